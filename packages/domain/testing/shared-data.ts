// Readers for the shared data that nobody here wrote (../shared/data beside the project): real keystrokes and real
// conversations. For tests only: it reads files, and what it reads is never committed. Undefined where a file is absent.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

/** One change of a text, in UTF-16 units. */
interface Change {
  at: number;
  del: number;
  ins: string;
}

export interface Keystroke {
  /** Milliseconds since 1970; undefined where the recording has none. */
  at: number | undefined;
  changes: Change[];
}

export interface Dialogue {
  id: string;
  turns: { from: 'customer' | 'agent'; text: string }[];
}

const folder = new URL('../../../../shared/data/', import.meta.url);

/** Where the file should be, for the name of a test that is skipped without it. */
export const sharedFile = (name: string): string => `../shared/data/${name}`;

function read(name: string): string | undefined {
  const path = fileURLToPath(new URL(name, folder));
  return existsSync(path) ? gunzipSync(readFileSync(path)).toString('utf8') : undefined;
}

/** The first `limit` keystrokes of a recording that starts with an empty text, with positions in UTF-16 units. */
export function keystrokes(name: string, limit = Infinity): Keystroke[] | undefined {
  const file = read(name);
  if (file === undefined) return undefined;
  const { startContent, txns } = JSON.parse(file) as {
    startContent: string;
    txns: { time?: string | number; patches: [number, number, string][] }[];
  };
  if (startContent !== '') throw new Error(`${name} does not start empty`);
  // Only characters outside the basic plane make a difference, and without any there is nothing to count.
  const counted = txns.some(({ patches }) => patches.some(([, , ins]) => /[\ud800-\udfff]/.test(ins)));
  let text: string[] = [];
  const units = (chars: string[]) => chars.reduce((sum, char) => sum + char.length, 0);
  return txns.slice(0, limit).map(({ time, patches }) => ({
    at: time === undefined ? undefined : new Date(time).getTime(),
    changes: patches.map(([position, deleted, ins]) => {
      if (!counted) return { at: position, del: deleted, ins };
      const before = text.slice(0, position);
      const removed = text.slice(position, position + deleted);
      text = [...before, ...ins, ...text.slice(position + deleted)];
      return { at: units(before), del: units(removed), ins };
    }),
  }));
}

/** The first `limit` conversations of a file. */
export function dialogues(name: string, limit = Infinity): Dialogue[] | undefined {
  const lines = read(name)
    ?.split('\n')
    .filter((line) => line !== '');
  return lines?.slice(0, limit).map((line) => JSON.parse(line) as Dialogue);
}
