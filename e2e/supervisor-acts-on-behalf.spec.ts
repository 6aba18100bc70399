// What a supervisor does on an agent's desk is loud: said before it is done, seen by the agent at once, recorded under
// both names (domain.md §3, "the agent will see").
import type { Page } from '@playwright/test';
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { actLoudly, cardOf, lineOf, loudStrip, notices, openCard, reply, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

async function willRead(sam: Page, act: string, sentence: string): Promise<void> {
  await loudStrip(sam, 'Ana').getByRole('button', { name: act }).click();
  const dialog = sam.getByRole('dialog', { name: act });
  await expect(dialog).toContainText('Ana will read:');
  await expect(dialog).toContainText(sentence);
  await expect(dialog).toContainText('Recorded under your name.');
  await expect(dialog.getByRole('button', { name: act, exact: true })).toBeVisible();
  await sam.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test.describe('“the agent will see (and it is recorded under your name)', () => {
  test('WA7 Ask for an interaction”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
    await writes({ floor }, 'Mia');
    await willRead(sam, 'Ask for an interaction', '“Sam accepted this for you”');
    await expect(cardOf(ana, 'Mia')).toHaveCount(0);
    await actLoudly(sam, 'Ana', 'Ask for an interaction');
    for (const page of [ana, sam]) await expect(cardOf(page, 'Mia')).toBeVisible();
    await expect(notices(ana)).toContainText('Sam accepted this for you · Mia');
    await openCard(ana, 'Mia');
    await expect(lineOf(ana, 'Sam Marlow accepted for Ana Ribeiro')).toBeVisible();
  });

  test('WA8 Accept”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await writes({ floor }, 'Omar');
    await expect(ana.getByRole('list', { name: 'Ringing' })).toContainText('Omar');
    await willRead(sam, 'Accept', '“Sam accepted this for you · Omar”');
    await actLoudly(sam, 'Ana', 'Accept');
    await expect(notices(ana)).toContainText('Sam accepted this for you · Omar');
    for (const page of [ana, sam]) await expect(cardOf(page, 'Omar')).toHaveAttribute('data-state', 'accepted');
    await openCard(ana, 'Omar');
    await expect(lineOf(ana, 'Sam Marlow accepted for Ana Ribeiro')).toBeVisible();
  });

  test('WA9 change its status (Complete …)”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await willRead(sam, 'Complete', '“Sam completed this for you · Priya”');
    await actLoudly(sam, 'Ana', 'Complete');
    await expect(notices(ana)).toContainText('Sam completed this for you · Priya');
    await expect(lineOf(ana, 'Sam Marlow completed for Ana Ribeiro')).toBeVisible();
    for (const page of [ana, sam]) {
      await expect(tab(page, 'Ongoing')).toHaveText('Ongoing 0');
      await tab(page, 'History').click();
      await expect(page.getByRole('list', { name: 'History' })).toContainText('Priya');
    }
  });

  test('WA13 Comment”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await loudStrip(sam, 'Ana').getByRole('button', { name: 'Comment' }).click();
    const dialog = sam.getByRole('dialog', { name: 'Comment' });
    await expect(dialog.getByRole('button', { name: 'Comment', exact: true })).toBeDisabled();
    await dialog.getByRole('textbox', { name: 'Internal comment' }).fill('Offer her the express parcel.');
    await expect(dialog).toContainText('“Sam commented: Offer her the express parcel. · Priya”');
    await dialog.getByRole('button', { name: 'Comment', exact: true }).click();
    await expect(dialog).toBeHidden();
    await expect(notices(ana)).toContainText('Sam commented: Offer her the express parcel.');
    await expect(lineOf(ana, 'Offer her the express parcel.')).toContainText('Sam Marlow');
    await expect(lineOf(ana, 'Offer her the express parcel.')).toContainText('Internal comment');
    const chat = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
    expect(chat.all('message').filter(({ what }) => what === 'message')).toHaveLength(1);
  });
});

test("WA17 “When someone else acts on an agent's desk, the agent sees at once who did what; the agent's own focus and unsent text stay”", async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await reply(ana).pressSequentially('Dear Priya, ');
  await openCard(sam, 'Omar');
  await actLoudly(sam, 'Ana', 'Complete');
  await expect(notices(ana)).toContainText('Sam completed this for you · Omar', { timeout: 1_000 });
  await expect(ana.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await expect(reply(ana)).toBeFocused();
  // She goes on typing as if nothing had happened, even when it is this conversation that somebody acts in.
  await ana.keyboard.type('I am');
  await openCard(sam, 'Priya');
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Comment' }).click();
  await sam.getByRole('dialog').getByRole('textbox', { name: 'Internal comment' }).fill('Kindly, please.');
  await sam.getByRole('dialog').getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(lineOf(ana, 'Kindly, please.')).toBeVisible();
  await ana.keyboard.type(' sorry.');
  await expect(reply(ana)).toHaveValue('Dear Priya, I am sorry.');
});

test('WA17 “the hard limit holds (a refusal is shown to the supervisor alone)”', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  for (const customer of ['Mia', 'Noah']) {
    await writes({ floor }, customer);
    await ana.getByRole('button', { name: 'Ask for an interaction' }).click();
    await expect(cardOf(ana, customer)).toBeVisible();
  }
  await writes({ floor }, 'Lena');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  const before = await ana.getByRole('main').ariaSnapshot();
  const heard = people.wire(ana).received.length;
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Ask for an interaction' }).click();
  const dialog = sam.getByRole('dialog', { name: 'Ask for an interaction' });
  await dialog.getByRole('button', { name: 'Ask for an interaction' }).click();
  await expect(dialog.getByRole('alert')).toHaveText('That is as many as one desk may hold.');
  await expect(cardOf(sam, 'Lena')).toHaveCount(0);
  // What Ana does next is answered: all that came before it has arrived.
  await ana.getByRole('button', { name: 'Ask for an interaction' }).click();
  await expect(notices(ana)).toContainText('That is as many as one desk may hold.');
  const since = people
    .wire(ana)
    .received.slice(heard)
    .filter((frame) => !frame.includes('"t":"beat"'));
  expect(since.map((frame) => JSON.parse(frame).t)).toEqual(['refused']);
  const clocks = /\d+:\d\d/g;
  expect((await ana.getByRole('main').ariaSnapshot()).replace(clocks, '')).toBe(before.replace(clocks, ''));
});
