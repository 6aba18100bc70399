/**
 * Where a conversation stands in its script, read from the conversation alone: the customer's first line names the
 * script, the number of lines each has said names the place. So who was stopped goes on where the conversation stands.
 * Lines beside the script ("Hello? Are you still there?") count for nothing: who calls says which they are.
 */
import { type Conversation, type Speaker, scriptThatBegins, type Turn } from './index.ts';

export type Line =
  | { kind: 'say'; text: string }
  /** The other's turn. */
  | { kind: 'listen' }
  /** All of this speaker's lines are said. */
  | { kind: 'done' };

const count = (turns: readonly Turn[], from: Speaker) => turns.filter((turn) => turn.from === from).length;

export function lineFor(speaker: Speaker, script: Conversation, said: readonly Turn[]): Line {
  const mine = script.turns.flatMap((turn, at) => (turn.from === speaker ? [at] : []));
  const at = mine[count(said, speaker)];
  const turn = at === undefined ? undefined : script.turns[at];
  if (!turn) return { kind: 'done' };
  const other = speaker === 'agent' ? 'customer' : 'agent';
  const isMyTurn = count(script.turns.slice(0, at), other) <= count(said, other);
  return isMyTurn ? { kind: 'say', text: turn.text } : { kind: 'listen' };
}

export const isPlayed = (script: Conversation, said: readonly Turn[]): boolean =>
  lineFor('customer', script, said).kind === 'done' && lineFor('agent', script, said).kind === 'done';

export function scriptOf(said: readonly Turn[]): Conversation | undefined {
  const opening = said.find((turn) => turn.from === 'customer');
  return opening && scriptThatBegins(opening.text);
}
