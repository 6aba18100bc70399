/**
 * The shape of a scripted conversation between a customer and an agent of the shop "Marlow & Finch".
 *
 * A script is found again by its first line: an agent who reads that line knows what to answer, so that a floor that
 * was stopped in the middle goes on where it stood. First lines are therefore unique (a test says so).
 */

export type Speaker = 'customer' | 'agent';

export type Turn = { readonly from: Speaker; readonly text: string };

/** Which desk of the shop the matter belongs to; the floor picks the channel by it. */
export type Department = 'orders' | 'returns';

/** BCP 47: the languages and scripts that the floor speaks. */
export type Language = 'en' | 'es' | 'de' | 'fr' | 'pt' | 'hi' | 'hi-Latn' | 'ja' | 'ar';

export type Conversation = {
  readonly id: string;
  readonly customer: string;
  readonly language: Language;
  readonly department: Department;
  /** From the root of the shop's tree of categories to the leaf. */
  readonly category: readonly string[];
  readonly turns: readonly Turn[];
  /** What the agent may note for colleagues while at it; the customer never sees it. */
  readonly note?: string;
};

export const customer = (text: string): Turn => ({ from: 'customer', text });
export const agent = (text: string): Turn => ({ from: 'agent', text });
