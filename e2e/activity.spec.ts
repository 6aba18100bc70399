// What happened to an interaction, told beside its conversation (docs/spec/activity.md).
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, actLoudly, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const activity = (page: Page) => page.getByRole('region', { name: 'Activity' });
const lines = (page: Page) => activity(page).getByRole('listitem');
const opens = (page: Page) => page.getByRole('button', { name: 'Activity' }).click();
const clock = String.raw`\d\d:\d\d`;

test('who, what, when and why, the same on her page and on the watched one, as it happens', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await opens(ana);
  await opens(sam);
  for (const page of [ana, sam]) {
    await expect(lines(page)).toHaveText([
      'Today',
      /^Ana Ribeiro accepted after \d+ s/,
      /^Rang at Ana Ribeiro: had the least to do/,
      /^Priya wrote/,
      /^Opened by Priya/,
    ]);
    await expect(lines(page).nth(1)).toContainText(new RegExp(clock));
    await expect(lines(page).nth(1).getByRole('time')).toHaveAttribute('title', /^\d+ \w+ \d{4}, \d\d:\d\d:\d\d$/);
  }
  await writes({ floor }, 'Priya', 'And the box was empty.');
  await writes({ floor }, 'Priya', 'Quite empty.');
  await reply(ana).fill('I am sorry.');
  await reply(ana).press('Enter');
  for (const page of [ana, sam]) {
    await expect(lines(page).nth(1)).toContainText('Ana Ribeiro replied');
    await expect(lines(page).nth(2)).toContainText('Priya wrote 2 messages');
    await expect(activity(page)).not.toContainText('sorry');
  }
  // Beside the conversation, in the record's place: one of the two at a time.
  await ana.getByRole('button', { name: 'Customer record' }).click();
  await expect(activity(ana)).toBeHidden();
  await expect(activity(sam)).toBeVisible();
  const { violations } = await new AxeBuilder({ page: sam }).exclude('[data-live-announcer]').analyze();
  expect(violations).toEqual([]);
});

test('what was done on her behalf has both names, and the look has none', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await opens(sam);
  await opens(ana);
  await actLoudly(sam, 'Ana', 'Complete');
  for (const page of [ana, sam]) {
    await expect(lines(page).nth(1)).toContainText('Sam Marlow completed for Ana Ribeiro');
    await expect(activity(page).getByText('Sam Marlow')).toHaveCount(1);
  }
  // A customer who comes back goes on in the same history.
  await writes({ floor }, 'Priya', 'One more thing.');
  await accept(ana, 'Priya');
  await expect(lines(ana).filter({ hasText: 'Opened again by Priya' })).toHaveCount(1);
});
