// domain.md §1, §2: “per agent and channel group: available, away (with a reason), or not in routing mode”, on the agent's
// page, in the Agents table and on the watched desk; set by the agent, by a supervisor, by what happens.
import { defaultGroups } from '@oriel/domain';
import type { Floor } from './test.ts';
import { anaWith, samAtTheFloor, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { cardOf, loudStrip, notices, ownStatus, reply, rowOf, setOwn } from './floor/screens.ts';
import { expect, test } from './test.ts';

async function settings(floor: Floor, change: Partial<typeof defaultGroups.realtime>): Promise<void> {
  const max = await floor.programs.person('max');
  await max.do({ kind: 'set-channel-group', group: 'realtime', ...defaultGroups.realtime, ...change });
}

test('LI15 “per agent and channel group: available, away (with a reason)”, and capacity in each', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Omar');
  await expect(ownStatus(ana)).toHaveText(/^Available\s*Realtime\s*1 of 5\s*Async\s*0 of 6$/);
  await setOwn(ana, 'Lunch', 'Async');
  await expect(ownStatus(ana)).toHaveText(/^Available\s*Realtime\s*1 of 5\s*Async\s*Away · Lunch\s*0 of 6$/);
  const question = await floor.programs.customer('Quentin', 'questions');
  await question.do({ kind: 'say', text: 'Which lamp fits?' });
  await writes({ floor }, 'Priya');
  const rings = ana.getByRole('list', { name: 'Ringing' });
  await expect(rings).toContainText('Priya');
  await expect(rings).not.toContainText('Quentin');
  const floorOfSam = await samAtTheFloor({ floor, people });
  const cells = rowOf(floorOfSam, 'Ana').getByRole('cell');
  await expect(cells.first()).toHaveText(/^Available/);
  await expect(cells.nth(1)).toHaveText('2 of 5');
  await expect(cells.nth(2)).toHaveText(/^Away · Lunch · since \d\d:\d\d 0 of 6$/);
  const watched = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(watched.getByRole('banner')).toContainText(
    /Available\s*Realtime\s*2 of 5\s*Async\s*Away · Lunch\s*0 of 6/,
  );
  // One word for all makes them one again, and what waited for it rings.
  await setOwn(ana, 'Available');
  await expect(rings).toContainText('Quentin');
  await expect(watched.getByRole('banner')).toContainText(/Available\s*Realtime\s*2 of 5\s*Async\s*1 of 6/);
});

test('WA16 “the agent will see: set availability”: in both names, and she has one button back', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await reply(ana).pressSequentially('Dear Priya, ');
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Set availability' }).click();
  const dialog = sam.getByRole('dialog', { name: 'Set availability' });
  const give = dialog.getByRole('button', { name: 'Set availability', exact: true });
  await expect(give).toBeDisabled();
  await dialog.getByRole('button', { name: 'Lunch' }).click();
  await expect(dialog).toContainText('“Sam set you to Away: Lunch”');
  await dialog.getByRole('button', { name: 'Async' }).click();
  await dialog.getByRole('button', { name: 'Break' }).click();
  await expect(dialog).toContainText('“Sam set you to Away: Break in Async”');
  await expect(ownStatus(ana)).toContainText('Available');
  await dialog.getByRole('button', { name: 'All' }).click();
  await dialog.getByRole('button', { name: 'Lunch' }).click();
  await give.click();
  await expect(dialog).toBeHidden();
  await expect(notices(ana)).toContainText('Sam set you to Away: Lunch');
  await expect(ana.getByRole('alert').filter({ hasText: 'Sam set you to Away: Lunch.' })).toBeVisible();
  await expect(ownStatus(ana)).toContainText('Away · Lunch');
  // Who set it stands beside it as long as it is so, on both pages.
  await expect(ownStatus(ana)).toContainText('Away · Lunch set by Sam');
  await expect(sam.getByRole('banner')).toContainText('Away · Lunch set by Sam');
  await expect(reply(ana)).toBeFocused();
  await ana.keyboard.type('I am sorry.');
  await expect(reply(ana)).toHaveValue('Dear Priya, I am sorry.');
  // The same again is refused to Sam alone.
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Set availability' }).click();
  await dialog.getByRole('button', { name: 'Lunch' }).click();
  await give.click();
  await expect(dialog.getByRole('alert')).toHaveText('It is so already.');
  await dialog.getByRole('button', { name: 'Available' }).click();
  await give.click();
  await expect(ownStatus(ana)).toHaveText(/^Available set by Sam\s*Realtime/);
  await expect(ana.getByRole('alert').filter({ hasText: 'Sam set you' })).toHaveCount(0);
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Set availability' }).click();
  await dialog.getByRole('button', { name: 'Away', exact: true }).click();
  await give.click();
  await expect(ownStatus(ana)).toHaveText(/^Away set by Sam\s*Realtime/);
  await ana.getByRole('button', { name: 'Become available' }).click();
  await expect(ownStatus(ana)).toHaveText(/^Available\s*Realtime/);
  await expect(ana.getByRole('alert').filter({ hasText: 'Sam set you' })).toHaveCount(0);
  await expect(sam.getByRole('banner')).not.toContainText('set by');
});

test('“… or not in routing mode”, “an agent on two devices has one desk”: what is set on one is so on the other', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana');
  const phone = await people.at('ana', '/desk', { viewport: { width: 390, height: 844 } });
  const watched = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  const table = await samAtTheFloor({ floor, people });
  const status = rowOf(table, 'Ana').getByRole('cell').first();
  await setOwn(phone, 'Lunch');
  await expect(ownStatus(ana)).toContainText('Away · Lunch');
  await ownStatus(phone).click();
  await phone.getByRole('dialog', { name: 'Availability' }).getByRole('button', { name: 'Leave routing mode' }).click();
  for (const page of [ana, phone]) {
    await expect(page.getByRole('button', { name: 'Enter routing mode' })).toBeVisible();
    await expect(page.getByText('Not in routing mode')).toBeVisible();
  }
  await expect(watched.getByRole('banner')).toContainText('Not in routing mode');
  await expect(loudStrip(watched, 'Ana').getByRole('button', { name: 'Set availability' })).toHaveCount(0);
  await expect(status).toHaveText('Not in routing mode');
  await ana.getByRole('button', { name: 'Enter routing mode' }).click();
  await expect(ownStatus(phone)).toContainText('Available');
  // One of them goes, and she is there with the other.
  await phone.close();
  await expect(status).toHaveText(/^Available/);
  await expect(rowOf(table, 'Ana').getByTitle(/onnected$/)).toHaveText('Connected');
});

test('LI16 “Idle for 45 min → away”: told why, on both pages, and one button back', async ({ floor, people }) => {
  await settings(floor, { idleMs: 1_000 });
  const ana = await people.agent('ana');
  const sam = await samAtTheFloor({ floor, people });
  await expect(
    ana.getByRole('alert').filter({ hasText: 'no sign of you for a while, and you are away in Realtime.' }),
  ).toBeVisible();
  await expect(rowOf(sam, 'Ana').getByRole('cell').nth(1)).toContainText('Away · idle');
  await settings(floor, {});
  await setOwn(ana, 'Available');
  await expect(ownStatus(ana)).toHaveText(/^Available\s*Realtime\s*0 of 5\s*Async\s*0 of 6$/);
  await expect(ana.getByRole('alert').filter({ hasText: 'no sign of you' })).toHaveCount(0);
  await expect(rowOf(sam, 'Ana').getByRole('cell').nth(1)).toHaveText('0 of 5');
});

test('LI4 LI6 “the number of misses and what follows are settings … (or at once, where auto-accept is on)”', async ({
  floor,
  people,
}) => {
  await settings(floor, { ringMs: 1_500, missesMax: 2 });
  const ana = await people.agent('ana');
  await writes({ floor }, 'Priya');
  const sam = await samAtTheFloor({ floor, people });
  const missed = rowOf(sam, 'Ana').getByRole('cell').nth(6);
  await expect(missed).toHaveText('1');
  await expect(missed).toHaveText('2');
  await expect(ana.getByRole('alert').filter({ hasText: 'You missed an interaction.' })).toBeVisible();
  await expect(ownStatus(ana)).toContainText('Away · missed one');
  await settings(floor, { autoAccept: true });
  await ana.getByRole('button', { name: 'Become available' }).click();
  await expect(cardOf(ana, 'Priya')).toHaveAttribute('data-state', 'accepted');
  await expect(ana.getByRole('list', { name: 'Ringing' })).toHaveCount(0);
});
