// A PostgreSQL of its own, at an address that stays when it is restarted: it is reached through a proxy. Its processes
// can be held still, and killed.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Pool } from 'pg';
import { startEmbedded } from '../../apps/server/src/store/embedded/index.ts';
import { createPool } from '../../apps/server/src/store/pool.ts';
import { startProxy } from './proxy.ts';

const run = promisify(execFile);

export interface Database {
  /** Always the same. */
  url: string;
  /** Not through the proxy, and another one after each restart. */
  look(): Pool;
  restart(how: 'in order' | 'killed'): Promise<void>;
  /** It has not ended by itself. */
  isUp(): boolean;
  /** The next, second, … COMMIT takes effect, and the line on which its answer comes is reset. Resolves then. */
  loseCommit(time: number): Promise<void>;
  /** All of its processes, by SIGSTOP and SIGCONT. Says how many. */
  hold(): Promise<number>;
  goOn(): Promise<void>;
  stop(): Promise<void>;
}

/** `place`: an empty folder for its files, on a disk of one's own; it is left to its owner. */
export async function startDatabase(place?: string): Promise<Database> {
  const folder = place ?? (await mkdtemp(join(tmpdir(), 'oriel-faults-')));
  await chmod(folder, 0o711);
  const start = () => startEmbedded({ dataDir: join(folder, 'data'), log: () => undefined });
  let embedded = await start();
  let isUp = true;
  const watch = () => {
    const mine = embedded;
    isUp = true;
    void mine.ended.then(() => {
      if (embedded === mine) isUp = false;
    });
  };
  watch();
  let pool = createPool(embedded.url, 2, 'checks');
  const socket = () => ({ path: join(new URL(embedded.url).searchParams.get('host')!, '.s.PGSQL.5432') });
  const proxy = await startProxy(socket());
  let held: number[] = [];
  const goOn = async () => {
    for (const pid of held) {
      try {
        process.kill(pid, 'SIGCONT');
      } catch {
        // It has ended meanwhile.
      }
    }
    held = [];
  };
  return {
    url: `postgresql://oriel@127.0.0.1:${proxy.port}/oriel`,
    look: () => pool,
    isUp: () => isUp,
    async restart(how) {
      await pool.end();
      if (how === 'killed') process.kill(embedded.pid, 'SIGKILL');
      else await embedded.stop();
      await embedded.ended;
      proxy.resetAll();
      embedded = await start();
      watch();
      pool = createPool(embedded.url, 2, 'checks');
      proxy.target = socket();
    },
    loseCommit: (time) => proxy.cutAt('COMMIT\0', time),
    async hold() {
      const { stdout } = await run('ps', ['-o', 'pid=', '--ppid', String(embedded.pid)]);
      held = [embedded.pid, ...stdout.trim().split(/\s+/).map(Number)];
      for (const pid of held) process.kill(pid, 'SIGSTOP');
      return held.length;
    },
    goOn,
    async stop() {
      await goOn();
      await pool.end();
      await proxy.close();
      await embedded.stop();
      if (!place) await rm(folder, { recursive: true, force: true });
    },
  };
}
