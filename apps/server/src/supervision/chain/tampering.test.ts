import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, type Json } from './canonical.ts';
import { entryOf, linkAfter, nothingYet, type End, type Entry, type Link, type SaltedText } from './entry.ts';
import { firstLine, headLine, lineOf, linkLine } from './export.ts';
import { newSeed, signerWith, type SignedHead, type Signer } from './heads.ts';
import { headsIn, Verification, type Verdict } from './verify.ts';

const own = signerWith(newSeed());
const other = signerWith(newSeed());
const names = ['Sam Marlow', 'Lea', 'Ana Ribeiro', 'Bø "B" 😀', ''];
const someone = (n: number) => ({ id: `id${n}`, name: names[n % names.length]! });

/** Looks that begin and end, one whose texts are erased; deterministic but for the salts. */
function written(count: number): Link[] {
  const links: Link[] = [];
  const end = (): End => links.at(-1) ?? nothingYet;
  const add = (entry: Entry, texts: readonly SaltedText[] = []) => links.push(linkAfter(end(), entry, texts));
  for (let n = 0; links.length < count; n += 1) {
    const what = (['desk', 'conversation', 'agents'] as const)[n % 3]!;
    const { entry, texts } = entryOf(
      {
        what,
        by: someone(n % 2),
        agent: what === 'agents' ? null : someone(n),
        interaction: what === 'conversation' ? `interaction ${n}` : null,
        teams: ['care'],
        purpose: n % 2 ? 'coaching' : null,
      },
      1_000 * n,
    );
    add(entry, texts);
    if (n % 4 !== 3) add({ what: 'until', at: 1_000 * n + 500, opened: end().seq, how: 'closed' });
  }
  return links;
}

/** As `oriel monitoring-log erase` does. */
function erased(links: readonly Link[], seq: number): Link[] {
  const kept = links.map((link) => (link.seq === seq ? { ...link, texts: [] } : link));
  const gone = links[seq - 1]!.texts.map(({ part }) => [seq, part] as const);
  return [...kept, linkAfter(kept.at(-1)!, { what: 'erased', at: 99_000, texts: gone }, [])];
}

const fileOf = (links: readonly Link[], signer: Signer = own, at = 100_000): string =>
  lineOf(firstLine) +
  links.map(linkLine).join('') +
  headLine(signer.sign({ at, seq: links.length, hash: links.at(-1)?.hash ?? nothingYet.hash }));

const headAt = (links: readonly Link[], seq: number): SignedHead =>
  own.sign({ at: 50_000 + seq, seq, hash: links[seq - 1]!.hash });

function verified(file: Uint8Array | string, heads: readonly SignedHead[], keys: readonly string[] = []): Verdict {
  const verification = new Verification({ heads, keys });
  let text: string;
  try {
    text = typeof file === 'string' ? file : new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(file);
  } catch {
    return { wrong: 'not UTF-8' };
  }
  const lines = text.split('\n');
  const rest = lines.pop();
  for (const line of lines) verification.take(line);
  return verification.verdict(rest === '');
}

/** Chained anew from a place on, by somebody who knows how. */
function rechained(links: readonly Link[], from: number): Link[] {
  const kept = links.slice(0, from);
  for (const { entry, texts } of links.slice(from))
    kept.push(linkAfter(kept.at(-1) ?? nothingYet, JSON.parse(entry) as Entry, texts));
  return kept;
}

/** What the one who rewrites changes in an entry. */
function rewritten(link: Link, by: number): Link {
  const entry = JSON.parse(link.entry) as Record<string, Json>;
  entry['at'] = (entry['at'] as number) + by;
  return { ...link, entry: canonical(entry) };
}

/** As it was before the texts of its third entry were erased: what older exports hold. */
const before = written(60);
const links = erased(before, 3);
const file = fileOf(links);
const lines = file.split('\n').slice(0, -1);
/** Of a log that goes on after the last copy was taken. */
const copies = [20, 40, links.length].map((seq) => headAt(links, seq));
const place = fc.integer({ min: 0, max: links.length - 1 });
const line = fc.integer({ min: 0, max: lines.length - 1 });
const joined = (changed: readonly string[]) => changed.map((each) => `${each}\n`).join('');

const tamperings = {
  flip: fc
    .tuple(fc.integer({ min: 0, max: Buffer.byteLength(file) - 1 }), fc.integer({ min: 0, max: 7 }))
    .map(([at, bit]) => {
      const bytes = Buffer.from(file);
      bytes[at] = bytes[at]! ^ (1 << bit);
      return bytes;
    }),
  delete: line.map((at) => joined(lines.toSpliced(at, 1))),
  insert: fc.tuple(line, line).map(([from, to]) => joined(lines.toSpliced(to, 0, lines[from]!))),
  swap: fc
    .tuple(line, line)
    .filter(([one, two]) => one !== two)
    .map(([one, two]) => joined(lines.with(one, lines[two]!).with(two, lines[one]!))),
  truncate: fc
    .integer({ min: 0, max: Buffer.byteLength(file) - 1 })
    .map((length) => Buffer.from(file).subarray(0, length)),
  'roll back': place.map((length) => fileOf(before.slice(0, length))),
  're-sign with another key': fc
    .tuple(place, fc.integer({ min: 1, max: 9 }))
    .map(([at, by]) => fileOf(rechained(links.with(at, rewritten(links[at]!, by)), at), other)),
  're-sign with the stolen key': fc
    .tuple(place, fc.integer({ min: 1, max: 9 }))
    .map(([at, by]) => fileOf(rechained(links.with(at, rewritten(links[at]!, by)), at), own)),
  'take out, chain anew, sign with the stolen key': place.map((at) => fileOf(rechained(links.toSpliced(at, 1), at))),
  'put in, chain anew, sign with the stolen key': fc
    .tuple(place, place)
    .map(([from, to]) => fileOf(rechained(links.toSpliced(to, 0, links[from]!), to))),
  'take away a text': place
    .filter((at) => links[at]!.texts.length > 0)
    .map((at) => fileOf(links.with(at, { ...links[at]!, texts: links[at]!.texts.slice(1) }))),
  'change a text': fc
    .tuple(place, fc.string())
    .filter(([at]) => links[at]!.texts.length > 0)
    .map(([at, name]) => {
      const [first, ...rest] = links[at]!.texts;
      const text = canonical({ id: 'somebody else', name: `${name}!` });
      return fileOf(links.with(at, { ...links[at]!, texts: [{ ...first!, text }, ...rest] }));
    }),
};

describe('L14 tampering is found', () => {
  test('L14 what was not tampered with is right, to the last copied head', () => {
    expect(verified(file, copies, [own.key])).toEqual({
      entries: links.length,
      closing: own.sign({ at: 100_000, seq: links.length, hash: links.at(-1)!.hash }),
      copied: copies.at(-1)!.head,
      erased: 3,
    });
    expect(verified(fileOf([]), [], [own.key])).toMatchObject({ entries: 0, copied: null });
    expect(verified(fileOf(before.slice(0, 20)), [], [])).toMatchObject({ entries: 20, copied: null });
  });

  test('L14 a thousand random tamperings of twelve kinds are all found against the last copied head', () => {
    const last = copies.slice(-1);
    const tried = new Map<string, number>();
    const kinds = Object.entries(tamperings).map(([kind, how]) => how.map((tampered) => ({ kind, tampered })));
    fc.assert(
      fc.property(fc.oneof(...kinds), ({ kind, tampered }) => {
        if (Buffer.from(file).equals(Buffer.from(tampered))) return;
        tried.set(kind, (tried.get(kind) ?? 0) + 1);
        expect(verified(tampered, last)).toHaveProperty('wrong');
      }),
      { numRuns: 1_100 },
    );
    const sum = [...tried.values()].reduce((one, more) => one + more, 0);
    console.log(`  ${sum} tamperings found: ${[...tried].map(([kind, count]) => `${kind} ${count}`).join(', ')}`);
    expect([...tried.keys()].toSorted()).toEqual(Object.keys(tamperings).toSorted());
    expect(sum).toBeGreaterThanOrEqual(1_000);
  });

  test('L14 what the stolen key rewrites behind the last copied head, or without any copy, is not: hence the copies', () => {
    const forged = fileOf(rechained(links.with(45, rewritten(links[45]!, 1)), 45));
    expect(verified(forged, copies.slice(0, 2), [own.key])).toMatchObject({ copied: { seq: 40 } });
    expect(verified(forged, [], [own.key])).toMatchObject({ copied: null });
    expect(verified(forged, copies)).toEqual({
      wrong: `The log was written anew: entry ${links.length} is not the one that a copied head names`,
    });
  });

  test('L14 copied heads are read from their file; one that was being written is passed over, one that was changed is not', () => {
    const copied = copies.map(headLine).join('');
    expect(headsIn(copied)).toEqual(copies);
    expect(headsIn(copied.slice(0, -9))).toEqual(copies.slice(0, -1));
    expect(headsIn(copied.replace(/"seq":40/, '"seq":41'))).toEqual({
      wrong: 'line 2 of the copied heads is not signed by the key it names',
    });
    expect(headsIn('nonsense\n')).toEqual({ wrong: 'line 1 of the copied heads is not JSON as it is written here' });
  });
});
