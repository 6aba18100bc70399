// A working day without a mouse: one journey of an agent, one of a supervisor. Nothing here is clicked.
import type { Locator, Page } from '@playwright/test';
import { anaWith, writes } from './floor/scenes.ts';
import { cardOf, chipOf, conversation, draftOf, lineOf, loudStrip, notices, reply, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

/** With Tab alone, as far round the page as it takes; that it is reached, and that one sees where one is. */
async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      const isSeen = await target.evaluate((element) => {
        const rings = [element, ...(element.closest('li') ? [element.closest('li')!] : []), element.parentElement!];
        return rings.some((each) => {
          const { outlineStyle, outlineWidth, boxShadow, borderColor } = getComputedStyle(each);
          return (
            (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none' || borderColor !== ''
          );
        });
      });
      expect(isSeen).toBe(true);
      return;
    }
    await page.keyboard.press(key);
  }
  await expect(target, 'reached with Tab').toBeFocused();
}

const press = async (page: Page, button: Locator) => {
  await tabTo(page, button);
  await page.keyboard.press('Enter');
};

test('an agent signs in, acknowledges, accepts, answers, comments, looks up and completes', async ({
  floor,
  people,
}) => {
  const ana = await people.stranger();
  await ana.goto('/desk');
  await expect(ana.getByLabel('E-mail')).toBeFocused();
  await ana.keyboard.type('ana@oriel.test');
  await ana.keyboard.press('Tab');
  await ana.keyboard.type('oriel');
  await ana.keyboard.press('Enter');
  await press(ana, ana.getByRole('dialog', { name: 'Live monitoring' }).getByRole('button', { name: 'Acknowledge' }));
  await expect(ana.getByText(/^Available/)).toBeVisible();

  await writes({ floor }, 'Priya');
  await press(ana, ana.getByRole('list', { name: 'Ringing' }).getByRole('button', { name: 'Accept' }));
  await expect(reply(ana)).toBeFocused();
  await ana.keyboard.type('Good morning');
  await ana.keyboard.press('Shift+Enter');
  await ana.keyboard.type('Priya');
  await ana.keyboard.press('Enter');
  await expect(lineOf(ana, 'Good morning')).toContainText('Good morning\nPriya', { useInnerText: true });

  await press(ana, ana.getByRole('button', { name: 'Comment' }));
  await expect(ana.getByRole('textbox', { name: 'Internal comment' })).toBeFocused();
  await ana.keyboard.type('A regular.');
  await ana.keyboard.press('Enter');
  await expect(lineOf(ana, 'A regular.')).toContainText('Internal comment');

  await press(ana, ana.getByRole('button', { name: 'Categories' }));
  await expect(ana.getByRole('dialog', { name: 'Categories' })).toContainText('Parcel');
  await ana.keyboard.press('Escape');
  await expect(ana.getByRole('button', { name: 'Categories' })).toBeFocused();
  await tabTo(ana, ana.getByRole('button', { name: 'Customer record' }), 'Shift+Tab');
  await ana.keyboard.press('Enter');
  await expect(ana.getByRole('region', { name: 'Customer record' })).toBeVisible();

  await tabTo(ana, tab(ana, 'Ongoing'));
  await ana.keyboard.press('ArrowRight');
  await expect(ana.getByText('Nothing is deferred.')).toBeVisible();
  await ana.keyboard.press('ArrowRight');
  await expect(ana.getByText('Nothing has been completed yet.')).toBeVisible();
  await ana.keyboard.press('Home');
  await expect(cardOf(ana, 'Priya')).toBeVisible();
  await press(ana, ana.getByRole('button', { name: 'Complete' }));
  await expect(tab(ana, 'Ongoing')).toHaveText('Ongoing 0');
});

test('a supervisor finds an agent, watches, opens, acts, hops and goes back', async ({ floor, people }) => {
  await (await floor.programs.sit('ben')).do({ kind: 'go-away' });
  const ana = await anaWith({ floor, people }, 'Omar', 'Priya');
  const sam = await people.at('sam', '/supervision/agents');
  await expect(chipOf(sam, 'Ana', 'Omar')).toBeVisible();
  await press(sam, sam.getByRole('columnheader', { name: 'Agent' }).getByRole('button'));
  await expect(sam.getByRole('columnheader', { name: 'Agent' })).toHaveAttribute('aria-sort', 'ascending');
  await press(sam, sam.getByRole('link', { name: /^Ana/ }));
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await reply(ana).pressSequentially('Hello');
  await expect(draftOf(sam, 'Ana')).toContainText('Hello');

  await press(sam, cardOf(sam, 'Omar').getByRole('link', { name: 'Omar' }));
  await expect(conversation(sam).getByRole('heading', { name: 'Omar' })).toBeVisible();
  await tabTo(sam, sam.getByRole('textbox', { name: 'Scratch pad' }));
  await sam.keyboard.type('hm');
  await press(sam, loudStrip(sam, 'Ana').getByRole('button', { name: 'Complete' }));
  await press(
    sam,
    sam.getByRole('dialog', { name: 'Complete' }).getByRole('button', { name: 'Complete', exact: true }),
  );
  await expect(notices(ana)).toContainText('Sam completed this for you · Omar');

  await press(sam, sam.getByRole('button', { name: 'Watch another agent' }));
  await expect(sam.getByRole('menuitem', { name: 'Ana Ribeiro' })).toBeFocused();
  await sam.keyboard.press('b');
  await expect(sam.getByRole('menuitem', { name: 'Ben Okafor' })).toBeFocused();
  await sam.keyboard.press('Enter');
  await expect(sam.getByRole('heading', { name: "You're watching Ben Okafor" })).toBeVisible();
  await press(sam, sam.getByRole('link', { name: 'Back to dashboard' }));
  await expect(sam.getByRole('columnheader', { name: 'Agent' })).toHaveAttribute('aria-sort', 'ascending');
});
