// A policy's limits: set by an administrator, met by who looks, read by an auditor.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

const orders = (page: Page) => page.getByRole('region', { name: 'Orders' });
const field = (page: Page, name: string) => orders(page).getByRole('textbox', { name, exact: true });
const purposeOf = (page: Page, agent: string) =>
  page.getByRole('dialog', { name: `Why do you look at ${agent}’s desk?` });
const watching = (page: Page, agent: string) => page.getByRole('heading', { name: `You're watching ${agent}` });

async function isAccessible(page: Page): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)).toEqual([]);
  }
}

test('K30: hours, minutes and purposes are set in the settings; what is wrong is said', async ({ people }) => {
  const max = await people.at('max', '/settings/live-monitoring');
  const save = () => orders(max).getByRole('button', { name: 'Save as new version' });
  await expect(orders(max).getByLabel('From', { exact: true })).toHaveValue('');
  await orders(max).getByLabel('From', { exact: true }).fill('09:00');
  await field(max, 'Minutes per agent and week').fill('a lot');
  await save().click();
  await expect(orders(max).getByRole('alert')).toHaveText(
    'Hours need a beginning and another end, or neither. Minutes are a whole number, from 1 to 10080.',
  );
  await isAccessible(max);
  await orders(max).getByLabel('Until', { exact: true }).fill('17:30');
  await orders(max).getByLabel('Time zone').selectOption('Europe/Lisbon');
  await field(max, 'Minutes per agent and week').fill('90');
  await field(max, 'Purposes to pick from, one a line').fill('Coaching\n\nA complaint');
  await save().click();
  await max.getByRole('dialog').getByRole('button', { name: 'Save as new version' }).click();
  await expect(orders(max)).toContainText(/Version 2 ·/);
  await max.reload();
  await expect(orders(max).getByLabel('From', { exact: true })).toHaveValue('09:00');
  await expect(orders(max).getByLabel('Until', { exact: true })).toHaveValue('17:30');
  await expect(orders(max).getByLabel('Time zone')).toHaveValue('Europe/Lisbon');
  await expect(field(max, 'Minutes per agent and week')).toHaveValue('90');
  await expect(field(max, 'Purposes to pick from, one a line')).toHaveValue('Coaching\nA complaint');
});

test('K31 L21: a purpose is picked before the desk opens, kept for the next, and stands in the log', async ({
  floor,
  people,
}) => {
  await floor.programs.changePolicy('orders', { purposes: ['Coaching', 'A complaint', 'A question of theirs'] });
  for (const agent of ['ana', 'ben']) await floor.programs.sit(agent);
  const sam = await people.at('sam', '/supervision/agents');
  const open = () => rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).click();
  await open();
  await expect(purposeOf(sam, 'Ana')).toBeVisible();
  await isAccessible(sam);
  await expect(purposeOf(sam, 'Ana').getByRole('button', { name: 'Coaching' })).toBeFocused();
  await sam.keyboard.press('ArrowDown');
  await sam.keyboard.press('Enter');
  await expect(watching(sam, 'Ana Ribeiro')).toBeVisible();
  // Another desk under the same policy: it is not asked again.
  await sam.getByRole('button', { name: 'Watch another agent' }).click();
  await sam.getByRole('menuitem', { name: 'Ben Okafor' }).click();
  await expect(watching(sam, 'Ben Okafor')).toBeVisible();
  await sam.getByRole('link', { name: 'Back to dashboard' }).click();
  // Back at the dashboard it is forgotten; without one nothing opens.
  await open();
  await expect(purposeOf(sam, 'Ana')).toBeVisible();
  await sam.keyboard.press('Escape');
  await expect(sam).toHaveURL(/\/supervision\/agents$/);

  const dee = await people.at('dee', '/monitoring-log');
  const desks = dee.getByRole('table', { name: 'Monitoring log' }).getByRole('row').filter({ hasText: 'Desk' });
  await expect(desks).toHaveText([/Ben Okafor.*A complaint/, /Ana Ribeiro.*A complaint/]);
});

test('K32 L19 L20: the watched desk says how many minutes are left; outside the hours it says what they are', async ({
  floor,
  people,
}) => {
  await floor.programs.changePolicy('orders', { weekMinutes: 60 });
  await floor.programs.sit('ana');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(watching(sam, 'Ana Ribeiro')).toBeVisible();
  await expect(sam.getByRole('banner')).toContainText(/(60|59) min left this week/);
  await isAccessible(sam);
  // An hour that is not now, whatever the clock says.
  const hour = (new Date().getUTCHours() + 4) % 24;
  const hours = { from: hour * 60, to: (hour * 60 + 90) % 1440 };
  await floor.programs.changePolicy('orders', { weekMinutes: null, hours, zone: 'UTC' });
  await expect(sam.getByRole('heading', { name: 'Not found' })).toBeVisible();
  await floor.programs.acknowledge('ana');
  await sam.reload();
  await expect(sam.getByRole('heading', { name: /outside the hours/ })).toBeVisible();
  await expect(sam.getByText(/^The policy allows it from .* \(UTC\)\.$/)).toBeVisible();
  await isAccessible(sam);
  await sam.getByRole('link', { name: 'Back to dashboard' }).click();
  await expect(rowOf(sam, 'Ana')).toBeVisible();
});
