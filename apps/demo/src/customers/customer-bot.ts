/**
 * A bot customer from the first line to the last: reads, writes at a human pace what `nextLine` chooses, asks once or
 * twice whether anybody is there, and leaves when all is said, when the agent has ended it, or when nobody ever answers.
 */
import type { Conversation, Turn } from '../conversations/index.ts';
import { between, type Random } from '../seeded.ts';
import type { Time } from '../time.ts';
import { durationMs, typing } from '../typing/rhythm.ts';
import type { Chat } from './chat.ts';
import { nextLine, nudge } from './next-line.ts';

const glanceMs = 400;
/** Thumbs on a phone. */
const hand = { keyMs: 130, slips: 0.02, secondThoughts: 0.02 };
/** What takes longer than this to write was begun while reading. */
const writingMsMost = 22_000;
/** Silence until the customer asks whether anybody is there, drawn anew each time. */
const patienceMs = [90_000, 160_000] as const;
/** Silence after which nobody stays. */
const silenceMsMost = 10 * 60_000;

export type CustomerBot = {
  readonly chat: Chat;
  readonly script: Conversation;
  readonly random: Random;
  readonly time: Time;
};

/** Resolves when the customer has left. */
export async function comeAsCustomer({ chat, script, random, time }: CustomerBot): Promise<void> {
  const readingMs = (turn: Turn | undefined) => (turn ? 900 + turn.text.length * between(random, 15, 35) : 0);
  const writingMs = (text: string) =>
    Math.min(writingMsMost, durationMs(typing(text, script.language, hand, random)) * between(random, 0.6, 1));
  let heard = -1;
  let quietSince = time.now();
  let nudgeAfterMs = between(random, ...patienceMs);
  for (;;) {
    const said = chat.said();
    if (chat.hasEnded()) break;
    if (!said) {
      await time.wait(glanceMs);
      continue;
    }
    if (said.length !== heard) {
      heard = said.length;
      quietSince = time.now();
    }
    const next = nextLine(script, said, random);
    if (next.kind === 'leave') break;
    if (next.kind === 'say') {
      const isFirst = said.length === 0;
      const last = said.at(-1);
      // The first line was written before the window was opened, as far as anybody can tell.
      if (!isFirst) await time.wait((last?.from === 'agent' ? readingMs(last) : 0) + writingMs(next.text));
      if (!chat.hasEnded()) await chat.say(next.text);
      await time.wait(glanceMs);
      continue;
    }
    const quietMs = time.now() - quietSince;
    if (quietMs > silenceMsMost) break;
    const asks = quietMs > nudgeAfterMs ? nudge(script, said, random) : undefined;
    if (asks !== undefined) {
      nudgeAfterMs = between(random, ...patienceMs);
      await chat.say(asks);
    }
    await time.wait(glanceMs);
  }
  await time.wait(between(random, 2_000, 8_000));
  chat.leave();
}
