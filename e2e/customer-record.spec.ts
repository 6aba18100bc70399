// The customer's record: what is known of a person, changed in place and taken back; two who change the same; two records
// that are one person; and from a watched desk, said beforehand (domain.md §1 and §3).
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { cardOf, loudStrip, notices, openCard, record } from './floor/screens.ts';
import { expect, test } from './test.ts';

const fieldOf = (page: Page, label: string): Locator =>
  record(page)
    .locator('dl > div')
    .filter({ has: page.locator('dt', { hasText: label }) });

async function openRecord(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Customer record' }).click();
  await expect(record(page).getByRole('heading', { name: 'Details' })).toBeVisible();
}

/** By keys alone: the button, the field, Enter. */
async function setField(page: Page, label: string, text: string): Promise<void> {
  await record(page)
    .getByRole('button', { name: new RegExp(`^(Add|Edit) ${label}$`) })
    .press('Enter');
  await record(page).getByRole('textbox', { name: label, exact: true }).fill(text);
  await page.keyboard.press('Enter');
  await expect(fieldOf(page, label)).toContainText(text);
}

test('CU10 “one person, joining their identities”: fields in place, by keys, each taken back; the name is on the card', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await openRecord(ana);
  await setField(ana, 'E-mail', 'priya@mail.test');
  await setField(ana, 'City', 'مدينة الإسكندرية العتيقة على شاطئ البحر الأبيض المتوسط');
  await setField(ana, 'City', 'Porto');
  await notices(ana).getByRole('button', { name: 'Undo' }).last().click();
  await expect(fieldOf(ana, 'City')).toContainText('الإسكندرية');
  await setField(ana, 'Name', 'Priya Nair');
  await expect(cardOf(ana, 'Priya Nair')).toBeVisible();
  await expect(ana.getByRole('heading', { name: 'Priya Nair', level: 2 }).first()).toBeVisible();

  await record(ana).getByRole('button', { name: 'Add a field of your own' }).press('Enter');
  await ana.keyboard.type('Shoe size');
  await ana.keyboard.press('Enter');
  await ana.keyboard.type('39');
  await ana.keyboard.press('Enter');
  await expect(fieldOf(ana, 'Shoe size')).toContainText('39');
});

test('CU10 tags and notes, each with who wrote it and when, taken away and brought back; the customer sees nothing of it', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await openRecord(ana);
  await expect(record(ana)).toContainText('No tags.');
  await expect(record(ana)).toContainText('No notes.');
  await record(ana).getByRole('textbox', { name: 'Add a tag' }).fill('regular');
  await ana.keyboard.press('Enter');
  const tags = record(ana).getByRole('list', { name: 'Tags' });
  await expect(tags).toContainText('regular');
  await record(ana).getByRole('button', { name: 'Remove the tag regular' }).press('Enter');
  await expect(tags).toHaveCount(0);
  await notices(ana).getByRole('button', { name: 'Undo' }).last().click();
  await expect(tags).toContainText('regular');

  const notes = record(ana).getByRole('list', { name: 'Notes' });
  await record(ana)
    .getByRole('textbox', { name: 'Add a note' })
    .fill('Third floor,\nno lift. <b>4111 1111 1111 1111</b>');
  await record(ana).getByRole('button', { name: 'Save note' }).click();
  await expect(notes).toContainText('Third floor, no lift. <b>4111 11•• •••• 1111</b>');
  await expect(notes).toContainText('Ana Ribeiro · Today');
  await record(ana).getByRole('button', { name: 'Remove this note' }).click();
  await expect(notes).toHaveCount(0);
  await notices(ana).getByRole('button', { name: 'Undo' }).last().click();
  await expect(notes).toContainText('Third floor');

  // Their interactions are read in place.
  const past = record(ana).getByRole('list', { name: 'Interactions' });
  await past.getByRole('button').first().click();
  await expect(past).toContainText('Ana Ribeiro accepted');
  const found = await new AxeBuilder({ page: ana }).include(`[aria-label="Customer record"]`).analyze();
  expect(found.violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  // The customer sees nothing of it.
  const chat = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
  expect(
    chat
      .all('message')
      .map(({ text }) => text)
      .join(' '),
  ).not.toMatch(/floor|regular/);
});

test('CU4 CU10 two change the same field: whoever is second sees both and chooses; nothing is lost', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const ben = await people.agent('ben');
  await openRecord(ana);
  const id = new URL(ana.url()).searchParams.get('open')!;
  await ben.goto(`/desk?open=${id}&record=1`);
  await expect(record(ben).getByRole('heading', { name: 'Details' })).toBeVisible();

  for (const page of [ana, ben]) await record(page).getByRole('button', { name: 'Add Phone' }).click();
  await record(ben).getByRole('textbox', { name: 'Phone' }).fill('020 7946 0999');
  await record(ana).getByRole('textbox', { name: 'Phone' }).fill('020 7946 0123');
  await ana.keyboard.press('Enter');
  await expect(fieldOf(ana, 'Phone')).toContainText('020 7946 0123');
  const conflict = record(ben).getByRole('alert');
  await expect(conflict).toContainText('Ana Ribeiro saved this meanwhile: 020 7946 0123');
  await expect(conflict).toContainText('Yours: 020 7946 0999');
  await conflict.getByRole('button', { name: 'Keep mine' }).click();
  for (const page of [ana, ben]) await expect(fieldOf(page, 'Phone')).toContainText('020 7946 0999');

  // Undone too late: what Ben chose stays.
  await notices(ana).getByRole('button', { name: 'Undo' }).last().click();
  await expect(notices(ana)).toContainText('It has been changed since: nothing was taken back.');
  await expect(fieldOf(ana, 'Phone')).toContainText('020 7946 0999');

  for (const page of [ana, ben]) await record(page).getByRole('button', { name: 'Edit Phone' }).click();
  await record(ben).getByRole('textbox', { name: 'Phone' }).fill('');
  await record(ana).getByRole('textbox', { name: 'Phone' }).fill('020 7946 0555');
  await ana.keyboard.press('Enter');
  await conflict.getByRole('button', { name: 'Take theirs' }).click();
  await expect(fieldOf(ben, 'Phone')).toContainText('020 7946 0555');
});

test('CU7 CU8 two records of one person: proposed, previewed, merged; either shows both; taken apart, each as it was', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya Nair', 'P. Nair');
  await openRecord(ana);
  await setField(ana, 'E-mail', 'priya@mail.test');
  await setField(ana, 'City', 'Leeds');
  await openCard(ana, 'Priya Nair');
  await expect(record(ana)).toContainText('Priya Nair');
  await setField(ana, 'Company', 'Nair & Daughters');
  await expect(record(ana)).not.toContainText('Possibly the same person');
  await setField(ana, 'E-mail', 'PRIYA@mail.test');
  await expect(record(ana)).toContainText('Possibly the same person: P. Nair');

  // Found by a part of the address too; nobody who shares nothing is found.
  await record(ana).getByRole('button', { name: 'Merge with another record…' }).click();
  const dialog = ana.getByRole('dialog', { name: 'Merge two records' });
  await dialog.getByRole('searchbox').fill('zzz');
  await expect(dialog).toContainText('Nobody was found.');
  await dialog.getByRole('searchbox').fill('riya@');
  await dialog.getByRole('button', { name: /^P\. Nair/ }).click();
  const preview = dialog.getByRole('region', { name: 'The record as it will be' });
  await expect(preview).toContainText('Priya Nairinstead of P. Nair');
  await dialog.getByRole('radio', { name: 'The other: P. Nair' }).check();
  await expect(preview).toContainText('P. Nairinstead of Priya Nair');
  await dialog.getByRole('radio', { name: 'This record: Priya Nair' }).check();
  await expect(preview).toContainText('Leeds');
  const found = await new AxeBuilder({ page: ana }).include('[role=dialog]').analyze();
  expect(found.violations.map(({ id }) => id)).toEqual([]);
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeHidden();

  await expect(fieldOf(ana, 'City')).toContainText('Leeds');
  await expect(cardOf(ana, 'Priya Nair')).toHaveCount(2);
  const past = record(ana).getByRole('list', { name: 'Interactions' });
  await expect(past.locator('> li')).toHaveCount(2);
  await past.getByRole('button', { name: /Hello from P\. Nair/ }).click();
  await expect(past).toContainText('Ana Ribeiro called the customer Priya Nair');
  // Known again under either: they write, and are called by the record's name.
  await writes({ floor }, 'P. Nair', 'It is me again.');
  await expect(cardOf(ana, 'Priya Nair').filter({ hasText: 'It is me again.' })).toBeVisible();

  await record(ana).getByRole('button', { name: 'Unmerge P. Nair' }).click();
  await expect(cardOf(ana, 'P. Nair')).toBeVisible();
  await expect(past.locator('> li')).toHaveCount(1);
  await expect(fieldOf(ana, 'City')).not.toContainText('Leeds');
  await expect(fieldOf(ana, 'Company')).toContainText('Nair & Daughters');
  await expect(record(ana)).toContainText('Possibly the same person: P. Nair');
  await notices(ana).getByRole('button', { name: 'Undo' }).last().click();
  await expect(cardOf(ana, 'Priya Nair')).toHaveCount(2);
});

test('WA15 CU9 “*saving* … a field, a tag, a note” from the watched desk: typed in silence, said beforehand, under both names', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await openRecord(ana);
  await openRecord(sam);
  await setField(ana, 'City', 'Leeds');
  await expect(fieldOf(sam, 'City')).toContainText('Leeds');
  await expect(sam.getByRole('button', { name: 'Merge with another record…' })).toHaveCount(0);

  // Opening, moving about, typing: Ana's page hears nothing.
  const heard = people.wire(ana).received.length;
  await record(sam).getByRole('button', { name: 'Edit City' }).click();
  await record(sam).getByRole('textbox', { name: 'City' }).fill('York');
  await record(sam).getByRole('list', { name: 'Interactions' }).getByRole('button').first().click();
  await record(sam).getByRole('textbox', { name: 'Add a note' }).fill('Offer the express parcel.');
  await record(sam).getByRole('textbox', { name: 'City' }).press('Enter');
  const dialog = sam.getByRole('dialog', { name: 'Save field' });
  await expect(dialog).toContainText('Ana will read:');
  await expect(dialog).toContainText('“Sam set City to “York” for you · Priya”');
  await expect(dialog).toContainText('Recorded under your name.');
  const since = people
    .wire(ana)
    .received.slice(heard)
    .filter((frame) => !frame.includes('"t":"beat"'));
  expect(since).toEqual([]);
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  await expect(record(sam).getByRole('textbox', { name: 'City' })).toHaveValue('York');
  await record(sam).getByRole('textbox', { name: 'City' }).press('Enter');
  await dialog.getByRole('button', { name: 'Save field' }).click();
  await expect(dialog).toBeHidden();
  for (const page of [ana, sam]) await expect(fieldOf(page, 'City')).toContainText('York');
  await expect(notices(ana)).toContainText('Sam set City to “York” for you · Priya');

  await record(sam).getByRole('button', { name: 'Save…' }).last().click();
  await sam.getByRole('dialog', { name: 'Save note' }).getByRole('button', { name: 'Save note' }).click();
  await expect(notices(ana)).toContainText('Sam added a note for you: Offer the express parcel. · Priya');
  await expect(record(ana).getByRole('list', { name: 'Notes' })).toContainText('Sam Marlow for Ana Ribeiro');
  await record(sam).getByRole('textbox', { name: 'Add a tag' }).fill('vip');
  await sam.keyboard.press('Enter');
  await sam.getByRole('dialog', { name: 'Add tag' }).getByRole('button', { name: 'Add tag' }).click();
  await expect(notices(ana)).toContainText('Sam added the tag “vip” for you · Priya');
  await expect(loudStrip(sam, 'Ana').getByRole('button', { name: 'Add tag' })).toHaveCount(0);
});
