// Supervision > Agents: what the table says of each agent, and that it is live (domain.md §3).
import { coloursOf, colourOfText } from './floor/colours.ts';
import { anaWith, samAtTheFloor, writes } from './floor/scenes.ts';
import { accept, agentsTable, cardOf, chipOf, currentInteractions, reply, rowOf, setOwn } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('WA24 “The Agents table: a row for each agent who connected in the last 24 h, online now or not.”', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana');
  const sam = await samAtTheFloor({ floor, people });
  // Of the team's seven, one has been here so far.
  await expect(agentsTable(sam).getByRole('rowheader')).toHaveText([/^Ana Ribeiro/]);
  await floor.programs.sit('ben');
  await expect(agentsTable(sam).getByRole('rowheader')).toHaveText([/^Ana Ribeiro/, /^Ben Okafor/]);
  await ana.getByRole('button', { name: 'Account' }).click();
  await ana.getByRole('button', { name: 'Sign out' }).click();
  await expect(rowOf(sam, 'Ana')).toContainText('Offline');
  await expect(rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ })).toBeVisible();
});

test('WA24 “Blue dot = connected now.”', async ({ floor, people }) => {
  const ana = await people.agent('ana');
  const sam = await samAtTheFloor({ floor, people });
  const dot = rowOf(sam, 'Ana').getByTitle(/onnected$/);
  await expect(dot).toHaveText('Connected');
  expect((await coloursOf(dot)).background).toBe('blue');
  await ana.getByRole('button', { name: 'Account' }).click();
  await ana.getByRole('button', { name: 'Sign out' }).click();
  await expect(dot).toHaveText('Not connected');
  expect((await coloursOf(dot)).background).not.toBe('blue');
});

test("WA24 “Name and team; status (word, reason, since); per channel group n of m; longest wait; Current interactions (a chip each …); the day's accepted, missed, completed”", async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  await ana.getByRole('button', { name: 'Complete' }).click();
  const sam = await samAtTheFloor({ floor, people });
  await expect(agentsTable(sam).getByRole('columnheader')).toHaveText([
    'Agent',
    'Status',
    'Realtime',
    'Async',
    'Longest wait',
    'Current interactions',
    'Accepted',
    'Missed',
    'Completed',
  ]);
  await expect(rowOf(sam, 'Ana').getByRole('rowheader')).toContainText('Orders');
  const cells = rowOf(sam, 'Ana').getByRole('cell');
  await expect(cells).toHaveText([
    'Available under 1 min',
    '2 of 5',
    '0 of 6',
    /^\d:\d\d$/,
    /Omar.*waits \d:\d\d.*Priya.*waits \d:\d\d/,
    '3',
    '0',
    '1',
  ]);
  await setOwn(ana, 'Away, by choice');
  await expect(cells.first()).toHaveText(/^Away · by choice under 1 min$/);
});

test("WA24 “a click opens it; the desk's own list of ongoing ones carries that name too”", async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Omar');
  await expect(currentInteractions(ana).getByRole('listitem')).toHaveText([/Omar/]);
  const sam = await samAtTheFloor({ floor, people });
  await chipOf(sam, 'Ana', 'Omar').getByRole('link', { name: 'Omar' }).click();
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await expect(currentInteractions(sam).getByRole('listitem')).toHaveText([/Omar/]);
});

test('WA24 “Connected but not in routing mode: gray and greyed counts.”', async ({ floor, people }) => {
  // Chloé has not read the notice, so she is not in routing mode.
  const chloe = await people.at('chloe', '/desk');
  await chloe.getByRole('dialog', { name: 'Live monitoring' }).getByRole('button', { name: 'Close' }).click();
  await people.agent('ana');
  const sam = await samAtTheFloor({ floor, people });
  await expect(rowOf(sam, 'Chloé').getByRole('cell').first()).toHaveText('Not in routing mode');
  const counts = (agent: string) => rowOf(sam, agent).getByRole('cell').nth(5);
  await expect(counts('Chloé')).toHaveText('0');
  const [greyed, plain] = [await colourOfText(counts('Chloé')), await colourOfText(counts('Ana'))];
  expect(greyed[0]).toBeGreaterThan(plain[0] + 30);
});

test('the row follows what happens: nothing is reloaded', async ({ floor, people }) => {
  const ana = await people.agent('ana');
  const sam = await samAtTheFloor({ floor, people });
  const cells = rowOf(sam, 'Ana').getByRole('cell');
  await expect(cells.nth(4)).toHaveText('nothing ongoing');
  await writes({ floor }, 'Priya');
  await expect(currentInteractions(rowOf(sam, 'Ana'))).toHaveText(/Priyarings 0:\d\d/);
  await accept(ana, 'Priya');
  await expect(chipOf(sam, 'Ana', 'Priya')).toHaveAttribute('data-state', 'accepted');
  expect(await coloursOf(chipOf(sam, 'Ana', 'Priya'))).toEqual({ border: '2px yellow', background: 'white' });
  await expect(cells.nth(1)).toHaveText('1 of 5');
  await expect(cells.nth(5)).toHaveText('1');
  await reply(ana).fill('Hello');
  await reply(ana).press('Enter');
  await expect(chipOf(sam, 'Ana', 'Priya')).toHaveAttribute('data-state', 'answered');
  await expect(cells.nth(3)).toHaveText('–');
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(cells.nth(4)).toHaveText('nothing ongoing');
  await expect(cells.nth(7)).toHaveText('1');
});

test('the summary above the table: who waits, who rings, who is free', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  await writes({ floor }, 'Mia');
  const sam = await samAtTheFloor({ floor, people });
  const tile = (name: string) => sam.getByText(name, { exact: true }).locator('..');
  await expect(tile('Waiting for an agent')).toHaveText(/^Waiting for an agent1longest \d:\d\d$/);
  await expect(tile('Ringing')).toHaveText('Ringing0');
  await expect(tile('Agents in routing mode')).toHaveText(/1.*0 free.*1 busy.*0 full.*0 away/);
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(tile('Ringing')).toHaveText('Ringing1');
  await expect(tile('Waiting for an agent')).toHaveText('Waiting for an agent0');
  await expect(tile('Completed today')).toHaveText('Completed today1');
});

test('who waits longest stands first, and the column that is clicked sorts', async ({ floor, people }) => {
  await floor.programs.sit('ben');
  const ana = await people.agent('ana');
  await (await floor.programs.sit('ben')).do({ kind: 'go-away' });
  await writes({ floor }, 'Priya');
  await accept(ana, 'Priya');
  const sam = await samAtTheFloor({ floor, people });
  const names = agentsTable(sam).getByRole('rowheader');
  await expect(names).toHaveText([/^Ana/, /^Ben/]);
  const column = sam.getByRole('columnheader', { name: 'Agent' });
  await column.getByRole('button').click();
  await expect(column).toHaveAttribute('aria-sort', 'ascending');
  await expect(names).toHaveText([/^Ana/, /^Ben/]);
  await column.getByRole('button').click();
  await expect(column).toHaveAttribute('aria-sort', 'descending');
  await expect(names).toHaveText([/^Ben/, /^Ana/]);
});

test('WA24 “Filters: … team …” and text, of agents and of their customers', async ({ floor, people }) => {
  const max = await floor.programs.person('max');
  await max.do({ kind: 'lead-team', person: await floor.programs.idOf('sam'), team: 'returns-team' });
  await floor.programs.sit('fatima');
  await anaWith({ floor, people }, 'Priya');
  const sam = await samAtTheFloor({ floor, people });
  const names = agentsTable(sam).getByRole('rowheader');
  await expect(names).toHaveCount(2);
  await sam.getByRole('combobox', { name: 'Team' }).selectOption('Returns');
  await expect(names).toHaveText([/^Fatima/]);
  await sam.getByRole('combobox', { name: 'Team' }).selectOption('all');
  await sam.getByRole('searchbox').fill('priy');
  await expect(names).toHaveText([/^Ana/]);
  await sam.getByRole('searchbox').fill('nobody of that name');
  await expect(sam.getByText('No agent matches.')).toBeVisible();
  await sam.getByRole('button', { name: 'Show all agents' }).click();
  await expect(names).toHaveCount(2);
});

test('more interactions than have room stand behind a figure, and open from there', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  for (const customer of ['Mia', 'Noah']) {
    await writes({ floor }, customer);
    await ana.getByRole('button', { name: 'Ask for an interaction' }).click();
    await expect(cardOf(ana, customer)).toBeVisible();
  }
  const sam = await samAtTheFloor({ floor, people });
  const more = rowOf(sam, 'Ana').getByRole('button', { name: /^\d more$/ });
  await more.click();
  const rest = sam.getByRole('dialog', { name: /^\d more$/ });
  await rest.getByRole('link', { name: 'Noah' }).click();
  await expect(sam.getByRole('heading', { name: 'Noah', level: 2 })).toBeVisible();
});
