// Rounds of faults on one node.
import { setTimeout as wait } from 'node:timers/promises';
import { faults, type Fault } from './faults.ts';
import { startFloor } from './floor.ts';
import { isWell, until } from './people.ts';
import { calmMs, rounds, type Ran, type Runs } from './rounds.ts';
import { buildMortal } from './server.ts';

/** `among`: only these. */
export async function ran({ among = faults, ...runs }: Runs & { among?: readonly Fault[] }): Promise<Ran> {
  await buildMortal();
  const floor = await startFloor(runs.pages);
  const ready = async ({ needs }: Fault) => {
    if (needs !== 'mortal' || floor.server.program === 'mortal') return;
    await floor.server.kill('SIGTERM');
    await floor.startAgain('mortal');
    await until(() => isWell(floor), 'well, before the fault');
    await wait(calmMs);
  };
  try {
    return await rounds({ floor, faults: among, ready }, runs);
  } finally {
    await floor.stop();
  }
}
