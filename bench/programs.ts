// Programs of the benchmark, each a process of its own on its core, spoken with by messages. All of them end with whoever
// started them.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pinned } from './machine.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export interface Program {
  pid: number;
  /** Sends it, and waits for the answer. One at a time. */
  ask<Answer>(order: unknown): Promise<Answer>;
  /** The next message that it sends by itself. */
  said<Answer>(): Promise<Answer>;
  /** Resolves when it is gone. */
  stop(): Promise<void>;
}

export interface Surroundings {
  /** Options of Node's own. */
  node?: readonly string[];
  env?: Readonly<Record<string, string>>;
}

/** `file`: within bench/. */
export function startProgram(
  file: string,
  args: readonly string[],
  core: number | undefined,
  { node = [], env = {} }: Surroundings = {},
): Program {
  const [command, rest] = pinned(core, process.execPath, ['--import', 'tsx', ...node, here(file), ...args]);
  const child = spawn(command, rest, {
    cwd: here('.'),
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ...env },
  });
  return asked(child, file);
}

function asked(child: ChildProcess, called: string): Program {
  const ended = once(child, 'exit');
  const said = <Answer>(): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const gone = () => reject(new Error(`${called} ended before it answered.`));
      child.once('exit', gone);
      child.once('message', (message) => {
        child.off('exit', gone);
        resolve(message as Answer);
      });
    });
  return {
    pid: child.pid!,
    said,
    async ask<Answer>(order: unknown) {
      const answered = said<{ answer: Answer } | { failed: string }>();
      child.send(order as object);
      const message = await answered;
      if ('failed' in message) throw new Error(`${called}: ${message.failed}`);
      return message.answer;
    },
    async stop() {
      if (child.connected) child.disconnect();
      const late = setTimeout(() => child.kill('SIGKILL'), 5_000);
      await ended;
      clearTimeout(late);
    },
  };
}
