// What can happen to an interaction. `said` facts are those that the customer sees something of (P3).
import type { Mention } from '@oriel/protocol';

export type InteractionFact =
  | { kind: 'opened'; channel: string; team: string; customer: string; customerName: string }
  | { kind: 'wrote'; text: string }
  /** `until`: kept so long for who had this customer last; facts from before it was a setting have none. */
  | { kind: 'reopened'; until?: number }
  /** `load` and `points`: what the agent had then, and how urgent it was; older facts have neither. */
  | { kind: 'offered'; agent: string; until: number; reason: OfferReason; load?: number; points?: number }
  | { kind: 'missed'; agent: string }
  /** The agent it rang at went away before the time was over: back, without a miss. */
  | { kind: 'withdrawn'; agent: string }
  | { kind: 'accepted'; agent: string }
  | { kind: 'replied'; text: string }
  /** `mentions`: who was told of it; absent where nobody was. */
  | { kind: 'commented'; text: string; mentions?: Mention[] }
  /** A reply that is to be approved before it is sent: the customer sees nothing of it. */
  | { kind: 'submitted'; agent: string; text: string }
  /** It is sent, as the agent's. `of`: the version of what was submitted. */
  | { kind: 'approved'; agent: string; of: number; text: string }
  /** It is not sent as it is; `text`: the word that says why. */
  | { kind: 'returned-for-change'; agent: string; of: number; text: string }
  /** By its agent; or by the system, when the agent lost the interaction. */
  | { kind: 'taken-back'; agent: string; of: number }
  /** `categories`: all of them from now on, where the disposition moved them. */
  | { kind: 'completed'; agent: string; disposition?: string; categories?: string[]; reason?: 'inactive' }
  /** All of them from now on. */
  | { kind: 'categorized'; categories: string[] }
  /** Its agent has not the skills of these categories, which were just saved: to others. */
  | { kind: 'rerouted'; agent: string; categories: string[] }
  | { kind: 'deferred'; agent: string; until: number }
  /** What was deferred comes back, to whoever put it off first. */
  | { kind: 'returned'; agent: string; until: number }
  /**
   * `team`: whose it is from now on. `until`: kept so long for an agent or a team, and from whoever handed it on. `categories`: all of them from now on.
   * `text`: the word to whoever gets it; may be empty.
   */
  | {
      kind: 'transferred';
      from: string;
      to: TransferTo;
      team: string;
      until: number;
      categories?: string[];
      text: string;
    }
  | { kind: 'resumed'; agent: string }
  /** Its agent has been gone for too long: to the others. */
  | { kind: 'lost'; agent: string }
  /** It waited for longer than its channel's group lets things wait: no longer offered. */
  | { kind: 'undelivered' }
  /** What the customer writes in, heard in their words or set by hand; null: not known after all. */
  | { kind: 'language-set'; language: string | null }
  /** The name in the customer's record is another one, or the record is merged with another's. */
  | { kind: 'renamed'; text: string };

/** To somebody, or back to routing with what it asks for: a skill, a language. */
export type TransferTo = { agent: string } | { team: string } | { category: string } | { language: string };

/** Why it is kept for somebody: handed over, put off by them, or they had this customer last. */
export type TargetWhy = 'transferred' | 'deferred-it' | 'had-this-customer';

/** Why routing offered it to this agent: *why here* of the activity. */
export type OfferReason = TargetWhy | 'least-loaded';

export type InteractionFactKind = InteractionFact['kind'];

/** The facts that move the customer's own counter. */
export const saidKinds: ReadonlySet<InteractionFactKind> = new Set([
  'wrote',
  'replied',
  'approved',
  'accepted',
  'completed',
]);
