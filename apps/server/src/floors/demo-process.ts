// The living floor's bots: a process of its own that speaks the public protocol, kept running while the server runs. It
// ends when its standard input does, so it cannot outlive us, whatever ends us.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import type { Clock } from '../clock.ts';
import { installed } from '../installed.ts';
import type { Log } from '../log.ts';

/** After an end that nobody asked for: soon, and not in a loop that burns a core. */
const againAfterMs = 2_000;
/** How long it may take to leave by itself. */
const partingMs = 2_000;

export interface DemoProcessDeps {
  /** Where the bots find the server. */
  url: string;
  clock: Clock;
  log: Log;
  /** Node's arguments. */
  command?: readonly string[];
}

export interface DemoProcess {
  stop(): Promise<void>;
}

/** From the sources (in development) when we run from them, otherwise the bundle. */
function demoProgram(): string[] {
  const fromSources = import.meta.url.endsWith('.ts');
  return [...process.execArgv, installed(fromSources ? 'apps/demo/src/main.ts' : 'apps/demo/dist/main.js')];
}

export function startDemoProcess({ url, clock, log, command = demoProgram() }: DemoProcessDeps): DemoProcess {
  let child: ChildProcess | undefined;
  let callOff: (() => void) | undefined;
  let stopping = false;
  const start = (): void => {
    child = spawn(process.execPath, command, {
      stdio: ['pipe', 'ignore', 'inherit'],
      env: { ...process.env, ORIEL_URL: url },
    });
    child.stdin?.on('error', () => undefined);
    child.on('error', (error) => log.error({ error: error.message }, 'the demo floor could not be started'));
    child.on('exit', (code, signal) => {
      child = undefined;
      if (stopping) return;
      log.warn({ code, signal }, 'the demo floor ended; it is started again');
      callOff = clock.after(againAfterMs, start);
    });
  };
  start();
  return {
    async stop() {
      stopping = true;
      callOff?.();
      if (!child?.pid) return;
      const ending = child;
      const ended = once(ending, 'exit');
      ending.stdin?.end();
      const lose = clock.after(partingMs, () => ending.kill('SIGKILL'));
      await ended;
      lose();
    },
  };
}
