// The server that faults befall, at one port: the built product, or the one that kills itself at a named point.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { program as bundled } from '../../scripts/build.mjs';
import type { Armed } from './points.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = here('../../apps/server/dist/main.js');
const programs = {
  built: [built],
  mortal: [here('dist/mortal-main.js')],
  /** The product itself, on a machine whose clock can be set. */
  'settable clock': ['--import', here('settable-clock.mjs'), built],
};
export type Program = keyof typeof programs;

export interface Server {
  program: Program;
  port: number;
  /** Resolves when it is gone, however. */
  ended: Promise<unknown>;
  arm(armed: Armed): void;
  /** Sets its machine's clock so far ahead of ours; needs a settable one. */
  setClock(aheadMs: number): void;
  /** The end of what it wrote to its log. */
  said(): string;
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  pid: number;
}

/** As the product is bundled: from its sources it takes seconds to start, and a start is what is timed here. */
export async function buildMortal(): Promise<void> {
  const like = bundled('server');
  const output = { entryFileNames: 'mortal-main.js' };
  await build({
    ...like,
    build: { ...like.build, ssr: here('mortal-main.ts'), outDir: here('dist'), rolldownOptions: { output } },
    logLevel: 'warn',
  });
}

/** `more`: options of one node of several. */
export async function startServer(
  program: Program,
  databaseUrl: string,
  port: number,
  more: readonly string[] = [],
): Promise<Server> {
  const options = ['--floor', 'quiet', '--port', String(port), '--database-url', databaseUrl, ...more];
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
      setClock: (aheadMs) => child.send({ aheadMs }),
      said: () => said,
      async kill(signal = 'SIGKILL') {
        child.kill(signal);
        await ended;
      },
    };
  }
  await ended;
  throw new Error(`The server did not start: ${said}`);
}
