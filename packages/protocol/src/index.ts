// What crosses the wire, without zod: types (erased), limits, close codes, the draft frames.
export type * from './schemas/index.ts';
export * from './close-codes.ts';
export * from './draft-frame.ts';
export * from './keys.ts';
export * from './limits.ts';
export * from './wire.ts';
