// An agent's day in the Agents table (docs/spec/measures.md): the columns that are chosen, and a row's details.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { anaWith, samAtTheFloor, writes } from './floor/scenes.ts';
import { accept, agentsTable, cardOf, rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

async function choose(page: Page, ...names: string[]): Promise<void> {
  await page.getByRole('button', { name: 'Columns' }).click();
  const menu = page.getByRole('dialog', { name: 'Columns' });
  for (const name of names) await menu.getByRole('checkbox', { name }).click();
  await page.keyboard.press('Escape');
  await expect(menu).toBeHidden();
}

/** By the heading above it. */
async function cell(page: Page, agent: string, column: string) {
  const heads = await agentsTable(page).getByRole('columnheader').allInnerTexts();
  return rowOf(page, agent)
    .getByRole('cell')
    .nth(heads.indexOf(column) - 1);
}

test('ME6 “on demand deferred, transferred, handling time”', async ({ floor, people }) => {
  await (await floor.programs.sit('ben')).do({ kind: 'go-away' });
  const ana = await anaWith({ floor, people }, 'Omar');
  await expect(cardOf(ana, 'Omar')).toContainText(/waits 0:0[2-9]/);
  // She opens another: what was in front of her until then is counted.
  await writes({ floor }, 'Priya');
  await accept(ana, 'Priya');
  const sam = await samAtTheFloor({ floor, people });
  const heads = agentsTable(sam).getByRole('columnheader');
  await expect(heads).toHaveCount(9);
  await choose(sam, 'Deferred', 'Transferred', 'Resumed', 'Handling time', 'Missed');
  await expect(heads).toHaveText([
    ...['Agent', 'Status', 'Realtime', 'Async', 'Longest wait', 'Current interactions', 'Accepted', 'Completed'],
    ...['Deferred', 'Transferred', 'Resumed', 'Handling time'],
  ]);
  await expect(await cell(sam, 'Ana', 'Handling time')).toHaveText(/^0:0[2-9]$/);
  await expect(await cell(sam, 'Ben', 'Handling time')).toHaveText('0:00');
  const interaction = new URL(ana.url()).searchParams.get('open')!;
  const program = await floor.programs.person('ana');
  await program.do({ kind: 'defer', interaction, until: Date.now() + 3_600_000 });
  await program.do({ kind: 'resume', interaction });
  await program.do({ kind: 'transfer', interaction, to: { agent: await floor.programs.idOf('ben') } });
  for (const column of ['Deferred', 'Resumed', 'Transferred']) {
    await expect(await cell(sam, 'Ana', column)).toHaveText('1');
    await expect(await cell(sam, 'Ben', column)).toHaveText('0');
  }
  // Any of them sorts; the choice outlives the page.
  const column = sam.getByRole('columnheader', { name: 'Deferred' });
  const names = agentsTable(sam).getByRole('rowheader');
  await column.getByRole('button').click();
  await expect(names).toHaveText([/^Ana/, /^Ben/]);
  await column.getByRole('button').click();
  await expect(column).toHaveAttribute('aria-sort', 'ascending');
  await expect(names).toHaveText([/^Ben/, /^Ana/]);
  await sam.reload();
  await expect(heads).toHaveCount(12);
  await expect(names).toHaveText([/^Ben/, /^Ana/]);
});

test('ME7 a row’s details, by keys alone and for a pointer that rests', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar');
  const sam = await samAtTheFloor({ floor, people });
  const button = rowOf(sam, 'Ana').getByRole('button', { name: 'Details of Ana Ribeiro' });
  // On from the link to her desk.
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).focus();
  await sam.keyboard.press('Tab');
  await expect(button).toBeFocused();
  await sam.keyboard.press('Enter');
  const details = sam.getByRole('dialog', { name: 'Ana Ribeiro' });
  const value = (name: string) => details.locator('dl > div').filter({ hasText: name }).locator('dd');
  await expect(value('Status')).toHaveText('Available');
  await expect(value('Since')).toHaveText(/^\d\d:\d\d:\d\d$/);
  await expect(value('Realtime')).toHaveText('1 of 5');
  await expect(value('Async')).toHaveText('0 of 6');
  await expect(value('Omar')).toHaveText(/^not answered · waits \d:\d\d$/);
  await expect(value('Accepted')).toHaveText('1');
  await expect(value('Deferred')).toHaveText('0');
  await expect(value('Handling time')).toHaveText(/^0:\d\d$/);
  const { violations } = await new AxeBuilder({ page: sam }).exclude('[data-live-announcer]').analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(value('Completed')).toHaveText('1');
  await expect(value('Omar')).toHaveCount(0);
  await sam.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(button).toBeFocused();
  // Read in passing: nothing is taken from the keyboard, and it goes with the pointer.
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).hover();
  await expect(sam.getByText('Handling time')).toBeVisible();
  await expect(button).toBeFocused();
  await sam.mouse.move(700, 650);
  await expect(sam.getByText('Handling time')).toBeHidden();
});
