// What an accepted interaction looks like, on the agent's page and on the supervisor's (domain.md §3, the second table):
// colours as the browser computes them, of the elements that carry `data-state`.
import type { Locator, Page } from '@playwright/test';
import { brightnessOf, coloursOf } from './floor/colours.ts';
import { samAtTheFloor, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, cardOf, chipOf, lineOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const yellowAndWhite = { border: '2px yellow', background: 'white' };
const yellowAndGray = { border: '2px yellow', background: 'gray' };

async function expectState(element: Locator, state: 'accepted' | 'answered'): Promise<void> {
  await expect(element).toHaveAttribute('data-state', state);
  expect(await coloursOf(element)).toEqual(state === 'accepted' ? yellowAndWhite : yellowAndGray);
}

async function answer(page: Page, text: string): Promise<void> {
  await reply(page).fill(text);
  await reply(page).press('Enter');
  await expect(lineOf(page, text)).toBeVisible();
}

test("WA19 “accepted, not answered yet: the customer's message (since the interaction was opened …) and its card: yellow border, white background; waits m:ss” on both pages", async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await writes({ floor }, 'Priya', 'And a second one.');
  const floorOfSam = await samAtTheFloor({ floor, people });
  await expectState(chipOf(floorOfSam, 'Ana', 'Priya'), 'accepted');
  await expect(chipOf(floorOfSam, 'Ana', 'Priya')).toHaveText(/waits \d:\d\d$/);
  for (const page of [ana, sam]) {
    await expectState(cardOf(page, 'Priya'), 'accepted');
    await expect(cardOf(page, 'Priya')).toContainText(/not answered · waits \d:\d\d/);
    await expectState(lineOf(page, 'Hello from Priya.'), 'accepted');
    await expectState(lineOf(page, 'And a second one.'), 'accepted');
    await expect(lineOf(page, 'And a second one.')).toContainText(/waits \d:\d\d/);
  }
});

test('WA20 “answered at least once: yellow border, gray background” on both pages', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const floorOfSam = await samAtTheFloor({ floor, people });
  await answer(ana, 'Good morning, Priya.');
  await expectState(chipOf(floorOfSam, 'Ana', 'Priya'), 'answered');
  await expect(chipOf(floorOfSam, 'Ana', 'Priya')).not.toContainText('waits');
  for (const page of [ana, sam]) {
    await expectState(cardOf(page, 'Priya'), 'answered');
    await expect(cardOf(page, 'Priya')).toContainText('answered');
    await expect(cardOf(page, 'Priya')).not.toContainText('waits');
    await expectState(lineOf(page, 'Hello from Priya.'), 'answered');
    await expect(lineOf(page, 'Hello from Priya.')).not.toContainText('waits');
  }
});

test('“answered …; where the customer spoke last, also waits m:ss” on both pages', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const floorOfSam = await samAtTheFloor({ floor, people });
  await answer(ana, 'Good morning, Priya.');
  await writes({ floor }, 'Priya', 'Anything new?');
  await expectState(chipOf(floorOfSam, 'Ana', 'Priya'), 'answered');
  await expect(chipOf(floorOfSam, 'Ana', 'Priya')).toContainText(/waits \d:\d\d/);
  for (const page of [ana, sam]) {
    await expectState(cardOf(page, 'Priya'), 'answered');
    await expect(cardOf(page, 'Priya')).toContainText(/answered · waits \d:\d\d/);
    await expectState(lineOf(page, 'Anything new?'), 'answered');
    await expect(lineOf(page, 'Anything new?')).toContainText(/waits \d:\d\d/);
    await expect(lineOf(page, 'Hello from Priya.')).not.toContainText('waits');
  }
});

test('“(since the interaction was … reopened …)”: what was said before has no border any more', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await answer(ana, 'It is on its way.');
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(cardOf(ana, 'Priya')).toHaveCount(0);
  await writes({ floor }, 'Priya', 'It did not come.');
  await accept(ana, 'Priya');
  for (const page of [ana, sam]) {
    await expectState(cardOf(page, 'Priya'), 'accepted');
    await expectState(lineOf(page, 'It did not come.'), 'accepted');
    await expect(lineOf(page, 'Hello from Priya.')).not.toHaveAttribute('data-state');
    expect(await coloursOf(lineOf(page, 'Hello from Priya.'))).not.toMatchObject({ border: '2px yellow' });
  }
});

test('in the dark theme the border is yellow too, and what is not answered is the brighter one', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana', { colorScheme: 'dark' });
  for (const customer of ['Omar', 'Priya']) {
    await writes({ floor }, customer);
    await accept(ana, customer);
  }
  await answer(ana, 'Good morning.');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`, {
    colorScheme: 'dark',
  });
  for (const page of [ana, sam]) {
    await expect(cardOf(page, 'Priya')).toHaveAttribute('data-state', 'answered');
    for (const card of [cardOf(page, 'Omar'), cardOf(page, 'Priya')])
      expect(await coloursOf(card)).toMatchObject({ border: '2px yellow' });
    const [notAnswered, answered] = [
      await brightnessOf(cardOf(page, 'Omar')),
      await brightnessOf(cardOf(page, 'Priya')),
    ];
    expect(notAnswered).toBeGreaterThan(answered + 0.05);
    expect(notAnswered).toBeLessThan(0.4);
  }
});
