// A browser's tab stands still: its process is stopped, a laptop sleeps. (Chromium freezes no tab that can be seen, and here
// all can: a stopped process is the harder case.) When it goes on it is live
// within seconds, shows what a page that was opened just now shows, and has sent nothing twice (RF13). How long the longest
// of it lasts: `ORIEL_SLEEP_SECONDS=90`, of which a server's patience is 45.
import { setTimeout as wait } from 'node:timers/promises';
import type { Browser, Page } from '@playwright/test';
import { anaWith, writes } from './floor/scenes.ts';
import { lineOf, openCard, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const stillMs = 2_000;
const sleepMs = 1000 * Number(process.env['ORIEL_SLEEP_SECONDS'] ?? 2);

/** The processes of the tabs that are open. */
async function processes(browser: Browser): Promise<number[]> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  return processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
}

/** By SIGSTOP; the returned function lets them go on. */
function stopped(pids: readonly number[]): () => void {
  expect(pids.length).toBeGreaterThan(0);
  for (const pid of pids) process.kill(pid, 'SIGSTOP');
  return () => {
    for (const pid of pids) process.kill(pid, 'SIGCONT');
  };
}

const isLive = (page: Page) => expect(page.getByText('Live', { exact: true })).toBeVisible();
const log = (page: Page) => page.getByRole('log', { name: 'Messages' }).getByRole('listitem');

async function answers(ana: Page): Promise<void> {
  await reply(ana).fill('I am looking into it.');
  await reply(ana).press('Enter');
}

/** What is shown, line by line, in both: the old page, and a new one of the same person. */
async function showsTheSame(page: Page, customer: string): Promise<void> {
  const fresh = await page.context().newPage();
  await fresh.goto(page.url());
  await openCard(fresh, customer);
  await isLive(fresh);
  for (const part of ['Current interactions', 'Ringing'])
    await expect
      .poll(() => page.getByRole('list', { name: part }).getByRole('heading').allInnerTexts())
      .toEqual(await fresh.getByRole('list', { name: part }).getByRole('heading').allInnerTexts());
  await expect.poll(() => log(page).allInnerTexts()).toEqual(await log(fresh).allInnerTexts());
  await fresh.close();
}

test('RF13 P4 a tab whose process is stopped amid its sending is live again by itself, and has sent nothing twice', async ({
  floor,
  people,
  browser,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await answers(ana);
  const goOn = stopped(await processes(browser));
  try {
    for (const word of ['One.', 'Two.', 'Three.']) await writes({ floor }, 'Priya', word);
    await writes({ floor }, 'Omar');
    await wait(stillMs);
  } finally {
    goOn();
  }
  const since = performance.now();
  await expect(lineOf(ana, 'Three.')).toHaveCount(1);
  await isLive(ana);
  console.log(`  stopped for ${stillMs} ms: all is shown after ${Math.round(performance.now() - since)} ms`);
  for (const text of ['I am looking into it.', 'One.', 'Two.', 'Three.'])
    await expect(lineOf(ana, text)).toHaveCount(1);
  await showsTheSame(ana, 'Priya');
});

test('RF13 P2 P4 a laptop sleeps, and its line is dead when it wakes: what it had to say is said once', async ({
  floor,
  people,
  browser,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await answers(ana);
  const goOn = stopped(await processes(browser));
  try {
    await floor.kill();
    await floor.startAgain();
    for (const word of ['One.', 'Two.']) await writes({ floor }, 'Priya', word);
    await wait(sleepMs);
  } finally {
    goOn();
  }
  const since = performance.now();
  await expect(lineOf(ana, 'Two.')).toHaveCount(1);
  await isLive(ana);
  console.log(`  asleep for ${sleepMs} ms: all is shown after ${Math.round(performance.now() - since)} ms`);
  await expect(lineOf(ana, 'I am looking into it.')).toHaveCount(1);
  await expect(lineOf(ana, 'I am looking into it.')).not.toContainText('waits for the connection');
  await showsTheSame(ana, 'Priya');
});

test('RF13 P8 of two tabs of one agent one stands still: the other works, and both show the same afterwards', async ({
  floor,
  people,
  browser,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const before = await processes(browser);
  const other = await ana.context().newPage();
  await other.goto(ana.url());
  await openCard(other, 'Priya');
  const goOn = stopped((await processes(browser)).filter((pid) => !before.includes(pid)));
  try {
    await reply(ana).fill('From the other tab.');
    await reply(ana).press('Enter');
    await expect(lineOf(ana, 'From the other tab.')).toHaveCount(1);
    await expect(lineOf(ana, 'From the other tab.')).not.toContainText('waits for the connection');
    const sam = await floor.programs.person('sam');
    const desk = await sam.open({ view: 'desk', agent: await floor.programs.idOf('ana') });
    expect(desk.all('agent')[0]?.connected).toBe(true);
    await wait(stillMs);
  } finally {
    goOn();
  }
  await expect(lineOf(other, 'From the other tab.')).toHaveCount(1);
  await isLive(other);
  await expect.poll(() => log(other).allInnerTexts()).toEqual(await log(ana).allInnerTexts());
  await expect(reply(other)).toHaveValue('');
});
