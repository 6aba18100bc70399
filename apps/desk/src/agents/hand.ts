// What may be done on a desk is a value (details.md, The hand). The agent's hand accepts, writes and completes; a
// watcher's has no way to do so, by type: it is given only what stands in the places that a hand fills.
import type { EntityOf } from '@oriel/protocol';
import type { ReactNode } from 'react';
import type { Ticks } from '../categories/ticks.ts';
import type { RecordHand } from '../customers/change.ts';
import type { DeskPlace } from './place.ts';

type Interaction = EntityOf<'interaction'>;

export interface Hand {
  /** Takes what rings or waits; absent: the cards have no button for it. */
  accept?(interaction: Interaction): void;
  /** Says that a mention has been seen; absent: that is not for this hand. */
  dismissMention?(mention: string): void;
  /** Makes (null) or changes an own inbox; absent: they are somebody else's. */
  editInbox?(inbox: EntityOf<'inbox'> | null): void;
  /** What stands on a card beside its facts: who has it open. */
  marks?(interaction: string): ReactNode;
  /** On a card: that somebody types there, never the viewer, or that a draft was left. It follows the draft by itself. */
  drafting?(interaction: string): ReactNode;
  /** In the conversation: before its buttons, below its last line, and to act with. */
  before?: ReactNode;
  below?(interaction: string): ReactNode;
  footer?(interaction: Interaction | undefined): ReactNode;
  /** Saves what was ticked over version `over`; resolves with whether it was done. Absent: not from the window. */
  saveCategories?(interaction: Interaction, categories: readonly string[], over: number): Promise<boolean>;
  /** By hand; null: not known after all. Absent: not from the conversation. */
  setLanguage?(interaction: Interaction, language: string | null): void;
  /** Ticks that are kept outside of the window, for what saves them stands elsewhere. */
  ticks?: {
    of(interaction: string): Ticks | null;
    keep(interaction: string, ticks: Ticks | null): void;
    /** Says where. */
    more: string;
    /** "Ana’s" */
    whose: string;
  };
  /** Lines that are under way from here and not in the conversation yet. */
  pending?(interaction: string): Pending[];
  /** How the customer's record is changed. */
  record: RecordHand;
  /** The sentence where nothing is open. */
  nothingOpen: string;
  inboxesHeading: string;
  navigate(place: DeskPlace): void;
  href(place: DeskPlace): string;
}

export interface Pending {
  id: string;
  at: number;
  text: string;
  what: 'reply' | 'comment';
  state: 'sending' | 'waiting for network' | 'sent' | 'refused';
  why?: string;
}
