import { expect, test } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import { holdEveryMs, NodeLease } from './node-lease.ts';
import { nodeLivesMs, type Nodes } from './nodes.ts';

/** Nodes as the database has them, by one clock. It can be away. */
function floor() {
  const clock = new VirtualClock();
  const until = new Map<string, number>();
  const state = { isAway: false };
  const there = async () => {
    if (state.isAway) throw new Error('the database is away');
  };
  const node = (own: string, gone: (nodes: ReadonlySet<string>) => Promise<void> = async () => {}) => {
    const said = { lapsed: 0, failed: 0, gone: [] as string[][] };
    const nodes: Nodes = {
      own,
      hold: () => there().then(() => void until.set(own, clock.now() + nodeLivesMs)),
      all: () => there().then(() => [...until].map(([one, at]) => ({ node: one, lives: at > clock.now() }))),
      forget: (one) => there().then(() => void until.delete(one)),
    };
    const lease = new NodeLease({
      ...{ nodes, clock },
      lapsed: () => (said.lapsed += 1),
      gone: async (over) => {
        said.gone.push([...over]);
        await gone(over);
      },
      failed: () => (said.failed += 1),
    });
    return { lease, said };
  };
  return { clock, until, state, node };
}

test('L6 a node that fell is told to another, which forgets it when what it had open has ended', async () => {
  const { clock, until, node } = floor();
  const [blue, green] = [node('blue'), node('green', () => tries())];
  let failing = true;
  const tries = async () => {
    if (failing) throw new Error('not just now');
  };
  await blue.lease.start();
  await green.lease.start();
  expect(await green.lease.living()).toEqual(new Set(['blue', 'green']));
  await clock.pass(10 * nodeLivesMs);
  expect([blue.said, green.said]).toEqual([
    { lapsed: 0, failed: 0, gone: [] },
    { lapsed: 0, failed: 0, gone: [] },
  ]);
  blue.lease.stop();
  await clock.pass(nodeLivesMs + holdEveryMs);
  expect(green.said.gone[0]).toEqual(['blue']);
  expect(until.has('blue')).toBe(true);
  failing = false;
  await clock.pass(holdEveryMs);
  expect([...until.keys()]).toEqual(['green']);
  const told = green.said.gone.length;
  await clock.pass(nodeLivesMs);
  expect(green.said.gone).toHaveLength(told);
});

test('L3 a node that cannot say that it lives lets go of its looks before any other could take it for gone', async () => {
  const { clock, until, state, node } = floor();
  const blue = node('blue');
  await blue.lease.start();
  state.isAway = true;
  await clock.pass(30_000);
  expect([blue.lease.isHeld(), blue.said.lapsed]).toEqual([true, 0]);
  while (blue.said.lapsed === 0) await clock.pass(100);
  expect(clock.now()).toBeLessThan(until.get('blue')!);
  expect(blue.lease.isHeld()).toBe(false);
  await clock.pass(60_000);
  expect(blue.said.lapsed).toBe(1);
  state.isAway = false;
  await clock.pass(holdEveryMs);
  expect(blue.lease.isHeld()).toBe(true);
});
