// The monitoring log's page, for auditors.
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';
import { agentsTable } from './floor/screens.ts';

const lines = (dee: Page) => dee.getByRole('table', { name: 'Monitoring log' }).locator('tbody').getByRole('row');
const readAgain = (dee: Page) => dee.getByRole('button', { name: 'Read again' }).click();

test('K22: the log is read and not live, newest first, until nobody looks any more', async ({ people }) => {
  const dee = await people.at('dee', '/monitoring-log');
  await expect(dee.getByRole('heading', { name: 'Monitoring log', level: 1 })).toBeVisible();
  await expect(dee.getByText(/^Read at \d\d:\d\d:\d\d$/)).toBeVisible();
  await expect(dee.getByText('Nobody has looked at anything yet.')).toBeVisible();

  await people.agent('ana');
  const sam = await people.at('sam', '/supervision/agents');
  await agentsTable(sam).getByRole('link', { name: /^Ana/ }).click();
  await expect(sam.getByRole('heading', { name: "You're watching" })).toBeVisible();
  await expect(dee.getByText('Nobody has looked at anything yet.')).toBeVisible();
  await readAgain(dee);
  await expect(lines(dee)).toHaveCount(2);
  await expect(lines(dee).nth(0)).toContainText(/open now\s*Sam Marlow\s*Desk\s*Ana Ribeiro\s*Orders/);
  await expect(lines(dee).nth(1)).toContainText(/\d\d:\d\d:\d\d\s*Sam Marlow\s*Table of agents/);

  await dee.getByRole('searchbox', { name: 'Search' }).fill('ribeiro');
  await expect(lines(dee)).toHaveCount(1);
  await dee.getByRole('searchbox', { name: 'Search' }).fill('nobody');
  await dee.getByRole('button', { name: 'Show all' }).click();
  await expect(lines(dee)).toHaveCount(2);

  await sam.close();
  await expect(async () => {
    await readAgain(dee);
    await expect(lines(dee).nth(0)).toContainText(/\d\d:\d\d:\d\d\s*Sam Marlow\s*Desk/, { timeout: 500 });
  }).toPass();
  const [file] = await Promise.all([
    dee.waitForEvent('download'),
    dee.getByRole('link', { name: 'Download as CSV' }).click(),
  ]);
  expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(3);
});

test('K27: whom else one may watch is read, and logged, when one asks, and not with every desk', async ({ people }) => {
  const ana = await people.agent('ana');
  await people.agent('ben');
  const sam = await people.at('sam', '/supervision/agents');
  await agentsTable(sam).getByRole('link', { name: /^Ana/ }).click();
  await sam.getByRole('button', { name: 'Watch another agent' }).click();
  await sam.getByRole('menuitem', { name: 'Ben' }).click();
  await expect(sam.getByRole('heading', { name: /^You're watching Ben/ })).toBeVisible();
  const dee = await people.at('dee', '/monitoring-log');
  await expect(lines(dee)).toHaveCount(4);
  const what = await lines(dee).locator('td:nth-child(4)').allTextContents();
  expect(what).toEqual(['Desk', 'Table of agents', 'Desk', 'Table of agents']);
  await ana.close();
});

test('K21: older entries come when they are asked for', async ({ floor, people }) => {
  const sam = await floor.programs.person('sam');
  for (let look = 0; look < 101; look += 1) (await sam.open({ view: 'agents' })).close();
  const dee = await people.at('dee', '/monitoring-log');
  await expect(lines(dee)).toHaveCount(100);
  await dee.getByRole('button', { name: 'Show older ones' }).click();
  await expect(lines(dee)).toHaveCount(101);
  await expect(dee.getByRole('button', { name: 'Show older ones' })).toHaveCount(0);
});

test('L18 K21: filtered by dates, who, whose and what; minutes of each, and the share of looks at one agent', async ({
  people,
}) => {
  for (const agent of ['ana', 'ben'] as const) await people.agent(agent);
  const sam = await people.at('sam', '/supervision/agents');
  for (const name of ['Ana', 'Ana', 'Ben']) {
    await agentsTable(sam)
      .getByRole('link', { name: new RegExp(`^${name}`) })
      .click();
    await expect(sam.getByRole('heading', { name: `You're watching ${name}` })).toBeVisible();
    await sam.getByRole('link', { name: 'Back to dashboard' }).click();
  }
  await people.at('lea', '/supervision/agents');
  const dee = await people.at('dee', '/monitoring-log');
  const figures = dee.getByRole('table', { name: 'By person, in these dates' });
  const rowOf = (name: string) => figures.getByRole('row').filter({ hasText: name });
  await expect(rowOf('Sam Marlow')).toContainText(/Sam Marlow\s*3\s*0\s*Ana Ribeiro\s*2 of 3, 67%/);
  await expect(rowOf('Lea')).toContainText(/0\s*0\s*–$/);

  await dee.getByLabel('Agent:').selectOption({ label: 'Ana Ribeiro' });
  await expect(lines(dee)).toHaveCount(2);
  await expect(rowOf('Sam Marlow')).toContainText('2 of 3');
  const link = dee.getByRole('link', { name: 'Download as CSV' });
  await expect(link).toHaveAttribute('href', /^\/monitoring-log\.csv\?whose=/);
  const [file] = await Promise.all([dee.waitForEvent('download'), link.click()]);
  expect((await readFile(await file.path(), 'utf8')).trim().split('\r\n')).toHaveLength(3);
  await dee.getByLabel('Agent:').selectOption('all');
  await dee.getByLabel('Who:').selectOption({ label: 'Sam Marlow' });
  await dee.getByLabel('What:').selectOption('Desk');
  await expect(lines(dee)).toHaveCount(3);

  const dayAfter = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
  await dee.getByLabel('From:').fill(dayAfter);
  await expect(dee.getByText('Nobody has looked at anything like that.')).toBeVisible();
  await expect(figures).toHaveCount(0);
  await dee.getByRole('button', { name: 'Show all' }).click();
  await expect(figures).toBeVisible();
  await expect(lines(dee)).not.toHaveCount(3);

  const [chain] = await Promise.all([
    dee.waitForEvent('download'),
    dee.getByRole('link', { name: 'Download to verify' }).click(),
  ]);
  expect(await readFile(await chain.path(), 'utf8')).toMatch(/^\{"oriel":"monitoring log","version":1\}\n/);
});
