// The server's clock is set by an hour, ahead and back, while people are there and write (RF11): no line ends for it, nobody
// is called gone, what is written comes in order; and who vanishes afterwards is gone in time all the same.
import { connectedWithinMs } from '@oriel/protocol';
import { startFloor } from '../floor.ts';
import { isWell, until, unwell } from '../people.ts';
import { fair, startProxy } from '../proxy.ts';
import { differences } from '../rounds.ts';
import { summed } from '../table.ts';
import { inMs, signIn, sit, throughout, type Seen } from './alone.ts';

const hourMs = 3_600_000;
const pages = 20;
/** Longer than the server takes until it has looked at every line again. */
const watchMs = 7_000;
const messagesEach = 10;

export async function clockSet(): Promise<Seen> {
  const floor = await startFloor(pages);
  const figures: string[] = [];
  const wrong: string[] = [];
  await floor.server.kill('SIGTERM');
  await floor.startAgain('settable clock');
  await until(() => isWell(floor), 'well with a clock that can be set');
  const lines = await startProxy({ host: '127.0.0.1', port: floor.server.port });
  const ben = await sit(await signIn(floor.server.port, 'ben'), lines.port);
  try {
    const table = floor.sam.open({ view: 'agents' });
    // Who has been idle for three quarters of an hour is taken away.
    await ben.client.do({ kind: 'enter-routing' });
    await until(() => table.one('agent', ben.id)?.mode === 'available', 'Ben is available');
    const lost = new Set<string>();
    for (const { name, client } of floor.tabs) client.life.subscribe(({ is }) => is === 'live' || lost.add(name));
    let round = 0;
    for (const aheadMs of [hourMs, 0, -hourMs, 24 * hourMs, -24 * hourMs]) {
      round += 1;
      floor.server.tell({ aheadMs });
      const answered: number[] = [];
      for (let n = 0; n < messagesEach; n += 1)
        for (const tab of floor.tabs) {
          const since = performance.now();
          void tab.write(`${round} ${tab.name} ${n}`).then(() => answered.push(performance.now() - since));
        }
      const gone = () => {
        const seats = [floor.ana.id, ben.id].filter((id) => table.one('agent', id)?.connected !== true);
        const { mode } = table.one('agent', ben.id) ?? {};
        if (seats.length > 0) return `called gone with the clock ${aheadMs / hourMs} h ahead`;
        return mode === 'available' ? undefined : `${mode} with the clock ${aheadMs / hourMs} h ahead`;
      };
      wrong.push(...(await throughout(watchMs, gone)));
      if (!isWell(floor)) wrong.push(`${aheadMs / hourMs} h ahead: ${unwell(floor)}`);
      wrong.push(...(await differences(floor, round, messagesEach)));
      figures.push(`clock ${aheadMs / hourMs} h ahead: ${answered.length} messages answered, ${summed(answered)}`);
    }
    if (lost.size > 0) wrong.push(`${lost.size} of ${floor.tabs.length} lines were lost`);
    figures.push(`${lost.size} of ${floor.tabs.length} lines were lost`);

    // It stands a day back by now.
    lines.weather = { ...fair, upHeld: true, downHeld: true };
    const goneAfter = await until(
      () => table.one('agent', ben.id)?.connected === false,
      'Ben is gone',
      3 * connectedWithinMs,
    );
    figures.push(`set back a day, an agent who vanishes is gone after ${inMs(goneAfter)}`);
    if (goneAfter > connectedWithinMs + 2_000) wrong.push(`gone after ${inMs(goneAfter)}`);
    return { figures, wrong };
  } finally {
    ben.client.end();
    await lines.close();
    await floor.stop();
  }
}
