// What helps to write: saved replies with their gaps, quotations, emoji, colleagues who are named; and what the customer
// and whoever watches see of it: the text, and nothing of how it came about.
import type { Page, Route } from '@playwright/test';
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, conversation, draftOf, lineOf, loudStrip, notices, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const savedReplies = (page: Page) => page.getByRole('listbox', { name: 'Saved replies' });
const chosen = (page: Page) => page.getByRole('listbox').getByRole('option', { selected: true });

test('CO2 CO3 CO4 a saved reply by slash, as one edit; the supervisor sees the draft and not the list', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Kim Park');
  await reply(ana).pressSequentially('/gree');
  await expect(chosen(ana)).toContainText('Greeting');
  await expect(draftOf(sam, 'Ana')).toContainText('/gree');
  await expect(savedReplies(sam)).toHaveCount(0);
  // Enter chooses, and does not send.
  await reply(ana).press('Enter');
  const greeting = 'Hello Kim, thank you for writing to us. I’m Ana, and I’ll look into this right away.';
  await expect(reply(ana)).toHaveValue(greeting);
  await expect(savedReplies(ana)).toHaveCount(0);
  await expect(draftOf(sam, 'Ana')).toContainText(greeting);
  await reply(ana).press('ControlOrMeta+z');
  await expect(reply(ana)).toHaveValue('/gree');
  // Sent away, the list stays away, and the word is a word.
  await reply(ana).press('End');
  await expect(savedReplies(ana)).toBeVisible();
  await reply(ana).press('Escape');
  await expect(savedReplies(ana)).toHaveCount(0);
  await expect(reply(ana)).toBeFocused();
  await reply(ana).press('ControlOrMeta+a');
  await reply(ana).press('Delete');
  await reply(ana).pressSequentially('Good morning and/or evening! /hot');
  // In any language, by text and without accents: nothing is found, and Enter is free again.
  await expect(ana.getByText('No saved reply is found by that.')).toBeVisible();
  await reply(ana).press('Backspace');
  await reply(ana).press('Backspace');
  await reply(ana).press('Backspace');
  await reply(ana).pressSequentially('trace');
  await expect(chosen(ana)).toContainText('Parcel: trace opened');
  await savedReplies(ana).getByRole('option', { name: 'Parcel: trace opened' }).click();
  await expect(reply(ana)).toHaveValue(/^Good morning and\/or evening! I’m sorry .*trace order \[order number\]/);
  // The gap is chosen: what one types takes its place.
  await expect(ana.getByText('Fill in: order number')).toBeVisible();
  await ana.keyboard.type('MF-20481733');
  await expect(reply(ana)).toHaveValue(/trace order MF-20481733\. That takes/);
  await expect(ana.getByText('Fill in:')).toHaveCount(0);
  await reply(ana).press('Enter');
  await expect(conversation(ana)).toContainText('trace order MF-20481733');
  await expect(reply(ana)).toHaveValue('');
});

test('CO2 a word that was written before the list had been loaded calls it all the same', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people });
  const held: Route[] = [];
  await ana.route('**/ReplyAssist-*.js', (route) => void held.push(route));
  await writes({ floor }, 'Kim');
  await accept(ana, 'Kim');
  await reply(ana).pressSequentially('/tr');
  await expect(savedReplies(ana)).toHaveCount(0);
  expect(held).toHaveLength(1);
  await held[0]!.continue();
  await expect(chosen(ana)).toContainText('trace');
});

test('CO6 the field is written in the customer’s language, which is told where it is not one’s own', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana');
  await writes({ floor }, 'Kim', 'Guten Tag, meine Lampe ist leider schon wieder kaputt. Können Sie mir bitte helfen?');
  await accept(ana, 'Kim');
  await expect(conversation(ana).getByRole('combobox', { name: 'Language' })).toHaveValue('de');
  await expect(reply(ana)).toHaveAttribute('lang', 'de');
  await expect(reply(ana)).toHaveAttribute('spellcheck', 'true');
  // What the shop has kept in that language stands first.
  await reply(ana).pressSequentially('/');
  await expect(chosen(ana)).toContainText('Begrüßung');
  await reply(ana).press('Enter');
  await expect(reply(ana)).toHaveValue(/^Guten Tag Kim, danke/);
});

test('CO3 Tab goes from gap to gap, and then out of the field', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Kim Park');
  for (const word of ['/trace', ' /invoice']) {
    await reply(ana).press('ControlOrMeta+End');
    await reply(ana).pressSequentially(word);
    await expect(chosen(ana)).toBeVisible();
    await reply(ana).press('Enter');
  }
  const selected = () =>
    reply(ana).evaluate((field: HTMLTextAreaElement) => [field.selectionStart, field.selectionEnd] as const);
  const text = await reply(ana).inputValue();
  const gap = '[order number]';
  const [first, second] = [text.indexOf(gap), text.lastIndexOf(gap)];
  expect(first).toBeLessThan(second);
  // The one that came in last is chosen.
  expect(await selected()).toEqual([second, second + gap.length]);
  await reply(ana).press('ControlOrMeta+Home');
  await reply(ana).press('Tab');
  expect(await selected()).toEqual([first, first + gap.length]);
  await reply(ana).press('Tab');
  expect(await selected()).toEqual([second, second + gap.length]);
  await reply(ana).press('Tab');
  await expect(reply(ana)).not.toBeFocused();
});

test('CO7 CO8 a quotation and an emoji by keyboard alone, shown as such to agent and customer', async ({ people }) => {
  const ana = await people.agent('ana');
  const kim = await people.customer('Kim');
  await kim.say('My lamp flickers.\nSince Monday.');
  await accept(ana, 'Kim');
  await kim.say('And it hums');
  await expect(lineOf(ana, 'And it hums')).toBeVisible();
  await ana.getByRole('button', { name: 'Quote' }).focus();
  await ana.keyboard.press('Enter');
  await expect(chosen(ana)).toContainText('And it hums');
  await ana.keyboard.press('ArrowDown');
  await expect(chosen(ana)).toContainText('My lamp flickers.');
  await ana.keyboard.press('Enter');
  await expect(reply(ana)).toHaveValue('> My lamp flickers.\n> Since Monday.\n\n');
  await expect(reply(ana)).toBeFocused();
  await ana.keyboard.type('A new one is on its way ');
  await ana.getByRole('button', { name: 'Emoji' }).focus();
  await ana.keyboard.press('Enter');
  await expect(ana.getByRole('combobox', { name: 'Search emoji…' })).toBeFocused();
  await ana.keyboard.type('thank');
  await expect(ana.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await expect(chosen(ana)).toHaveAccessibleName(/thank|hands/);
  const emoji = await chosen(ana).textContent();
  await ana.keyboard.press('Enter');
  await expect(reply(ana)).toBeFocused();
  await ana.keyboard.press('Enter');
  await expect(lineOf(ana, 'A new one is on its way').getByRole('blockquote')).toHaveText(
    'My lamp flickers.\nSince Monday.',
  );
  await expect(kim.log.getByRole('blockquote')).toHaveText('My lamp flickers.\nSince Monday.');
  await expect(kim.log).toContainText(`A new one is on its way ${emoji}`);
  await expect(kim.log).not.toContainText('>');
});

test('CO9 CO10 an address can be followed and says where it leads, at the desk and in the window', async ({
  floor,
  people,
}) => {
  const ana = await people.agent('ana');
  const kim = await people.customer('Kim');
  const text =
    'See https://example.com/a, https://аpple.com/ or javascript:alert(1) or https://bank.example@thief.example/ <b>x</b>';
  await kim.say(text);
  await accept(ana, 'Kim');
  for (const said of [
    lineOf(ana, 'See').getByRole('paragraph'),
    kim.log.getByRole('paragraph').filter({ hasText: 'See' }),
  ]) {
    await expect(said).toHaveText(text);
    await expect(said.getByRole('link')).toHaveCount(2);
    const [plain, alike] = [said.getByRole('link').first(), said.getByRole('link').last()];
    await expect(plain).toHaveAttribute('href', 'https://example.com/a');
    await expect(plain).toHaveAttribute('target', '_blank');
    await expect(plain).toHaveAttribute('rel', 'noopener noreferrer nofollow ugc');
    await expect(alike).toHaveAccessibleName('https://аpple.com/ (xn--pple-43d.com)');
  }
  // Turned round by what stands before it, it still reads as it leads.
  await writes({ floor }, 'Omar', 'Look \u202ehttps://example.com/moc.elgoog');
  await accept(ana, 'Omar');
  const link = lineOf(ana, 'Look').getByRole('link');
  await expect(link).toHaveCSS('direction', 'ltr');
  await expect(link).toHaveCSS('unicode-bidi', 'isolate');
});

test('CO5 a colleague who is named is told, and the line stays until they have seen it', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Kim');
  const ben = await people.agent('ben');
  const samAtBens = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ben')}`);
  await ana.getByRole('button', { name: 'Comment' }).click();
  const comment = ana.getByRole('textbox', { name: 'Internal comment' });
  await comment.pressSequentially('Do you know this lamp, @be');
  await expect(chosen(ana)).toHaveText('Ben Okafor');
  // Only who may read it: nobody of another team.
  await expect(ana.getByRole('option', { name: 'Fatima Zahra' })).toHaveCount(0);
  await comment.press('Enter');
  await expect(comment).toHaveValue('Do you know this lamp, @Ben Okafor ');
  await comment.press('Enter');
  const line = lineOf(ana, 'Do you know this lamp');
  await expect(line.locator('mark')).toHaveText('@Ben Okafor');
  const told = 'Ana mentioned you in Kim’s conversation';
  await expect(notices(ben)).toContainText(told);
  const mentions = (page: Page) => page.getByRole('region', { name: 'Mentions' });
  await expect(mentions(ben)).toContainText(told);
  // Who watches Ben sees his line, and no button to take it away.
  await expect(mentions(samAtBens)).toContainText(told);
  await expect(mentions(samAtBens).getByRole('button')).toHaveCount(0);
  await ben.reload();
  await mentions(ben).getByRole('link', { name: told }).click();
  await expect(ben.getByRole('heading', { name: 'Kim', level: 2 })).toBeVisible();
  await expect(lineOf(ben, 'Do you know this lamp').locator('mark')).toHaveText('@Ben Okafor');
  await expect(mentions(ben)).toHaveCount(0);
  await expect(mentions(samAtBens)).toHaveCount(0);
  // A supervisor names colleagues from the loud strip.
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Comment' }).click();
  const dialog = sam.getByRole('dialog', { name: 'Comment' });
  await dialog.getByRole('textbox').pressSequentially('Please help her, @ben');
  await expect(chosen(sam)).toHaveText('Ben Okafor');
  await dialog.getByRole('textbox').press('Enter');
  await dialog.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(notices(ben)).toContainText('Sam mentioned you in Kim’s conversation');
  await ben.getByRole('button', { name: 'Seen: Kim' }).click();
  await expect(mentions(ben)).toHaveCount(0);
});
