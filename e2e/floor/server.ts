// The built product as one process on a data directory of its own: started as `npm start` starts it, stopped by its own
// process id.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

export interface Server {
  /** Without a trailing slash. */
  url: string;
  /** What it wrote to its log so far. */
  log(): string;
  /** Resolves when the process is gone. Harmless twice. */
  stop(): Promise<void>;
}

/** A quiet floor: the accounts, teams, channels and policy of the demo, and no bots. */
export async function startServer(dataDir: string): Promise<Server> {
  const child = spawn(process.execPath, [program, '--floor', 'quiet', '--port', '0', '--data', dataDir], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let log = '';
  child.stderr.setEncoding('utf8').on('data', (written: string) => {
    log += written;
  });
  const ended = once(child, 'exit');
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /ready at http:\/\/[^:]+:(\d+)$/.exec(line) ?? [];
    // By number: `localhost` may first be looked for where nothing listens.
    if (port) return { url: `http://127.0.0.1:${port}`, log: () => log, stop };
  }
  await ended;
  throw new Error(`The server did not start: ${log}`);
}
