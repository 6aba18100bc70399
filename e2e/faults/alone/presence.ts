// Who is there, told honestly (P8, R2, R4): a line that stalls for 20 s makes nobody gone; whoever vanishes without a word is
// gone within 45 s of their last one.
import { setTimeout as wait } from 'node:timers/promises';
import { connectedWithinMs } from '@oriel/protocol';
import { startFloor } from '../floor.ts';
import { until } from '../people.ts';
import { fair, startProxy } from '../proxy.ts';
import { summed } from '../table.ts';
import { signIn, sit, throughout, type Person, type Seen } from './alone.ts';

const words = ['ben', 'chloe', 'emre', 'grace', 'noor', 'kofi'];
/** They sit down so far apart that their pings come at all times of a round of 15 s. */
const apartMs = 2_500;
const stallMs = 20_000;
/** What was held back and comes late must not make anybody gone afterwards. */
const afterwardsMs = 25_000;
/** The server looks who is there each second, and each 5 s at its lines. */
const slackMs = 2_000;

export async function presence(): Promise<Seen> {
  const floor = await startFloor(0);
  const lines = await startProxy({ host: '127.0.0.1', port: floor.server.port });
  const seated: Person[] = [];
  const wrong: string[] = [];
  try {
    const table = floor.sam.open({ view: 'agents' });
    for (const word of words) {
      seated.push(await sit(await signIn(floor.server.port, word), lines.port));
      await wait(apartMs);
    }
    const isThere = ({ id }: Person) => table.one('agent', id)?.connected === true;
    await until(() => seated.every(isThere), 'all are in the table');

    lines.weather = { ...fair, upHeld: true, downHeld: true };
    const gone = () => {
      const who = seated.findIndex((one) => !isThere(one));
      return who < 0 ? undefined : `${words[who]} was called gone in a stall of ${stallMs} ms`;
    };
    wrong.push(...(await throughout(stallMs, gone)));
    lines.weather = fair;
    wrong.push(...(await throughout(afterwardsMs, gone)));

    lines.weather = { ...fair, upHeld: true, downHeld: true };
    const since = performance.now();
    const goneAfter = new Map<string, number>();
    await until(
      () => {
        for (const one of seated)
          if (!isThere(one) && !goneAfter.has(one.id)) goneAfter.set(one.id, performance.now() - since);
        return goneAfter.size === seated.length;
      },
      'all are gone',
      2 * connectedWithinMs,
    );
    const times = [...goneAfter.values()];
    if (Math.max(...times) > connectedWithinMs + slackMs) wrong.push(`gone after ${Math.max(...times)} ms`);

    lines.weather = fair;
    lines.resetAll();
    const backAfter = await until(() => seated.every(isThere), 'all are there again');
    return {
      figures: [
        `${seated.length} agents, a stall of ${stallMs / 1000} s: nobody was called gone, nor in the ${afterwardsMs / 1000} s after it`,
        `gone from the Agents table after their lines fell silent: ${summed(times)}`,
        `back in it after the lines were there again: ${(backAfter / 1000).toFixed(1)} s`,
      ],
      wrong,
    };
  } finally {
    for (const { client } of seated) client.end();
    await lines.close();
    await floor.stop();
  }
}
