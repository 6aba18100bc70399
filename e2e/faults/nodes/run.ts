// Rounds of faults on two nodes while people write at both (RF6).
import { until } from '../people.ts';
import { rounds, type Ran, type Runs } from '../rounds.ts';
import { buildMortal } from '../server.ts';
import { nodeFaults, type NodeFault } from './faults.ts';
import { startNodesFloor, type NodesFloor } from './floor.ts';

export interface NodeRuns extends Runs {
  /** Only these; absent: all. */
  among?: readonly NodeFault[];
  /** Waits for what takes as long as a node counts as alive: that what it had open in the monitoring log is ended. */
  isPatient?: boolean;
}

export async function ranOnNodes({ among = nodeFaults, isPatient = true, ...runs }: NodeRuns): Promise<Ran> {
  await buildMortal();
  const floor = await startNodesFloor(runs.pages);
  try {
    return await rounds(
      {
        floor,
        faults: among,
        isRight: (round) => floor.typed(`round ${round}`),
        restore: () => floor.home(),
        // The one who began Ana's conversation wrote once.
        before: 1,
        atEnd: async () => [...(await goneWrong(floor)), ...(isPatient ? await looksWrong(floor) : [])],
      },
      runs,
    );
  } finally {
    await floor.stop();
  }
}

/** Ana came back each time at once, so she was never gone. */
async function goneWrong({ database, ana }: NodesFloor): Promise<string[]> {
  const { rowCount } = await database
    .look()
    .query(`select from facts where stream = 'agent' and id = $1 and kind = 'gone'`, [ana.id]);
  return rowCount === 0 ? [] : [`Ana was said to be gone ${rowCount} times`];
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
