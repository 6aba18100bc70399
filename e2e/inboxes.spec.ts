// Inboxes as saved queries: an agent's own, with the watched desk beside it; and shared ones, by whoever may share.
import { samWatchesAnaWith, writes } from './floor/scenes.ts';
import { inbox, notices, ownInbox } from './floor/screens.ts';
import { expect, test } from './test.ts';
import type { Page } from '@playwright/test';

const dialog = (page: Page) => page.getByRole('dialog', { name: /^(New|Change) inbox$/ });
const query = (page: Page) => dialog(page).getByRole('textbox', { name: 'Query' });

async function makeInbox(page: Page, name: string, asks: string, under?: string): Promise<void> {
  await page.getByRole('button', { name: 'New inbox' }).click();
  await dialog(page).getByRole('textbox', { name: 'Name' }).fill(name);
  await query(page).fill(asks);
  if (under) await dialog(page).getByRole('combobox', { name: 'Stands under' }).selectOption({ label: under });
  await dialog(page).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(page)).toBeHidden();
}

test('IN6 IN8 IN14 an own inbox: made with a live count, changed, deleted and taken back; the watched desk has the same', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya', 'Jonas');
  await writes({ floor }, 'Mia', 'Where is my refund?');
  await writes({ floor }, 'Noah', 'A question about sizes');
  await expect(inbox(ana, 'Unassigned')).toHaveText(/2$/);

  await ana.getByRole('button', { name: 'New inbox' }).click();
  await dialog(ana).getByRole('textbox', { name: 'Name' }).fill('Refunds');
  await query(ana).fill('staet:waiting refund');
  await expect(dialog(ana).getByRole('status')).toContainText('“staet” is no field');
  await expect(dialog(ana).getByRole('status').locator('mark')).toHaveText('staet');
  await dialog(ana).getByRole('button', { name: 'Save' }).click();
  await query(ana).fill('state:waiting team:Nowhere');
  await expect(dialog(ana).getByRole('status')).toContainText('There is no Nowhere here.');
  await query(ana).fill('state:waiting refund');
  await expect(dialog(ana).getByRole('status')).toHaveText('Holds 1 interaction now.');
  await writes({ floor }, 'Olga', 'REFUND please');
  await expect(dialog(ana).getByRole('status')).toHaveText('Holds 2 interactions now.');
  await dialog(ana).getByRole('button', { name: 'Save' }).click();

  for (const page of [ana, sam]) {
    await expect(ownInbox(page, 'Refunds')).toHaveText(/2$/);
    await ownInbox(page, 'Refunds').click();
    await expect(page.getByRole('list', { name: 'Refunds' }).getByRole('listitem')).toHaveText([/Mia/, /Olga/]);
  }
  await expect(sam.getByRole('button', { name: /New inbox|Change Refunds/ })).toHaveCount(0);
  await ana.getByRole('button', { name: 'Accept' }).first().click();
  for (const page of [ana, sam]) await expect(ownInbox(page, 'Refunds')).toHaveText(/1$/);

  await ana.getByRole('button', { name: 'Change Refunds' }).click();
  await dialog(ana).getByRole('textbox', { name: 'Name' }).fill('Money back');
  await query(ana).fill('state:waiting,ongoing refund');
  await dialog(ana).getByRole('button', { name: 'Save' }).click();
  for (const page of [ana, sam]) await expect(ownInbox(page, 'Money back')).toHaveText(/2$/);

  await ana.getByRole('button', { name: 'Change Money back' }).click();
  await dialog(ana).getByRole('button', { name: 'Delete' }).click();
  for (const page of [ana, sam]) await expect(ownInbox(page, 'Money back')).toHaveCount(0);
  await notices(ana).getByRole('button', { name: 'Undo' }).click();
  for (const page of [ana, sam]) await expect(ownInbox(page, 'Money back')).toHaveText(/2$/);
});

test('IN7 IN13 inboxes under inboxes: set in, folded by keys, moved up and out', async ({ people }) => {
  const ana = await people.agent('ana');
  await makeInbox(ana, 'Late', 'age:>1h');
  await makeInbox(ana, 'Late and waiting', 'age:>1h state:waiting', 'Late');
  await makeInbox(ana, 'Later', 'age:>2h', 'Late');
  const names = () => ana.getByRole('list', { name: 'Own inboxes' }).getByRole('link');
  await expect(names()).toHaveText([/^Late0/, /^Late and waiting/, /^Later/]);
  const fold = ana.getByRole('button', { name: 'Inboxes under Late' });
  await fold.focus();
  await ana.keyboard.press('Enter');
  await expect(fold).toHaveAttribute('aria-expanded', 'false');
  await expect(names()).toHaveText([/^Late0/]);
  await ana.keyboard.press('ArrowRight');
  await expect(names()).toHaveCount(3);

  await ana.getByRole('button', { name: 'Change Later' }).click();
  await dialog(ana).getByRole('button', { name: 'Move up' }).click();
  await expect(dialog(ana).getByRole('button', { name: 'Move up' })).toBeDisabled();
  await expect(names().nth(1)).toHaveText(/^Later/);
  await dialog(ana).getByRole('combobox', { name: 'Stands under' }).selectOption('');
  await dialog(ana).getByRole('button', { name: 'Save' }).click();
  await expect(names()).toHaveText([/^Late0/, /^Late and waiting/, /^Later/]);
  await ana.reload();
  await expect(names()).toHaveText([/^Late0/, /^Late and waiting/, /^Later/]);
});

test('IN13 however many inboxes there are, the cards keep more than half of the column', async ({ floor, people }) => {
  const ana = await people.agent('ana');
  const herself = await floor.programs.person('ana');
  for (let n = 1; n <= 30; n += 1) {
    const inbox = { inbox: `many-${n}`, name: `Inbox ${n}`, query: 'unanswered', parent: null, shared: null };
    expect(await herself.do({ kind: 'save-inbox', ...inbox })).toBeDefined();
  }
  const last = ownInbox(ana, 'Inbox 30');
  await expect(last).toHaveText(/0$/);
  const cards = (await ana.getByRole('tabpanel').boundingBox())!;
  expect(cards.height).toBeGreaterThan(300);
  await expect(last).not.toBeInViewport();
  await last.scrollIntoViewIfNeeded();
  await expect(last).toBeInViewport();
  expect(await ana.getByRole('tabpanel').boundingBox()).toEqual(cards);
});

test('IN6 IN15 shared inboxes: a supervisor shares with the led team, an administrator with everybody', async ({
  floor,
  people,
}) => {
  const [ana, fatima] = [await people.agent('ana'), await people.agent('fatima')];
  const sam = await people.at('sam', '/settings/inboxes');
  await expect(sam.getByRole('list', { name: 'Shared inboxes' }).getByRole('listitem')).toHaveCount(3);
  // Everybody's are not his to change.
  await expect(sam.getByRole('button', { name: /^Change / })).toHaveCount(0);
  await makeInbox(sam, 'Long waits', 'state:waiting age:>10m', "My team's");
  await expect(inbox(ana, 'Long waits')).toHaveText(/0$/);
  await expect(inbox(fatima, 'Mine')).toBeVisible();
  await expect(inbox(fatima, 'Long waits')).toHaveCount(0);
  await expect(ana.getByRole('button', { name: /^Change / })).toHaveCount(0);
  // With one of the team alone: by name, and without the team.
  await sam.getByRole('button', { name: 'New inbox' }).click();
  await dialog(sam).getByRole('textbox', { name: 'Name' }).fill('For Ana');
  await dialog(sam).getByRole('checkbox', { name: 'Orders' }).uncheck();
  await dialog(sam).getByRole('button', { name: 'Save' }).click();
  await expect(dialog(sam).getByRole('alert')).toHaveText('Choose a team, or a person.');
  await dialog(sam).getByText('Some people').click();
  await dialog(sam).getByRole('searchbox', { name: 'Find a person' }).fill('ribei');
  await expect(dialog(sam).getByRole('checkbox', { name: /Ribeiro|Fatima|Ben/ })).toHaveCount(1);
  await dialog(sam).getByRole('checkbox', { name: 'Ana Ribeiro' }).check();
  await dialog(sam).getByRole('searchbox', { name: 'Find a person' }).fill('nobody');
  await expect(dialog(sam).getByRole('checkbox', { name: 'Ana Ribeiro' })).toBeChecked();
  await expect(dialog(sam).getByText('Nobody is called that.')).toBeVisible();
  await dialog(sam).getByRole('button', { name: 'Save' }).click();
  await expect(sam.getByRole('listitem').filter({ hasText: 'For Ana' })).toContainText('Ana Ribeiro');
  await expect(inbox(ana, 'For Ana')).toBeVisible();
  const ben = await people.agent('ben');
  await expect(inbox(ben, 'Long waits')).toBeVisible();
  await expect(inbox(ben, 'For Ana')).toHaveCount(0);

  const max = await people.at('max', '/settings/inboxes');
  await max.getByRole('button', { name: 'Change Long waits' }).click();
  await query(max).fill('unanswered');
  await dialog(max).getByRole('checkbox', { name: 'Everybody' }).check();
  await dialog(max).getByRole('button', { name: 'Save' }).click();
  await expect(inbox(fatima, 'Long waits')).toBeVisible();
  await writes({ floor }, 'Mia');
  await expect(inbox(ana, 'Long waits')).toHaveText(/1$/);
  await expect(inbox(fatima, 'Long waits')).toHaveText(/0$/);
  await max.getByRole('button', { name: 'Change Mine' }).click();
  await dialog(max).getByRole('button', { name: 'Delete' }).click();
  for (const page of [ana, fatima]) await expect(inbox(page, 'Mine')).toHaveCount(0);
});
