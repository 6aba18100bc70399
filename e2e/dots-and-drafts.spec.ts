// Somebody types: what the agent sees of it, what the supervisor sees, and what the customer sees (domain.md §3).
import type { Locator } from '@playwright/test';
import { brightnessOf, colourOfText } from './floor/colours.ts';
import { anaWith, samAtTheFloor, samWatchesAnaWith } from './floor/scenes.ts';
import { accept, cardOf, chipOf, conversation, dots, draftOf, lineOf, openCard, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

/** The dots of a chip and of a conversation are for eyes only, so they have no role: each of the three has its motion. */
const moving = (place: Locator): Promise<number> =>
  place.evaluate(
    (element) =>
      element
        .getAnimations({ subtree: true })
        .filter(
          (animation) => animation.playState === 'running' && animation.effect?.getTiming().iterations === Infinity,
        )
        .map((animation) => animation.effect instanceof KeyframeEffect && animation.effect.target?.parentElement)
        .filter((parent) => parent instanceof Element && parent.children.length === 3).length,
  );

test('WA21 “is typing in the active conversation: three animated dots on that chat (card, chip, conversation)”', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  const floorOfSam = await samAtTheFloor({ floor, people });
  await reply(ana).pressSequentially('Hello');
  await expect(dots(cardOf(sam, 'Priya'), 'Ana Ribeiro')).toBeVisible();
  await expect.poll(() => moving(cardOf(sam, 'Priya'))).toBe(3);
  await expect.poll(() => moving(draftOf(sam, 'Ana'))).toBe(3);
  await reply(ana).pressSequentially(' Priya');
  await expect.poll(() => moving(chipOf(floorOfSam, 'Ana', 'Priya'))).toBe(3);
  // Said once, to those who listen.
  await expect(dots(sam, 'Ana Ribeiro')).toHaveCount(1);
  await expect(dots(cardOf(sam, 'Omar'), 'Ana Ribeiro')).toHaveCount(0);
  expect(await moving(chipOf(floorOfSam, 'Ana', 'Omar'))).toBe(0);
});

test('“is typing …: [the agent sees] nothing of their own typing”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Hello');
  await expect(dots(sam, 'Ana Ribeiro')).toBeVisible();
  await expect(dots(ana, 'Ana Ribeiro')).toHaveCount(0);
  await expect(ana.getByText(/is typing|is writing/)).toHaveCount(0);
  expect(await moving(ana.getByRole('main'))).toBe(0);
});

test.describe('WA21 “they stop', () => {
  test('5 s after the last key”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    const floorOfSam = await samAtTheFloor({ floor, people });
    await reply(ana).pressSequentially('Hello');
    const lastKey = Date.now();
    await expect.poll(() => moving(chipOf(floorOfSam, 'Ana', 'Priya'))).toBe(3);
    await expect(dots(sam, 'Ana Ribeiro')).toBeVisible();
    await expect(dots(sam, 'Ana Ribeiro')).toBeHidden();
    const after = Date.now() - lastKey;
    expect(after).toBeGreaterThan(4_500);
    // What a machine that does much else may be late.
    expect(after).toBeLessThan(8_000);
    await expect.poll(() => moving(chipOf(floorOfSam, 'Ana', 'Priya'))).toBe(0);
    await expect.poll(() => moving(conversation(sam))).toBe(0);
  });

  test('at send”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    const floorOfSam = await samAtTheFloor({ floor, people });
    await reply(ana).pressSequentially('Hello');
    await expect(dots(sam, 'Ana Ribeiro')).toBeVisible();
    await expect.poll(() => moving(chipOf(floorOfSam, 'Ana', 'Priya'))).toBe(3);
    await reply(ana).press('Enter');
    // Well before the 5 s are over.
    await expect(dots(sam, 'Ana Ribeiro')).toBeHidden({ timeout: 2_000 });
    await expect.poll(() => moving(chipOf(floorOfSam, 'Ana', 'Priya')), { timeout: 2_000 }).toBe(0);
  });

  test('at a cut connection”', async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    const priya = await floor.programs.customer('Priya');
    const chat = await priya.open({ view: 'chat' });
    // Not following: with her last connection, Ana looks at nothing any more.
    await sam.getByRole('button', { name: 'Follow' }).click();
    await expect(sam.getByRole('button', { name: 'Follow' })).toHaveAttribute('aria-pressed', 'false');
    const toldToCustomer = () => [...chat.typing.value.values()].some(({ until }) => until > priya.client.now());
    await reply(ana).pressSequentially('Hello');
    await expect(dots(sam, 'Ana Ribeiro')).toBeVisible();
    await expect.poll(toldToCustomer).toBe(true);
    await ana.context().close();
    await expect(dots(sam, 'Ana Ribeiro')).toBeHidden({ timeout: 2_000 });
    await expect.poll(toldToCustomer, { timeout: 2_000 }).toBe(false);
    await expect(draftOf(sam, 'Ana')).toContainText('Hello');
  });
});

test('WA22 “is writing a reply: the draft, letter by letter, … until it is sent”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const written = draftOf(sam, 'Ana').getByRole('paragraph').last();
  await expect(draftOf(sam, 'Ana')).toBeHidden();
  let text = '';
  for (const letter of 'Dear 👩‍💻 é') {
    text += letter;
    await reply(ana).pressSequentially(letter);
    await expect(written).toHaveText(text, { useInnerText: true });
  }
  // Corrections as well: what was taken out is gone here too.
  await reply(ana).press('Home');
  await reply(ana).press('Delete');
  await expect(written).toHaveText(text.slice(1));
  await reply(ana).press('ControlOrMeta+a');
  await reply(ana).pressSequentially('Hello Priya');
  await expect(written).toHaveText('Hello Priya');
  await expect(reply(ana)).toHaveValue('Hello Priya');
  await reply(ana).press('Enter');
  await expect(draftOf(sam, 'Ana')).toBeHidden();
  await expect(lineOf(sam, 'Hello Priya')).toBeVisible();
});

test('WA22 “the draft … greyed out, with a blinking cursor”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Hello Priya');
  const written = draftOf(sam, 'Ana').getByRole('paragraph').last();
  await expect(written).toHaveText('Hello Priya');
  const [red, green, blue] = await colourOfText(written);
  expect(Math.max(red, green, blue) - Math.min(red, green, blue)).toBeLessThan(30);
  const ink = await colourOfText(lineOf(sam, 'Hello from Priya.').getByRole('paragraph'));
  // Nearer to the white it stands on than what has been said.
  expect(red).toBeGreaterThan(ink[0] + 50);
  expect(await brightnessOf(draftOf(sam, 'Ana'))).toBeGreaterThan(0.95);
  const cursor = await written.evaluate((paragraph) => {
    const last = paragraph.lastElementChild!;
    const { animationIterationCount, animationTimingFunction, animationDuration } = getComputedStyle(last);
    const { width, height } = last.getBoundingClientRect();
    return {
      animationIterationCount,
      animationTimingFunction,
      animationDuration,
      isUpright: height > 4 * width && width > 0,
    };
  });
  expect(cursor).toEqual({
    animationIterationCount: 'infinite',
    animationTimingFunction: 'steps(1)',
    animationDuration: '1.06s',
    isUpright: true,
  });
});

test('with reduced motion, neither dots nor cursor move', async ({ floor, people }) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`, {
    reducedMotion: 'reduce',
  });
  await reply(ana).pressSequentially('Hello');
  await expect(dots(sam, 'Ana Ribeiro')).toBeVisible();
  await expect(draftOf(sam, 'Ana')).toContainText('Hello');
  const running = () => document.getAnimations().filter(({ playState }) => playState === 'running').length;
  expect(await sam.evaluate(running)).toBe(0);
});

test('WA22 “is writing a reply: … left alone: unsent draft”', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await reply(ana).pressSequentially('Hello Priya');
  await expect(draftOf(sam, 'Ana')).toContainText('Ana is writing');
  await expect(draftOf(sam, 'Ana')).toContainText('unsent draft');
  await expect(draftOf(sam, 'Ana')).toContainText('Hello Priya');
  await openCard(ana, 'Omar');
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  for (const page of [ana, sam]) await expect(cardOf(page, 'Priya')).toContainText('unsent draft');
  await openCard(sam, 'Priya');
  await expect(draftOf(sam, 'Ana')).toContainText('Hello Priya');
});

test('WA23 “and the customer: … is typing, never the text”', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Hello?');
  await accept(ana, 'Priya');
  await reply(ana).pressSequentially('Preposterous');
  await expect(priya.chat.getByRole('img', { name: 'Ana Ribeiro is typing' })).toBeVisible();
  await reply(ana).press('ControlOrMeta+a');
  await reply(ana).pressSequentially('Good morning');
  await reply(ana).press('Enter');
  await expect(priya.log).toContainText('Good morning');
  const all = people.wire(priya.page).received.join('\n');
  expect(all).toContain('Good morning');
  expect(all).not.toContain('repo');
});

test('an internal comment being written shows to the supervisor as one, and gives the customer no dots', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const priya = await floor.programs.customer('Priya');
  const chat = await priya.open({ view: 'chat' });
  await ana.getByRole('button', { name: 'Comment' }).click();
  await ana.getByRole('textbox', { name: 'Internal comment' }).pressSequentially('Ask the depot');
  await expect(draftOf(sam, 'Ana')).toContainText('internal comment');
  await expect(draftOf(sam, 'Ana')).toContainText('Ask the depot');
  await ana.getByRole('button', { name: 'Comment', exact: true }).click();
  await expect(lineOf(sam, 'Ask the depot')).toContainText('Internal comment');
  // What is said afterwards arrives after what was never sent.
  await reply(ana).fill('Hello');
  await reply(ana).press('Enter');
  await expect.poll(() => chat.all('message').map(({ text }) => text)).toContain('Hello');
  expect([...chat.typing.value.keys()].filter((key) => key.includes('comment'))).toEqual([]);
  expect(chat.all('message').map(({ text }) => text)).not.toContain('Ask the depot');
});
