// What an interaction is about, and what came of it (domain.md §1): by the agent, and on the agent's behalf.
import { defaultGroups } from '@oriel/domain';
import type { Locator, Page } from '@playwright/test';
import { anaWith, samAtTheFloor, samWatchesAnaWith } from './floor/scenes.ts';
import {
  cardOf,
  conversation,
  draftOf,
  inbox,
  lineOf,
  loudStrip,
  notices,
  reply,
  rowOf,
  setOwn,
} from './floor/screens.ts';
import { withoutBeats } from './floor/wire.ts';
import { expect, test, type Floor } from './test.ts';

const categories = (page: Page): Locator => page.getByRole('dialog', { name: 'Categories' });
const box = (page: Page, path: string): Locator => categories(page).getByRole('checkbox', { name: path, exact: true });

async function open(page: Page): Promise<void> {
  await conversation(page).getByRole('button', { name: 'Categories', exact: true }).click();
  await box(page, 'Delivery › Parcel').waitFor();
}

/** A skill that nobody has. */
const clocks = async (floor: Floor) =>
  (await floor.programs.person('max')).do({ kind: 'add-category', name: 'Clocks', parent: null, purpose: 'skill' });

/** Sam, by program, where the test is about what Ana sees. */
async function samSaves(floor: Floor, chosen: string[]): Promise<void> {
  const ana = await floor.programs.idOf('ana');
  const sam = await floor.programs.person('sam');
  const desk = await sam.open({ view: 'desk', agent: ana });
  const { id: interaction, categoriesVersion: seen } = desk.all('interaction')[0]!;
  await sam.do({ kind: 'save-categories', interaction, categories: chosen, seen, for: ana });
  desk.close();
}

test('“category: a label in a tree of at most 6 levels”: searched, several, of three kinds; saved, undone, and two who change them', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await open(ana);
  for (const kind of ['Skill decides who gets it', 'Analytics what it is about', 'Disposition what came of it'])
    await expect(categories(ana).getByRole('group', { name: kind })).toBeVisible();
  await expect(categories(ana).getByRole('button', { name: 'Save' })).toBeDisabled();
  // By keys alone: words of a path, down to the line, Space.
  await categories(ana).getByRole('searchbox').fill('parcel lost');
  await expect(categories(ana).getByRole('checkbox')).toHaveCount(1);
  await categories(ana).getByRole('searchbox').press('Tab');
  await expect(box(ana, 'Delivery › Parcel › Lost parcel')).toBeFocused();
  await ana.keyboard.press('Space');
  await categories(ana).getByRole('searchbox').fill('');
  await box(ana, 'Outcome › Solved').check();
  await categories(ana).getByRole('button', { name: 'Save' }).click();
  await expect(categories(ana)).toHaveCount(0);
  await expect(cardOf(ana, 'Priya')).toContainText('Lost parcel +1');
  await expect(
    conversation(ana)
      .getByRole('listitem')
      .filter({ hasText: /^Lost parcel$/ }),
  ).toBeVisible();
  await expect(lineOf(ana, 'Ana Ribeiro saved categories: Lost parcel, Solved')).toBeVisible();
  await notices(ana).getByRole('button', { name: 'Undo' }).click();
  await expect(lineOf(ana, 'Ana Ribeiro took all categories off')).toBeVisible();
  await expect(cardOf(ana, 'Priya')).not.toContainText('Lost parcel');

  // Somebody else saves others while she ticks.
  await open(ana);
  await box(ana, 'Delivery › Time › Late').check();
  await samSaves(floor, ['ordering.stock']);
  const alert = categories(ana).getByRole('alert');
  await expect(alert).toContainText('Somebody has saved others meanwhile: Back in stock.');
  await expect(box(ana, 'Delivery › Time › Late')).toBeChecked();
  await expect(categories(ana).getByRole('button', { name: 'Save' })).toBeDisabled();
  await alert.getByRole('button', { name: 'Keep mine' }).click();
  await categories(ana).getByRole('button', { name: 'Save' }).click();
  await expect(cardOf(ana, 'Priya')).toContainText('Late');
  await expect(cardOf(ana, 'Priya')).not.toContainText('Back in stock');
});

test('WA14 “saving a category”: ticked in silence on the watched desk, saved in the loud strip, read by the agent as said beforehand', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).fill('One mom');
  await expect(draftOf(sam, 'Ana')).toContainText('One mom');
  const heard = people.wire(ana).received.length;
  await open(sam);
  await expect(categories(sam).getByRole('button', { name: 'Save' })).toHaveCount(0);
  await categories(sam).getByRole('searchbox').fill('late');
  await box(sam, 'Delivery › Time › Late').check();
  await expect(categories(sam)).toContainText('once this window is closed');
  await categories(sam).getByRole('button', { name: 'Close' }).click();
  await open(sam);
  await expect(box(sam, 'Delivery › Time › Late')).toBeChecked();
  await categories(sam).getByRole('button', { name: 'Close' }).click();
  expect(withoutBeats(people.wire(ana).received.slice(heard))).toEqual([]);

  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Save categories' }).click();
  const panel = sam.getByRole('dialog', { name: 'Save categories' });
  const sentence = 'Sam saved categories for you: Late · Priya';
  await expect(panel).toContainText(`“${sentence}”`);
  await panel.getByRole('button', { name: 'Save categories' }).click();
  await expect(notices(ana)).toContainText(sentence);
  await expect(cardOf(ana, 'Priya')).toContainText('Late');
  await expect(lineOf(ana, 'Sam Marlow saved categories for Ana Ribeiro: Late')).toBeVisible();
  await expect(reply(ana)).toHaveValue('One mom');
  await expect(loudStrip(sam, 'Ana').getByRole('button', { name: 'Save categories' })).toHaveCount(0);
  await expect(cardOf(sam, 'Priya')).toContainText('Late');

  // “Filters: … category”: with all that is below it.
  const table = await samAtTheFloor({ floor, people });
  const filter = table.getByRole('combobox', { name: 'Category' });
  await filter.selectOption({ label: 'Delivery' });
  await expect(rowOf(table, 'Ana')).toBeVisible();
  await filter.selectOption({ label: 'Ordering' });
  await expect(table.getByText('No agent matches.')).toBeVisible();
});

test('“ongoing → waiting”: recategorizing reroutes where the agent lacks the skill, and says so beforehand; on behalf too', async ({
  floor,
  people,
}) => {
  await clocks(floor);
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await setOwn(ana, 'Away, by choice');
  await open(ana);
  await box(ana, 'Products › Furniture').check();
  await expect(categories(ana).getByRole('status')).toHaveCount(0);
  await box(ana, 'Clocks').check();
  await expect(categories(ana)).toContainText('This goes back to routing: Clocks is not among your skills.');
  await categories(ana).getByRole('button', { name: 'Save' }).click();
  await expect(notices(ana)).toContainText('Priya is back in routing.');
  await expect(cardOf(ana, 'Priya')).toHaveCount(0);
  await inbox(ana, 'Unassigned').click();
  await ana.getByRole('listitem').filter({ hasText: 'Priya' }).getByRole('link', { name: 'Priya' }).click();
  await expect(lineOf(ana, 'Back to routing: Clocks is not among Ana Ribeiro’s skills')).toBeVisible();

  await cardOf(sam, 'Omar').getByRole('link', { name: 'Omar' }).click();
  await open(sam);
  await box(sam, 'Clocks').check();
  await expect(categories(sam)).toContainText('This goes back to routing: Clocks is not among Ana’s skills.');
  await categories(sam).getByRole('button', { name: 'Close' }).click();
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Save categories' }).click();
  const panel = sam.getByRole('dialog', { name: 'Save categories' });
  for (const sentence of [
    'Sam saved categories for you: Clocks · Omar',
    'Back to routing: Clocks is not among your skills · Omar',
  ]) {
    await expect(panel).toContainText(`“${sentence}”`);
  }
  await panel.getByRole('button', { name: 'Save categories' }).click();
  await expect(notices(ana)).toContainText('Back to routing: Clocks is not among your skills · Omar');
  await expect(notices(ana)).toContainText('Sam saved categories for you: Clocks · Omar');
});

test('LI13 WA18 “ongoing → completed: the agent completes it (asked for a disposition where one is mandatory)”; “a mandatory disposition is picked by the one who completes”', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  // As long as it is not, it can be given.
  await expect(ana.getByRole('button', { name: 'Say what came of it' })).toBeVisible();
  const max = await floor.programs.person('max');
  await max.do({ kind: 'set-team-rules', team: 'orders', dispositionMandatory: true });
  await expect(ana.getByRole('button', { name: 'Say what came of it' })).toHaveCount(0);
  await ana.getByRole('button', { name: 'Complete' }).press('Enter');
  const asked = ana.getByRole('dialog', { name: 'What came of it?' });
  await expect(asked.getByRole('radio', { checked: true })).toHaveCount(0);
  await expect(asked.getByRole('button', { name: 'Complete' })).toBeDisabled();
  await expect(asked.getByRole('radio').first()).toBeFocused();
  await ana.keyboard.press('ArrowDown');
  await ana.keyboard.press('ArrowDown');
  await expect(asked.getByRole('radio', { name: 'Solved' })).toBeChecked();
  await ana.keyboard.press('Enter');
  await expect(cardOf(ana, 'Priya')).toHaveCount(0);
  await ana.getByRole('tab', { name: /^History/ }).click();
  await ana.getByRole('link', { name: 'Priya' }).click();
  await expect(lineOf(ana, 'Ana Ribeiro completed: Solved')).toBeVisible();

  await cardOf(sam, 'Omar').getByRole('link', { name: 'Omar' }).click();
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Complete' }).click();
  const panel = sam.getByRole('dialog', { name: 'Complete' });
  await expect(panel.getByRole('button', { name: 'Complete' })).toBeDisabled();
  await panel.getByRole('radio', { name: 'Passed on' }).check();
  await expect(panel).toContainText('“Sam completed this for you: Passed on · Omar”');
  await panel.getByRole('button', { name: 'Complete' }).click();
  await expect(notices(ana)).toContainText('Sam completed this for you: Passed on · Omar');
});

test('“categories never shown”: what becomes of one leaves the watcher’s sight at once, and the agent notices nothing', async ({
  floor,
  people,
}) => {
  await floor.programs.changePolicy('orders', { excludedCategories: ['ordering'] });
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('About your card');
  await expect(draftOf(sam, 'Ana')).toContainText('About your card');
  await open(ana);
  await box(ana, 'Ordering › Payment › Charged twice').check();
  await categories(ana).getByRole('button', { name: 'Save' }).click();
  await expect(sam.getByRole('list', { name: 'Current interactions' })).toHaveText('Excluded by policy');
  await expect(draftOf(sam, 'Ana')).toHaveCount(0);
  const seen = people.wire(sam).received.length;
  await reply(ana).pressSequentially(' ending with nothing');
  await reply(ana).press('Enter');
  await expect(lineOf(ana, 'About your card ending with nothing')).toBeVisible();
  await expect(notices(ana)).toContainText('Priya: Charged twice.');
  const all = people.wire(sam).received.slice(seen).join('');
  for (const word of ['Priya', 'ending', 'card']) expect(all).not.toContain(word);
});

test('LI13 the language set by hand, by the agent and on behalf; “auto-completes after inactivity, where set” says so', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const language = ana.getByRole('combobox', { name: 'Language' });
  await expect(language).toHaveValue('');
  await language.selectOption({ label: 'Portuguese' });
  await expect(lineOf(ana, 'Ana Ribeiro set the language to Portuguese')).toBeVisible();
  await expect(conversation(sam).getByRole('combobox', { name: 'Language' })).toHaveCount(0);
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Set language' }).click();
  const panel = sam.getByRole('dialog', { name: 'Set language' });
  await expect(panel.getByRole('button', { name: 'Set language' })).toBeDisabled();
  await panel.getByRole('combobox', { name: 'Language' }).selectOption({ label: 'Spanish' });
  const sentence = 'Sam set the language to Spanish for you · Priya';
  await expect(panel).toContainText(`“${sentence}”`);
  await panel.getByRole('button', { name: 'Set language' }).click();
  await expect(notices(ana)).toContainText(sentence);
  await expect(language).toHaveValue('es');

  const max = await floor.programs.person('max');
  const group = { ...defaultGroups.realtime, autoCompleteMs: 1_000 };
  await max.do({ kind: 'set-channel-group', group: 'realtime', ...group });
  await reply(ana).fill('There you are.');
  await reply(ana).press('Enter');
  await expect(cardOf(ana, 'Priya')).toHaveCount(0);
  await expect(lineOf(ana, 'Completed by itself: nobody had written for a while')).toBeVisible();
  await expect(lineOf(sam, 'Completed by itself: nobody had written for a while')).toBeVisible();
});
