// Settings > Live monitoring, for administrators.
import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';
import { agentsTable, notFound, rowOf } from './floor/screens.ts';

const orders = (page: Page) => page.getByRole('region', { name: 'Orders' });
const field = (page: Page, name: string) => orders(page).getByRole('textbox', { name, exact: true });
async function confirm(page: Page, act: string): Promise<void> {
  await orders(page).getByRole('button', { name: act }).click();
  await page.getByRole('dialog', { name: act }).getByRole('button', { name: act }).click();
}

test('K23: a new version is acknowledged anew before anybody is watched; withdrawn, nobody is', async ({
  floor,
  people,
}) => {
  await people.agent('ana');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(sam.getByRole('heading', { name: "You're watching" })).toBeVisible();
  const max = await people.at('max', '/settings/live-monitoring');
  await expect(orders(max)).toContainText(/Version 1 · acknowledged by 1 of \d/);

  await field(max, 'Purpose').fill('Helping new agents.');
  await orders(max).getByRole('button', { name: 'Save as new version' }).click();
  await expect(max.getByRole('dialog')).toContainText('Everybody on Orders is asked to acknowledge version 2');
  await max.getByRole('dialog').getByRole('button', { name: 'Save as new version' }).click();
  await expect(orders(max)).toContainText(/Version 2 · acknowledged by 0 of \d/);
  await expect(orders(max).getByRole('button', { name: 'Save as new version' })).toBeDisabled();
  await expect(notFound(sam)).toBeVisible();

  await confirm(max, 'Withdraw policy');
  await expect(orders(max)).toContainText('Withdrawn after version 2. Nobody on this team can be watched.');
  await expect(orders(max).getByRole('radio', { checked: true })).toHaveCount(0);
  await sam.goto('/supervision/agents');
  await expect(agentsTable(sam)).toBeVisible();
  await expect(rowOf(sam, 'Ana')).toContainText('No live monitoring policy');
  await expect(rowOf(sam, 'Ana').getByRole('link')).toHaveCount(0);

  // Undone by setting one anew: nothing of it is filled in by itself, and what is missing is named.
  await field(max, 'Purpose').fill('Helping new agents.');
  await orders(max).getByRole('button', { name: 'Save as new version' }).click();
  await expect(orders(max).getByRole('alert')).toHaveText('Still missing: how deep a look goes, text of the notice.');
  await orders(max)
    .getByRole('radio', { name: /^Pauses/ })
    .check();
  await field(max, 'Text of the notice').fill('Your desk can be watched, with pauses.');
  await confirm(max, 'Save as new version');
  await expect(orders(max)).toContainText(/Version 3 · acknowledged by 0 of \d/);
});

test('K24: what is not saved stays while others act, and that somebody else saved is said', async ({
  floor,
  people,
}) => {
  const max = await people.at('max', '/settings/live-monitoring');
  await field(max, 'Purpose').fill('Mine.');
  await floor.programs.acknowledge('ana');
  await expect(orders(max)).toContainText(/Version 1 · acknowledged by 1 of \d/);
  await expect(field(max, 'Purpose')).toHaveValue('Mine.');

  const other = await people.at('max', '/settings/live-monitoring');
  await field(other, 'Purpose').fill('Theirs.');
  await confirm(other, 'Save as new version');
  await expect(orders(max).getByRole('alert').first()).toContainText(
    'Somebody else has changed this policy meanwhile.',
  );
  await expect(field(max, 'Purpose')).toHaveValue('Mine.');
  await expect(orders(max).getByRole('button', { name: 'Save as new version' })).toBeDisabled();
  await orders(max).getByRole('button', { name: 'Keep mine' }).click();
  await confirm(max, 'Save as new version');
  await expect(orders(other)).toContainText(/Version 3 ·/);
  await expect(field(other, 'Purpose')).toHaveValue('Mine.');
});
