// Names and messages in the person's own direction, and a page that can be turned round as a whole.
import { samWatchesAnaWith } from './floor/scenes.ts';
import { accept, cardOf, conversation, draftOf, lineOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('an Arabic message reads from the right, on the agent’s page, the supervisor’s and the customer’s', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana');
  const layla = await people.customer('ليلى حداد');
  await layla.say('أين طلبي رقم 48213؟');
  await accept(ana, 'ليلى حداد');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await reply(ana).pressSequentially('مرحبا ليلى');
  const directionOf = (element: Element) => getComputedStyle(element).direction;
  for (const page of [ana, sam]) {
    expect(await lineOf(page, 'أين طلبي').getByRole('paragraph').evaluate(directionOf)).toBe('rtl');
    expect(await cardOf(page, 'ليلى حداد').getByRole('paragraph').evaluate(directionOf)).toBe('rtl');
    expect(await page.getByRole('heading', { name: 'ليلى حداد', level: 2 }).evaluate(directionOf)).toBe('ltr');
  }
  expect(await reply(ana).evaluate(directionOf)).toBe('rtl');
  await expect(draftOf(sam, 'Ana')).toContainText('مرحبا ليلى');
  expect(await draftOf(sam, 'Ana').getByRole('paragraph').last().evaluate(directionOf)).toBe('rtl');
  expect(await layla.log.getByText('أين طلبي').evaluate(directionOf)).toBe('rtl');
});

test('turned round as a whole, the desk is its own mirror image: list at the right, nothing cut', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  for (const page of [ana, sam]) {
    const place = async () => ({
      card: (await cardOf(page, 'Priya').boundingBox())!,
      middle: (await conversation(page).boundingBox())!,
      theirs: (await lineOf(page, 'Hello from Priya.').boundingBox())!,
    });
    const before = await place();
    await page.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
    const after = await place();
    const width = page.viewportSize()!.width;
    for (const what of ['card', 'middle', 'theirs'] as const) {
      const mirrored = width - before[what].x - before[what].width;
      expect(Math.abs(after[what].x - mirrored), what).toBeLessThan(20);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
});

test('turned round as a whole, Settings is its own mirror image', async ({ people }) => {
  const max = await people.at('max', '/settings/saved-replies');
  const side = max.getByRole('link', { name: 'Away reasons' });
  const row = max.getByRole('button', { name: 'Change Greeting' });
  await expect(row).toBeVisible();
  const before = [(await side.boundingBox())!, (await row.boundingBox())!];
  await max.evaluate(() => document.documentElement.setAttribute('dir', 'rtl'));
  const after = [(await side.boundingBox())!, (await row.boundingBox())!];
  const width = max.viewportSize()!.width;
  for (const [at, box] of after.entries())
    expect(Math.abs(box.x - (width - before[at]!.x - before[at]!.width))).toBeLessThan(20);
  expect(await max.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
});
