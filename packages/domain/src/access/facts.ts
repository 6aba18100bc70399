// What can happen to rights: people, teams, channels, policies. A stream for each person, team and channel.
import type { Depth, InboxName, Role } from '@oriel/protocol';

export interface PolicyTerms {
  purpose: string;
  depth: Depth;
  /** The text of the notice: constant, the same for all of the team. */
  text: string;
  excludedChannels: string[];
  excludedInboxes: InboxName[];
  reviewAt: number | null;
  retentionDays: number | null;
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
    }
  | { kind: 'team-added'; name: string }
  | { kind: 'channel-added'; name: string; team: string; sites: string[]; readers: string }
  | { kind: 'category-added'; name: string; parent: string | null; purpose: 'skill' | 'analytics' | 'disposition' }
  | { kind: 'role-granted'; role: Role }
  | { kind: 'role-revoked'; role: Role }
  | { kind: 'team-joined'; team: string }
  | { kind: 'team-left' }
  | { kind: 'team-led'; team: string }
  | { kind: 'team-unled'; team: string }
  | { kind: 'policy-set'; terms: PolicyTerms }
  | { kind: 'policy-withdrawn' }
  | { kind: 'acknowledged'; team: string; policyVersion: number };
