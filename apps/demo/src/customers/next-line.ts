/**
 * What a bot customer says next, read from the chat alone. While the agent's answers follow the script, so does the
 * customer; as soon as a person answers in their own words, the customer replies to what was written. Pure; it knows
 * neither connection nor clock.
 */
import { withoutAsides } from '../asides.ts';
import type { Conversation, Turn } from '../conversations/index.ts';
import { isPlayed, lineFor } from '../conversations/place.ts';
import { chance, pick, type Random } from '../seeded.ts';
import { intentOf } from './intent.ts';
import { type Phrasebook, phrasebooks } from './phrases/index.ts';

export type NextLine =
  /** The agent's turn. */
  | { kind: 'listen' }
  | { kind: 'say'; text: string }
  /** All is said; nothing more comes. */
  | { kind: 'leave' };

/** Customers of people have patience for this many answers before they thank and go. */
const answersMost = 7;

export function nextLine(script: Conversation, said: readonly Turn[], random: Random): NextLine {
  const counted = withoutAsides(said);
  if (!followsScript(script, counted)) return freeLine(script, said, random);
  if (isPlayed(script, counted)) return { kind: 'leave' };
  const line = lineFor('customer', script, counted);
  return line.kind === 'done' ? { kind: 'listen' } : line;
}

const textsOf = (turns: readonly Turn[], from: Turn['from']) =>
  turns.filter((turn) => turn.from === from).map((turn) => turn.text);

/** Every answer so far is the script's own. */
function followsScript(script: Conversation, said: readonly Turn[]): boolean {
  const expected = textsOf(script.turns, 'agent');
  return textsOf(said, 'agent').every((text, index) => text === expected[index]);
}

function freeLine(script: Conversation, said: readonly Turn[], random: Random): NextLine {
  const book = phrasebooks[script.language];
  const mine = textsOf(said, 'customer');
  if (book.thanks.some((thanks) => mine.includes(thanks))) return { kind: 'leave' };
  const last = said.at(-1);
  if (last?.from !== 'agent') return { kind: 'listen' };
  const heard = textsOf(said, 'agent');
  const intent = intentOf(last.text);
  if (heard.length > 1 && (intent === 'closing' || heard.length >= answersMost)) return say(book.thanks, mine, random);
  const settled = heard.length >= 3 && (intent === 'statement' || intent === 'when');
  if (settled && !asked(book, mine) && chance(random, 0.5)) return say(book.followUp, mine, random);
  const text = say(intent === 'closing' ? book.statement : book[intent], mine, random).text;
  return { kind: 'say', text: text.replaceAll('{order}', orderOf(script)) };
}

const asked = (book: Phrasebook, mine: readonly string[]) => book.followUp.some((line) => mine.includes(line));

/** What to say to silence: once or twice, then nothing. */
export function nudge(script: Conversation, said: readonly Turn[], random: Random): string | undefined {
  const mine = textsOf(said, 'customer');
  const unsaid = phrasebooks[script.language].nudge.filter((line) => !mine.includes(line));
  return unsaid.length > 0 ? pick(random, unsaid) : undefined;
}

/** Nobody says the same twice while there is another way to put it. */
function say(lines: readonly string[], mine: readonly string[], random: Random): { kind: 'say'; text: string } {
  const fresh = lines.filter((line) => !mine.includes(line));
  return { kind: 'say', text: pick(random, fresh.length > 0 ? fresh : lines) };
}

/** The order number of the script, or one that looks like it: the same in every answer. */
function orderOf(script: Conversation): string {
  const written = script.turns.map((turn) => /MF-\d{8}/.exec(turn.text)?.[0]).find((order) => order !== undefined);
  const letters = [...script.id].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 90_000, 7);
  return written ?? `MF-204${String(10_000 + letters)}`;
}
