// axe over every page, in both themes: it finds nothing.
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { anaWith, samAtTheFloor, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { actLoudly, inbox, loudStrip, notFound, ownStatus, reply, setOwn, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

async function expectNothing(page: Page, where: string): Promise<void> {
  const look = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // React Aria's announcer names, for some seconds, the button it announced by an id that has gone with the button.
    const builder = new AxeBuilder({ page }).exclude('[data-live-announcer]');
    // Only colours differ between the themes.
    const { violations, passes } = await (
      colorScheme === 'light' ? builder : builder.withRules('color-contrast')
    ).analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect.soft(found, `${where}, ${colorScheme}`).toEqual([]);
    return passes.length;
  };
  // Rules that had something to look at.
  expect(await look('light')).toBeGreaterThan(10);
  expect(await look('dark')).toBe(1);
}

test('the sign-in and the notice', async ({ people }) => {
  const stranger = await people.stranger();
  await stranger.goto('/desk');
  await expect(stranger.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expectNothing(stranger, 'sign-in');
  const ana = await people.at('ana', '/desk');
  await expect(ana.getByRole('dialog', { name: 'Live monitoring' })).toBeVisible();
  await expectNothing(ana, 'the notice');
});

test('the desk, the watched desk and the Agents table', async ({ floor, people }) => {
  test.setTimeout(120_000);
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  const table = await samAtTheFloor({ floor, people });
  await writes({ floor }, 'Jonas');
  await ana.getByRole('button', { name: 'Comment' }).click();
  await ana.getByRole('textbox', { name: 'Internal comment' }).fill('A regular.');
  await ana.getByRole('textbox', { name: 'Internal comment' }).press('Enter');
  await reply(ana).pressSequentially('Good morning');
  await actLoudly(sam, 'Ana', 'Accept');
  await expect(ana.getByText('Sam accepted this for you')).toBeVisible();
  for (const page of [ana, sam]) {
    await page.getByRole('button', { name: 'Customer record' }).click();
    await expect(page.getByRole('region', { name: 'Customer record' })).toBeVisible();
  }
  await expectNothing(ana, 'desk');
  await expectNothing(sam, 'watched desk');
  await expectNothing(table, 'Agents table');
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Complete' }).click();
  await expect(sam.getByRole('dialog', { name: 'Complete' })).toBeVisible();
  await expectNothing(sam, 'loud act');
  await sam.keyboard.press('Escape');
  await inbox(ana, 'Mine').click();
  await expectNothing(ana, 'inbox');
  await ana.getByRole('button', { name: 'New inbox' }).click();
  await ana.getByRole('textbox', { name: 'Query' }).fill('staet:waiting');
  await expect(ana.getByText('“staet” is no field')).toBeVisible();
  await ana.getByText('What can be asked for').click();
  await expectNothing(ana, 'a new inbox');
  await ana.keyboard.press('Escape');
  await tab(sam, 'History').click();
  await expectNothing(sam, 'history');
  await ana.getByRole('button', { name: 'Categories' }).click();
  await expect(ana.getByRole('dialog', { name: 'Categories' })).toContainText('Parcel');
  await expectNothing(ana, 'categories');
  await sam.goto('/supervision/agents/nobody');
  await expect(notFound(sam)).toBeVisible();
  await expectNothing(sam, 'not found');
});

test('the lists of the composer', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Kim');
  await reply(ana).pressSequentially('/tr');
  await expect(ana.getByRole('listbox').getByRole('option', { selected: true })).toContainText('trace');
  await expectNothing(ana, 'saved replies');
  await reply(ana).press('Enter');
  await expect(ana.getByText('Fill in: order number')).toBeVisible();
  await expectNothing(ana, 'a gap');
  for (const name of ['Emoji', 'Quote']) {
    await ana.getByRole('button', { name }).click();
    await expect(ana.getByRole('dialog', { name }).getByRole('option').first()).toBeVisible();
    await expectNothing(ana, name);
    await ana.keyboard.press('Escape');
  }
});

test('availability: the panels, away, and what a supervisor sets', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar');
  await ownStatus(ana).click();
  await expect(ana.getByRole('dialog', { name: 'Availability' }).getByRole('button', { name: 'Lunch' })).toBeVisible();
  await expectNothing(ana, 'availability');
  await ana.keyboard.press('Escape');
  await ana.getByRole('button', { name: 'When it rings' }).click();
  await expect(ana.getByRole('checkbox', { name: 'A sound' })).toBeVisible();
  await expectNothing(ana, 'when it rings');
  await ana.keyboard.press('Escape');
  await setOwn(ana, 'Break', 'Async');
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Set availability' }).click();
  const dialog = sam.getByRole('dialog', { name: 'Set availability' });
  await dialog.getByRole('button', { name: 'Training' }).click();
  await expectNothing(sam, 'set availability');
  await dialog.getByRole('button', { name: 'Set availability', exact: true }).click();
  await expect(ownStatus(ana)).toContainText('set by Sam');
  await expectNothing(ana, 'set by a supervisor');
  await expectNothing(sam, 'a status that was set');
});

test('approvals, the monitoring log, the settings and the keys', async ({ floor, people }) => {
  const ana = await floor.programs.sit('ana');
  const sam = await samAtTheFloor({ floor, people });
  await (await floor.programs.person('sam')).do({ kind: 'require-approval', person: await floor.programs.idOf('ana') });
  const { interaction = '' } = await (await floor.programs.customer('Priya')).do({ kind: 'say', text: 'Well?' });
  await ana.do({ kind: 'accept', interaction });
  await ana.do({ kind: 'reply', interaction, text: 'Yes.' });
  await sam.getByRole('link', { name: 'Approvals 1' }).click();
  await sam.getByRole('button', { name: 'Return for change' }).click();
  await expectNothing(sam, 'approvals');
  await sam.getByRole('button', { name: 'Cancel' }).click();
  const dee = await people.at('dee', '/monitoring-log');
  await expect(dee.getByRole('table', { name: 'Monitoring log' })).toBeVisible();
  await expectNothing(dee, 'monitoring log');
  const max = await people.at('max', '/settings/live-monitoring');
  await expect(max.getByRole('region', { name: 'Orders' })).toBeVisible();
  await expectNothing(max, 'settings');
  await max.getByRole('link', { name: 'Inboxes' }).click();
  await expect(max.getByRole('list', { name: 'Shared inboxes' })).toBeVisible();
  await expectNothing(max, 'shared inboxes');
  await sam.keyboard.press('?');
  await expect(sam.getByRole('dialog', { name: 'Keyboard' })).toBeVisible();
  await expectNothing(sam, 'keys');
});

test('every section of Settings, and what is edited there', async ({ people }) => {
  test.setTimeout(300_000);
  const max = await people.at('max', '/settings/people');
  const edited = {
    people: 'Change Ana Ribeiro',
    teams: 'New team',
    'channel-groups': 'Change Async',
    categories: 'Change Parcel',
    'saved-replies': 'Change Greeting',
    'away-reasons': 'Change Lunch',
  };
  for (const [section, act] of Object.entries(edited)) {
    await max.goto(`/settings/${section}`);
    await expect(max.getByRole('button', { name: act })).toBeVisible();
    await expectNothing(max, section);
    await max.getByRole('button', { name: act }).click();
    await expect(max.getByRole('dialog')).toBeVisible();
    await expectNothing(max, `${section}: ${act}`);
  }
});

test('the chat window', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Where is my parcel?');
  await ana.getByRole('button', { name: 'Accept' }).click();
  await reply(ana).fill('On its way.');
  await reply(ana).press('Enter');
  await expect(priya.log).toContainText('On its way.');
  await reply(ana).pressSequentially('It');
  await expect(priya.chat.getByRole('img', { name: 'Ana Ribeiro is typing' })).toBeVisible();
  await expectNothing(priya.page, 'chat window');
});
