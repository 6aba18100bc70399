// A floor that faults befall: database, server and lines can each be spoiled; people on it are programs.
import { startDatabase, type Database } from './database.ts';
import { isWell, letIn, until, unwell, type People } from './people.ts';
import { startProxy, type Proxy } from './proxy.ts';
import { startServer, type Program, type Server } from './server.ts';
import { jumpingClock, type JumpingClock } from './tab.ts';

export interface Floor extends People {
  database: Database;
  /** Between the people and the server. */
  lines: Proxy;
  server: Server;
  /** Of all customers' pages. */
  clock: JumpingClock;
  /** After its end, on the same port. */
  startAgain(program: Program): Promise<void>;
  stop(): Promise<void>;
}

/** As many pages; each fifth customer has two tabs open. `place`: where the database lies. */
export async function startFloor(pages?: number, place?: string): Promise<Floor> {
  const database = await startDatabase(place);
  let server = await startServer('built', database.url, 0);
  const { port } = server;
  const lines = await startProxy({ host: '127.0.0.1', port });
  const clock = jumpingClock();
  const door = lines.port;
  const { ana, sam, watched, tabs, beginChat } = await letIn(
    { api: () => port, ana: door, sam: door, page: () => door },
    pages,
    clock,
  );
  const floor: Floor = {
    database,
    lines,
    server,
    tabs,
    clock,
    ana,
    sam,
    watched,
    async startAgain(program) {
      floor.server = server = await startServer(program, database.url, port);
    },
    beginChat,
    async stop() {
      for (const { client } of tabs) client.end();
      ana.client.end();
      sam.end();
      await lines.close();
      await server.kill('SIGTERM');
      await database.stop();
    },
  };
  try {
    await until(() => isWell(floor), 'everybody is there', 10_000);
  } catch (error) {
    const who = unwell(floor);
    await floor.stop();
    throw new Error(who, { cause: error });
  }
  return floor;
}
