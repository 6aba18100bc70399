// The rows of domain.md §2 that no other file is about, each on the agent's page and on her desk as it is watched.
import { defaultGroups } from '@oriel/domain';
import type { Page } from '@playwright/test';
import { samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, cardOf, inbox, lineOf, reply, setOwn, tab } from './floor/screens.ts';
import { expect, test, type Floor } from './test.ts';

const ringing = (page: Page) => page.getByRole('list', { name: 'Ringing' });

async function setRealtime(floor: Floor, settings: Partial<typeof defaultGroups.realtime>): Promise<void> {
  const max = await floor.programs.person('max');
  await max.do({ kind: 'set-channel-group', group: 'realtime', ...defaultGroups.realtime, ...settings });
}

test('LI1 LI2 LI3 LI13 “– → waiting: a customer writes and has no live interaction on that channel; or writes again after completion (reopened)”; “waiting → ringing: routing finds an eligible agent”; “ringing → ongoing: the agent accepts”; “ongoing → completed: the agent completes it”', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people });
  await setOwn(ana, 'Away, by choice');
  await writes({ floor }, 'Priya', 'Where is my parcel?');
  for (const page of [ana, sam]) {
    await expect(inbox(page, 'Unassigned')).toHaveText(/1$/);
    await expect(ringing(page)).toHaveCount(0);
  }
  await ana.getByRole('button', { name: 'Become available' }).click();
  for (const page of [ana, sam]) {
    await expect(ringing(page)).toContainText(/Priya.*rings 0:[0-3]\d/);
    await expect(inbox(page, 'Unassigned')).toHaveText(/0$/);
  }
  await accept(ana, 'Priya');
  for (const page of [ana, sam]) {
    await expect(cardOf(page, 'Priya')).toHaveAttribute('data-state', 'accepted');
    await expect(ringing(page)).toHaveCount(0);
  }
  await reply(ana).fill('It is on its way.');
  await reply(ana).press('Enter');
  await expect(lineOf(sam, 'It is on its way.')).toBeVisible();
  await ana.getByRole('button', { name: 'Complete', exact: true }).click();
  for (const page of [ana, sam]) {
    await expect(tab(page, 'Ongoing')).toHaveText('Ongoing 0');
    await tab(page, 'History').click();
    await expect(page.getByRole('list', { name: 'History' })).toContainText('Priya');
    await tab(page, 'Ongoing').click();
  }
  await writes({ floor }, 'Priya', 'It came broken.');
  for (const page of [ana, sam]) await expect(ringing(page)).toContainText('It came broken.');
  await accept(ana, 'Priya');
  for (const page of [ana, sam]) await expect(cardOf(page, 'Priya')).toHaveAttribute('data-state', 'accepted');
});

test('LI11 “ongoing → waiting: … its agent has been gone for 1 h (per channel group)”', async ({ floor, people }) => {
  await setRealtime(floor, { goneMs: 2_000 });
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const ben = await people.agent('ben');
  // Signing out is being gone at once; a closed lid is after 45 s.
  await ana.getByRole('button', { name: 'Account' }).click();
  await ana.getByRole('button', { name: 'Sign out' }).click();
  await expect(cardOf(sam, 'Priya')).toHaveCount(0);
  await expect(ringing(ben)).toContainText('Priya');
  await accept(ben, 'Priya');
  await expect(lineOf(ben, 'Hello from Priya.')).toBeVisible();
});
