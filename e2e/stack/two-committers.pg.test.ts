// A random hour on two nodes at once, on one database: whatever races, every row is the fold of its facts.
import { system, type Act } from '@oriel/domain';
import { expect, test } from 'vitest';
import { customer, someone, storeBench } from '../../apps/server/src/store/testing.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

/** mulberry32: the same hour for the same seed. */
function chance(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  };
}

test.each([1, 2, 3])(
  'ST5 ST6 P3 rows = fold after a random hour on two nodes (seed %d)',
  { timeout: 120_000 },
  async (seed) => {
    const bench = await storeBench();
    try {
      const nodes = [await bench.committer(), await bench.committer()];
      const below = chance(seed);
      const customers = Array.from({ length: 8 }, (_, index) => `k${index}`);
      for (const id of customers) {
        await nodes[0]!.commits.commit({
          by: system,
          key: null,
          command: { kind: 'arrive', customer: id, channel: 'chat', name: id },
        });
      }
      const outcomes = new Map<string, number>();
      for (let round = 0; round < 60; round += 1) {
        bench.clock.now += 4_000;
        const { rows } = await bench.db.query<{ id: string }>('select id from interactions order by id');
        const some = () => rows[below(Math.max(rows.length, 1))]?.id ?? 'none';
        const agent = () => ['ana', 'ben'][below(2)]!;
        const acts: (() => Act)[] = [
          () => ({ by: customer(customers[below(8)]!), key: null, command: { kind: 'say', text: 'hm' } }),
          () => ({
            by: system,
            key: null,
            command: { kind: 'offer', reason: 'least-loaded', interaction: some(), agent: agent() },
          }),
          () => ({ by: system, key: null, command: { kind: 'time-passed', interaction: some() } }),
          () => ({ by: someone(agent()), key: null, command: { kind: 'accept', interaction: some() } }),
          () => ({ by: someone('sam'), key: null, command: { kind: 'accept', interaction: some(), for: agent() } }),
          () => ({ by: someone(agent()), key: null, command: { kind: 'ask' } }),
          () => ({ by: someone(agent()), key: null, command: { kind: 'reply', interaction: some(), text: 'yes' } }),
          () => ({ by: someone(agent()), key: null, command: { kind: 'comment', interaction: some(), text: 'see' } }),
          () => ({ by: someone(agent()), key: null, command: { kind: 'complete', interaction: some() } }),
          () => ({ by: someone(agent()), key: null, command: { kind: 'become-available' } }),
          () => ({
            by: system,
            key: null,
            command: { kind: ['gone', 'connected'][below(2)] as 'gone', agent: agent() },
          }),
        ];
        const given = Array.from({ length: 12 }, () => acts[below(acts.length)]!());
        const met = await Promise.all(given.map((act) => nodes[below(2)]!.commits.commit(act)));
        for (const outcome of met) {
          const what = 'did' in outcome ? 'did' : outcome.refused;
          outcomes.set(what, (outcomes.get(what) ?? 0) + 1);
        }
      }
      const { differences, facts } = await rowsEqualFold(bench.db);
      expect(differences).toEqual([]);
      expect(facts).toBeGreaterThan(200);
      // It did something: acts were in effect, and others met what they did not expect.
      expect(outcomes.get('did')).toBeGreaterThan(200);
      expect(outcomes.size).toBeGreaterThan(5);
      expect(nodes.flatMap(({ faults }) => faults)).toEqual([]);
    } finally {
      await bench.end();
    }
  },
);
