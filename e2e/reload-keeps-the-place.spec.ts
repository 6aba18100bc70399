// “A view has an address: reload and back bring the same thing” (look/README.md).
import { anaWith, samWatchesAnaWith } from './floor/scenes.ts';
import { agentsTable, inbox, openCard, reply, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('the agent’s desk: what is open, the tab, the inbox and the record are there again', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya');
  await openCard(ana, 'Omar');
  await ana.getByRole('button', { name: 'Customer record' }).click();
  await tab(ana, 'History').click();
  await ana.reload();
  await expect(ana.getByRole('heading', { name: 'Omar', level: 2 }).first()).toBeVisible();
  await expect(ana.getByRole('region', { name: 'Customer record' })).toBeVisible();
  await expect(tab(ana, 'History')).toHaveAttribute('aria-selected', 'true');
  await inbox(ana, 'Mine').click();
  await ana.reload();
  await expect(ana.getByRole('region', { name: 'Mine' })).toBeVisible();
  await expect(reply(ana)).toBeVisible();
});

test('the watched desk: what the supervisor has open, or that they follow', async ({ floor, people }) => {
  const { sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await sam.reload();
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'true');
  await openCard(sam, 'Omar');
  await sam.reload();
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false');
  await sam.goBack();
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
});

test('the Agents table: its sort and its filter', async ({ floor, people }) => {
  await floor.programs.sit('ana');
  await floor.programs.sit('ben');
  const sam = await people.at('sam', '/supervision/agents');
  await sam.getByRole('searchbox').fill('ben');
  await sam.getByRole('columnheader', { name: 'Missed' }).getByRole('button').click();
  await sam.reload();
  await expect(agentsTable(sam).getByRole('rowheader')).toHaveText([/^Ben/]);
  await expect(sam.getByRole('searchbox')).toHaveValue('ben');
  await expect(sam.getByRole('columnheader', { name: 'Missed' })).toHaveAttribute('aria-sort', 'descending');
});
