// Two thousand pages whose lines are reset at once, and when each of them is back by itself (RF5).
import { startFloor } from './floor.ts';
import { until } from './people.ts';
import { openTab, type Tab } from './tab.ts';

/** As many as one person may have open. */
const pagesEach = 10;

export interface Storm {
  pages: number;
  /** Lines that were reset. */
  reset: number;
  /** From the reset, for each page, in ms. */
  backAfter: number[];
}

export async function storm(pages: number): Promise<Storm> {
  const floor = await startFloor(0);
  const crowd: Tab[] = [];
  try {
    for (let number = 0; number < pages / pagesEach; number += 1) {
      const token = await floor.beginChat();
      for (let n = 0; n < pagesEach; n += 1)
        crowd.push(openTab(`${number}.${n}`, token, floor.lines.port, floor.clock));
      await until(() => crowd.slice(-pagesEach).every((tab) => tab.isSettled()), 'this one is there');
    }
    // A page that has not noticed yet does not count as back.
    const noticed = new Set<Tab>();
    for (const tab of crowd) tab.client.freshness.subscribe(({ live }) => live || noticed.add(tab));
    const reset = floor.lines.resetAll();
    const since = performance.now();
    const waiting = new Set(crowd);
    const backAfter: number[] = [];
    await until(() => {
      for (const tab of waiting) {
        if (!noticed.has(tab) || !tab.isSettled()) continue;
        waiting.delete(tab);
        backAfter.push(performance.now() - since);
      }
      return waiting.size === 0;
    }, 'all are back');
    return { pages, reset, backAfter };
  } finally {
    for (const { client } of crowd) client.end();
    await floor.stop();
  }
}
