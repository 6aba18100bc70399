// A floor in the middle of a morning, as the pictures show it: nine people of an invented shop, and what their customers
// want. It takes two minutes, for a customer who waits longer than that is late, and a picture should show it.
import { expect, type Page } from '@playwright/test';
import type { Program } from '../floor/programs.ts';
import { accept, cardOf, conversation, openCard, reply } from '../floor/screens.ts';
import type { Floor, People } from '../test.ts';

export interface FloorAtWork {
  ana: Page;
  /** The interaction that Ana has open. */
  open: string;
}

type Colleague = readonly [word: string, customers: readonly Customer[], then?: 'away' | 'off'];
type Customer = readonly [name: string, says: string, answer?: string, then?: 'completed'];

const colleagues: readonly Colleague[] = [
  [
    'chloe',
    [
      ['Amadou Diallo', 'Bonjour, puis-je changer l’adresse de livraison ?', 'Bien sûr, à quelle adresse ?'],
      ['Julia Brandt', 'Die Lampe flackert seit gestern.', 'Das tut mir leid. Welche Lampe ist es?'],
      ['Tomás Ferreira', 'O meu reembolso ainda não chegou.', 'Vou ver já.'],
      ['Mia Lindqvist', 'Is the reading chair back in stock?', 'At the end of the month.'],
      ['Noah Keller', 'My invoice is missing the company name.', 'I will have it written again.'],
    ],
  ],
  [
    'emre',
    [
      ['Yusuf Demir', 'Which bulb fits the mushroom lamp?', 'Any with an E14 base.', 'completed'],
      ['Sofia Rossi', 'Two vases arrived, I ordered one.', 'Please keep it. It is on us.'],
      ['Hugo Alvarez', '¿Cuándo llega mi estantería?'],
    ],
  ],
  ['grace', [['Leila Haddad', 'متى يصل طلبي رقم 48213؟', 'صباح الخير، سأتحقق الآن.']], 'away'],
  [
    'kofi',
    [
      ['Anna Nowak', 'Is the kettle made of steel?', 'It is, with enamel outside.', 'completed'],
      ['Peter Hall', 'Please cancel my order.', 'Done, you will get a mail.', 'completed'],
      ['Elif Kaya', 'Can I return the linen cushion?', 'Of course, within 30 days.'],
    ],
  ],
  ['noor', [], 'off'],
];

async function take(agent: Program, id: string, floor: Floor, [name, says, answer, then]: Customer): Promise<void> {
  const desk = await agent.open({ view: 'desk', agent: id });
  await (await floor.programs.customer(name, 'app')).do({ kind: 'say', text: says });
  const mine = () => desk.all('interaction').find(({ customerName }) => customerName === name);
  await agent.do({ kind: 'become-available' }).catch(() => undefined);
  await expect
    .poll(async () => {
      if (!mine()) await agent.do({ kind: 'ask' }).catch(() => undefined);
      return mine()?.state;
    })
    .toMatch(/ringing|ongoing/);
  const interaction = mine()!.id;
  if (mine()!.state === 'ringing') await agent.do({ kind: 'accept', interaction });
  if (answer !== undefined) await agent.do({ kind: 'reply', interaction, text: answer });
  if (then === 'completed') await agent.do({ kind: 'complete', interaction });
}

export async function floorAtWork(
  floor: Floor,
  people: People,
  options: Parameters<People['agent']>[1],
): Promise<FloorAtWork> {
  const { programs } = floor;
  const ana = await people.agent('ana', options);
  const say = async (name: string, text: string) => (await programs.customer(name)).do({ kind: 'say', text });
  const answer = async (text: string) => {
    await reply(ana).fill(text);
    await reply(ana).press('Enter');
    await expect(conversation(ana)).toContainText(text);
  };
  await say('Kenji Watanabe', 'The parcel came, but it was empty.');
  await accept(ana, 'Kenji Watanabe');
  // The others write later: one who is late stands out.
  await expect(cardOf(ana, 'Kenji Watanabe')).toContainText('waits 1:3', { timeout: 180_000 });

  for (const [word, customers, then] of colleagues) {
    const agent = await programs.sit(word);
    const id = await programs.idOf(word);
    for (const customer of customers) await take(agent, id, floor, customer);
    // Whoever is not free leaves what comes next to others.
    await agent.do({ kind: then === 'off' ? 'leave-routing' : 'go-away' });
  }
  for (const word of ['chloe', 'emre', 'kofi']) await (await programs.sit(word)).do({ kind: 'become-available' });
  await programs.sit('ben');
  await (await programs.sit('ben')).do({ kind: 'go-away' });

  await say('Maria Santos', 'Do you have the harbour blue vase in a smaller size?');
  await accept(ana, 'Maria Santos');
  await answer('We do: 18 cm, and it is in stock.');
  await say('Maria Santos', 'Lovely. Could it be here by Friday?');
  await say('Priya Nair', 'Hi! My order still has not come.');
  await accept(ana, 'Priya Nair');
  await say('Priya Nair', 'Tracking says “out for delivery” since Monday, nobody ever came.');
  await answer('Good morning Priya. I am sorry to hear that. Let me look it up for you.');
  await ana.getByRole('button', { name: 'Comment' }).click();
  await ana.getByRole('textbox', { name: 'Internal comment' }).fill('Third parcel stuck at the same depot this week.');
  await ana.getByRole('textbox', { name: 'Internal comment' }).press('Enter');
  await say('Priya Nair', 'Thank you. It is order 20231984, the walnut shelf.');
  await openCard(ana, 'Priya Nair');
  await say('Lena Vogel', 'Hello, is somebody there?');
  await expect(cardOf(ana, 'Kenji Watanabe')).toContainText(/waits 2:/, { timeout: 120_000 });
  return { ana, open: new URL(ana.url()).searchParams.get('open')! };
}
