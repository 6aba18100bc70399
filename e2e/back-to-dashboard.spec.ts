// Out of a watched desk, back to where one came from.
import { samAtTheFloor } from './floor/scenes.ts';
import { agentsTable, rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('WA3 “End: Back to dashboard, to the same sort, filter and place.”', async ({ floor, people }) => {
  for (const word of ['ana', 'ben', 'chloe', 'grace', 'kofi', 'emre', 'noor']) await floor.programs.sit(word);
  const sam = await samAtTheFloor({ floor, people });
  await sam.setViewportSize({ width: 1366, height: 280 });
  await sam.getByRole('searchbox').fill('a');
  const column = sam.getByRole('columnheader', { name: 'Agent' });
  await column.getByRole('button').click();
  await column.getByRole('button').click();
  const names = agentsTable(sam).getByRole('rowheader');
  await expect(names.first()).toContainText('Noor');
  const before = await names.allTextContents();
  const address = sam.url();
  const place = async () => (await names.first().boundingBox())!.y;
  const top = await place();
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).scrollIntoViewIfNeeded();
  const scrolled = await place();
  expect(scrolled).toBeLessThan(top - 36);
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).click();
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  await sam.getByRole('link', { name: 'Back to dashboard' }).click();

  await expect(sam).toHaveURL(address);
  await expect(sam.getByRole('searchbox')).toHaveValue('a');
  await expect(column).toHaveAttribute('aria-sort', 'descending');
  expect(await names.allTextContents()).toEqual(before);
  await expect.poll(place).toBeCloseTo(scrolled, 0);
});

test("the browser's own way back leads there as well", async ({ floor, people }) => {
  await floor.programs.sit('ana');
  const sam = await samAtTheFloor({ floor, people });
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).click();
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  await sam.goBack();
  await expect(rowOf(sam, 'Ana')).toBeVisible();
});

test('a desk that was opened by its address has a way back too', async ({ floor, people }) => {
  await floor.programs.sit('ana');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await sam.getByRole('link', { name: 'Back to dashboard' }).click();
  await expect(rowOf(sam, 'Ana')).toBeVisible();
});
