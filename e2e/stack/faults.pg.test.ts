// Real faults on the built product, a few of each sort. As many as one likes: `npm run faults -- --rounds 200`.
import { expect, test } from 'vitest';
import { faults } from '../faults/faults.ts';
import { ran } from '../faults/run.ts';
import { storm } from '../faults/storm.ts';
import { summed, tabled } from '../faults/table.ts';

/** One of each sort: a process, a point, the database, the lines, a page. */
const few = [
  'kill -9 at any time',
  'kill -9 at committed',
  'PostgreSQL restarted, killed',
  'cut within a frame',
  'a laptop sleeps an hour',
];

test(
  'RF1 RF2 RF3 RF4 P1 P2 faults while people write: nothing answered is lost, nothing is twice, everybody is well again',
  { timeout: 180_000 },
  async () => {
    const among = faults.filter(({ name }) => few.includes(name));
    const result = await ran({ rounds: few.length, among, seed: 20_261_123, pages: 20, messagesEach: 5 });
    console.log(tabled(result));
    expect(result.wrong).toEqual([]);
    // It did something: what was under way when the fault was over shows that it came in the middle.
    expect([...result.backAfter.keys()].toSorted()).toEqual(few.toSorted());
    expect(result.inDoubt).toBeGreaterThan(0);
  },
);

test('RF5 300 pages whose lines are reset in the same moment all come back', { timeout: 90_000 }, async () => {
  const { pages, reset, backAfter } = await storm(300);
  console.log(`${reset} lines reset at once: ${summed(backAfter)}`);
  // Ana's and Sam's too.
  expect(reset).toBe(pages + 2);
  expect(backAfter).toHaveLength(pages);
  expect(Math.max(...backAfter)).toBeLessThan(30_000);
});
