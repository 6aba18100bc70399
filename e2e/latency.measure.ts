// From a key on the agent's keyboard to the letter on the supervisor's screen: both in Chromium, on the built product, by
// the one clock of the machine. The key counts from when the browser got it; the screen twice, when the letter stands in
// the page and when the frame with it has been drawn.
import { setTimeout as wait } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { samWatchesAnaWith } from './floor/scenes.ts';
import { draftOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const keys = 400;
/** The first ones are how a page warms up. */
const warmUp = 20;

/** By length of the text: milliseconds since 1970, with fractions. */
type Times = Record<number, number>;
interface Kept {
  keys: Times;
  written: Times;
  drawn: Times;
}

test('a key, and the supervisor’s screen', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('x');
  await expect(draftOf(sam, 'Ana')).toContainText('x');
  await reply(ana).evaluate((box) => {
    const times: Times = {};
    Object.assign(globalThis, { keys: times });
    box.addEventListener('keydown', (event) => {
      times[(box as HTMLTextAreaElement).value.length + 1] = performance.timeOrigin + event.timeStamp;
    });
  });
  await draftOf(sam, 'Ana').evaluate((region) => {
    const written: Times = {};
    const drawn: Times = {};
    Object.assign(globalThis, { written, drawn });
    const now = () => performance.timeOrigin + performance.now();
    new MutationObserver(() => {
      const { length } = region.lastElementChild?.textContent ?? '';
      written[length] ??= now();
      requestAnimationFrame(() => {
        // A message comes after the frame.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => (drawn[length] ??= now());
        port2.postMessage(null);
      });
    }).observe(region, { subtree: true, childList: true, characterData: true });
  });

  // As people type: bursts, and a breath now and then.
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  for (let n = 0; n < keys; n += 1) {
    await ana.keyboard.press(n % 6 === 5 ? 'Space' : 'abcdefghijklmnopqrstuvwxyz'[Math.floor(random() * 26)]!);
    await wait(30 + random() * 90 + (random() < 0.05 ? 400 : 0));
  }
  await expect.poll(async () => Object.keys((await kept(sam)).drawn).length).toBeGreaterThan(keys / 2);

  const pressed = (await kept(ana)).keys;
  const { written, drawn } = await kept(sam);
  const lines = Object.entries({ 'in the page': written, 'on the screen': drawn }).map(([where, seen]) => {
    const times = latencies(pressed, seen);
    expect(times.length).toBeGreaterThanOrEqual(300);
    const at = (share: number) => times[Math.ceil(times.length * share) - 1]!.toFixed(1);
    return `  ${where.padEnd(14)} median ${at(0.5)} ms, 99th ${at(0.99)} ms, longest ${at(1)} ms, of ${times.length} keys`;
  });
  console.log(`\nFrom the key to the supervisor:\n${lines.join('\n')}`);
});

const kept = (page: Page): Promise<Kept> =>
  page.evaluate(() => {
    const { keys: pressed = {}, written = {}, drawn = {} } = globalThis as unknown as Partial<Kept>;
    return { keys: pressed, written, drawn };
  });

/** Sorted. A letter that came together with the next ones counts from its own key to when they showed. */
function latencies(pressed: Times, seen: Times): number[] {
  const shown = Object.keys(seen)
    .map(Number)
    .sort((a, b) => a - b);
  return Object.entries(pressed)
    .flatMap(([length, at]) => {
      const together = shown.find((each) => each >= Number(length));
      return together === undefined || Number(length) <= warmUp ? [] : [seen[together]! - at];
    })
    .sort((a, b) => a - b);
}
