// The server that faults befall, at one port: the built product, or the one that kills itself at a named point.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { program as bundleOf } from '../../scripts/build.mjs';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const programs = { built: here('../../apps/server/dist/main.js'), mortal: here('dist/mortal-main.js') };
export type Program = keyof typeof programs;

export interface Server extends Running {
  program: Program;
}

export interface Running {
  port: number;
  /** Resolves when it is gone, however. */
  ended: Promise<unknown>;
  tell(message: object): void;
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

export const startServer = async (program: Program, databaseUrl: string, port: number): Promise<Server> => ({
  program,
  ...(await startProgram(programs[program], databaseUrl, port)),
});

export async function startProgram(file: string, databaseUrl: string, port: number): Promise<Running> {
  const options = ['--floor', 'quiet', '--port', String(port), '--database-url', databaseUrl];
  const child: ChildProcess = spawn(process.execPath, [file, ...options], {
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
      async kill(signal = 'SIGKILL') {
        child.kill(signal);
        await ended;
      },
    };
  }
  await ended;
  throw new Error(`The server did not start: ${said}`);
}
