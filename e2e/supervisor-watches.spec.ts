// A supervisor finds an agent and sees what the agent sees (domain.md §3). Titles quote its sentences.
import { anaWith, samAtTheFloor, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, cardOf, chipOf, conversation, inbox, lineOf, openCard, rowOf, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

test("WA1 “Start: Supervision > Agents, then click an agent's name (opens what the agent has open, following)”", async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya');
  const sam = await people.at('sam', '/');
  await sam.getByRole('navigation', { name: 'Supervision' }).getByRole('link', { name: 'Agents' }).click();
  await rowOf(sam, 'Ana').getByRole('link', { name: /^Ana/ }).click();
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  await expect(sam).toHaveURL(`/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'true');
  await openCard(ana, 'Omar');
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
});

test("WA2 “or one of the agent's ongoing interactions (opens on it)”", async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya');
  const sam = await samAtTheFloor({ floor, people });
  await chipOf(sam, 'Ana', 'Omar').getByRole('link', { name: 'Omar' }).click();
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await expect(lineOf(sam, 'Hello from Omar.')).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false');
  await expect(ana.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
});

test.describe('WA5 “The supervisor sees exactly what the agent sees', () => {
  test('the tabs Ongoing, … History”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
    await expect(tab(sam, 'Ongoing')).toHaveText('Ongoing 2');
    await ana.getByRole('button', { name: 'Complete' }).click();
    for (const page of [ana, sam]) {
      await expect(tab(page, 'Ongoing')).toHaveText('Ongoing 1');
      await tab(page, 'History').click();
      await expect(page.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveText(/Priya/);
    }
  });

  test('the cards”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
    await writes({ floor }, 'Omar', 'Are you there?');
    for (const page of [ana, sam]) {
      await expect(cardOf(page, 'Omar')).toContainText('Are you there?');
      await expect(cardOf(page, 'Omar')).toContainText(/not answered · waits \d:\d\d/);
      await expect(cardOf(page, 'Priya')).toContainText('Hello from Priya.');
    }
  });

  test("the agent's own inboxes and their counts”", async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
    // Ana is at her soft limit, so these wait.
    await writes({ floor }, 'Mia');
    await writes({ floor }, 'Noah');
    for (const page of [ana, sam]) {
      await expect(inbox(page, 'Mine')).toHaveText(/3$/);
      await expect(inbox(page, "My team's")).toHaveText(/5$/);
      await expect(inbox(page, 'Unassigned')).toHaveText(/2$/);
      await inbox(page, 'Unassigned').click();
      const waiting = page.getByRole('list', { name: 'Unassigned' }).getByRole('listitem');
      await expect(waiting).toHaveText([/Mia/, /Noah/]);
    }
    await expect(ana.getByRole('button', { name: 'Accept' })).toHaveCount(2);
    await ana.getByRole('button', { name: 'Accept' }).first().click();
    for (const page of [ana, sam]) {
      await expect(inbox(page, 'Mine')).toHaveText(/4$/);
      await expect(inbox(page, 'Unassigned')).toHaveText(/1$/);
    }
  });

  test('conversations”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await writes({ floor }, 'Priya', 'It still says Monday.');
    await ana.getByRole('textbox', { name: 'Reply' }).fill('Let me look.');
    await ana.getByRole('textbox', { name: 'Reply' }).press('Enter');
    for (const page of [ana, sam]) {
      const messages = conversation(page).getByRole('log', { name: 'Messages' }).getByRole('listitem');
      await expect(messages).toHaveText([
        'Today',
        /^The customer wrote/,
        /^Hello from Priya\./,
        /^Rang at Ana Ribeiro/,
        /^Ana Ribeiro accepted/,
        /^It still says Monday\./,
        /^Let me look\./,
      ]);
    }
  });

  test('customer records”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    const record = async (page: typeof sam) => {
      await page.getByRole('button', { name: 'Customer record' }).click();
      await page.getByRole('region', { name: 'Customer record' }).getByText('1 open').waitFor();
      return page.getByRole('region', { name: 'Customer record' }).ariaSnapshot();
    };
    // What she adds, he saves for her in the strip that says so; merging is hers alone.
    const seen = (await record(sam)).replace('button "Save…"', 'button "Add"');
    expect(seen).toBe((await record(ana)).replace(/^ *- button "Merge with another record…"\n/m, ''));
  });
});

test("the categorization window opens on the watched desk as on the agent's own", async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const categories = async (page: typeof sam) => {
    await page.getByRole('button', { name: 'Categories' }).click();
    await page.getByRole('dialog', { name: 'Categories' }).getByText('Parcel', { exact: true }).waitFor();
    return page.getByRole('group', { name: 'All categories' }).ariaSnapshot();
  };
  expect(await categories(sam)).toBe(await categories(ana));
});

test('what rings at the agent rings on the watched desk, without a way to take it silently', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await writes({ floor }, 'Omar');
  const ringing = sam.getByRole('list', { name: 'Ringing' });
  await expect(ringing).toContainText(/Omar.*rings 0:\d\d/);
  await expect(ringing.getByRole('button')).toHaveCount(0);
  await accept(ana, 'Omar');
  await expect(cardOf(sam, 'Omar')).toBeVisible();
});
