// Changes what a node gives to NATS; undefined: it does not get there.
import type { ConnectNats } from '../../apps/server/src/bus/nats-bus.ts';

export const overNats =
  (change: (bytes: Uint8Array) => Uint8Array | undefined) =>
  (connect: ConnectNats): ConnectNats =>
  async (options) => {
    const nats = await connect(options);
    return {
      subscribe: (subject, how) => nats.subscribe(subject, how),
      publish(subject, bytes) {
        const changed = change(bytes);
        if (changed) nats.publish(subject, changed);
      },
      flush: () => nats.flush(),
      status: () => nats.status(),
      close: () => nats.close(),
    };
  };
