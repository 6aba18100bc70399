// Builders of inboxes: the three that every floor begins with, and others.
import type { Listed } from '../../src/access/directory.ts';
import { firstInboxes, type Inbox } from '../../src/inboxes/inbox.ts';

export const anInbox = (id: string, more: Partial<Inbox> = {}): Inbox => ({
  kind: 'inbox',
  id,
  version: 1,
  name: `Inbox ${id}`,
  query: '',
  owner: null,
  limits: { teams: [], roles: [], people: [] },
  parent: null,
  order: 0,
  isDeleted: false,
  ...more,
});

export const theFirstInboxes: Listed[] = firstInboxes.map(([id, terms]) => anInbox(id, terms));
