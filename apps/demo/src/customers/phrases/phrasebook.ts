/** What a customer without a script can say: by what the agent's last message asks or tells. `{order}` is filled in. */

/** In the order in which a message is tried for them. */
export const intents = [
  'closing',
  'help',
  'order-number',
  'address',
  'email',
  'photo',
  'name',
  'wait',
  'offer',
  'when',
  'sorry',
  'greeting',
  'question',
  'statement',
] as const;

export type Intent = (typeof intents)[number];

/** What has an answer of its own; who closes is thanked. */
export type Answerable = Exclude<Intent, 'closing'>;

export type Phrasebook = Readonly<Record<Answerable, readonly string[]>> & {
  /** Another thing the customer wants to know, once the first is on its way. */
  readonly followUp: readonly string[];
  /** When nobody has answered for a while. */
  readonly nudge: readonly string[];
  /** The last words. */
  readonly thanks: readonly string[];
};
