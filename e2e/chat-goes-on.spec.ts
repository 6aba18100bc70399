// The customer's side of it: the chat goes on after a reload and after a lost connection, by keyboard alone.
import { accept, cardOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('the chat goes on after a reload, with all that was said', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Where is my parcel?');
  await accept(ana, 'Priya');
  await reply(ana).fill('On its way.');
  await reply(ana).press('Enter');
  await expect(priya.log).toContainText('On its way.');
  await priya.page.reload();
  await priya.page.getByRole('button', { name: 'Open chat' }).click();
  await expect(priya.log).toContainText('Where is my parcel?');
  await expect(priya.log).toContainText('On its way.');
  await priya.say('Thanks!');
  await expect(cardOf(ana, 'Priya')).toContainText('Thanks!');
  await expect(cardOf(ana, 'Priya')).toHaveCount(1);
});

test('what is written without a connection is sent when it is back, once', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya');
  await priya.say('Where is my parcel?');
  await accept(ana, 'Priya');
  await expect(priya.log).toContainText("You're now with Ana Ribeiro");
  await priya.page.context().setOffline(true);
  await expect(priya.chat.getByRole('status').filter({ hasText: /offline|Reconnecting/i })).toBeVisible();
  await priya.say('I am in the lift.');
  await expect(priya.log).toContainText('Waiting for the network');
  await priya.page.context().setOffline(false);
  await expect(priya.log).not.toContainText('Waiting for the network');
  const said = ana
    .getByRole('log', { name: 'Messages' })
    .getByRole('listitem')
    .filter({ hasText: 'I am in the lift.' });
  await expect(said).toHaveCount(1);
});

test('with the keyboard alone: open, write, send, close', async ({ people }) => {
  const page = await people.stranger();
  await page.goto('/demo/shop?name=Priya');
  const open = page.getByRole('button', { name: 'Open chat' });
  await expect(async () => {
    await page.keyboard.press('Tab');
    await expect(open).toBeFocused({ timeout: 50 });
  }).toPass();
  await page.keyboard.press('Enter');
  const chat = page.frameLocator('iframe');
  await expect(chat.getByRole('textbox', { name: 'Message' })).toBeFocused();
  await page.keyboard.type('Hello?');
  await page.keyboard.press('Enter');
  await expect(chat.getByRole('log', { name: 'Chat' })).toContainText('Hello?');
  await expect(chat.getByRole('log', { name: 'Chat' })).toContainText('Sent');
  await page.keyboard.press('Escape');
  await expect(open).toBeFocused();
});
