import fc from 'fast-check';
import type { EntityOf, View } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import { settled, VirtualClock } from '../virtual-clock.ts';
import { OpenView, type OpenViewDeps } from './open-view.ts';
import { KeptReceiver, replicaOf } from './testing.ts';
import type { Reading, ViewRoom } from './view.ts';

const anyone: OpenViewDeps['admitted'] = {
  eyes: {
    viewer: { kind: 'person', id: 'ana' },
    subject: 'ana',
    excluded: { channels: [], inboxes: [], categories: [] },
    drafts: 'letters',
  },
  still: () => true,
  ended: () => {},
};
const view: View = { view: 'categories' };

type Count = Extract<Change, { kind: 'inbox' }>['after'];
const shownCount = ({ scope, count, version }: Count): EntityOf<'inbox'> => ({
  kind: 'inbox',
  id: scope,
  version,
  name: 'Team',
  query: '',
  isOwn: false,
  parent: null,
  order: 0,
  count,
});

/** A database of counts, of which a view shows those above zero, and a bus that brings changes late. */
class Bench {
  readonly rows = new Map<string, Count>();
  readonly receiver = new KeptReceiver();
  readonly open: OpenView;
  readonly #bus: Change[] = [];
  readonly #asked: ((reading: Reading | Error) => void)[] = [];
  readonly #answers: (() => void)[] = [];
  #begun = false;

  constructor() {
    const room: ViewRoom = {
      topics: () => ['all'],
      read: () =>
        new Promise((resolve, reject) =>
          this.#asked.push((reading) => (reading instanceof Error ? reject(reading) : resolve(reading))),
        ),
      shows: (change) => {
        if (change.kind === 'listed') return 'read-again';
        if (change.kind !== 'inbox') return undefined;
        const entity = shownCount(change.after);
        return entity.count > 0 ? { show: [entity] } : { hide: [`inbox:${entity.id}`] };
      },
    };
    const reader = {} as Reader;
    this.open = new OpenView({
      id: 1,
      view,
      via: undefined,
      room,
      admitted: anyone,
      receiver: this.receiver,
      reader,
      directory: () => new Map(),
      drafts: undefined,
      retopic: () => {},
      clock: new VirtualClock(0),
    });
  }

  /** Before this it is not subscribed. */
  async begin(): Promise<void> {
    this.#begun = true;
    void this.open.begin(undefined).then(({ entities }) => {
      this.receiver.send({ t: 'opened', id: 1, reset: true, entities, signals: [], more: false });
      this.open.catchUp();
    });
    await settled();
  }
  write(scope: string, count: number): void {
    const after: Count = { scope, count, version: (this.rows.get(scope)?.version ?? 0) + 1, byTime: false };
    this.rows.set(scope, after);
    this.#bus.push({ kind: 'inbox', after });
  }
  concernAll(): void {
    this.#bus.push({
      kind: 'listed',
      after: {
        kind: 'team',
        id: 't',
        version: 1,
        name: '',
        policyVersion: 0,
        policy: null,
        dispositionMandatory: false,
      },
    });
  }
  deliver(): boolean {
    const change = this.#bus.shift();
    if (change && this.#begun) this.open.take(change);
    return change !== undefined;
  }
  /** The database reads now what was asked for first; the answer comes with `answer`. */
  look(fails = false): boolean {
    const asked = this.#asked.shift();
    if (!asked) return false;
    const entities = this.fresh();
    this.#answers.push(() => asked(fails ? new Error('the database is away') : { entities, more: false }));
    return true;
  }
  answer(): boolean {
    const answer = this.#answers.shift();
    answer?.();
    return answer !== undefined;
  }
  fresh(): EntityOf<'inbox'>[] {
    return [...this.rows.values()].filter(({ count }) => count > 0).map(shownCount);
  }
  async rest(): Promise<void> {
    for (let busy = true; busy; await settled()) busy = [this.deliver(), this.look(), this.answer()].includes(true);
  }
}

const ids = ['a', 'b', 'c'];
const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ is: fc.constant('write' as const), scope: fc.constantFrom(...ids), count: fc.nat(2) }),
  },
  { weight: 4, arbitrary: fc.constant({ is: 'deliver' as const }) },
  { weight: 2, arbitrary: fc.constant({ is: 'look' as const }) },
  { weight: 2, arbitrary: fc.constant({ is: 'answer' as const }) },
  { weight: 1, arbitrary: fc.constant({ is: 'concernAll' as const }) },
);

describe('an open view', () => {
  test(
    'V1 whatever is published between subscribing and reading, and while it is read again: nothing is lost, nothing doubled',
    { timeout: 60_000 },
    async () => {
      let between = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.array(step, { maxLength: 40, size: 'max' }),
          fc.array(step, { maxLength: 10 }),
          async (since, before) => {
            const bench = new Bench();
            const run = async (steps: typeof since) => {
              for (const each of steps) {
                if (each.is === 'write') bench.write(each.scope, each.count);
                else if (bench[each.is]() && each.is === 'deliver')
                  between += bench.receiver.frames.length === 0 ? 1 : 0;
                await settled();
              }
            };
            await run(before);
            await bench.begin();
            await run(since);
            await bench.rest();
            const held = replicaOf(bench.receiver.frames);
            expect(Object.fromEntries(held)).toEqual(
              Object.fromEntries(bench.fresh().map(({ id, version }) => [`inbox:${id}`, version])),
            );
          },
        ),
        { numRuns: 400 },
      );
      expect(between).toBeGreaterThan(100);
    },
  );

  test('V1 a change read already is not sent again; the one that came while it was read is, once', async () => {
    const bench = new Bench();
    bench.write('a', 1);
    await bench.begin();
    bench.deliver();
    bench.write('b', 1);
    bench.look();
    bench.write('b', 2);
    bench.deliver();
    bench.deliver();
    expect(bench.receiver.frames).toEqual([]);
    bench.answer();
    await settled();
    expect(bench.receiver.news()).toEqual(['opened 1: inbox:a@1 inbox:b@1', 'changed 1: inbox:b@2']);
  });

  test('V2 enter, changed, leave, each by version: what is older than what is shown is nothing', async () => {
    const bench = new Bench();
    await bench.begin();
    await bench.rest();
    bench.receiver.news();
    const take = (scope: string, count: number, version: number) =>
      bench.open.take({ kind: 'inbox', after: { scope, count, version, byTime: false } });
    take('a', 1, 1);
    take('a', 1, 3);
    take('a', 1, 2);
    take('a', 1, 3);
    take('b', 0, 1);
    take('a', 0, 4);
    take('a', 0, 5);
    take('a', 1, 6);
    expect(bench.receiver.news()).toEqual([
      'enter 1: inbox:a@1',
      'changed 1: inbox:a@3',
      'leave 1: inbox:a',
      'enter 1: inbox:a@6',
    ]);
  });

  test('V3 read again, it tells the difference and nothing else', async () => {
    const bench = new Bench();
    for (const scope of ['a', 'b', 'c']) bench.write(scope, 1);
    await bench.begin();
    await bench.rest();
    bench.receiver.news();
    bench.rows.set('a', { ...bench.rows.get('a')!, version: 7 });
    bench.rows.delete('b');
    bench.rows.set('d', { scope: 'd', count: 1, version: 1, byTime: false });
    bench.concernAll();
    await bench.rest();
    expect(bench.receiver.news()).toEqual(['leave 1: inbox:b', 'enter 1: inbox:d@1', 'changed 1: inbox:a@7']);
  });

  test('V3 a reading that fails leaves what is shown, and what came meanwhile is shown', async () => {
    const bench = new Bench();
    bench.write('a', 1);
    await bench.begin();
    await bench.rest();
    bench.receiver.news();
    bench.concernAll();
    bench.deliver();
    bench.write('a', 2);
    bench.deliver();
    bench.look(true);
    bench.answer();
    await settled();
    expect(bench.receiver.news()).toEqual(['changed 1: inbox:a@2']);
  });

  test('V4 ended, it tells nothing any more, whatever is under way', async () => {
    const bench = new Bench();
    await bench.begin();
    await bench.rest();
    bench.receiver.news();
    bench.concernAll();
    bench.deliver();
    bench.open.end();
    bench.write('a', 1);
    await bench.rest();
    bench.open.end();
    expect(bench.receiver.news()).toEqual([]);
  });
});
