// Going along with an agent, leaving, and going to another one (domain.md §3).
import { anaWith, samWatchesAnaWith } from './floor/scenes.ts';
import { cardOf, dots, draftOf, openCard, reply, rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('WA4 “A drop-down hops to another agent.”', async ({ floor, people }) => {
  await floor.programs.sit('ben');
  await (await floor.programs.sit('ben')).do({ kind: 'go-away' });
  const { sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await sam.getByRole('button', { name: 'Watch another agent' }).click();
  await expect(sam.getByRole('menuitem')).toHaveText(['Ana Ribeiro', 'Ben Okafor']);
  await sam.getByRole('menuitem', { name: 'Ben Okafor' }).click();
  await expect(sam.getByRole('heading', { name: "You're watching Ben Okafor" })).toBeVisible();
  await expect(sam).toHaveURL(`/supervision/agents/${await floor.programs.idOf('ben')}`);
  await expect(sam.getByText('Ben has nothing open.')).toBeVisible();
});

test("the agent's focus is marked on the watched desk, and what the supervisor has open", async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await expect(cardOf(sam, 'Priya').getByText('Ana Ribeiro has this open')).toHaveCount(1);
  await expect(cardOf(sam, 'Omar').getByText('Ana Ribeiro has this open')).toHaveCount(0);
  await openCard(sam, 'Omar');
  await expect(cardOf(sam, 'Omar').getByText('You', { exact: true })).toBeVisible();
  await expect(cardOf(sam, 'Priya').getByText('Ana Ribeiro has this open')).toHaveCount(1);
  await expect(ana.getByText('has this open')).toHaveCount(0);
});

test('opening another card ends following; Follow goes along again', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Jonas', 'Omar', 'Priya');
  const follow = sam.getByRole('button', { name: 'Follow' });
  await openCard(sam, 'Omar');
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  await openCard(ana, 'Jonas');
  await expect(cardOf(sam, 'Jonas').getByText('Ana Ribeiro has this open')).toHaveCount(1);
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await follow.click();
  await expect(follow).toHaveAttribute('aria-pressed', 'true');
  await expect(sam.getByRole('heading', { name: 'Jonas', level: 2 })).toBeVisible();
  await openCard(ana, 'Priya');
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await follow.click();
  await openCard(ana, 'Omar');
  await expect(cardOf(sam, 'Omar').getByText('Ana Ribeiro has this open')).toHaveCount(1);
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
});

test('Follow never goes along while the supervisor types, and does when they pause', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  const pad = sam.getByRole('textbox', { name: 'Scratch pad' });
  await pad.pressSequentially('ask about');
  await openCard(ana, 'Omar');
  await expect(async () => {
    await pad.press('x');
    expect(await cardOf(sam, 'Omar').getByText('Ana Ribeiro has this open').count()).toBe(1);
  }).toPass();
  await pad.press('x');
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await expect(pad).toHaveValue(/^ask aboutx+$/);
});

test("WA25 “Any number of supervisors may watch one agent; none of them shows to the agent or changes the supervisor's own availability.”", async ({
  floor,
  people,
}) => {
  // Lea leads Ana's team too, and is an agent of it besides.
  const max = await floor.programs.person('max');
  const lea = await floor.programs.idOf('lea');
  await max.do({ kind: 'lead-team', person: lea, team: 'orders' });
  await max.do({ kind: 'grant-role', person: lea, role: 'agent' });
  await max.do({ kind: 'join-team', person: lea, team: 'orders' });
  const ana = await anaWith({ floor, people }, 'Priya');
  const leaAtHerDesk = await people.at('lea', '/desk');
  await leaAtHerDesk.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(leaAtHerDesk.getByText('Available')).toBeVisible();
  const clocks = /\d+:\d\d/g;
  const before = (await ana.locator('body').ariaSnapshot()).replace(clocks, '');

  const address = `/supervision/agents/${await floor.programs.idOf('ana')}`;
  const leaWatches = await leaAtHerDesk.context().newPage();
  await leaWatches.goto(address);
  const watching = [leaWatches, await people.at('sam', address), await people.at('sam', address)];
  for (const page of watching) await expect(page.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  expect((await ana.locator('body').ariaSnapshot()).replace(clocks, '')).toBe(before);
  await reply(ana).pressSequentially('Hello');
  for (const page of watching) await expect(draftOf(page, 'Ana')).toContainText('Hello');
  await expect(leaAtHerDesk.getByText('Available')).toBeVisible();
  const floorOfSam = await people.at('sam', '/supervision/agents');
  await expect(rowOf(floorOfSam, 'Lea').getByRole('cell').first()).toContainText('Available');
});

test('WA26 “An agent who is offline can be opened too: their desk as it stands.”', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Half a sent');
  await ana.getByRole('button', { name: 'Account' }).click();
  await ana.getByRole('button', { name: 'Sign out' }).click();
  const sam = await people.at('sam', '/supervision/agents');
  await expect(rowOf(sam, 'Ana')).toContainText('Offline');
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).click();
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  await openCard(sam, 'Priya');
  await expect(cardOf(sam, 'Priya')).toHaveAttribute('data-state', 'accepted');
  await expect(draftOf(sam, 'Ana')).toContainText('unsent draft');
  await expect(draftOf(sam, 'Ana')).toContainText('Half a sent');
  await expect(dots(sam, 'Ana Ribeiro')).toHaveCount(0);
});

test('WA27 “An agent on two devices has one desk; focus is the device used last.”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Jonas', 'Omar', 'Priya');
  const second = await people.agent('ana');
  for (const customer of ['Jonas', 'Omar', 'Priya']) await expect(cardOf(second, customer)).toBeVisible();
  await openCard(second, 'Omar');
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await expect(ana.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await reply(ana).pressSequentially('Hello');
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await reply(ana).press('Enter');
  for (const page of [second, ana]) await expect(cardOf(page, 'Priya')).toHaveAttribute('data-state', 'answered');
});

test('“Drafts show on every channel”', async ({ floor, people }) => {
  // Ana answers the web chat, Chloé the app's.
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const chloe = await people.agent('chloe');
  await (await floor.programs.customer('Amadou', 'app')).do({ kind: 'say', text: 'Bonjour' });
  await chloe.getByRole('button', { name: 'Accept' }).click();
  await reply(chloe).pressSequentially('Bonjour Am');
  await reply(ana).pressSequentially('Hello Pr');
  await expect(draftOf(sam, 'Ana')).toContainText('Hello Pr');
  await sam.goto(`/supervision/agents/${await floor.programs.idOf('chloe')}`);
  await expect(draftOf(sam, 'Chloé')).toContainText('Bonjour Am');
});
