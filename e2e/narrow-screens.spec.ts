// On a phone: one column at a time, nothing to scroll sideways, everything within reach.
import type { Page } from '@playwright/test';
import { anaWith, samWatchesAnaWith } from './floor/scenes.ts';
import { accept, cardOf, chipOf, conversation, inbox, loudStrip, openCard, reply, rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

const phone = { viewport: { width: 390, height: 844 } };

async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => {
    const isShown = (element: Element) => element.checkVisibility() && element.getClientRects().length > 0;
    const edges = [...document.querySelectorAll('button, a, input, textarea, [role=tab]')].filter(isShown);
    return {
      page: document.documentElement.scrollWidth,
      cut: edges
        .map((element) => ({
          name: element.getAttribute('aria-label') ?? element.textContent,
          box: element.getBoundingClientRect(),
        }))
        .filter(({ box }) => box.left < -1 || box.right > innerWidth + 1)
        .map(({ name }) => name),
    };
  });
  expect(wide).toEqual({ page: 390, cut: [] });
}

test('the agent’s desk: the list, then the conversation, and back', async ({ floor, people }) => {
  const ana = await people.agent('ana', phone);
  await expectFits(ana);
  await (await floor.programs.customer('Priya')).do({ kind: 'say', text: 'Hello?' });
  await accept(ana, 'Priya');
  await expect(reply(ana)).toBeVisible();
  await expect(cardOf(ana, 'Priya')).toBeHidden();
  await expectFits(ana);
  await reply(ana).fill('Hello Priya');
  await ana.getByRole('button', { name: 'Send' }).click();
  await expect(conversation(ana)).toContainText('Hello Priya');
  await ana.getByRole('button', { name: 'Customer record' }).click();
  await expect(ana.getByRole('region', { name: 'Customer record' })).toBeVisible();
  await expectFits(ana);
  await ana.getByRole('region', { name: 'Customer record' }).getByRole('button', { name: 'Close' }).click();
  // What rings in the list is told where one goes back to it.
  await (await floor.programs.customer('Omar')).do({ kind: 'say', text: 'Hello?' });
  await ana.getByRole('button', { name: 'Back to the list, 1 ringing' }).click();
  await accept(ana, 'Omar');
  await ana.getByRole('button', { name: 'Back to the list', exact: true }).click();
  await expect(cardOf(ana, 'Priya')).toHaveAttribute('data-state', 'answered');
  await expect(conversation(ana)).toBeHidden();
  await inbox(ana, 'Mine').click();
  await expectFits(ana);
  await ana.getByRole('button', { name: 'New inbox' }).click();
  await ana.getByText('What can be asked for').click();
  const box = (await ana.getByRole('dialog').boundingBox())!;
  for (const field of ['textbox', 'combobox'] as const) {
    for (const each of await ana.getByRole('dialog').getByRole(field).all()) {
      const { x, width } = (await each.boundingBox())!;
      // As far from one side as from the other.
      expect(Math.abs(x - box.x - (box.x + box.width - x - width))).toBeLessThan(2);
    }
  }
});

test('the watched desk: the same, with the bar and the loud strip', async ({ floor, people }) => {
  const { sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await sam.setViewportSize(phone.viewport);
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  await expect(sam.getByRole('textbox', { name: 'Scratch pad' })).toBeVisible();
  await expectFits(sam);
  await loudStrip(sam, 'Ana').getByRole('button', { name: 'Complete' }).click();
  await expect(sam.getByRole('dialog', { name: 'Complete' })).toBeInViewport({ ratio: 1 });
  await sam.keyboard.press('Escape');
  await sam.getByRole('button', { name: 'Back to the list' }).click();
  await openCard(sam, 'Omar');
  await expectFits(sam);
});

test('the Agents table: a card for each agent, with what is late, who is away, and the chips', async ({
  floor,
  people,
}) => {
  await anaWith({ floor, people }, 'Omar', 'Priya');
  await floor.programs.sit('ben');
  const sam = await people.at('sam', '/supervision/agents', phone);
  await expect(rowOf(sam, 'Ana')).toContainText('Available');
  await expect(rowOf(sam, 'Ana')).toContainText('2 of 5');
  await expectFits(sam);
  await chipOf(sam, 'Ana', 'Omar').getByRole('link', { name: 'Omar' }).click();
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
});

test('the chat window takes the whole screen', async ({ people }) => {
  const priya = await people.customer('Priya', phone);
  await priya.say('Hello?');
  await expect(priya.log).toContainText('Sent');
  const frame = (await priya.page.locator('iframe').boundingBox())!;
  expect(frame).toEqual({ x: 0, y: 0, width: 390, height: 844 });
  await priya.chat.getByRole('button', { name: 'Close chat' }).click();
  await expect(priya.page.getByRole('button', { name: 'Open chat' })).toBeVisible();
});

test('Settings: the sections above, the one that is open below', async ({ people }) => {
  const max = await people.at('max', '/settings/people', phone);
  const acts = { People: 'Change Ana Ribeiro', 'Channel groups': 'Change Async', 'Saved replies': 'Change Greeting' };
  for (const [section, act] of Object.entries(acts)) {
    await max.getByRole('link', { name: section, exact: true }).click();
    await expect(max.getByRole('button', { name: act })).toBeVisible();
    await expectFits(max);
    await max.getByRole('button', { name: act }).click();
    await expect(max.getByRole('dialog').getByRole('button', { name: 'Save' })).toBeVisible();
    await expectFits(max);
    await max.keyboard.press('Escape');
  }
});
