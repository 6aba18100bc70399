// The network goes and comes back: what a person wrote is kept and sent once, and a screen that is not live says so.
import { accept, cardOf, lineOf, notices, reply } from './floor/screens.ts';
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { expect, test } from './test.ts';

test('P1: a reply written without a connection is kept, and sent once when it is back', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const chat = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
  const answers = () => chat.all('message').filter(({ from, what }) => from === 'agent' && what === 'message');
  await ana.context().setOffline(true);
  await expect(ana.getByText(/^Stale since \d\d:\d\d:\d\d$/)).toBeVisible();
  await reply(ana).fill('I am looking into it.');
  await reply(ana).press('Enter');
  await expect(lineOf(ana, 'I am looking into it.')).toContainText('waits for the connection');
  expect(answers()).toEqual([]);
  await ana.context().setOffline(false);
  await expect(ana.getByText('Live', { exact: true })).toBeVisible();
  await expect(lineOf(ana, 'I am looking into it.')).not.toContainText('waits for the connection');
  await expect.poll(() => answers().map(({ text }) => text)).toEqual(['I am looking into it.']);
  await expect(lineOf(ana, 'I am looking into it.')).toHaveCount(1);
});

test('P1: it is kept over a reload without a connection too', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const chat = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
  await ana.context().setOffline(true);
  await expect(ana.getByText(/^Stale since/)).toBeVisible();
  await reply(ana).fill('Said in a tunnel.');
  await reply(ana).press('Enter');
  await expect(lineOf(ana, 'Said in a tunnel.')).toContainText('waits for the connection');
  await ana.context().setOffline(false);
  await ana.reload();
  await expect.poll(() => chat.all('message').filter(({ text }) => text === 'Said in a tunnel.').length).toBe(1);
  await expect(lineOf(ana, 'Said in a tunnel.')).toHaveCount(1);
});

test('P4: what happened meanwhile is there without a reload, all of it, in order', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  for (const page of [ana, sam]) await page.context().setOffline(true);
  for (const page of [ana, sam]) await expect(page.getByText(/^Stale since/)).toBeVisible();
  for (const word of ['One.', 'Two.', 'Three.']) await writes({ floor }, 'Priya', word);
  await writes({ floor }, 'Omar');
  for (const page of [ana, sam]) await page.context().setOffline(false);
  for (const page of [ana, sam]) {
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    const said = page
      .getByRole('log', { name: 'Messages' })
      .getByRole('listitem')
      .filter({ hasText: /One\.|Two\.|Three\./ });
    await expect(said).toHaveText([/^One\./, /^Two\./, /^Three\./]);
    await expect(page.getByRole('list', { name: 'Ringing' })).toContainText('Omar');
  }
});

test('“Live”, and when it is not: “Stale since …”, on the watched desk and on the Agents table', async ({
  floor,
  people,
}) => {
  const { sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const table = await people.at('sam', '/supervision/agents');
  for (const page of [sam, table]) {
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
    await page.context().setOffline(true);
    await expect(page.getByText(/^Stale since \d\d:\d\d:\d\d$/)).toBeVisible();
    await page.context().setOffline(false);
    await expect(page.getByText('Live', { exact: true })).toBeVisible();
  }
});

test('P1: accepting and asking are not kept: they fail, and say so', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await writes({ floor }, 'Omar');
  const ring = ana.getByRole('list', { name: 'Ringing' }).getByRole('button', { name: 'Accept' });
  await expect(ring).toBeVisible();
  await ana.context().setOffline(true);
  await expect(ana.getByText(/^Stale since/)).toBeVisible();
  await ring.click();
  await expect(notices(ana)).toContainText('There is no connection just now. Nothing was done.');
  await expect(cardOf(ana, 'Omar')).toHaveCount(0);
  await ana.context().setOffline(false);
  await accept(ana, 'Omar');
});
