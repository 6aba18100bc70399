// Two nodes on one database, each with its own line to one NATS: blue and green. There can be others.
import { freshDatabase } from '../../apps/server/src/store/embedded/testing.ts';
import { startNats, type NatsServer } from '../../apps/server/src/bus/nats-server.ts';
import { startProxy, type Proxy } from '../faults/proxy.ts';
import { startFloor, type Around, type Floor } from './floor.ts';

export interface TwoNodes {
  nats: NatsServer;
  blue: Floor;
  green: Floor;
  /** Their lines to NATS. */
  lines: Record<'blue' | 'green', Proxy>;
  /** One more, which its caller stops. */
  another(): Promise<Floor>;
  stop(): Promise<void>;
}

export async function startTwoNodes(around: { blue?: Around; green?: Around } = {}): Promise<TwoNodes> {
  const nats = await startNats();
  const database = await freshDatabase();
  const line = () => startProxy({ host: '127.0.0.1', port: nats.port });
  const lines = { blue: await line(), green: await line() };
  const node = (port: number, own?: Around) => startFloor(own, {}, { database, natsUrl: `nats://127.0.0.1:${port}` });
  const blue = await node(lines.blue.port, around.blue);
  const green = await node(lines.green.port, around.green);
  return {
    nats,
    blue,
    green,
    lines,
    another: () => node(nats.port),
    async stop() {
      await Promise.all([blue.stop(), green.stop()]);
      await Promise.all([lines.blue.close(), lines.green.close()]);
      await nats.stop();
      await database.drop();
    },
  };
}
