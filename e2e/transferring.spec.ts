// Handing over (domain.md §2): to an agent or a team, with a word; by the agent, and on the agent's behalf.
import type { Page } from '@playwright/test';
import { anaWith, samWatchesAnaWith } from './floor/scenes.ts';
import { accept, cardOf, inbox, lineOf, loudStrip, notices } from './floor/screens.ts';
import { expect, test } from './test.ts';

const ringing = (page: Page) => page.getByRole('list', { name: 'Ringing' });

async function chooseTarget(page: Page, name: string, word = ''): Promise<void> {
  const panel = page.getByRole('dialog', { name: 'Transfer' });
  await expect(panel.getByRole('button', { name: 'Transfer', exact: true })).toBeDisabled();
  await panel.getByRole('searchbox').fill(name.slice(0, 3));
  await panel.getByRole('radio', { name }).check();
  if (word) await panel.getByRole('textbox', { name: 'Comment for whoever takes it' }).fill(word);
}

const press = (page: Page) =>
  page.getByRole('dialog', { name: 'Transfer' }).getByRole('button', { name: 'Transfer', exact: true }).click();

async function transfer(page: Page, name: string, word = ''): Promise<void> {
  await page.getByRole('button', { name: 'Transfer', exact: true }).click();
  await chooseTarget(page, name, word);
  await press(page);
}

test.describe('LI10 “ongoing → waiting: transferred (to an agent, team …, with a comment)”', () => {
  test('to Ben: it rings at him alone, with her word and the reason; what was answered is new to him', async ({
    floor,
    people,
  }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await ana.getByRole('textbox', { name: 'Reply' }).fill('One moment, please.');
    await ana.getByRole('button', { name: 'Send' }).click();
    await expect(cardOf(ana, 'Priya')).toHaveAttribute('data-state', 'answered');
    const ben = await people.agent('ben');
    await transfer(ana, 'Ben Okafor', 'You know her bicycle.');
    await expect(notices(ana)).toContainText('Priya is transferred to Ben Okafor.');
    for (const page of [ana, sam]) await expect(cardOf(page, 'Priya')).toHaveCount(0);
    await accept(ben, 'Priya');
    await expect(lineOf(ben, 'Ana Ribeiro transferred to Ben Okafor: “You know her bicycle.”')).toBeVisible();
    await expect(lineOf(ben, 'Rang at Ben Okafor: it was transferred there')).toBeVisible();
    await expect(cardOf(ben, 'Priya')).toHaveAttribute('data-state', 'accepted');
    const chat = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
    expect(chat.all('message').map(({ text }) => text)).not.toContain('You know her bicycle.');
  });

  test('LI8 while he is not there it is kept for him a minute: it rings at nobody else, and says for whom it waits', async ({
    floor,
    people,
  }) => {
    const ana = await anaWith({ floor, people }, 'Priya');
    await floor.programs.acknowledge('ben');
    await transfer(ana, 'Ben Okafor');
    await inbox(ana, 'Unassigned').click();
    await expect(ana.getByRole('listitem').filter({ hasText: 'Priya' })).toContainText(
      /waiting · for Ben Okafor until \d\d:\d\d/,
    );
    await expect(ringing(ana)).toHaveCount(0);
    // He comes within his minute.
    const ben = await people.agent('ben');
    await accept(ben, 'Priya');
  });

  test('to a team where nobody answers on the channel: refused, in words', async ({ floor, people }) => {
    const ana = await anaWith({ floor, people }, 'Priya');
    await transfer(ana, 'Returns');
    await expect(notices(ana)).toContainText('Nobody there answers on this channel.');
    await expect(cardOf(ana, 'Priya')).toBeVisible();
  });

  test('WA11 on behalf: “Transfer”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    const ben = await people.agent('ben');
    await loudStrip(sam, 'Ana').getByRole('button', { name: 'Transfer' }).click();
    await chooseTarget(sam, 'Ben Okafor', 'He knows her.');
    const dialog = sam.getByRole('dialog', { name: 'Transfer' });
    await expect(dialog).toContainText('“Sam transferred this to Ben for you: He knows her. · Priya”');
    await press(sam);
    await expect(notices(ana)).toContainText('Sam transferred this to Ben for you: He knows her. · Priya');
    await accept(ben, 'Priya');
    await expect(lineOf(ben, 'Sam Marlow transferred to Ben Okafor for Ana Ribeiro: “He knows her.”')).toBeVisible();
  });
});

test('LI8 “the agent who already handles this customer” is asked first, and the conversation says why', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya');
  await people.agent('ben');
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(cardOf(ana, 'Priya')).toHaveCount(0);
  await (await floor.programs.customer('Priya')).do({ kind: 'say', text: 'One more thing.' });
  await accept(ana, 'Priya');
  await expect(lineOf(ana, 'Rang at Ana Ribeiro: had this customer last')).toBeVisible();
});
