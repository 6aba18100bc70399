// Builders of people, teams, channels and policies, and one small floor that most tests stand on: two teams, each with an
// agent, a leader and a channel; and the kinds of people who lead nobody.
import type { Role } from '@oriel/protocol';
import { defaultGroups } from '../../src/channels/group.ts';
import type { Category, Channel, ChannelGroup, Directory, Listed, Person, Team } from '../../src/access/directory.ts';
import type { PolicyTerms } from '../../src/access/facts.ts';
import type { Principal } from '../../src/principal.ts';
import { theFirstInboxes } from './inboxes.ts';

export const aPerson = (id: string, more: Partial<Person> = {}): Person => ({
  kind: 'person',
  id,
  version: 1,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  email: `${id}@oriel.test`,
  roles: ['agent'],
  team: null,
  leads: [],
  channels: [],
  skills: [],
  languages: [],
  acknowledged: null,
  repliesNeedApproval: false,
  ...more,
});

export const someTerms = (more: Partial<PolicyTerms> = {}): PolicyTerms => ({
  purpose: 'coaching',
  depth: 'letters',
  text: 'Supervisors of your team can look.',
  excludedChannels: [],
  excludedInboxes: [],
  excludedCategories: [],
  reviewAt: null,
  retentionDays: null,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
  ...more,
});

export const aTeam = (id: string, more: Partial<Team> = {}): Team => ({
  kind: 'team',
  id,
  version: 2,
  name: `Team ${id}`,
  policyVersion: 1,
  policy: someTerms(),
  dispositionMandatory: false,
  ...more,
});

export const aChannel = (id: string, team: string, more: Partial<Channel> = {}): Channel => ({
  kind: 'channel',
  id,
  version: 1,
  name: `Channel ${id}`,
  team,
  sites: [],
  readers: 'The team reads.',
  group: 'realtime',
  priority: 0,
  ...more,
});

export const aGroup = (id: 'realtime' | 'async', more: Partial<ChannelGroup> = {}): ChannelGroup => ({
  kind: 'channelGroup',
  id,
  version: 1,
  ...defaultGroups[id],
  ...more,
});

export const aCategory = (id: string, parent: string | null = null, more: Partial<Category> = {}): Category => ({
  kind: 'category',
  id,
  version: 1,
  name: `Category ${id}`,
  parent,
  purpose: 'analytics',
  ...more,
});

export const directoryOf = (...listed: readonly Listed[]): Directory => new Map(listed.map((each) => [each.id, each]));

/** The same directory with these instead, or besides. */
export const directoryWith = (directory: Directory, ...listed: readonly Listed[]): Directory =>
  new Map([...directory, ...listed.map((each) => [each.id, each] as const)]);

export const person = (id: string): Extract<Principal, { kind: 'person' }> => ({ kind: 'person', id });

const acknowledged = (team: string) => ({ team, policyVersion: 1 });
const leader = (id: string, team: string) => aPerson(id, { roles: ['supervisor'], leads: [team] });
const officer = (id: string, role: Role) => aPerson(id, { roles: [role] });

export const ana = aPerson('ana', { team: 'care', channels: ['chat'], acknowledged: acknowledged('care') });
export const ben = aPerson('ben', { team: 'care', channels: ['chat'], acknowledged: acknowledged('care') });
export const cleo = aPerson('cleo', { team: 'sales', channels: ['offers'], acknowledged: acknowledged('sales') });

/**
 * Care: Ana, Ben, led by Sam, on the channel *chat*. Sales: Cleo, led by Lea, on *offers*. All have acknowledged;
 * both channels are *Realtime*. Of each kind of category there is one; nobody has a skill.
 */
export const floor: Directory = directoryOf(
  aTeam('care'),
  aTeam('sales'),
  { kind: 'awayReason', id: 'lunch', version: 1, name: 'Lunch', isDeleted: false },
  aGroup('realtime'),
  aGroup('async'),
  aChannel('chat', 'care'),
  aChannel('offers', 'sales'),
  ana,
  ben,
  cleo,
  aCategory('delivery'),
  aCategory('parcel', 'delivery'),
  aCategory('products', null, { purpose: 'skill' }),
  aCategory('lamps', 'products', { purpose: 'skill' }),
  aCategory('solved', null, { purpose: 'disposition' }),
  leader('sam', 'care'),
  leader('lea', 'sales'),
  officer('quinn', 'quality'),
  officer('dee', 'auditor'),
  officer('max', 'administrator'),
  ...theFirstInboxes,
);

/** The nine kinds of principal that rights tell apart, as Ana's matters are concerned. */
export const principals = {
  customer: { kind: 'customer', id: 'kim', channel: 'chat' },
  'other customer': { kind: 'customer', id: 'lou', channel: 'chat' },
  agent: person('ana'),
  'agent of another team': person('cleo'),
  supervisor: person('sam'),
  'supervisor of another team': person('lea'),
  quality: person('quinn'),
  auditor: person('dee'),
  administrator: person('max'),
} as const satisfies Record<string, Principal>;

export type PrincipalName = keyof typeof principals;
