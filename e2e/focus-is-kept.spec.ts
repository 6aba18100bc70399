// The keyboard alone: where focus goes, and that it is never lost.
import { expect, test } from './test.ts';
import { actLoudly, agentsTable, cardOf, conversation, loudStrip, openCard, reply, tab } from './floor/screens.ts';

test('K25: after Accept one writes; after Complete focus is in the list, whoever completed', async ({ people }) => {
  const ana = await people.agent('ana');
  const [priya, lars] = [await people.customer('Priya'), await people.customer('Lars')];
  await priya.say('Where is my parcel?');
  const ringing = ana.getByRole('list', { name: 'Ringing' }).getByRole('button', { name: 'Accept' });
  await expect(ringing).toBeVisible();
  await expect(ana).toHaveTitle('● 1 ringing · Desk · Oriel');
  // K26: j goes to what rings as to any card, Enter accepts it.
  await ana.keyboard.press('j');
  await expect(ringing).toBeFocused();
  await ana.keyboard.press('Enter');
  await expect(reply(ana)).toBeFocused();
  await expect(ana).toHaveTitle('Desk · Oriel');

  await lars.say('Hello?');
  await ana.getByRole('list', { name: 'Ringing' }).getByRole('button', { name: 'Accept' }).click();
  await expect(reply(ana)).toHaveAttribute('placeholder', 'Reply to Lars');
  await expect(reply(ana)).toBeFocused();
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(cardOf(ana, 'Priya').getByRole('link')).toBeFocused();
  await ana.keyboard.press('Enter');
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(tab(ana, 'Ongoing')).toBeFocused();
});

test('K10: what one had written stays, with its field and focus, when somebody else completes', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Where is my parcel?');
  await ana.getByRole('button', { name: 'Accept' }).click();
  await reply(ana).pressSequentially('Dear Priya');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await actLoudly(sam, 'Ana', 'Complete');
  await expect(ana.getByText('This interaction is completed.')).toBeVisible();
  await expect(reply(ana)).toHaveValue('Dear Priya');
  await expect(reply(ana)).toBeFocused();
  await expect(ana.getByRole('button', { name: 'Send' })).toHaveCount(0);
  // The act's own button is gone with what it was for: the one who acted is not left nowhere.
  await expect(loudStrip(sam, 'Ana').getByRole('button', { name: 'Complete' })).toHaveCount(0);
  await expect(conversation(sam).getByRole('log').locator('xpath=ancestor::*[@tabindex][1]')).toBeFocused();
});

test('K26: by keys from the table to a desk, about in it, and back', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Where is my parcel?');
  await ana.getByRole('button', { name: 'Accept' }).click();
  const sam = await people.at('sam', '/supervision/agents');
  await expect(agentsTable(sam).getByRole('link', { name: /^Ana/ })).toBeVisible();
  await sam.keyboard.press('j');
  await expect(agentsTable(sam).getByRole('link', { name: /^Ana/ })).toBeFocused();
  await sam.keyboard.press('Enter');
  await expect(sam.getByRole('heading', { name: "You're watching" })).toBeVisible();
  // K14: nothing ends following but opening, closing, and the switch.
  const follow = sam.getByRole('button', { name: 'Follow' });
  await sam.getByRole('list', { name: 'Inboxes' }).getByRole('link', { name: /^Mine/ }).click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await sam.keyboard.press('Escape');
  await expect(tab(sam, 'Ongoing')).toBeVisible();
  await follow.click();
  await openCard(sam, 'Priya');
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await follow.click();
  await sam.keyboard.press('Escape');
  await sam.keyboard.press('g');
  await sam.keyboard.press('a');
  await expect(agentsTable(sam)).toBeVisible();
  await sam.keyboard.press('/');
  await expect(sam.getByRole('searchbox', { name: 'Search' })).toBeFocused();
  await sam.keyboard.type('j');
  await expect(sam.getByRole('searchbox', { name: 'Search' })).toHaveValue('j');
  await sam.keyboard.press('Escape');
  await expect(sam.getByRole('searchbox', { name: 'Search' })).toHaveValue('');
});
