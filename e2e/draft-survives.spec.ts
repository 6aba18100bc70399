// What somebody has written and not sent is not lost (domain.md §5: "drafts lost").
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, cardOf, draftOf, lineOf, openCard, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('an unsent draft is there after a reload, and the supervisor goes on seeing it', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Dear Priya, I have');
  await expect(draftOf(sam, 'Ana')).toContainText('Dear Priya, I have');
  await ana.reload();
  await expect(reply(ana)).toHaveValue('Dear Priya, I have');
  await reply(ana).press('End');
  await reply(ana).pressSequentially(' news.');
  await expect(draftOf(sam, 'Ana')).toContainText('Dear Priya, I have news.');
});

test('each interaction keeps its own draft when one goes to another and back', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya');
  await reply(ana).pressSequentially('Dear Priya');
  await openCard(ana, 'Omar');
  await expect(reply(ana)).toHaveValue('');
  await reply(ana).pressSequentially('Dear Omar');
  await openCard(ana, 'Priya');
  await expect(reply(ana)).toHaveValue('Dear Priya');
  await openCard(ana, 'Omar');
  await expect(reply(ana)).toHaveValue('Dear Omar');
});

test('a browser that crashed finds the draft again on another machine', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await reply(ana).pressSequentially('Dear Priya, I have');
  await expect(draftOf(sam, 'Ana')).toContainText('Dear Priya, I have');
  await ana.context().close();
  const again = await people.agent('ana');
  await openCard(again, 'Priya');
  await expect(reply(again)).toHaveValue('Dear Priya, I have');
  await reply(again).press('End');
  await reply(again).pressSequentially(' news.');
  await openCard(sam, 'Priya');
  await expect(draftOf(sam, 'Ana')).toContainText('Dear Priya, I have news.');
});

test('a second tab shows what is written in the first one, and can take it over', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Dear Priya');
  const second = await ana.context().newPage();
  await second.goto(ana.url());
  await expect(reply(second)).toHaveValue('Dear Priya');
  await expect(second.getByText('You are writing in another tab.')).toBeVisible();
  await reply(ana).pressSequentially(', hello');
  await expect(reply(second)).toHaveValue('Dear Priya, hello');
  await second.getByRole('button', { name: 'Write here instead' }).click();
  await reply(second).press('End');
  await reply(second).pressSequentially(' there');
  await expect(ana.getByText('You are writing in another tab.')).toBeVisible();
  await expect(reply(ana)).toHaveValue('Dear Priya, hello there');
  await expect(draftOf(sam, 'Ana')).toContainText('Dear Priya, hello there');
  await reply(second).press('Enter');
  await expect(lineOf(ana, 'Dear Priya, hello there')).toHaveCount(1);
  await expect(reply(ana)).toHaveValue('');
});

test('when the tab that one writes in is closed, the other one goes on with it', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Dear Priya');
  const second = await ana.context().newPage();
  await second.goto(ana.url());
  await expect(second.getByText('You are writing in another tab.')).toBeVisible();
  await ana.close();
  await expect(second.getByText('You are writing in another tab.')).toBeHidden();
  await reply(second).press('End');
  await reply(second).pressSequentially(', hello');
  await reply(second).press('Enter');
  await expect(lineOf(second, 'Dear Priya, hello')).toBeVisible();
});

test('a draft written while others act, and messages come, is not touched', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Dear Pri');
  await writes({ floor }, 'Priya', 'Are you there?');
  await writes({ floor }, 'Omar');
  await expect(lineOf(ana, 'Are you there?')).toBeVisible();
  await ana.keyboard.type('ya');
  await accept(ana, 'Omar');
  await expect(cardOf(ana, 'Priya')).toContainText('unsent draft');
  await openCard(ana, 'Priya');
  await expect(reply(ana)).toHaveValue('Dear Priya');
});

test('a card number is masked on its way to the supervisor, whole in front of the agent, who is told', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Card 4111 1111 1111 1111, order 20231234');
  await expect(draftOf(sam, 'Ana')).toContainText('Card 4111 11•• •••• ••••, order 20231234');
  await expect(reply(ana)).toHaveValue('Card 4111 1111 1111 1111, order 20231234');
  await expect(ana.getByRole('status').filter({ hasText: /card number is hidden/i })).toBeVisible();
  expect(people.wire(sam).received.join('')).not.toContain('1111 1111');
  await reply(ana).press('Enter');
  await expect(lineOf(sam, 'order 20231234')).toContainText('Card 4111 11•• •••• 1111');
});
