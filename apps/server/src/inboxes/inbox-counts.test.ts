import { matches, type Directory, type Interaction, type Listed } from '@oriel/domain';
import { countsEveryMs } from '@oriel/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ana, ben, cleo, directoryWith, floor } from '../../../../packages/domain/testing/builders/access.ts';
import { anInbox } from '../../../../packages/domain/testing/builders/inboxes.ts';
import { anyInteraction, aQuery } from '../../../../packages/domain/testing/builders/queries.ts';
import { accepted, anInteraction } from '../../../../packages/domain/testing/builders/interactions.ts';
import { LiveIndex } from '../interactions/live-index.ts';
import type { Change } from '../store/commits.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { InboxCounts } from './inbox-counts.ts';

const agents = ['ana', 'ben', 'cleo'];

/** A floor that counts, beside a plain list of what is on it. */
class Bench {
  readonly clock = new VirtualClock(10_000_000);
  readonly told: Change[][] = [];
  readonly live = new Map<string, Interaction>();
  readonly #index = new LiveIndex();
  readonly counts: InboxCounts;
  directory: Directory;

  constructor(directory: Directory) {
    this.directory = directory;
    this.counts = new InboxCounts({
      index: this.#index,
      directory: () => this.directory,
      clock: this.clock,
      tell: (changes) => this.told.push(changes),
    });
  }

  put(...moved: Interaction[]): void {
    const all = moved.map((after) => ({ ...after, version: (this.live.get(after.id)?.version ?? 0) + 1 }));
    this.#index.take(all.map((after) => ({ kind: 'interaction', before: this.live.get(after.id), after, facts: [] })));
    for (const after of all) this.live.set(after.id, after);
    this.counts.take([]);
  }

  list(...all: Listed[]): void {
    this.directory = directoryWith(this.directory, ...all);
    this.counts.take(all.map((after) => ({ kind: 'listed', after })));
  }

  /** What a plain count over the list says, beside what is counted. */
  compared(): [string, number, number][] {
    return agents.flatMap((agent) =>
      this.counts.of(agent).map(({ inbox, query, count }): [string, number, number] => {
        const plain = [...this.live.values()].filter((each) => matches(query, each, this.counts.now())).length;
        return [`${agent} ${inbox.id}`, count, plain];
      }),
    );
  }
}

const expectRight = (bench: Bench) => {
  for (const [name, count, plain] of bench.compared()) expect(`${name} ${count}`).toBe(`${name} ${plain}`);
};

describe('IN9 counts', () => {
  test(
    'IN9 IN11 over random queries and changes, of interactions, inboxes, teams and time, equal a plain count',
    { timeout: 120_000 },
    async () => {
      const now = 10_000_000;
      const change = fc.oneof(
        { weight: 8, arbitrary: fc.tuple(fc.constant('put' as const), fc.nat(14), anyInteraction(now)) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('save' as const), fc.nat(5), aQuery(true)) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('delete' as const), fc.nat(5), fc.constant('')) },
        {
          weight: 1,
          arbitrary: fc.tuple(fc.constant('move' as const), fc.nat(2), fc.constantFrom('care', 'sales', null)),
        },
        { weight: 1, arbitrary: fc.tuple(fc.constant('pass' as const), fc.nat(3), fc.constantFrom(900, 61_000)) },
      );
      let [above, changed] = [0, 0];
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 20, maxLength: 60 }), async (changes) => {
          const bench = new Bench(floor);
          let version = 1;
          for (const [what, at, how] of changes) {
            version += 1;
            const owner = agents[at % 3]!;
            if (what === 'put') bench.put({ ...how, id: `i${at}` });
            if (what === 'save') bench.list(anInbox(`own${at}`, { owner, query: how, version }));
            if (what === 'delete') bench.list(anInbox(`own${at}`, { owner, isDeleted: true, version }));
            if (what === 'move') bench.list({ ...[ana, ben, cleo][at]!, team: how, version });
            if (what === 'pass') await bench.clock.pass(how);
            bench.clock.turns();
            await bench.clock.pass(countsEveryMs);
            expectRight(bench);
          }
          above += bench.compared().filter(([, count]) => count > 0).length;
          changed += bench.told.length;
          bench.counts.stop();
          expect(bench.clock.waiting).toBe(0);
        }),
        { numRuns: 80 },
      );
      expect(Math.min(above, changed)).toBeGreaterThan(200);
    },
  );

  test('V10 IN9 a version grows with every difference, of the count, the inbox and what it is bound to', async () => {
    const bench = new Bench(floor);
    const version = () => bench.counts.one('ana', 'team')!.version;
    const grows = async (change: () => void) => {
      const before = version();
      change();
      bench.clock.turns();
      await bench.clock.pass(countsEveryMs);
      return version() - before > 0;
    };
    const team = { name: "My team's", query: 'team:mine', order: 1 };
    expect([
      await grows(() => bench.put(anInteraction('one'))),
      await grows(() => bench.put(anInteraction('one', accepted('ana')))),
      await grows(() => bench.list(anInbox('team', { ...team, version: 2, name: 'All' }))),
      await grows(() => bench.list({ ...ana, version: 2, team: 'sales' })),
      await grows(() => bench.list({ ...ana, version: 3, team: 'care' })),
      await grows(() => bench.list({ ...ben, version: 2 })),
      await grows(() => bench.list(anInbox('bens', { owner: 'ben', query: 'team:mine' }))),
    ]).toEqual([true, false, true, true, true, false, false]);
  });

  test('IN5 who ask the same are counted once', () => {
    const bench = new Bench(directoryWith(floor, anInbox('annas', { owner: 'ana', query: 'team:care' })));
    const scopes = new Set(['ana', 'ben'].flatMap((agent) => bench.counts.of(agent).map(({ scope }) => scope)));
    expect(bench.counts.of('ana')).toHaveLength(4);
    // Mine of each, the team's, what is unassigned.
    expect(scopes.size).toBe(4);
  });

  test('IN10 are told at once, then ten times a second at most, as they are then, and not where nothing came of it', async () => {
    const bench = new Bench(floor);
    const counted = () =>
      bench.told.splice(0).map((all) => all.map((each) => each.kind === 'inbox' && each.after.count));
    bench.put(anInteraction('one'));
    expect(counted()).toEqual([]);
    bench.clock.turns();
    expect(counted()).toEqual([[1, 1]]);
    for (let n = 0; n < 50; n += 1) bench.put(anInteraction(`n${n}`));
    await bench.clock.pass(countsEveryMs - 1);
    expect(counted()).toEqual([]);
    expect(bench.counts.one('ana', 'team')!.count).toBe(1);
    await bench.clock.pass(1);
    expect(counted()).toEqual([[51, 51]]);
    await bench.clock.pass(countsEveryMs);
    bench.put(anInteraction('one', accepted('ana')));
    bench.put(anInteraction('one'));
    bench.clock.turns();
    await bench.clock.pass(1_000);
    expect(counted()).toEqual([]);
  });

  test('IN11 by time alone: told when one has become old enough, also where as many have become too old', async () => {
    const bench = new Bench(directoryWith(floor, anInbox('annas', { owner: 'ana', query: 'age:>10s age:<20s' })));
    const aged = (id: string, ms: number) => ({ ...anInteraction(id), createdAt: bench.clock.now() - ms });
    bench.put(aged('older', 19_000), aged('younger', 9_000));
    bench.clock.turns();
    await bench.clock.pass(500);
    bench.told.splice(0);
    await bench.clock.pass(1_600);
    const annas = bench.counts.one('ana', 'annas')!;
    expect(annas.count).toBe(1);
    expect(bench.told.flat().at(-1)).toMatchObject({ kind: 'inbox', after: { scope: annas.scope, byTime: true } });
    expectRight(bench);
  });
});
