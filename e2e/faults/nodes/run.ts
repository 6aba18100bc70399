// Rounds of faults on two nodes while people write at both, by one seed; after each, what must hold (RF6).
import { setTimeout as wait } from 'node:timers/promises';
import { oneOf, seededBy } from '../../../apps/server/src/gateway/hostile-frames.ts';
import { rowsEqualFold } from '../../stack/rows-equal-fold.ts';
import { isWell, until, unwell } from '../people.ts';
import { calmMs, differences, nothingRan, screensWithinMs, type Ran } from '../run.ts';
import { buildMortal } from '../server.ts';
import { nodeFaults, type NodeFault } from './faults.ts';
import { startNodesFloor, type NodesFloor } from './floor.ts';

export interface NodeRuns {
  rounds: number;
  seed: number;
  /** Only these; absent: all. */
  among?: readonly NodeFault[];
  pages?: number;
  messagesEach?: number;
  /** Begins no further round after that. */
  seconds?: number;
  /** Waits for what takes as long as a node counts as alive: that what it had open in the monitoring log is ended. */
  isPatient?: boolean;
  tell?: (line: string) => void;
}

export async function ranOnNodes({
  rounds,
  seed,
  among = nodeFaults,
  pages = 40,
  messagesEach = 7,
  seconds = Infinity,
  isPatient = true,
  tell = () => {},
}: NodeRuns): Promise<Ran> {
  const random = seededBy(seed);
  const result = nothingRan();
  await buildMortal();
  const floor = await startNodesFloor(pages);
  const { tabs } = floor;
  try {
    let due: NodeFault[] = [];
    const endsAt = performance.now() + 1000 * seconds;
    for (let round = 1; round <= rounds && performance.now() < endsAt; round += 1) {
      await wait(calmMs);
      if (due.length === 0) due = [...among];
      const fault = oneOf(random, due);
      due = due.filter((other) => other !== fault);
      let times = 0;
      const write = () => {
        times += 1;
        for (let n = 0; n < messagesEach; n += 1)
          for (const tab of tabs) void tab.write(`${round} ${tab.name} ${times}.${n}`);
      };
      const since = performance.now();
      await fault.befall(floor, random, write);
      const overAt = performance.now();
      result.inDoubt += tabs.reduce((sum, { written, answered }) => sum + written.length - answered.size, 0);
      result.rounds += 1;
      result.messages += times * messagesEach * pages;
      const wrongBefore = result.wrong.length;
      const wrong = (what: string) => result.wrong.push(`round ${round}, ${fault.name}: ${what}`);
      try {
        await until(() => isWell(floor), fault.name);
        const answeredAt = performance.now();
        const screens = async () => (await differences(floor, round, times * messagesEach)).length === 0;
        await until(screens, 'the screens', screensWithinMs).catch(() => {});
        result.screensBehind.push(performance.now() - answeredAt);
        await floor.typed(`round ${round}`);
      } catch (error) {
        wrong(`${String(error)}; ${unwell(floor)}`);
        return result;
      }
      const at = performance.now();
      result.backAfter.set(fault.name, [...(result.backAfter.get(fault.name) ?? []), at - since]);
      result.backAfterEnd.set(fault.name, [...(result.backAfterEnd.get(fault.name) ?? []), at - overAt]);
      for (const what of await differences(floor, round, times * messagesEach)) wrong(what);
      await floor.home();
      tell(`${round} ${fault.name}: ${Math.round(at - since)} ms, ${result.wrong.length - wrongBefore} wrong`);
    }
    result.wrong.push(...(await standsWrong(floor, result.messages)));
    if (isPatient) result.wrong.push(...(await looksWrong(floor)));
    return result;
  } finally {
    await floor.stop();
  }
}

/** In the tables: what was written once, rows as their facts; and Ana, who came back each time at once, was never gone. */
async function standsWrong({ database, ana }: NodesFloor, messages: number): Promise<string[]> {
  const db = database.look();
  const wrong = [...(await rowsEqualFold(db)).differences];
  const count = async (where: string) =>
    (await db.query<{ count: number }>(`select count(*)::int as count from facts where ${where}`)).rows[0]!.count;
  // The one who began Ana's conversation wrote once.
  const kept = (await count(`kind = 'wrote'`)) - 1;
  if (kept !== messages) wrong.push(`${kept} messages are there, ${messages} were written`);
  const gone = await count(`stream = 'agent' and id = '${ana.id}' and kind = 'gone'`);
  if (gone > 0) wrong.push(`Ana was said to be gone ${gone} times`);
  return wrong;
}

/** What nodes had open that were killed is ended by those that are there; what these have open is open (N6). */
async function looksWrong({ database }: NodesFloor): Promise<string[]> {
  const db = database.look();
  const left = async () =>
    (await db.query(`select node from nodes`)).rowCount === 2 &&
    (
      await db.query(`select o.seq from monitoring_log_looks l join monitoring_log o on o.seq = l.seq
                       where l.until is null and o.entry::jsonb ->> 'node' not in (select node from nodes)`)
    ).rowCount === 0;
  try {
    await until(left, 'what the killed had open is ended', 90_000);
    const { rowCount } = await db.query('select from monitoring_log_looks where until is null');
    return rowCount === 1 ? [] : [`${rowCount} looks are open, Sam has one`];
  } catch (error) {
    return [String(error)];
  }
}
