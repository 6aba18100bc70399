// The server that faults befall, at one port: the built product, or the one that kills itself at a named point.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Armed } from './points.ts';

const programs = {
  built: [fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url))],
  mortal: ['--import', 'tsx', fileURLToPath(new URL('mortal-main.ts', import.meta.url))],
};
export type Program = keyof typeof programs;

export interface Server {
  program: Program;
  port: number;
  /** Resolves when it is gone, however. */
  ended: Promise<unknown>;
  arm(armed: Armed): void;
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  pid: number;
}

export async function startServer(program: Program, databaseUrl: string, port: number): Promise<Server> {
  const options = ['--floor', 'quiet', '--port', String(port), '--database-url', databaseUrl];
  const child: ChildProcess = spawn(process.execPath, [...programs[program], ...options], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (written: string) => (said = (said + written).slice(-4_000)));
  const ended = once(child, 'exit');
  for await (const line of createInterface({ input: child.stdout! })) {
    const [, got] = /ready at http:\/\/[^:]+:(\d+)$/.exec(line) ?? [];
    if (!got) continue;
    child.stdout!.resume();
    return {
      program,
      port: Number(got),
      pid: child.pid!,
      ended,
      arm: (armed) => child.send(armed),
      async kill(signal = 'SIGKILL') {
        child.kill(signal);
        await ended;
      },
    };
  }
  await ended;
  throw new Error(`The server did not start: ${said}`);
}
