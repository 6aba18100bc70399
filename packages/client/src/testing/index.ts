// For tests of what stands on this package: virtual time, a network of two queues, and a floor that speaks the protocol.
export * from './fake-clock.ts';
export * from './fake-floor.ts';
export * from './fake-network.ts';
export * from './client-on-floor.ts';
