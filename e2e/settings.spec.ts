// Settings: what an administrator sets up in the browser, and where it shows.
import type { Page } from '@playwright/test';
import { anaWith } from './floor/scenes.ts';
import { notFound, notices, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const section = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Sections of Settings' }).getByRole('link', { name, exact: true });
const heading = (page: Page, name: string) => page.getByRole('heading', { name: `Settings › ${name}`, level: 1 });
const dialog = (page: Page) => page.getByRole('dialog');
const box = (page: Page, name: string) => dialog(page).getByRole('textbox', { name, exact: true });
const choice = (page: Page, name: string) => dialog(page).getByRole('combobox', { name, exact: true });
const line = (page: Page, name: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('button', { name: `Change ${name}`, exact: true }) });
const change = (page: Page, name: string) =>
  line(page, name)
    .getByRole('button', { name: `Change ${name}` })
    .click();

async function save(page: Page): Promise<void> {
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
}
const undo = (page: Page) => notices(page).getByRole('button', { name: 'Undo' }).last().click();

test('ST1 one page, its sections found by what stands in them; each has those that are theirs', async ({ people }) => {
  const max = await people.at('max', '/settings/people');
  await expect(heading(max, 'People')).toBeVisible();
  const find = max.getByRole('searchbox').first();
  await find.fill('ring');
  await expect(section(max, 'Channel groups')).toBeVisible();
  await expect(section(max, 'Teams')).toHaveCount(0);
  await section(max, 'Channel groups').press('Enter');
  await expect(heading(max, 'Channel groups')).toBeVisible();
  await expect(section(max, 'Channel groups')).toBeFocused();
  await expect(section(max, 'Channel groups')).toHaveAttribute('aria-current', 'page');
  await find.fill('xyz');
  await expect(max.getByText('No section has that.')).toBeVisible();
  await find.press('Escape');
  for (const name of ['Categories', 'Saved replies', 'Away reasons', 'Teams', 'Inboxes', 'Live monitoring']) {
    await section(max, name).click();
    await expect(heading(max, name)).toBeVisible();
  }

  const sam = await people.at('sam', '/supervision/agents');
  await sam.getByRole('link', { name: 'Settings' }).click();
  await expect(heading(sam, 'Inboxes')).toBeVisible();
  await expect(section(sam, 'People')).toHaveCount(0);
  await sam.goto('/settings/people');
  await expect(notFound(sam)).toBeVisible();
  await max.goto('/settings/nothing');
  await expect(notFound(max)).toBeVisible();
});

test('ST2 ST3 ST4 ST5 saved replies: made, found on the desk at once, a clash told, changed by two, taken back', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const max = await people.at('max', '/settings/saved-replies');
  await max.getByRole('button', { name: 'New saved reply' }).click();
  await dialog(max).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(max).getByRole('alert')).toHaveText('A saved reply needs a title, a shortcut and a text.');
  await box(max, 'Title').fill('Gift wrapping');
  await box(max, 'Shortcut').fill('HELLO');
  await expect(dialog(max).getByText('“Greeting” has this shortcut already.')).toBeVisible();
  await box(max, 'Shortcut').fill('wrap');
  await box(max, 'Text').fill('We wrap it, ');
  await dialog(max).getByRole('button', { name: 'customer’s first name' }).click();
  await expect(box(max, 'Text')).toBeFocused();
  await max.keyboard.type(': {colour.ofPaper} paper.');
  await expect(dialog(max).getByText('We wrap it, Priya: [colour of paper] paper.')).toBeVisible();
  await expect(dialog(max).getByText('Stays open, for the agent to fill in: [colour of paper].')).toBeVisible();
  await choice(max, 'For').selectOption('Orders');
  await choice(max, 'Language').selectOption('English');
  await save(max);
  await expect(line(max, 'Gift wrapping')).toContainText('/wrap');
  await expect(line(max, 'Gift wrapping')).toContainText('Orders');
  await expect(line(max, 'Gift wrapping')).toContainText('Changed by Max');
  await expect(line(max, 'Greeting')).toContainText('Set up');

  await reply(ana).pressSequentially('/wrap');
  await expect(ana.getByRole('option', { name: /Gift wrapping/ })).toBeVisible();
  await reply(ana).press('Enter');
  await expect(reply(ana)).toHaveValue('We wrap it, Priya: [colour of paper] paper.');

  const other = await people.at('max', '/settings/saved-replies');
  await change(max, 'Gift wrapping');
  await box(max, 'Title').fill('Mine');
  await change(other, 'Gift wrapping');
  await box(other, 'Title').fill('Theirs');
  await save(other);
  await expect(dialog(max).getByRole('alert').first()).toContainText('Somebody else has changed this meanwhile.');
  await expect(dialog(max).getByRole('button', { name: 'Save' })).toBeDisabled();
  await dialog(max).getByRole('button', { name: 'Show theirs' }).click();
  await expect(box(max, 'Title')).toHaveValue('Theirs');
  await box(max, 'Title').fill('Wrapping');
  await save(max);
  await expect(line(other, 'Wrapping')).toBeVisible();

  await change(max, 'Wrapping');
  await dialog(max).getByRole('button', { name: 'Delete' }).click();
  await expect(line(other, 'Wrapping')).toHaveCount(0);
  await undo(max);
  await expect(line(other, 'Wrapping')).toBeVisible();
  await other.getByPlaceholder('Search…').fill('colour wrap');
  await expect(other.getByRole('list', { name: 'Saved replies' }).getByRole('listitem')).toHaveCount(1);
});

test('ST11 categories: below another, moved, no circle on offer; a team picks a disposition from now on', async ({
  floor,
  people,
}) => {
  const max = await people.at('max', '/settings/categories');
  await max.getByRole('button', { name: 'New category' }).click();
  await box(max, 'Name').fill('Broken in the box');
  await choice(max, 'Stands under').selectOption('Delivery › Parcel');
  await save(max);
  await expect(line(max, 'Broken in the box')).toContainText('Changed by Max');
  await change(max, 'Parcel');
  await expect(choice(max, 'Stands under').getByRole('option', { name: /Broken/ })).toHaveCount(0);
  await expect(choice(max, 'Stands under').getByRole('option', { name: 'Delivery', exact: true })).toHaveCount(1);
  await max.keyboard.press('Escape');
  await change(max, 'Broken in the box');
  await box(max, 'Name').fill('Broken');
  await choice(max, 'Stands under').selectOption('Delivery');
  await save(max);
  await expect(line(max, 'Broken')).toBeVisible();
  await undo(max);
  await expect(line(max, 'Broken in the box')).toBeVisible();

  const picks = max
    .getByRole('region', { name: 'Teams that pick a disposition' })
    .getByRole('checkbox', { name: 'Orders' });
  await picks.click();
  await expect(picks).toBeChecked();
  await expect(notices(max)).toContainText('Orders picks a disposition from now on.');
  const { interaction = '' } = await (await floor.programs.customer('Priya')).do({ kind: 'say', text: 'Hello?' });
  const ana = await floor.programs.sit('ana');
  await ana.do({ kind: 'accept', interaction });
  await expect(ana.do({ kind: 'complete', interaction })).rejects.toThrow('disposition-missing');
});

test('ST9 ST10 channel groups: numbers and times as they are written, what is wrong is named, taken back', async ({
  people,
}) => {
  const max = await people.at('max', '/settings/channel-groups');
  await change(max, 'Async');
  await box(max, 'Soft limit').fill('9');
  await dialog(max).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(max).getByRole('alert')).toHaveText(
    'No more can be pushed than can be had: the soft limit is above the hard one.',
  );
  await box(max, 'Soft limit').fill('2');
  await box(max, 'Rings for').fill('soon');
  await dialog(max).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(max).getByRole('alert')).toContainText('Rings for: a time is written like');
  await box(max, 'Rings for').fill('1m 30s');
  await box(max, 'Completed by itself when quiet for').fill('2 d');
  await choice(max, 'What follows them').selectOption('Nothing: it rings again');
  await dialog(max).getByRole('checkbox', { name: 'Accepted at once, without ringing' }).check();
  await save(max);
  await expect(line(max, 'Async')).toContainText('2 pushed, 6 at most · rings 1 min 30 s · answered within 4 h');
  await expect(line(max, 'Async')).toContainText('Changed by Max');
  await change(max, 'Async');
  await expect(box(max, 'Completed by itself when quiet for')).toHaveValue('2 d');
  await max.keyboard.press('Escape');
  await undo(max);
  await expect(line(max, 'Async')).toContainText('3 pushed, 6 at most · rings 30 s');
});

test('ST6 ST7 away reasons and teams: on the agent’s desk at once', async ({ people }) => {
  const ana = await people.agent('ana');
  const max = await people.at('max', '/settings/away-reasons');
  await max.getByRole('button', { name: 'New away reason' }).click();
  await box(max, 'Name').fill('lunch');
  await dialog(max).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(max).getByRole('alert')).toHaveText('Another one is called that.');
  await box(max, 'Name').fill('Dentist');
  await save(max);
  await ana.getByRole('button', { name: /^Available/ }).click();
  await expect(ana.getByText('Dentist')).toBeVisible();
  await change(max, 'Dentist');
  await dialog(max).getByRole('button', { name: 'Delete' }).click();
  await expect(ana.getByText('Dentist')).toHaveCount(0);
  await undo(max);
  await expect(line(max, 'Dentist')).toBeVisible();

  await section(max, 'Teams').click();
  await expect(line(max, 'Orders')).toContainText('Led by Sam Marlow');
  await change(max, 'Orders');
  await box(max, 'Name').fill('Purchases');
  await save(max);
  const sam = await people.at('sam', '/supervision/agents');
  await expect(sam.getByRole('row', { name: /Ana/ })).toContainText('Purchases');
  await max.getByRole('button', { name: 'New team' }).click();
  await box(max, 'Name').fill('Night shift');
  await save(max);
  await expect(line(max, 'Night shift')).toContainText('0 agents · Nobody leads it');
});

test('ST8 people: roles, teams and what they can deal with; the last administrator stays one', async ({ people }) => {
  const max = await people.at('max', '/settings/people');
  await max.getByPlaceholder('Search…').fill('ribeiro');
  await expect(max.getByRole('list', { name: 'People' }).getByRole('listitem')).toHaveCount(1);
  await change(max, 'Ana Ribeiro');
  await dialog(max).getByRole('checkbox', { name: 'Quality analyst' }).check();
  await dialog(max).getByRole('group', { name: 'Leads' }).getByRole('checkbox', { name: 'Returns' }).check();
  await choice(max, 'More languages').selectOption('Danish');
  await expect(dialog(max).getByRole('checkbox', { name: 'Danish' })).toBeChecked();
  await save(max);
  await expect(line(max, 'Ana Ribeiro')).toContainText('Agent, Quality analyst · Orders · Leads Returns');
  await expect(line(max, 'Ana Ribeiro')).toContainText('Changed by Max');
  await undo(max);
  await expect(line(max, 'Ana Ribeiro')).toContainText('Agent · Orders');
  await expect(line(max, 'Ana Ribeiro')).not.toContainText('Leads');

  await max.getByPlaceholder('Search…').fill('max@');
  await max.getByRole('button', { name: /^Change Max/ }).click();
  await dialog(max).getByRole('checkbox', { name: 'Administrator' }).uncheck();
  await dialog(max).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(max).getByRole('alert')).toHaveText('Somebody has to remain administrator.');
});
