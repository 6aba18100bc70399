// The plain journey, all of it in browsers: a customer writes, an agent accepts and answers, the customer reads.
import { accept, cardOf, lineOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

test('a customer writes, an agent accepts and answers, the customer reads', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Priya Nair');
  await priya.say('Tracking says out for delivery since Monday.');
  await accept(ana, 'Priya Nair');
  await expect(lineOf(ana, 'out for delivery since Monday')).toBeVisible();
  await expect(priya.log).toContainText("You're now with Ana Ribeiro");

  await reply(ana).pressSequentially('I am sorry, Priya.');
  await expect(priya.chat.getByRole('img', { name: 'Ana Ribeiro is typing' })).toBeVisible();
  await reply(ana).press('Enter');
  await expect(priya.log).toContainText('I am sorry, Priya.');
  await expect(priya.chat.getByRole('img', { name: 'Ana Ribeiro is typing' })).toBeHidden();
  await expect(lineOf(ana, 'I am sorry, Priya.')).toBeVisible();
  await expect(cardOf(ana, 'Priya Nair')).toContainText('I am sorry, Priya.');
});
