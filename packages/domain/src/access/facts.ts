// What can happen to rights: people, teams, channels, policies. A stream for each person, team, channel and inbox.
import type { Depth, Role } from '@oriel/protocol';
import type { InboxTerms } from '../inboxes/inbox.ts';

export interface PolicyTerms {
  purpose: string;
  depth: Depth;
  /** The text of the notice: constant, the same for all of the team. */
  text: string;
  excludedChannels: string[];
  /** With all that is below them in the tree. */
  excludedCategories: string[];
  excludedInboxes: string[];
  reviewAt: number | null;
  retentionDays: number | null;
  /** IANA name of the zone that hours and weeks are meant in. */
  zone: string;
  /** When may be looked, in minutes of the day, `to` not included; over midnight where it is the smaller. Null: always. */
  hours: { from: number; to: number } | null;
  /** How long one agent may be looked at in a week, by all together. Null: without bound. */
  weekMinutes: number | null;
  /** One is picked at each look; empty: it is the policy's own. */
  purposes: string[];
}

/** Fields that policies from before did not have, and what held then. */
export const termsBefore = {
  excludedCategories: [] as string[],
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [] as string[],
} satisfies Partial<PolicyTerms>;

/** What channels of one group share (domain.md §1). */
export interface GroupSettings {
  name: string;
  /** Below it work is pushed. */
  soft: number;
  /** At it no more can be had. */
  hard: number;
  ringMs: number;
  /** Its agent gone for so long: routed anew. */
  goneMs: number;
  /** So many misses in a row, and what follows. */
  missesMax: number;
  afterMiss: 'away' | 'nothing';
  /** No sign of the agent for so long: away. */
  idleMs: number;
  /** The service target: answered within. */
  answerTargetMs: number;
  /** Higher is routed first. */
  priority: number;
  /** Waiting for so long: undelivered. */
  undeliveredMs: number | null;
  /** Nothing said for so long: completed. */
  autoCompleteMs: number | null;
  /** Ongoing at once, without ringing. */
  autoAccept: boolean;
}

/** How a team works. */
export interface TeamRules {
  /** What is completed needs a disposition. */
  dispositionMandatory: boolean;
}

/** What a category is for: routes, is counted, says what came of it (domain.md §1). */
export type CategoryPurpose = 'skill' | 'analytics' | 'disposition';

/** A reply to insert, as it is written; its places are filled when it is inserted. */
export interface SavedReplyTerms {
  title: string;
  shortcut: string;
  text: string;
  /** Null: of every team. */
  team: string | null;
  /** BCP 47; null: of no language in particular. */
  language: string | null;
}

export type AccessFact =
  | {
      kind: 'person-added';
      name: string;
      email: string;
      roles: Role[];
      team: string | null;
      leads: string[];
      channels: string[];
      /** Category ids; facts from before there were skills have neither. */
      skills?: string[];
      languages?: string[];
    }
  | { kind: 'team-added'; name: string }
  /** Without a group: *realtime*. */
  | {
      kind: 'channel-added';
      name: string;
      team: string;
      sites: string[];
      readers: string;
      group?: string;
      priority?: number;
    }
  | ({ kind: 'channel-group-added' } & GroupSettings)
  | ({ kind: 'channel-group-changed' } & GroupSettings)
  | { kind: 'category-added'; name: string; parent: string | null; purpose: CategoryPurpose }
  | { kind: 'category-changed'; name: string; parent: string | null }
  | { kind: 'saved-reply-set'; reply: SavedReplyTerms }
  | { kind: 'saved-reply-deleted' }
  | { kind: 'away-reason-added'; name: string }
  | { kind: 'away-reason-named'; name: string }
  | { kind: 'away-reason-deleted' }
  | { kind: 'team-named'; name: string }
  | { kind: 'abilities-set'; channels: string[]; skills: string[]; languages: string[] }
  | { kind: 'role-granted'; role: Role }
  | { kind: 'role-revoked'; role: Role }
  | { kind: 'team-joined'; team: string }
  | { kind: 'team-left' }
  | { kind: 'team-led'; team: string }
  | { kind: 'team-unled'; team: string }
  /** Terms from before have not all of the fields. */
  | { kind: 'policy-set'; terms: Omit<PolicyTerms, keyof typeof termsBefore> & Partial<PolicyTerms> }
  | ({ kind: 'team-rules-set' } & TeamRules)
  | { kind: 'policy-withdrawn' }
  | { kind: 'acknowledged'; team: string; policyVersion: number }
  /** Their replies are approved before they are sent, from then on. */
  | { kind: 'approval-required' }
  | { kind: 'approval-lifted' }
  | ({ kind: 'inbox-saved' } & InboxTerms)
  | { kind: 'inbox-placed'; parent: string | null; order: number }
  | { kind: 'inbox-deleted' };
