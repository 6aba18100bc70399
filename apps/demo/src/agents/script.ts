/**
 * What the script says next, read from the conversation alone: the customer's first line names the script, the number
 * of answers given names the place in it. So a bot that was stopped goes on where the conversation stands.
 */
import { type Conversation, scriptThatBegins, type Turn } from '../conversations/index.ts';

const linesOf = (said: readonly Turn[], from: Turn['from']) => said.filter((turn) => turn.from === from);

export function scriptOf(said: readonly Turn[]): Conversation | undefined {
  const opening = linesOf(said, 'customer')[0];
  return opening && scriptThatBegins(opening.text);
}

/** The agent's next line, if the customer has said all that comes before it. */
export function nextAnswer(script: Conversation, said: readonly Turn[]): string | undefined {
  const answered = linesOf(said, 'agent').length;
  const heard = linesOf(said, 'customer').length;
  const due = script.turns.reduce((found: number[], turn, at) => (turn.from === 'agent' ? [...found, at] : found), []);
  const at = due[answered];
  if (at === undefined) return undefined;
  return linesOf(script.turns.slice(0, at), 'customer').length <= heard ? script.turns[at]?.text : undefined;
}

/** Everything of the script has been said by both. */
export function isPlayed(script: Conversation, said: readonly Turn[]): boolean {
  return (['customer', 'agent'] as const).every(
    (from) => linesOf(said, from).length >= linesOf(script.turns, from).length,
  );
}
