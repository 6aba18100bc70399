// The log as a file: JSON lines, each canonical. A first line that says what it is; an entry a line, in order, with its
// texts; at the end the head, signed, so that a file that was cut short shows. verify.ts reads it.
import { canonical, type Json } from './canonical.ts';
import type { Chain } from './chain.ts';
import { nothingYet, type Link } from './entry.ts';
import type { SignedHead, Signer } from './heads.ts';

export const firstLine = { oriel: 'monitoring log', version: 1 } as const;

export const lineOf = (value: object): string => `${canonical(value as Json)}\n`;

export function linkLine({ seq, entry, hash, texts }: Link): string {
  const beside = Object.fromEntries(
    texts.map(({ part, salt, text }) => [part, { salt, text: JSON.parse(text) as Json }]),
  );
  return lineOf({ seq, entry: JSON.parse(entry) as Json, hash, texts: beside });
}

export const headLine = (signed: SignedHead): string => lineOf(signed);

/** Read so many at a time: a page in memory, not the log. */
const linksAtOnce = 1_000;

/** What comes to stand in the log meanwhile is not in it. */
export async function* exportOf(chain: Chain, signer: Signer, now: () => number): AsyncGenerator<string> {
  const end = await chain.end();
  yield lineOf(firstLine);
  for (let after = nothingYet.seq; after < end.seq;) {
    const links = await chain.links(after, Math.min(linksAtOnce, end.seq - after));
    const last = links.at(-1);
    // Somebody took entries away: the file says so by being short.
    if (!last) break;
    yield links.map(linkLine).join('');
    after = last.seq;
  }
  yield headLine(signer.sign({ ...end, at: now() }));
}
