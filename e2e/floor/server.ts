// The built product as one process on a data directory of its own: started as `npm start` starts it, stopped by its own
// process id, or killed as a machine that loses its power would, and started again.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const program = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const run = promisify(execFile);

export interface Server {
  /** Without a trailing slash. */
  url: string;
  dataDir: string;
  /** What it wrote to its log so far. */
  log(): string;
  /** `kill -9`, at once. Resolves with the number of its processes when all of them, the database's too, are gone. */
  kill(): Promise<number>;
  /** After `kill` or `stop`: on the same data, at the same address. */
  startAgain(): Promise<void>;
  /** Resolves when the process is gone. Harmless twice. */
  stop(): Promise<void>;
}

/** A quiet floor: the accounts, teams, channels and policy of the demo, and no bots. `node`: options of Node's own. */
export async function startServer(dataDir: string, node: readonly string[] = []): Promise<Server> {
  let log = '';
  const hear = (written: string) => {
    log += written;
  };
  const failed = () => new Error(`The server did not start: ${log}`);
  let process = await begin(node, dataDir, '0', hear, failed);
  const { port } = process;
  return {
    // By number: `localhost` may first be looked for where nothing listens.
    url: `http://127.0.0.1:${port}`,
    dataDir,
    log: () => log,
    async kill() {
      // Held still first: what it has started can only be told while it is there, and that takes a moment.
      process.end('SIGSTOP');
      const pids = await processesUnder(process.pid);
      process.end('SIGKILL');
      await process.ended;
      while ((await alive(pids)).length > 0) await wait(10);
      return pids.length;
    },
    async startAgain() {
      process = await begin(node, dataDir, port, hear, failed);
    },
    async stop() {
      process.end('SIGTERM');
      await process.ended;
    },
  };
}

async function begin(
  node: readonly string[],
  dataDir: string,
  port: string,
  hear: (written: string) => void,
  failed: () => Error,
) {
  const child = spawn(process.execPath, [...node, program, '--floor', 'quiet', '--port', port, '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stderr.setEncoding('utf8').on('data', hear);
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout })) {
    const [, got] = /ready at http:\/\/[^:]+:(\d+)$/.exec(line) ?? [];
    if (got)
      return {
        port: got,
        pid: child.pid!,
        ended,
        end: (signal: 'SIGTERM' | 'SIGSTOP' | 'SIGKILL') => child.kill(signal),
      };
  }
  await ended;
  throw failed();
}

/** It and all that it has started. */
async function processesUnder(pid: number): Promise<number[]> {
  const { stdout } = await run('ps', ['-A', '-o', 'pid=,ppid=']);
  const all = stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number) as [pid: number, parent: number]);
  const under = [pid];
  for (const parent of under) under.push(...all.filter(([, its]) => its === parent).map(([its]) => its));
  return under;
}

/** One that has ended and is not yet taken note of by its parent does not live. */
async function alive(pids: readonly number[]): Promise<string[]> {
  const { stdout } = await run('ps', ['-o', 'stat=', '-p', pids.join(',')]).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter((state) => state.trim() !== '' && !state.trim().startsWith('Z'));
}
