// Putting off and taking back (domain.md §2): by the agent, and on the agent's behalf.
import type { Page } from '@playwright/test';
import { anaWith, samWatchesAnaWith } from './floor/scenes.ts';
import { accept, cardOf, lineOf, loudStrip, notices, openCard, reply, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

const deferred = (page: Page) => page.getByRole('list', { name: 'Deferred' });

async function defer(page: Page, choice: string): Promise<void> {
  await page.getByRole('button', { name: 'Defer', exact: true }).click();
  const panel = page.getByRole('dialog', { name: 'Defer' });
  await panel.getByRole('button', { name: choice }).click();
  await expect(panel.getByRole('button', { pressed: true })).toHaveText(choice);
  await panel.getByRole('button', { name: 'Defer', exact: true }).click();
  await expect(panel).toBeHidden();
}

async function resume(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Resume', exact: true }).click();
}

test.describe('LI12 “ongoing → deferred → waiting: put off until a time; comes back by itself”', () => {
  test('it leaves Ongoing for Deferred, which says when it is back, on her page and on the watched one', async ({
    floor,
    people,
  }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
    await defer(ana, 'Tomorrow 9:00');
    await expect(notices(ana)).toContainText('Priya is deferred until');
    for (const page of [ana, sam]) {
      await expect(cardOf(page, 'Priya')).toHaveCount(0);
      await expect(tab(page, 'Deferred')).toHaveText('Deferred 1');
      await tab(page, 'Deferred').click();
      await expect(deferred(page).getByRole('listitem').filter({ hasText: 'Priya' })).toContainText(/back at .*09:00/);
    }
  });

  test('the customer’s words bring it back early: it rings at her, and says why', async ({ floor, people }) => {
    const ana = await anaWith({ floor, people }, 'Priya');
    const chat = await floor.programs.customer('Priya');
    await defer(ana, 'In 1 h');
    // The customer is quicker than the hour.
    await chat.do({ kind: 'say', text: 'I found it.' });
    await accept(ana, 'Priya');
    await expect(lineOf(ana, 'Back early: the customer wrote')).toBeVisible();
    await expect(lineOf(ana, 'Rang at Ana Ribeiro: had deferred it')).toBeVisible();
    await expect(tab(ana, 'Deferred')).toHaveText('Deferred 0');
  });

  test('comes back by itself when its time has come', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    const interaction = new URL(ana.url()).searchParams.get('open')!;
    await (await floor.programs.person('ana')).do({ kind: 'defer', interaction, until: Date.now() + 1_500 });
    for (const page of [ana, sam]) await expect(tab(page, 'Deferred')).toHaveText('Deferred 1');
    await accept(ana, 'Priya');
    for (const page of [ana, sam]) await expect(tab(page, 'Deferred')).toHaveText('Deferred 0');
    await expect(lineOf(ana, 'Back again: it had been deferred')).toBeVisible();
  });

  test('is taken back by one press, for nobody has noticed', async ({ floor, people }) => {
    const ana = await anaWith({ floor, people }, 'Priya');
    await defer(ana, 'In 15 min');
    await notices(ana).getByRole('button', { name: 'Undo' }).click();
    await expect(cardOf(ana, 'Priya')).toBeVisible();
    await expect(reply(ana)).toBeVisible();
  });

  test('WA10 on behalf: “Defer”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await loudStrip(sam, 'Ana').getByRole('button', { name: 'Defer' }).click();
    const dialog = sam.getByRole('dialog', { name: 'Defer' });
    await dialog.getByRole('button', { name: 'Tomorrow 9:00' }).click();
    const sentence = (await dialog
      .getByText(/^“Sam deferred this for you until .*09:00 · Priya”$/)
      .textContent())!.slice(1, -1);
    await dialog.getByRole('button', { name: 'Defer', exact: true }).click();
    await expect(notices(ana)).toContainText(sentence);
    await expect(lineOf(ana, 'Sam Marlow deferred for Ana Ribeiro until')).toBeVisible();
    await expect(tab(ana, 'Deferred')).toHaveText('Deferred 1');
  });
});

test.describe('LI14 “deferred, completed → ongoing: the agent resumes it”', () => {
  test('deferred, from its tab', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await defer(ana, 'In 1 h');
    await expect(tab(sam, 'Deferred')).toHaveText('Deferred 1');
    await tab(ana, 'Deferred').click();
    await deferred(ana).getByRole('link', { name: 'Priya' }).click();
    await expect(ana.getByText(/Deferred: back at/)).toBeVisible();
    await resume(ana);
    for (const page of [ana, sam]) {
      await tab(page, 'Ongoing').click();
      await expect(cardOf(page, 'Priya')).toHaveAttribute('data-state', 'accepted');
    }
  });

  test('completed, from History', async ({ floor, people }) => {
    const ana = await anaWith({ floor, people }, 'Priya');
    await ana.getByRole('button', { name: 'Complete' }).click();
    await tab(ana, 'History').click();
    await ana.getByRole('list', { name: 'History' }).getByRole('link', { name: 'Priya' }).click();
    await resume(ana);
    await expect(cardOf(ana, 'Priya')).toBeVisible();
    await expect(lineOf(ana, 'Ana Ribeiro resumed')).toBeVisible();
  });

  test('WA12 on behalf: “Resume”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
    await defer(ana, 'In 1 h');
    await openCard(ana, 'Omar');
    await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
    await tab(sam, 'Deferred').click();
    await deferred(sam).getByRole('link', { name: 'Priya' }).click();
    await loudStrip(sam, 'Ana').getByRole('button', { name: 'Resume' }).click();
    const dialog = sam.getByRole('dialog', { name: 'Resume' });
    await expect(dialog).toContainText('“Sam resumed this for you · Priya”');
    await dialog.getByRole('button', { name: 'Resume', exact: true }).click();
    await expect(notices(ana)).toContainText('Sam resumed this for you · Priya');
    await expect(cardOf(ana, 'Priya')).toBeVisible();
    await expect(ana.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  });
});
