// An inbox: a saved query shown as a folder. Somebody's own, or shared with all, or with some teams, roles and people.
// Who sees it, who may change it, and the three that every floor begins with.
import type { Role } from '@oriel/protocol';
import { listedOf, personOf, type Directory } from '../access/directory.ts';

/** Whom a shared inbox is for; all three empty: everybody. */
export interface InboxLimits {
  teams: string[];
  roles: Role[];
  people: string[];
}

export interface InboxTerms {
  name: string;
  query: string;
  /** Whose own; null: shared. */
  owner: string | null;
  limits: InboxLimits;
  /** The inbox it stands under: an own one under an own one, a shared one under a shared one. */
  parent: string | null;
  /** Among those under the same parent, lowest first. */
  order: number;
}

export interface Inbox extends InboxTerms {
  kind: 'inbox';
  id: string;
  version: number;
  /** Nobody's any more; kept, so that it can be taken back, and its number is never another's. */
  isDeleted: boolean;
}

const forAll: InboxLimits = { teams: [], roles: [], people: [] };
const shared = (name: string, query: string, order: number): InboxTerms => ({
  ...{ name, query, owner: null, limits: forAll, parent: null, order },
});

/** Every floor begins with these; administrators may change them. */
export const firstInboxes: readonly [id: string, terms: InboxTerms][] = [
  ['mine', shared('Mine', 'state:ongoing assignee:me', 0)],
  ['team', shared("My team's", 'team:mine', 1)],
  ['unassigned', shared('Unassigned', 'state:waiting,undelivered team:mine', 2)],
];

/** An agent's inboxes: their own, and those that are shared with them. */
export const inboxesFor = (directory: Directory, agent: string): Inbox[] =>
  listedOf(directory, 'inbox').filter((inbox) => hasInbox(directory, agent, inbox));

export function hasInbox(directory: Directory, agent: string, { isDeleted, owner, limits }: Inbox): boolean {
  const person = personOf(directory, agent);
  if (isDeleted || !person?.roles.includes('agent')) return false;
  return owner === null ? isAmong(limits, person) : owner === agent;
}

const isAmong = (
  { teams, roles, people }: InboxLimits,
  person: { id: string; team: string | null; roles: readonly Role[] },
): boolean =>
  teams.length + roles.length + people.length === 0 ||
  (person.team !== null && teams.includes(person.team)) ||
  person.roles.some((role) => roles.includes(role)) ||
  people.includes(person.id);

/** Administrators share with whom they like; supervisors with the teams they lead, and people of those. */
export function mayShare(directory: Directory, by: string, { teams, roles, people }: InboxLimits): boolean {
  const person = personOf(directory, by);
  if (person?.roles.includes('administrator')) return true;
  if (!person?.roles.includes('supervisor')) return false;
  const isLed = (team: string | null | undefined) => !!team && person.leads.includes(team);
  return (
    roles.length === 0 &&
    teams.length + people.length > 0 &&
    teams.every(isLed) &&
    people.every((id) => isLed(personOf(directory, id)?.team))
  );
}

/** Whose it is, or who could have shared it as it is. */
export function mayChangeInbox(directory: Directory, by: string, { owner, limits }: Inbox): boolean {
  if (owner === null) return mayShare(directory, by, limits);
  return owner === by && !!personOf(directory, by)?.roles.includes('agent');
}

/** In their order, each followed by those under it, unless it is folded; what stands under one that is not there stands
    at the top. */
export function nested<I extends { id: string; parent: string | null; order: number }>(
  inboxes: readonly I[],
  folded: ReadonlySet<string> = new Set(),
): { inbox: I; depth: number; isParent: boolean }[] {
  const ids = new Set(inboxes.map(({ id }) => id));
  const under = new Map<string | null, I[]>();
  for (const inbox of inboxes) {
    const parent = inbox.parent !== null && ids.has(inbox.parent) ? inbox.parent : null;
    under.set(parent, [...(under.get(parent) ?? []), inbox]);
  }
  const below = (parent: string | null, depth: number): { inbox: I; depth: number; isParent: boolean }[] =>
    (under.get(parent) ?? [])
      .toSorted((a, b) => a.order - b.order || (a.id < b.id ? -1 : 1))
      .flatMap((inbox) => [
        { inbox, depth, isParent: under.has(inbox.id) },
        ...(folded.has(inbox.id) ? [] : below(inbox.id, depth + 1)),
      ]);
  return below(null, 0);
}
