// A customer of the day: comes, says what the play has next for them, some once more when it was completed, and goes. What
// they have on their screen then is what was said, in order, once.
import type { Client, ViewHandle } from '@oriel/client';
import { between, chance, type Random } from '../../../apps/demo/src/seeded.ts';
import type { Floor } from '../floor.ts';
import { Acting, type Tally } from './acting.ts';
import { nextTurn, type Matter } from './play.ts';

export interface CustomerOfTheDay {
  matter: Matter;
  acting: Acting;
  /** They have gone: their screen was as it should be, or is kept here. */
  gone: { wrong: string | null } | undefined;
  step(now: number): void;
}

const comesBack = 0.15;
/** As long as the last answer stands before they go. */
const readsForMs = 60_000;

export async function customerOfTheDay(
  floor: Floor,
  matter: Matter,
  tally: Tally,
  random: Random,
): Promise<CustomerOfTheDay> {
  const { token } = await floor.beginChat(matter.name, matter.channel);
  const client: Client = floor.join(token);
  const acting = new Acting(client, tally);
  const chat = client.open({ view: 'chat' });
  let writesAgain = chance(random, comesBack);
  const person: CustomerOfTheDay = { matter, acting, gone: undefined, step };
  return person;

  function step(now: number): void {
    if (person.gone || acting.isBusy) return;
    if (matter.completed && now - matter.lastAt > readsForMs) {
      if (!writesAgain) return leave();
      writesAgain = false;
      matter.completed = false;
      matter.turns.push({ from: 'customer', text: 'Thank you!' }, { from: 'agent', text: 'You are welcome.' });
    }
    const turn = nextTurn(matter);
    if (turn?.from !== 'customer' || now - matter.lastAt < between(random, 3, 60) * 1_000) return;
    acting.give({ kind: 'say', text: turn.text }, () => {
      matter.said += 1;
      matter.lastAt = now;
    });
  }

  function leave(): void {
    person.gone = { wrong: wrongOn(chat, matter) };
    client.end();
  }
}

/** Numbers of cards are dotted on the way; the newest page is what a customer has. */
function wrongOn(chat: ViewHandle, { name, turns, said }: Matter): string | null {
  const plain = (from: string, text: string) => `${from}: ${text.trim().replace(/[\d•]/g, '0')}`;
  const seen = chat
    .all('message')
    .filter(({ what }) => what === 'message')
    .map(({ from, text }) => plain(from === 'you' ? 'customer' : from, text));
  const wanted = turns.slice(0, said).map(({ from, text }) => plain(from, text));
  if (seen.length > 0 && JSON.stringify(seen) === JSON.stringify(wanted.slice(-seen.length))) return null;
  return `${name} has ${JSON.stringify(seen)}, and was said ${JSON.stringify(wanted)}`;
}
