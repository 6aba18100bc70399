// What every chain promises. Run over each adapter, the one in memory included.
import { expect, test } from 'vitest';
import type { Chain } from './chain.ts';
import { entryOf, hashAfter, nothingYet, type Looked } from './entry.ts';
import { exportOf } from './export.ts';
import { newSeed, signerWith } from './heads.ts';
import { Verification } from './verify.ts';

export const looked = (more: Partial<Looked> = {}): Looked => ({
  what: 'desk',
  by: { id: 'sam', name: 'Sam "S" \\ Marlow\u2028😀\u0001' },
  agent: { id: 'ana', name: 'Ana' },
  interaction: null,
  teams: ['care'],
  purpose: 'coaching: "tone"\n',
  ...more,
});

export const begin = (chain: Chain, at: number, more: Partial<Looked> = {}, node: string | null = null) => {
  const { entry, texts } = entryOf(looked(more), at, node);
  return chain.append(entry, texts);
};

export const end = (chain: Chain, opened: number, at: number, how: 'closed' | 'restart' = 'closed') =>
  chain.append({ what: 'until', at, opened, how }, []);

export async function verdictOn(chain: Chain) {
  const verification = new Verification({ heads: [], keys: [] });
  for await (const page of exportOf(chain, signerWith(newSeed()), () => 0))
    for (const line of page.split('\n').slice(0, -1)) verification.take(line);
  return verification.verdict(true);
}

/** `make` gives an empty chain. */
export function chainContract(name: string, make: () => Promise<Chain>): void {
  test(`L13 ${name}: each entry is chained to the one before, and the whole is right`, async () => {
    const chain = await make();
    expect(await chain.end()).toEqual(nothingYet);
    expect(await verdictOn(chain)).toMatchObject({ entries: 0 });
    const first = await begin(chain, 1_000);
    await begin(chain, 2_000, { what: 'agents', agent: null, purpose: null, teams: ['care', 'sales'] });
    await begin(chain, 3_000, { what: 'conversation', interaction: 'one' });
    await end(chain, first!, 4_000);
    const links = await chain.links(0, 99);
    expect(links.map(({ seq }) => seq)).toEqual([1, 2, 3, 4]);
    let before = nothingYet.hash;
    for (const { entry, hash } of links) expect(hash).toBe((before = hashAfter(before, entry)));
    expect(await chain.end()).toEqual({ seq: 4, hash: before });
    expect(await chain.links(1, 2)).toEqual(links.slice(1, 3));
    expect(await verdictOn(chain)).toMatchObject({ entries: 4, erased: 0 });
    // No name, and no id, is in an entry; equal ones have unequal leaves.
    for (const { entry } of links) expect(entry).not.toMatch(/sam|ana|Sam|Ana|one"/);
    const by = links.slice(0, 3).map(({ entry }) => (JSON.parse(entry) as { by: string }).by);
    expect(new Set(by).size).toBe(3);
  });

  test(`L6 ${name}: a look ends once; those without an end are told`, async () => {
    const chain = await make();
    const [one, two] = [await begin(chain, 1_000), await begin(chain, 1_000, {}, 'blue')];
    expect(await chain.open()).toEqual([
      { seq: one, node: null },
      { seq: two, node: 'blue' },
    ]);
    expect(await end(chain, one!, 2_000)).toBe(3);
    expect(await end(chain, one!, 9_000)).toBeUndefined();
    expect(await chain.open()).toEqual([{ seq: two, node: 'blue' }]);
    expect(await chain.end()).toMatchObject({ seq: 3 });
    expect(await begin(chain, 3_000)).toBe(4);
    expect(await verdictOn(chain)).toMatchObject({ entries: 4 });
  });

  test(`L13 ${name}: entries given at once follow one another`, async () => {
    const chain = await make();
    const places = await Promise.all(Array.from({ length: 40 }, (_, n) => begin(chain, n)));
    expect(places.toSorted((a, b) => a! - b!)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
    expect(await verdictOn(chain)).toMatchObject({ entries: 40 });
  });

  test(`L6 ${name}: looks newest first, by all that is asked; their sums by who and whose`, async () => {
    const chain = await make();
    const lea = { by: { id: 'lea', name: 'Lea' } };
    const ben = { agent: { id: 'ben', name: 'Ben' } };
    const first = await begin(chain, 1_000);
    await begin(chain, 2_000, { what: 'agents', agent: null });
    const third = await begin(chain, 3_000, { what: 'conversation', interaction: 'one', ...ben });
    await begin(chain, 4_000, lea);
    await end(chain, first!, 61_000);
    await end(chain, third!, 63_000, 'restart');
    const all = await chain.looks({}, Number.MAX_SAFE_INTEGER, 99);
    expect(all.map(({ seq, until }) => [seq, until])).toEqual([
      [4, null],
      [3, 63_000],
      [2, null],
      [1, 61_000],
    ]);
    expect(all[1]).toEqual({
      seq: 3,
      at: 3_000,
      until: 63_000,
      how: 'restart',
      what: 'conversation',
      by: 'sam',
      by_name: looked().by.name,
      agent: 'ben',
      agent_name: 'Ben',
      interaction: 'one',
      teams: ['care'],
      purpose: looked().purpose,
      agent_erased: false,
    });
    const asked = async (query: Parameters<Chain['looks']>[0]) =>
      (await chain.looks(query, Number.MAX_SAFE_INTEGER, 99)).map(({ seq }) => seq);
    expect(await asked({ by: 'lea' })).toEqual([4]);
    expect(await asked({ agent: 'ana' })).toEqual([4, 1]);
    expect(await asked({ what: 'agents' })).toEqual([2]);
    expect(await asked({ from: 2_000, to: 4_000 })).toEqual([3, 2]);
    expect(await asked({ by: 'sam', agent: 'ben', what: 'desk' })).toEqual([]);
    expect((await chain.looks({}, 3, 1)).map(({ seq }) => seq)).toEqual([2]);
    const sam = { by: 'sam', by_name: looked().by.name };
    expect(await chain.sums({}, 10_000)).toEqual([
      { by: 'lea', by_name: 'Lea', agent: 'ana', agent_name: 'Ana', looks: 1, ms: 6_000, unsure: 0 },
      { ...sam, agent: null, agent_name: null, looks: 1, ms: 8_000, unsure: 0 },
      { ...sam, agent: 'ana', agent_name: 'Ana', looks: 1, ms: 60_000, unsure: 0 },
      { ...sam, agent: 'ben', agent_name: 'Ben', looks: 1, ms: 60_000, unsure: 1 },
    ]);
    expect((await chain.sums({ what: 'desk', from: 2_000 }, 10_000)).map(({ by, ms }) => [by, ms])).toEqual([
      ['lea', 6_000],
    ]);
  });
}
