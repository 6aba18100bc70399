// Two nodes on one database, each with its own line to one NATS: blue and green.
import { freshDatabase } from '../../apps/server/src/store/embedded/testing.ts';
import { startFloor, type Around, type Floor } from './floor.ts';
import { startNats, type NatsServer } from '../../apps/server/src/bus/nats-server.ts';
import { proxyTo, type TcpProxy } from './tcp-proxy.ts';

export interface TwoNodes {
  nats: NatsServer;
  blue: Floor;
  green: Floor;
  /** Their lines to NATS. */
  lines: Record<'blue' | 'green', TcpProxy>;
  stop(): Promise<void>;
}

export async function startTwoNodes(around: { blue?: Around; green?: Around } = {}): Promise<TwoNodes> {
  const nats = await startNats();
  const database = await freshDatabase();
  const lines = { blue: await proxyTo(nats.port), green: await proxyTo(nats.port) };
  const node = (name: 'blue' | 'green') =>
    startFloor(around[name], {}, { database, natsUrl: `nats://127.0.0.1:${lines[name].port}` });
  const blue = await node('blue');
  const green = await node('green');
  return {
    nats,
    blue,
    green,
    lines,
    async stop() {
      await Promise.all([blue.stop(), green.stop()]);
      await Promise.all([lines.blue.close(), lines.green.close()]);
      await nats.stop();
      await database.drop();
    },
  };
}
