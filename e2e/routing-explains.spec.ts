// Why something waits, and handing on to whoever can (domain.md §2): on the agent's desk and on the watched one.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { defaultGroups } from '@oriel/domain';
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, cardOf, inbox, lineOf, loudStrip, notices, setOwn } from './floor/screens.ts';
import { expect, test } from './test.ts';

const waitingCard = (page: Page, customer: string) =>
  page.getByRole('list', { name: 'Unassigned' }).getByRole('listitem').filter({ hasText: customer });

test('LI8 “with nobody able it stays waiting and says why”: on the card, and in full when asked', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  await writes({ floor }, 'Mia');
  for (const page of [ana, sam]) {
    await inbox(page, 'Unassigned').click();
    await expect(waitingCard(page, 'Mia')).toContainText('everybody is at the limit');
    await waitingCard(page, 'Mia').getByRole('link', { name: 'Mia' }).click();
    await page.getByRole('button', { name: 'Why?' }).click();
    const panel = page.getByRole('dialog', { name: 'Why it waits' });
    await expect(panel).toContainText('It waits: everybody is at the limit.');
    await expect(panel).toContainText('The only one that waits.');
    await expect(panel.getByRole('listitem').filter({ hasText: 'Ana Ribeiro' })).toHaveText(
      'Ana Ribeiro: at the limit',
    );
    await expect(panel.getByRole('listitem').filter({ hasText: 'Ben Okafor' })).toContainText('not connected');
    await expect(panel).not.toContainText('Fatima');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
});

test('LI9 “undelivered only past a set limit”: it says so, rings no more, and is whose takes it', async ({
  floor,
  people,
}) => {
  const max = await floor.programs.person('max');
  await max.do({ kind: 'set-channel-group', group: 'realtime', ...defaultGroups.realtime, undeliveredMs: 1_000 });
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await setOwn(ana, 'Away, by choice');
  await writes({ floor }, 'Mia');
  for (const page of [ana, sam]) {
    await inbox(page, 'Unassigned').click();
    await expect(waitingCard(page, 'Mia')).toContainText('undelivered');
  }
  await setOwn(ana, 'Available');
  await waitingCard(ana, 'Mia').getByRole('link', { name: 'Mia' }).click();
  await expect(lineOf(ana, 'Nobody took it in time: no longer offered')).toBeVisible();
  await expect(ana.getByRole('list', { name: 'Ringing' })).toHaveCount(0);
  await waitingCard(ana, 'Mia').getByRole('button', { name: 'Accept' }).click();
  await expect(inbox(sam, 'Unassigned')).toHaveText(/0$/);
  await sam.getByRole('link', { name: 'Back', exact: true }).click();
  for (const page of [ana, sam]) await expect(cardOf(page, 'Mia')).toBeVisible();
});

test('LI10 “transferred (to … category or language, with a comment)”: to whoever has the skill, by the agent and on behalf', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await ana.getByRole('button', { name: 'Transfer', exact: true }).click();
  const panel = ana.getByRole('dialog', { name: 'Transfer' });
  await panel.getByRole('searchbox').fill('furn');
  await panel.getByRole('radio', { name: 'Furniture' }).check();
  await expect(panel).toContainText('Rings at whoever is free and has Furniture.');
  await panel.getByRole('textbox', { name: 'Comment for whoever takes it' }).fill('About a chair.');
  await panel.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(notices(ana)).toContainText('Priya is transferred to Furniture.');
  await inbox(ana, 'Unassigned').click();
  await expect(waitingCard(ana, 'Priya')).toContainText('nobody with Furniture is available');
  await expect(cardOf(sam, 'Priya')).toHaveCount(0);
  const ben = await people.agent('ben');
  await accept(ben, 'Priya');
  await expect(lineOf(ben, 'Ana Ribeiro transferred to Furniture: “About a chair.”')).toBeVisible();

  // On behalf: Sam, for Ana, to a language.
  await ana.getByRole('link', { name: 'Back' }).click();
  await writes({ floor }, 'Jonas');
  await accept(ana, 'Jonas');
  await expect(sam.getByRole('heading', { name: 'Jonas', level: 2 })).toBeVisible();
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Transfer' }).click();
  const dialog = sam.getByRole('dialog', { name: 'Transfer' });
  await dialog.getByRole('searchbox').fill('Engl');
  await dialog.getByRole('radio', { name: 'English' }).check();
  await expect(dialog).toContainText('“Sam transferred this to English for you · Jonas”');
  await dialog.getByRole('button', { name: 'Transfer', exact: true }).click();
  await expect(notices(ana)).toContainText('Sam transferred this to English for you · Jonas');
  await accept(ben, 'Jonas');
});

test('why it rang where it did, in a narrow window and in the dark', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await ana.setViewportSize({ width: 360, height: 740 });
  await ana.emulateMedia({ colorScheme: 'dark' });
  await ana.getByRole('button', { name: 'Why?' }).click();
  const panel = ana.getByRole('dialog', { name: 'Why it rang where it did' });
  await expect(panel).toContainText('Rang at Ana Ribeiro');
  await expect(panel).toContainText('Had nothing else just then.');
  const box = (await panel.boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(360);
});
