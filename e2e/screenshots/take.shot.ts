// The pictures in docs/screenshots: desk, watched desk, Agents table and chat window, light and dark, wide and narrow.
import { fileURLToPath } from 'node:url';
import { agentsTable, conversation, draftOf, reply } from '../floor/screens.ts';
import { expect, test } from '../test.ts';
import { floorAtWork } from './floor-at-work.ts';
import type { Page } from '@playwright/test';

const sizes = { 1366: { width: 1366, height: 768 }, 390: { width: 390, height: 844 } };
const themes = ['light', 'dark'] as const;

async function take(page: Page, name: string): Promise<void> {
  for (const [wide, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      const path = fileURLToPath(new URL(`../../docs/screenshots/${name}-${colorScheme}-${wide}.png`, import.meta.url));
      await page.mouse.move(0, 0);
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    }
  }
}

test('the pictures', async ({ floor, people }) => {
  const { ana, open } = await floorAtWork(floor, people, {});
  const sam = await people.at('sam', '/supervision/agents');
  await expect(agentsTable(sam).getByRole('rowheader')).toHaveCount(7);
  const watched = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}?open=${open}`);
  await expect(conversation(watched)).toContainText('order 20231984');

  await reply(ana).pressSequentially('I found it: your shelf is at the depot in Leeds. ', { delay: 15 });
  // While the pictures are taken she goes on.
  const typing = reply(ana).pressSequentially('I have asked them to bring it to you tomorrow', { delay: 400 });
  await expect(draftOf(watched, 'Ana')).toContainText('I have asked them');
  await take(watched, 'watched-desk');
  await take(sam, 'agents');
  await typing;
  await take(ana, 'desk');
});

test('the chat window', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya Nair');
  await priya.say('Hi! My order still has not come.');
  await ana.getByRole('button', { name: 'Accept' }).click();
  await reply(ana).fill('Good morning Priya. I am sorry to hear that. Which order is it?');
  await reply(ana).press('Enter');
  await expect(priya.log).toContainText('Which order is it?');
  await priya.say('20231984, the walnut shelf.');
  await expect(priya.log).toContainText('Sent');
  await reply(ana).pressSequentially('I found it', { delay: 15 });
  await expect(priya.chat.getByRole('img', { name: 'Ana Ribeiro is typing' })).toBeVisible();
  const typing = reply(ana).pressSequentially(': it is at the depot', { delay: 400 });
  await take(priya.page, 'chat');
  await typing;
});
