// Interactions that nobody has: taken from the inbox, asked for, up to the hard limit; and the notice before routing mode.
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { cardOf, inbox, lineOf, notices, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('LI5 “waiting → ongoing: the agent takes it from an inbox (Accept …)”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  await writes({ floor }, 'Mia');
  await inbox(ana, 'Unassigned').click();
  await expect(inbox(sam, 'Unassigned')).toHaveText(/1$/);
  const mia = ana.getByRole('list', { name: 'Unassigned' }).getByRole('listitem').filter({ hasText: 'Mia' });
  // Reading it first takes nothing.
  await mia.getByRole('link', { name: 'Mia' }).click();
  await expect(lineOf(ana, 'Hello from Mia.')).toBeVisible();
  await expect(ana.getByText('Accept this interaction to answer it.')).toBeVisible();
  await expect(reply(ana)).toHaveCount(0);
  await mia.getByRole('button', { name: 'Accept' }).click();
  for (const page of [ana, sam]) {
    await expect(cardOf(page, 'Mia')).toHaveAttribute('data-state', 'accepted');
    await expect(inbox(page, 'Unassigned')).toHaveText(/0$/);
  }
  await expect(reply(ana)).toBeFocused();
});

test('LI7 “between soft and hard limit … asks for an interaction”; “the hard limit holds”', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  const ask = ana.getByRole('button', { name: 'Ask for an interaction' });
  await expect(ana.getByText('3 of 5')).toBeVisible();
  await ask.click();
  await expect(notices(ana)).toContainText('Nothing is waiting.');
  for (const customer of ['Mia', 'Noah', 'Lena']) await writes({ floor }, customer);
  // The one that waits longest.
  await ask.click();
  for (const page of [ana, sam]) await expect(cardOf(page, 'Mia')).toBeVisible();
  await ask.click();
  await expect(cardOf(ana, 'Noah')).toBeVisible();
  await expect(ana.getByText('5 of 5')).toBeVisible();
  await ask.click();
  await expect(notices(ana)).toContainText('That is as many as one desk may hold.');
  await inbox(ana, 'Unassigned').click();
  await ana.getByRole('list', { name: 'Unassigned' }).getByRole('button', { name: 'Accept' }).click();
  await expect(notices(ana).getByText('That is as many as one desk may hold.')).toHaveCount(2);
  await expect(inbox(ana, 'Unassigned')).toHaveText(/1$/);
});

test('an internal comment is for colleagues alone', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const chat = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
  await ana.getByRole('button', { name: 'Comment' }).click();
  await ana.getByRole('textbox', { name: 'Internal comment' }).fill('She is a regular.');
  await ana.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(lineOf(ana, 'She is a regular.')).toContainText('Internal comment');
  await reply(ana).fill('Hello Priya');
  await reply(ana).press('Shift+Enter');
  await reply(ana).pressSequentially('again');
  await reply(ana).press('Enter');
  await expect
    .poll(() => chat.all('message').flatMap(({ what, text }) => (what === 'message' ? [text] : [])))
    .toEqual(['Hello from Priya.', 'Hello Priya\nagain']);
});
