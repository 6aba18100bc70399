// The directory: people, teams, channels and their groups, categories, policies, inboxes. Small, read by every decision on rights, folded from the
// access streams; a fact on it re-runs every admission (design.md §3).
import type { Role } from '@oriel/protocol';
import type { FactOf } from '../fact.ts';
import type { Inbox } from '../inboxes/inbox.ts';
import {
  termsBefore,
  type CategoryPurpose,
  type GroupSettings,
  type PolicyTerms,
  type SavedReplyTerms,
  type TeamRules,
} from './facts.ts';

export interface Person {
  kind: 'person';
  id: string;
  version: number;
  name: string;
  email: string;
  roles: Role[];
  /** The team they work in, as an agent. */
  team: string | null;
  /** The teams they lead. */
  leads: string[];
  /** The channels they may answer on. */
  channels: string[];
  /** The categories of purpose *skill* that they can deal with. */
  skills: string[];
  /** Languages they can answer in, as BCP 47 tags. */
  languages: string[];
  acknowledged: { team: string; policyVersion: number } | null;
  /** What they reply is approved before it is sent. */
  repliesNeedApproval: boolean;
}

export interface Team extends TeamRules {
  kind: 'team';
  id: string;
  version: number;
  name: string;
  /** Counts every policy this team ever had, also through a withdrawal: an old acknowledgement never fits a new one. */
  policyVersion: number;
  policy: PolicyTerms | null;
}

export interface Channel {
  kind: 'channel';
  id: string;
  version: number;
  name: string;
  team: string;
  /** Origins that may embed the chat window; empty: this server's own pages only. */
  sites: string[];
  /** The line that tells customers who reads. */
  readers: string;
  /** Whose capacity, timeouts and targets it shares. */
  group: string;
  /** Higher is routed first. */
  priority: number;
}

export interface ChannelGroup extends GroupSettings {
  kind: 'channelGroup';
  id: string;
  version: number;
}

/** Why somebody is away, to choose from. */
export interface AwayReasonListed {
  kind: 'awayReason';
  id: string;
  version: number;
  name: string;
  /** Not to be chosen any more; kept, for who is away by it still is. */
  isDeleted: boolean;
}

export interface Category {
  kind: 'category';
  id: string;
  version: number;
  name: string;
  parent: string | null;
  purpose: CategoryPurpose;
}

export interface SavedReply extends SavedReplyTerms {
  kind: 'savedReply';
  id: string;
  version: number;
  /** Kept, so that it can be taken back, and its number is never another's. */
  isDeleted: boolean;
}

export type Listed = Person | Team | Channel | ChannelGroup | AwayReasonListed | Category | SavedReply | Inbox;
export type Directory = ReadonlyMap<string, Listed>;

const find = <K extends Listed['kind']>(directory: Directory, kind: K, id: string | null | undefined) => {
  const listed = id ? directory.get(id) : undefined;
  return listed?.kind === kind ? (listed as Extract<Listed, { kind: K }>) : undefined;
};
export const personOf = (directory: Directory, id: string | null | undefined) => find(directory, 'person', id);
export const teamOf = (directory: Directory, id: string | null | undefined) => find(directory, 'team', id);
export const inboxOf = (directory: Directory, id: string | null | undefined) => find(directory, 'inbox', id);
export const channelOf = (directory: Directory, id: string | null | undefined) => find(directory, 'channel', id);
export const groupIn = (directory: Directory, id: string | null | undefined) => find(directory, 'channelGroup', id);
export const categoryOf = (directory: Directory, id: string | null | undefined) => find(directory, 'category', id);
export const savedReplyOf = (directory: Directory, id: string | null | undefined) => find(directory, 'savedReply', id);
export const awayReasonOf = (directory: Directory, id: string | null | undefined) => find(directory, 'awayReason', id);
export const listedOf = <K extends Listed['kind']>(directory: Directory, kind: K): Extract<Listed, { kind: K }>[] =>
  [...directory.values()].filter((listed): listed is Extract<Listed, { kind: K }> => listed.kind === kind);

const without = <T>(list: T[], item: T): T[] => list.filter((other) => other !== item);
const withOne = <T>(list: T[], item: T): T[] => [...without(list, item), item];

export function evolveListed(before: Listed | undefined, fact: FactOf<'access'>): Listed {
  const { id, version } = fact;
  if (version !== (before?.version ?? 0) + 1)
    throw new Error(`access ${id}: fact ${version} does not follow ${before?.version ?? 0}`);
  switch (fact.kind) {
    case 'person-added': {
      const { name, email, roles, team, leads, channels, skills = [], languages = [] } = fact;
      const given = { name, email, roles, team, leads, channels, skills, languages };
      return { kind: 'person', id, version, ...given, acknowledged: null, repliesNeedApproval: false };
    }
    case 'team-added':
      return {
        kind: 'team',
        id,
        version,
        name: fact.name,
        policyVersion: 0,
        policy: null,
        dispositionMandatory: false,
      };
    case 'channel-added':
      return {
        kind: 'channel',
        id,
        version,
        name: fact.name,
        team: fact.team,
        sites: fact.sites,
        readers: fact.readers,
        group: fact.group ?? 'realtime',
        priority: fact.priority ?? 0,
      };
    case 'channel-group-added':
      return groupWith(id, version, fact);
    case 'away-reason-added':
      return { kind: 'awayReason', id, version, name: fact.name, isDeleted: false };
    case 'category-added':
      return { kind: 'category', id, version, name: fact.name, parent: fact.parent, purpose: fact.purpose };
    case 'saved-reply-set':
      return { kind: 'savedReply', id, version, ...fact.reply, isDeleted: false };
    case 'inbox-saved': {
      const { name, query, owner, limits, parent, order } = fact;
      return { kind: 'inbox', id, version, name, query, owner, limits, parent, order, isDeleted: false };
    }
  }
  if (before?.kind === 'person') {
    switch (fact.kind) {
      case 'role-granted':
        return { ...before, version, roles: withOne(before.roles, fact.role) };
      case 'role-revoked':
        return { ...before, version, roles: without(before.roles, fact.role) };
      case 'team-joined':
        return { ...before, version, team: fact.team };
      case 'team-left':
        return { ...before, version, team: null };
      case 'team-led':
        return { ...before, version, leads: withOne(before.leads, fact.team) };
      case 'team-unled':
        return { ...before, version, leads: without(before.leads, fact.team) };
      case 'acknowledged':
        return { ...before, version, acknowledged: { team: fact.team, policyVersion: fact.policyVersion } };
      case 'abilities-set': {
        const { channels, skills, languages } = fact;
        return { ...before, version, channels, skills, languages };
      }
      case 'approval-required':
        return { ...before, version, repliesNeedApproval: true };
      case 'approval-lifted':
        return { ...before, version, repliesNeedApproval: false };
    }
  }
  if (before?.kind === 'team') {
    if (fact.kind === 'policy-set')
      return {
        ...before,
        version,
        policyVersion: before.policyVersion + 1,
        policy: { ...termsBefore, ...fact.terms },
      };
    if (fact.kind === 'policy-withdrawn') return { ...before, version, policy: null };
    if (fact.kind === 'team-named') return { ...before, version, name: fact.name };
    if (fact.kind === 'team-rules-set') return { ...before, version, dispositionMandatory: fact.dispositionMandatory };
  }
  if (before?.kind === 'channelGroup' && fact.kind === 'channel-group-changed') return groupWith(id, version, fact);
  if (before?.kind === 'category' && fact.kind === 'category-changed')
    return { ...before, version, name: fact.name, parent: fact.parent };
  if (before?.kind === 'savedReply' && fact.kind === 'saved-reply-deleted')
    return { ...before, version, isDeleted: true };
  if (before?.kind === 'awayReason') {
    if (fact.kind === 'away-reason-named') return { ...before, version, name: fact.name, isDeleted: false };
    if (fact.kind === 'away-reason-deleted') return { ...before, version, isDeleted: true };
  }
  if (before?.kind === 'inbox') {
    if (fact.kind === 'inbox-placed') return { ...before, version, parent: fact.parent, order: fact.order };
    if (fact.kind === 'inbox-deleted') return { ...before, version, isDeleted: true };
  }
  throw new Error(`access ${id}: ${fact.kind} does not fit ${before?.kind ?? 'nothing'}`);
}

function groupWith(id: string, version: number, settings: GroupSettings): ChannelGroup {
  const { name, soft, hard, ringMs, goneMs, missesMax, afterMiss, idleMs, answerTargetMs } = settings;
  const { priority, undeliveredMs, autoCompleteMs, autoAccept } = settings;
  return {
    ...{ kind: 'channelGroup', id, version, name, soft, hard, ringMs, goneMs, missesMax, afterMiss, idleMs },
    ...{ answerTargetMs, priority, undeliveredMs, autoCompleteMs, autoAccept },
  };
}
