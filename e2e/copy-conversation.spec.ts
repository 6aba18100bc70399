// The open conversation taken along: copied, saved, printed; on her own desk and on the watched one.
import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import { samWatchesAnaWith } from './floor/scenes.ts';
import { reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('CP3 copied, saved as text and JSON, and printed without the desk around it', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).fill('It is on its way.');
  await reply(ana).press('Enter');
  await expect(ana.getByRole('log')).toContainText('It is on its way.');
  for (const page of [ana, sam]) {
    await page.getByRole('button', { name: 'Copy or save the conversation' }).click();
    const dialog = page.getByRole('dialog', { name: 'Copy or save the conversation' });
    const copy = dialog.getByRole('article');
    await expect(copy).toContainText('Conversation with Priya');
    await expect(copy).toContainText('It is on its way.');
    await expect(copy).not.toContainText('accepted');
    await dialog.getByRole('checkbox', { name: 'With comments and what happened' }).check();
    await expect(copy).toContainText('Ana Ribeiro accepted');
    const saved = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        dialog.getByRole('button', { name }).click(),
      ]);
      return readFile(await download.path(), 'utf8');
    };
    expect(await saved('Save as text')).toMatch(/^Conversation with Priya\n[\s\S]*Ana Ribeiro:\nIt is on its way\.\n/);
    const json = JSON.parse(await saved('Save as JSON')) as { oriel: string; entries: { text: string }[] };
    expect(json.oriel).toBe('conversation');
    expect(json.entries.map(({ text }) => text)).toContain('It is on its way.');
    await page.emulateMedia({ media: 'print' });
    await expect(copy).toBeVisible();
    await expect(dialog.getByRole('button', { name: 'Print' })).toBeHidden();
    await expect(page.locator('#root')).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
    const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze();
    expect(violations).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    await expect(dialog).toBeHidden();
  }
});
