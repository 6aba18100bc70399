// Rounds of faults while people write, by one seed; after each, what must hold (RF1–RF3, RF6). What is of one node alone, or
// of two, its course says.
import { setTimeout as wait } from 'node:timers/promises';
import { oneOf, seededBy, type Random } from '../../apps/server/src/gateway/hostile-frames.ts';
import { rowsEqualFold } from '../stack/rows-equal-fold.ts';
import type { Database } from './database.ts';
import { isWell, until, unwell, type People } from './people.ts';
import type { Tab } from './tab.ts';

/** A floor that faults of its kind befall. */
export interface Stricken extends People {
  database: Database;
  stop(): Promise<void>;
}

export interface FaultOf<OnFloor> {
  name: string;
  befall(floor: OnFloor, random: Random, write: () => void): Promise<void>;
}

/** What is of one sort of floor; every step may reject, which ends the run as wrong. */
export interface Course<OnFloor, Fault> {
  floor: OnFloor;
  faults: readonly Fault[];
  /** Before a fault. */
  ready?(fault: Fault): Promise<void>;
  /** When all pages are right: what else must be, before the round counts as over. */
  isRight?(round: number): Promise<void>;
  /** After a round: all is as it was before the first. */
  restore?(): Promise<void>;
  /** Messages that were there before the first round. */
  before?: number;
  /** When all rounds are over: what does not hold. */
  atEnd?(): Promise<string[]>;
}

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
  /** Of customers; 40 unless said. */
  pages?: number;
  messagesEach?: number;
  /** Begins no further round after that. */
  seconds?: number;
  tell?: (line: string) => void;
}

/** Waits between tries begin anew after a connection has lasted so long: people are not killed every second. */
export const calmMs = 2_100;

/** Heartbeats come every 15 s: a page that only they set right is found. */
export const screensWithinMs = 5_000;

export async function rounds<OnFloor extends Stricken, Fault extends FaultOf<OnFloor>>(
  { floor, faults, ready, isRight, restore, before = 0, atEnd }: Course<OnFloor, Fault>,
  { rounds: wanted, seed, messagesEach = 7, seconds = Infinity, tell = () => {} }: Runs,
): Promise<Ran> {
  const random = seededBy(seed);
  const { tabs, database } = floor;
  const result: Ran = {
    rounds: 0,
    messages: 0,
    backAfter: new Map(),
    backAfterEnd: new Map(),
    screensBehind: [],
    inDoubt: 0,
    wrong: [],
  };
  let due: Fault[] = [];
  const endsAt = performance.now() + 1000 * seconds;
  for (let round = 1; round <= wanted && performance.now() < endsAt; round += 1) {
    await wait(calmMs);
    // Each in its turn, in an order of its own: none is left out.
    if (due.length === 0) due = [...faults];
    const fault = oneOf(random, due);
    due = due.filter((other) => other !== fault);
    const wrong: string[] = [];
    let since = performance.now();
    let overAt = since;
    let times = 0;
    const write = () => {
      times += 1;
      for (let n = 0; n < messagesEach; n += 1)
        for (const tab of tabs) void tab.write(`${round} ${tab.name} ${times}.${n}`);
    };
    const isShown = async () => (await differences(floor, round, times * messagesEach)).length === 0;
    try {
      await ready?.(fault);
      since = performance.now();
      await fault.befall(floor, random, write);
      overAt = performance.now();
      result.inDoubt += tabs.reduce((sum, { written, answered }) => sum + written.length - answered.size, 0);
      result.rounds += 1;
      result.messages += times * messagesEach * tabs.length;
      await until(() => isWell(floor), 'everybody is well');
      // An answer comes before the screen has it (S2). Well before a heartbeat would mend what was not told.
      const answeredAt = performance.now();
      await until(isShown, 'the screens', screensWithinMs).catch(() => {});
      result.screensBehind.push(performance.now() - answeredAt);
      await isRight?.(round);
    } catch (error) {
      result.wrong.push(`round ${round}, ${fault.name}: ${String(error)}; ${unwell(floor)}`);
      return result;
    }
    const at = performance.now();
    result.backAfter.set(fault.name, [...(result.backAfter.get(fault.name) ?? []), at - since]);
    result.backAfterEnd.set(fault.name, [...(result.backAfterEnd.get(fault.name) ?? []), at - overAt]);
    wrong.push(...(await differences(floor, round, times * messagesEach)));
    result.wrong.push(...wrong.map((what) => `round ${round}, ${fault.name}: ${what}`));
    await restore?.();
    tell(`${round} ${fault.name}: ${Math.round(at - since)} ms${wrong.length > 0 ? `, ${wrong.length} wrong` : ''}`);
  }
  result.wrong.push(...(await rowsEqualFold(database.look())).differences);
  const { rows } = await database
    .look()
    .query<{ count: number }>(`select count(*)::int as count from facts where kind = 'wrote'`);
  const kept = rows[0]!.count - before;
  if (kept !== result.messages) result.wrong.push(`${kept} messages are there, ${result.messages} were written`);
  result.wrong.push(...((await atEnd?.()) ?? []));
  return result;
}

/** Of this round: in the tables once and in each page's order, and on each page as in the tables. */
export async function differences(
  { database, tabs }: Pick<Stricken, 'database' | 'tabs'>,
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
