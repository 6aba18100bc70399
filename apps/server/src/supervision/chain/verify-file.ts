// `verify FILE`, as a program of its own needs it: files in, sentences out. Reads piece by piece, whatever the size.
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { SignedHead } from './heads.ts';
import { headsIn, Verification, type Verdict } from './verify.ts';

export interface VerifyOptions {
  /** Files of copied heads. */
  heads: readonly string[];
  /** Public keys, in hexadecimal. */
  keys: readonly string[];
}

export async function verifyFile(file: string, { heads: files, keys }: VerifyOptions): Promise<Verdict> {
  const heads: SignedHead[] = [];
  for (const path of files) {
    const read = headsIn(await readFile(path, 'utf8'));
    if ('wrong' in read) return { wrong: `${path}: ${read.wrong}` };
    heads.push(...read);
  }
  const verification = new Verification({ heads, keys });
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  const take = (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) verification.take(line);
  };
  try {
    for await (const piece of createReadStream(file)) take(decoder.decode(piece as Buffer, { stream: true }));
    take(decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return { wrong: 'The file is not UTF-8' };
    throw error;
  }
  return verification.verdict(rest === '');
}

const moment = (at: number): string => new Date(at).toISOString();

/** What a person is told, and the exit code: 0 right, 1 tampered with. */
export function told(verdict: Verdict): { lines: string[]; code: 0 | 1 } {
  if ('wrong' in verdict) return { lines: [`NOT as it was written. ${verdict.wrong}.`], code: 1 };
  const { entries, closing, copied, erased } = verdict;
  return {
    lines: [
      `As it was written: ${entries} entries, signed on ${moment(closing.head.at)} with the key ${closing.key}.`,
      ...(erased > 0 ? [`${erased} texts were erased, as entries say.`] : []),
      copied
        ? `Held against copied heads: up to entry ${copied.seq}, of ${moment(copied.at)}, it cannot have been changed since.`
        : 'Held against no copied head: it fits together, but whoever has the key could have written it anew (--heads FILE).',
    ],
    code: 0,
  };
}
