// Builders of what crosses the wire: entities as screens hold them.
import type { EntityOf } from '@oriel/protocol';

/** An ongoing interaction of Ana's. */
export const aCard = (id: string, more: Partial<EntityOf<'interaction'>> = {}): EntityOf<'interaction'> => ({
  kind: 'interaction',
  id,
  version: 3,
  state: 'ongoing',
  channel: 'chat',
  channelName: 'Channel chat',
  group: 'realtime',
  team: 'care',
  customer: `${id}-customer`,
  customerName: `Customer ${id}`,
  agent: 'ana',
  agentName: 'Ana',
  answered: false,
  waitsSince: null,
  createdAt: 0,
  stateAt: 0,
  due: null,
  target: null,
  last: null,
  submitted: null,
  categories: [],
  language: null,
  categoriesVersion: 0,
  ...more,
});

export const anEntry = (version: number, more: Partial<EntityOf<'entry'>> = {}): EntityOf<'entry'> => ({
  kind: 'entry',
  id: `one.${version}`,
  version,
  interaction: 'one',
  what: 'message',
  from: 'customer',
  by: { id: 'kim', name: 'Kim' },
  onBehalfOf: null,
  agent: null,
  event: null,
  of: null,
  until: null,
  teamName: null,
  categoryName: null,
  load: null,
  points: null,
  reason: null,
  language: null,
  categories: [],
  text: 'Hello?',
  mentions: [],
  at: 0,
  ...more,
});

/** Available in *Realtime*. */
export const aSeatGroup = (more: Partial<EntityOf<'agent'>['groups'][number]> = {}) => ({
  ...{ id: 'realtime', name: 'Realtime', soft: 3, hard: 5, at: 2_000 },
  ...{ mode: 'available' as const, reason: null, by: null, ...more },
});

/** Connected, available, with room. */
export const anAgent = (id: string, more: Partial<EntityOf<'agent'>> = {}): EntityOf<'agent'> => ({
  kind: 'agent',
  id,
  version: 3,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  team: 'care',
  teamName: 'Team care',
  connected: true,
  connectedAt: 1_000,
  mode: 'available',
  reason: null,
  modeAt: 2_000,
  repliesNeedApproval: false,
  groups: [aSeatGroup()],
  ...more,
});
