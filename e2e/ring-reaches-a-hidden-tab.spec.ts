// A ring reaches whoever has the desk behind another tab: by title, sound and notification, each a setting of the person in
// this browser. A watched desk rings for nobody.
import type { Page } from '@playwright/test';
import { writes } from './floor/scenes.ts';
import { accept } from './floor/screens.ts';
import { expect, test } from './test.ts';

/** As if behind another tab; what it would sound and notify is written down. */
async function behind(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    Object.defineProperty(document, 'visibilityState', { get: () => 'hidden' });
    class Notice extends EventTarget {
      static permission = 'default';
      static requestPermission = () => {
        heard.push('asked');
        Notice.permission = 'granted';
        return Promise.resolve('granted');
      };
      constructor(title: string) {
        super();
        heard.push(title);
      }
      close() {}
    }
    Object.assign(globalThis, { Notification: Notice });
    const start = OscillatorNode.prototype.start;
    OscillatorNode.prototype.start = function (at?: number) {
      heard.push('tone');
      start.call(this, at);
    };
  });
  await page.reload();
}
const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);

test('“rings (a notification, title and sound reach a hidden tab, each a setting)”', async ({ floor, people }) => {
  const ana = await people.agent('ana');
  await behind(ana);
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await behind(sam);
  await ana.getByRole('button', { name: 'When it rings' }).click();
  const panel = ana.getByRole('dialog', { name: 'When it rings' });
  expect(await heard(ana)).toEqual([]);
  await panel.getByRole('checkbox', { name: 'A notification' }).check();
  await expect.poll(() => heard(ana)).toEqual(['asked']);
  await expect(panel.getByRole('checkbox', { name: 'A notification' })).toBeChecked();
  await ana.keyboard.press('Escape');
  await writes({ floor }, 'Priya');
  await expect(ana).toHaveTitle(/ringing/);
  await expect.poll(() => heard(ana)).toEqual(['asked', 'tone', 'tone', 'Priya rings']);
  await accept(ana, 'Priya');
  await expect(ana).not.toHaveTitle(/ringing/);
  // Each can be left out, and stays so in this browser.
  await ana.getByRole('button', { name: 'When it rings' }).click();
  for (const way of ['title', 'sound', 'notification'])
    await panel.getByRole('checkbox', { name: new RegExp(way) }).uncheck();
  await ana.reload();
  await writes({ floor }, 'Omar');
  await accept(ana, 'Omar');
  expect(await heard(ana)).toEqual([]);
  await expect(sam.getByRole('list', { name: 'Current interactions' })).toContainText('Omar');
  expect(await heard(sam)).toEqual([]);
  await expect(sam).not.toHaveTitle(/ringing/);
});
