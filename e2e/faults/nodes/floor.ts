// A floor on two nodes that faults befall: one PostgreSQL, one NATS with a line to each node, and before each node a door,
// which leads to the other one when its own is gone, as a balancer does. Ana is at blue, Sam watches her at green, and
// of the customers' pages half are at each.
import { drafts, draftKey, watchDrafts } from '@oriel/client';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startNats, type NatsServer } from '../../../apps/server/src/bus/nats-server.ts';
import { startDatabase, type Database } from '../database.ts';
import { isWell, letIn, until, unwell, type People } from '../people.ts';
import { startProxy, type Proxy } from '../proxy.ts';
import { startServer, type Program, type Server } from '../server.ts';
import { jumpingClock, openTab } from '../tab.ts';

export const names = ['blue', 'green'] as const;
export type Name = (typeof names)[number];
export const other = (name: Name): Name => (name === 'blue' ? 'green' : 'blue');

/** Blue can die at a named point, green is the built product. */
const programs: Record<Name, Program> = { blue: 'mortal', green: 'built' };

export interface Node {
  server: Server;
  isUp: boolean;
  /** Between its people and it. */
  door: Proxy;
  /** Between it and NATS. */
  line: Proxy;
}

export interface NodesFloor extends People {
  database: Database;
  nats: NatsServer;
  nodes: Record<Name, Node>;
  /** What Ana types is seen by Sam on the other node. Rejects when it is not. */
  typed(text: string): Promise<void>;
  /** It is gone, at once or in order; its people go to the other. */
  fell(name: Name): void;
  /** Starts what is gone, and everybody is at their own node again. */
  home(): Promise<void>;
  stop(): Promise<void>;
}

export async function startNodesFloor(pages?: number): Promise<NodesFloor> {
  const undo: (() => unknown)[] = [];
  const stop = async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  };
  try {
    const folder = await mkdtemp(join(tmpdir(), 'oriel-nodes-'));
    undo.push(() => rm(folder, { recursive: true, force: true }));
    const database = await startDatabase();
    undo.push(() => database.stop());
    const nats = await startNats();
    undo.push(() => nats.stop());
    const start = (name: Name, port: number, line: Proxy) =>
      startServer(programs[name], database.url, port, [
        ...['--nats-url', `nats://127.0.0.1:${line.port}`],
        ...['--data', join(folder, name)],
      ]);
    const begin = async (name: Name): Promise<Node> => {
      const line = await startProxy({ host: '127.0.0.1', port: nats.port });
      undo.push(() => line.close());
      const server = await start(name, 0, line);
      const door = await startProxy({ host: '127.0.0.1', port: server.port });
      undo.push(() => door.close());
      return { server, isUp: true, door, line };
    };
    const nodes = { blue: await begin('blue'), green: await begin('green') };
    undo.push(async () => {
      for (const name of names) if (nodes[name].isUp) await nodes[name].server.kill('SIGTERM');
    });
    const doors = {
      api: () => nodes.blue.server.port,
      ana: nodes.blue.door.port,
      sam: nodes.green.door.port,
      page: (number: number) => nodes[names[number % 2]!].door.port,
    };
    const people = await letIn(doors, pages, jumpingClock());
    undo.push(() => {
      for (const client of [people.ana.client, people.sam, ...people.tabs.map((tab) => tab.client)]) client.end();
    });
    const { editor, key } = await writes(people, nodes.green.door.port);
    const floor: NodesFloor = {
      ...people,
      database,
      nats,
      nodes,
      async typed(text) {
        editor.input(text);
        const seen = () => people.watched.drafts.value.get(key)?.text;
        await until(() => seen() === text, `Sam sees what Ana types`, 20_000).catch((error: unknown) => {
          throw new Error(`${String(error)}: ${seen()} and not ${text}`);
        });
      },
      fell(name) {
        const node = nodes[name];
        node.isUp = false;
        node.door.target = nodes[other(name)].door.target;
        node.door.resetAll();
      },
      async home() {
        for (const name of names) {
          const node = nodes[name];
          const { port } = node.server;
          if (!node.isUp) node.server = await start(name, port, node.line);
          node.isUp = true;
          const isHome = 'port' in node.door.target && node.door.target.port === port;
          node.door.target = { host: '127.0.0.1', port };
          if (!isHome) node.door.resetAll();
        }
        await until(() => isWell(floor), 'everybody is at home');
      },
      stop,
    };
    await until(() => isWell(floor), 'everybody is there', 20_000).catch((error: unknown) => {
      throw new Error(unwell(floor), { cause: error });
    });
    return floor;
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ana has a conversation of her own, with somebody who has said something and gone, and writes in it. */
async function writes({ ana, sam, beginChat }: People, port: number) {
  watchDrafts(sam);
  const written = drafts(ana.client);
  await ana.client.do({ kind: 'enter-routing' });
  await until(() => ana.desk.one('agent', ana.id)?.mode === 'available', 'Ana is available', 10_000);
  const customer = openTab('shop', await beginChat('shop'), port, jumpingClock());
  void customer.write('is it here yet?');
  const ringing = () => ana.desk.all('interaction').find(({ state }) => state === 'ringing')?.id;
  await until(() => ringing() !== undefined, 'it rings', 10_000);
  const interaction = ringing()!;
  await ana.client.do({ kind: 'accept', interaction });
  customer.client.end();
  return { editor: written.editor(interaction, 'reply'), key: draftKey({ interaction, what: 'reply' }) };
}
