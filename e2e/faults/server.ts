// The server that faults befall, at one port: the built product, or the one that kills itself at a named point.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { program as bundleOf } from '../../scripts/build.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const built = here('../../apps/server/dist/main.js');
const programs = {
  built: [built],
  mortal: [here('dist/mortal-main.js')],
  /** The product itself, on a machine whose clock can be set. */
  'settable clock': ['--import', here('settable-clock.mjs'), built],
};
export type Program = keyof typeof programs;

export interface Server extends Running {
  program: Program;
}

export interface Running {
  port: number;
  /** Resolves when it is gone, however. */
  ended: Promise<unknown>;
  tell(message: object): void;
  /** The end of what it wrote to its log. */
  said(): string;
  kill(signal?: 'SIGKILL' | 'SIGTERM'): Promise<void>;
  pid: number;
}

/** Resolves with its file, in `dist` beside its source: bundled as the product is, for from sources it takes seconds to start. */
export async function bundled(source: URL): Promise<string> {
  const like = bundleOf('server');
  const outDir = fileURLToPath(new URL('dist', source));
  const entryFileNames = basename(source.pathname).replace(/ts$/, 'js');
  await build({
    ...like,
    build: { ...like.build, ssr: fileURLToPath(source), outDir, rolldownOptions: { output: { entryFileNames } } },
    logLevel: 'warn',
  });
  return join(outDir, entryFileNames);
}

export const buildMortal = (): Promise<string> => bundled(new URL('mortal-main.ts', import.meta.url));

/** `more`: options of one node of several. */
export const startServer = async (
  program: Program,
  databaseUrl: string,
  port: number,
  more: readonly string[] = [],
): Promise<Server> => ({
  program,
  ...(await startProgram(programs[program], databaseUrl, port, more)),
});

/** `program`: what node is given. */
export async function startProgram(
  program: readonly string[],
  databaseUrl: string,
  port: number,
  more: readonly string[] = [],
): Promise<Running> {
  const options = ['--floor', 'quiet', '--port', String(port), '--database-url', databaseUrl, ...more];
  const child: ChildProcess = spawn(process.execPath, [...program, ...options], {
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
      port: Number(got),
      pid: child.pid!,
      ended,
      tell: (message) => child.send(message),
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
