// Rounds of faults while people write, by one seed; after each, what must hold (F1–F3).
import { setTimeout as wait } from 'node:timers/promises';
import { oneOf, seededBy } from '../../apps/server/src/gateway/hostile-frames.ts';
import { rowsEqualFold } from '../stack/rows-equal-fold.ts';
import { faults, type Fault } from './faults.ts';
import { startFloor, type Floor } from './floor.ts';
import { isWell, until, unwell } from './people.ts';
import { buildMortal } from './server.ts';
import type { Tab } from './tab.ts';

export interface Ran {
  rounds: number;
  messages: number;
  /** By fault: from its beginning until everybody is well, in ms. */
  backAfter: Map<string, number[]>;
  /** From the end of the fault. */
  backAfterEnd: Map<string, number[]>;
  /** From when all was answered until every page showed it, in ms. */
  screensBehind: number[];
  /** Messages that were written and not answered when the fault was over, in all. */
  inDoubt: number;
  /** What does not hold. Empty: all does. */
  wrong: string[];
}

export interface Runs {
  rounds: number;
  seed: number;
  /** Only these; absent: all. */
  among?: readonly Fault[];
  pages?: number;
  messagesEach?: number;
  /** Begins no further round after that. */
  seconds?: number;
  tell?: (line: string) => void;
}

export const nothingRan = (): Ran => ({
  rounds: 0,
  messages: 0,
  backAfter: new Map(),
  backAfterEnd: new Map(),
  screensBehind: [],
  inDoubt: 0,
  wrong: [],
});

/** Waits between tries begin anew after a connection has lasted so long: people are not killed every second. */
export const calmMs = 2_100;

/** Heartbeats come every 15 s: a page that only they set right is found. */
export const screensWithinMs = 5_000;

export async function ran({
  rounds,
  seed,
  among = faults,
  pages = 40,
  messagesEach = 7,
  seconds = Infinity,
  tell = () => {},
}: Runs): Promise<Ran> {
  const random = seededBy(seed);
  const result = nothingRan();
  await buildMortal();
  const floor = await startFloor(pages);
  try {
    let due: Fault[] = [];
    const endsAt = performance.now() + 1000 * seconds;
    for (let round = 1; round <= rounds && performance.now() < endsAt; round += 1) {
      await wait(calmMs);
      // Each in its turn, in an order of its own: none is left out.
      if (due.length === 0) due = [...among];
      const fault = oneOf(random, due);
      due = due.filter((other) => other !== fault);
      if (fault.needs === 'mortal' && floor.server.program !== 'mortal') {
        await floor.server.kill('SIGTERM');
        await floor.startAgain('mortal');
        await until(() => isWell(floor), 'well, before the fault');
        await wait(calmMs);
      }
      const write = () => {
        for (let n = 0; n < messagesEach; n += 1)
          for (const tab of floor.tabs) void tab.write(`${round} ${tab.name} ${n}`);
      };
      const since = performance.now();
      await fault.befall(floor, random, write);
      const overAt = performance.now();
      result.inDoubt += floor.tabs.reduce((sum, { written, answered }) => sum + written.length - answered.size, 0);
      result.rounds += 1;
      result.messages += messagesEach * pages;
      try {
        await until(() => isWell(floor), fault.name);
      } catch (error) {
        result.wrong.push(`round ${round}, ${fault.name}: ${String(error)}; ${unwell(floor)}`);
        return result;
      }
      // An answer comes before the screen has it (S2). Well before a heartbeat would mend what was not told.
      const screens = async () => (await differences(floor, round, messagesEach)).length === 0;
      const answeredAt = performance.now();
      await until(screens, 'the screens', screensWithinMs).catch(() => {});
      const at = performance.now();
      result.screensBehind.push(at - answeredAt);
      result.backAfter.set(fault.name, [...(result.backAfter.get(fault.name) ?? []), at - since]);
      result.backAfterEnd.set(fault.name, [...(result.backAfterEnd.get(fault.name) ?? []), at - overAt]);
      const wrong = await differences(floor, round, messagesEach);
      result.wrong.push(...wrong.map((what) => `round ${round}, ${fault.name}: ${what}`));
      tell(`${round} ${fault.name}: ${Math.round(at - since)} ms${wrong.length > 0 ? `, ${wrong.length} wrong` : ''}`);
    }
    const folded = await rowsEqualFold(floor.database.look());
    result.wrong.push(...folded.differences);
    const { rows } = await floor.database
      .look()
      .query<{ count: number }>(`select count(*)::int as count from facts where kind = 'wrote'`);
    if (rows[0]!.count !== result.messages)
      result.wrong.push(`${rows[0]!.count} messages are there, ${result.messages} were written`);
    return result;
  } finally {
    await floor.stop();
  }
}

/** Of this round: in the tables once and in each page's order, and on each page as in the tables. */
export async function differences(
  { database, tabs }: Pick<Floor, 'database' | 'tabs'>,
  round: number,
  each: number,
): Promise<string[]> {
  const { rows } = await database.look().query<{ text: string }>(
    `select b.text from facts f join bodies b on b.interaction = f.id and b.version = f.version
      where f.kind = 'wrote' and b.text like $1 order by f.id, f.version`,
    [`${round} %`],
  );
  const wrong: string[] = [];
  const isOf = (these: readonly Tab[], text: string) => these.some(({ name }) => text.startsWith(`${round} ${name} `));
  for (const tab of tabs) {
    const mine = rows.map(({ text }) => text).filter((text) => isOf([tab], text));
    const expected = tab.written.slice(-each);
    if (mine.join() !== expected.join()) wrong.push(`${tab.name} wrote ${expected.join()}, kept is ${mine.join()}`);
    const both = tabs.filter(({ token }) => token === tab.token);
    const said = rows.map(({ text }) => text).filter((text) => isOf(both, text));
    const shown = tab.shown().filter((text) => isOf(both, text));
    if (said.join() !== shown.join()) wrong.push(`${tab.name} shows ${shown.join()}, kept is ${said.join()}`);
    wrong.push(...tab.refused.splice(0));
  }
  return wrong;
}
