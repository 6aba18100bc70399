// The rules of saving, deleting and ordering inboxes. An own one is its agent's alone; a shared one is for those who may
// share it (inbox.ts). Nobody changes an agent's own inboxes on their behalf.
import { inboxDepthMax, inboxesEverMax, inboxesMax, type CommandOf } from '@oriel/protocol';
import type { AccessFact } from '../access/facts.ts';
import { inboxOf, listedOf, personOf, type Directory } from '../access/directory.ts';
import type { NewFact } from '../fact.ts';
import { refuse, type Decision, type Scene } from '../scene.ts';
import { unknownValues } from './bound.ts';
import { mayChangeInbox, mayShare, type Inbox, type InboxTerms } from './inbox.ts';
import { parseQuery } from './query.ts';

const happened = (facts: [id: string, fact: AccessFact][]): Decision =>
  facts.length === 0
    ? refuse('unchanged')
    : { facts: facts.map(([id, fact]): NewFact => ({ stream: 'access', id, ...fact })), onBehalfOf: null };

const siblings = (directory: Directory, owner: string | null, parent: string | null): Inbox[] =>
  listedOf(directory, 'inbox').filter((each) => !each.isDeleted && each.owner === owner && each.parent === parent);

/** Makes one, changes one, or takes a deleted one back. */
export function saveInbox({ directory }: Scene, by: string, command: CommandOf<'save-inbox'>): Decision {
  const { inbox: id, query, parent, shared } = command;
  const name = command.name.trim();
  const before = inboxOf(directory, id);
  if (directory.has(id) && !before) return refuse('not-found');
  if (before && (!mayChangeInbox(directory, by, before) || (before.owner === null) !== (shared !== null)))
    return refuse('not-found');
  const owner = shared ? null : by;
  const limits = shared ?? { teams: [], roles: [], people: [] };
  if (shared ? !mayShare(directory, by, shared) : !personOf(directory, by)?.roles.includes('agent'))
    return refuse('not-found');
  if (name === '') return refuse('empty');
  const { terms, faults } = parseQuery(query);
  if (faults.length > 0 || unknownValues(terms, directory).length > 0) return refuse('bad-query');
  const misplaced = whyNotUnder(directory, id, owner, parent);
  if (misplaced) return refuse(misplaced);
  if (!before || before.isDeleted) {
    const all = listedOf(directory, 'inbox').filter((each) => each.owner === owner);
    if (all.filter(({ isDeleted }) => !isDeleted).length >= inboxesMax) return refuse('too-many');
    if (!before && all.length >= inboxesEverMax) return refuse('too-many');
  }
  const staysPut = before && before.parent === parent;
  const last = Math.max(-1, ...siblings(directory, owner, parent).map(({ order }) => order));
  const after: InboxTerms = {
    name,
    query: query.trim(),
    owner,
    limits,
    parent,
    order: staysPut ? before.order : last + 1,
  };
  return happened(
    before && !before.isDeleted && isSame(before, after) ? [] : [[id, { kind: 'inbox-saved', ...after }]],
  );
}

const isSame = (before: Inbox, after: InboxTerms): boolean =>
  before.name === after.name &&
  before.query === after.query &&
  before.parent === after.parent &&
  JSON.stringify(before.limits) === JSON.stringify(after.limits);

/** Why an inbox, with all that is under it, cannot stand under another; undefined: it can. */
function whyNotUnder(
  directory: Directory,
  id: string,
  owner: string | null,
  parent: string | null,
): 'not-found' | 'nested-too-deep' | undefined {
  let above = 0;
  for (let next = parent; next !== null; above += 1) {
    const inbox = inboxOf(directory, next);
    if (!inbox || inbox.owner !== owner || (next === parent && inbox.isDeleted)) return 'not-found';
    if (next === id || above >= inboxDepthMax) return 'nested-too-deep';
    next = inbox.parent;
  }
  return above + 1 + depthUnder(directory, owner, id) > inboxDepthMax ? 'nested-too-deep' : undefined;
}

const depthUnder = (directory: Directory, owner: string | null, id: string, level = 0): number =>
  level > inboxDepthMax
    ? level
    : Math.max(
        0,
        ...siblings(directory, owner, id).map((each) => 1 + depthUnder(directory, owner, each.id, level + 1)),
      );

export function deleteInbox({ directory }: Scene, by: string, { inbox: id }: CommandOf<'delete-inbox'>): Decision {
  const inbox = inboxOf(directory, id);
  if (!inbox || inbox.isDeleted || !mayChangeInbox(directory, by, inbox)) return refuse('not-found');
  return happened([[id, { kind: 'inbox-deleted' }]]);
}

/** Puts inboxes under a parent, in this order. */
export function orderInboxes(
  { directory }: Scene,
  by: string,
  { parent, inboxes }: CommandOf<'order-inboxes'>,
): Decision {
  const all = inboxes.map((id) => inboxOf(directory, id));
  if (new Set(inboxes).size < inboxes.length) return refuse('not-found');
  const facts: [string, AccessFact][] = [];
  for (const [order, inbox] of all.entries()) {
    if (!inbox || inbox.isDeleted || !mayChangeInbox(directory, by, inbox)) return refuse('not-found');
    if (inbox.owner !== all[0]!.owner) return refuse('not-found');
    if (inbox.parent !== parent) {
      const misplaced = whyNotUnder(directory, inbox.id, inbox.owner, parent);
      if (misplaced) return refuse(misplaced);
    }
    if (inbox.parent !== parent || inbox.order !== order)
      facts.push([inbox.id, { kind: 'inbox-placed', parent, order }]);
  }
  return happened(facts);
}
