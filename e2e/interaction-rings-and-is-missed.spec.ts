// domain.md §2: “not accepted within 30 s: missed. It is offered elsewhere … and the agent is told why”.
import { writes } from './floor/scenes.ts';
import { cardOf, ownStatus, rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('LI6 “ringing → waiting: not accepted within 30 s: missed. It is offered elsewhere … the agent is told why”', async ({
  floor,
  people,
}) => {
  test.setTimeout(90_000);
  const ana = await people.agent('ana');
  await writes({ floor }, 'Priya');
  const rings = ana.getByRole('list', { name: 'Ringing' });
  await expect(rings).toContainText(/Priya.*rings 0:[23]\d/);
  const ben = await people.agent('ben');
  const sam = await people.at('sam', '/supervision/agents');
  const watching = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(watching.getByRole('list', { name: 'Ringing' })).toContainText('Priya');
  await expect(ben.getByRole('list', { name: 'Ringing' })).toHaveCount(0);
  await expect(ben.getByRole('list', { name: 'Ringing' })).toContainText('Priya', { timeout: 35_000 });
  await expect(rings).toHaveCount(0);
  await expect(watching.getByRole('list', { name: 'Ringing' })).toHaveCount(0);
  await expect(watching.getByText(/^Away · missed one/)).toBeVisible();
  await expect(ana.getByRole('alert').filter({ hasText: 'You missed an interaction.' })).toBeVisible();
  await expect(ana.getByText(/^Away · missed one/)).toBeVisible();
  await expect(rowOf(sam, 'Ana').getByRole('cell').first()).toContainText('Away · missed one');
  await expect(rowOf(sam, 'Ana').getByRole('cell').nth(6)).toHaveText('1');
  await ben.getByRole('button', { name: 'Accept' }).click();
  await expect(cardOf(ben, 'Priya')).toBeVisible();
  await ana.getByRole('button', { name: 'Become available' }).click();
  await expect(ownStatus(ana)).toContainText('Available');
});
