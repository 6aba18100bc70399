// The left column of domain.md §3's first table: what a supervisor does there shows to nobody. Looked for on the agent's
// and the customer's screens, and on their sockets, where nothing may arrive but the heartbeat.
import { samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, cardOf, dots, inbox, notices, openCard, reply, tab } from './floor/screens.ts';
import { withoutBeats } from './floor/wire.ts';
import { expect, test } from './test.ts';

const clocks = /\d+:\d\d/g;

test('WA6 “only you (never shows): open, hop, scroll, search, sort, follow; open and move about in the customer record, the categorization window, history, an inbox; type in the answer field; copy”', async ({
  floor,
  people,
}) => {
  // Whom one hops to. He is away, so that all of it rings at Ana.
  await (await floor.programs.sit('ben')).do({ kind: 'go-away' });
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Hello?');
  await accept(ana, 'Priya');
  await writes({ floor }, 'Omar');
  await accept(ana, 'Omar');
  await expect(cardOf(ana, 'Omar')).toBeVisible();
  const screens = async () => ({
    ana: (await ana.locator('body').ariaSnapshot()).replace(clocks, ''),
    priya: await priya.log.ariaSnapshot(),
  });
  const before = await screens();
  const heard = { ana: people.wire(ana).received.length, priya: people.wire(priya.page).received.length };

  const sam = await people.at('sam', '/supervision/agents', { permissions: ['clipboard-read', 'clipboard-write'] });
  await sam.getByRole('searchbox', { name: 'Search' }).fill('a');
  await sam.getByRole('columnheader', { name: 'Completed' }).getByRole('button').click();
  await sam.getByRole('link', { name: /^Ana/ }).click();
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await openCard(sam, 'Priya');
  await sam.getByRole('button', { name: 'Follow' }).click();
  await sam.getByRole('button', { name: 'Customer record' }).click();
  await sam.getByRole('region', { name: 'Customer record' }).hover();
  await sam.mouse.wheel(0, 400);
  await sam.getByRole('region', { name: 'Customer record' }).getByRole('button', { name: 'Close' }).click();
  await sam.getByRole('button', { name: 'Categories' }).click();
  await sam.getByRole('dialog', { name: 'Categories' }).getByRole('button', { name: 'Close' }).click();
  await tab(sam, 'History').click();
  await expect(sam.getByText('Nothing has been completed yet.')).toBeVisible();
  await tab(sam, 'Ongoing').click();
  for (const name of ['Mine', "My team's", 'Unassigned'] as const) {
    await inbox(sam, name).click();
    await expect(sam.getByRole('region', { name })).toBeVisible();
  }
  await sam.getByRole('region', { name: 'Conversation' }).hover();
  await sam.mouse.wheel(0, -400);
  await sam.getByRole('textbox', { name: 'Scratch pad' }).pressSequentially('What would I say?');
  await sam.keyboard.press('ControlOrMeta+a');
  await sam.keyboard.press('ControlOrMeta+c');
  expect(await sam.evaluate(() => navigator.clipboard.readText())).toBe('What would I say?');
  await sam.getByRole('button', { name: 'Watch another agent' }).click();
  await sam.getByRole('menuitem', { name: 'Ben Okafor' }).click();
  await expect(sam.getByRole('heading', { name: "You're watching Ben Okafor" })).toBeVisible();
  await sam.getByRole('link', { name: 'Back to dashboard' }).click();
  await expect(sam.getByRole('table', { name: 'Agents' })).toBeVisible();

  expect(await screens()).toEqual(before);
  expect(withoutBeats(people.wire(ana).received.slice(heard.ana))).toEqual([]);
  expect(withoutBeats(people.wire(priya.page).received.slice(heard.priya))).toEqual([]);
});

test('WA6 “What they open, where their mouse is, what they type stays theirs.”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await openCard(sam, 'Omar');
  await sam.getByRole('textbox', { name: 'Scratch pad' }).pressSequentially('hm');
  await expect(ana.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await expect(notices(ana)).toBeEmpty();
  await expect(ana.getByText(/sam|marlow|watch/i)).toHaveCount(0);
});

test('WA28 “The answer field of a watched desk is a scratch pad: nothing in it leaves the browser, and it cannot send.”', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const pad = sam.getByRole('textbox', { name: 'Scratch pad' });
  const requests: string[] = [];
  // The page's own picture may still be on its way.
  sam.on('request', (request) => request.url().includes('/assets/') || requests.push(request.url()));
  const said = people.wire(sam).sent.length;
  await pad.pressSequentially('A secret thought');
  await pad.press('Enter');
  await pad.pressSequentially('goes on');
  await expect(pad).toHaveValue('A secret thought\ngoes on');
  await expect(sam.getByRole('button', { name: 'Send' })).toHaveCount(0);
  await expect(reply(sam)).toHaveCount(0);
  await pad.press('ControlOrMeta+Enter');
  await expect(pad).not.toHaveValue('');
  // An answer to something later: what the pad would have sent before it is over.
  await tab(sam, 'History').click();
  await expect(sam.getByText('Nothing has been completed yet.')).toBeVisible();
  const sent = withoutBeats(people.wire(sam).sent.slice(said));
  expect(sent.map((frame) => JSON.parse(frame).t)).toEqual(['open']);
  expect(requests).toEqual([]);
  await expect(dots(ana, 'Sam Marlow')).toHaveCount(0);
  const kept = await sam.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]));
  expect(kept).not.toContain('secret');
});
