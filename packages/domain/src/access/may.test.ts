import { schemas } from '@oriel/protocol/schemas';
import type { CommandKind, ViewName } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import {
  aCategory,
  aChannel,
  ana,
  aPerson,
  aTeam,
  directoryWith,
  floor,
  principals,
  someTerms,
  type PrincipalName,
} from '../../testing/builders/access.ts';
import { system } from '../principal.ts';
import {
  commandRoles,
  excludedBy,
  isExcluded,
  leads,
  mayAnswer,
  mayDo,
  mayOpen,
  mayRead,
  mayWatch,
  whyNotWatched,
} from './may.ts';

const names = Object.keys(principals) as PrincipalName[];
const agents: PrincipalName[] = ['agent', 'agent of another team'];
const supervisors: PrincipalName[] = ['supervisor', 'supervisor of another team'];
const customers: PrincipalName[] = ['customer', 'other customer'];

/** Who may give each command in their own name; who may give it for Ana. */
const commands: Record<CommandKind, [own: PrincipalName[], forAna: PrincipalName[]]> = {
  say: [customers, []],
  reply: [agents, []],
  comment: [agents, ['supervisor']],
  accept: [agents, ['supervisor']],
  ask: [agents, ['supervisor']],
  complete: [agents, ['supervisor']],
  defer: [agents, ['supervisor']],
  resume: [agents, ['supervisor']],
  transfer: [agents, ['supervisor']],
  'save-categories': [agents, ['supervisor']],
  'set-field': [agents, ['supervisor']],
  'add-tag': [agents, ['supervisor']],
  'remove-tag': [agents, ['supervisor']],
  'add-note': [agents, ['supervisor']],
  'remove-note': [agents, []],
  'restore-note': [agents, []],
  merge: [agents, []],
  unmerge: [agents, []],
  'set-language': [agents, ['supervisor']],
  'take-back': [agents, []],
  approve: [supervisors, []],
  'return-for-change': [supervisors, []],
  'enter-routing': [agents, []],
  'leave-routing': [agents, []],
  'become-available': [agents, ['supervisor']],
  'go-away': [agents, ['supervisor']],
  acknowledge: [agents, []],
  'dismiss-mention': [agents, []],
  'grant-role': [['administrator'], []],
  'revoke-role': [['administrator'], []],
  'join-team': [['administrator'], []],
  'leave-team': [['administrator'], []],
  'lead-team': [['administrator'], []],
  'unlead-team': [['administrator'], []],
  'require-approval': [[...supervisors, 'administrator'], []],
  'lift-approval': [[...supervisors, 'administrator'], []],
  'set-policy': [['administrator'], []],
  'withdraw-policy': [['administrator'], []],
  'set-channel-group': [['administrator'], []],
  'set-team-rules': [['administrator'], []],
  'save-reply': [['administrator'], []],
  'delete-reply': [['administrator'], []],
  'save-away-reason': [['administrator'], []],
  'delete-away-reason': [['administrator'], []],
  'set-abilities': [['administrator'], []],
  'save-team': [['administrator'], []],
  'add-category': [['administrator'], []],
  'change-category': [['administrator'], []],
  'save-inbox': [[...agents, ...supervisors, 'administrator'], []],
  'delete-inbox': [[...agents, ...supervisors, 'administrator'], []],
  'order-inboxes': [[...agents, ...supervisors, 'administrator'], []],
};

/** Who may open a view at all; whose desk, says the admission. */
const views: Record<ViewName, PrincipalName[]> = {
  desk: agents,
  conversation: agents,
  earlier: agents,
  activity: agents,
  waits: agents,
  why: agents,
  history: agents,
  deferred: agents,
  colleagues: agents,
  readers: agents,
  'saved-replies': agents,
  inbox: agents,
  query: agents,
  customer: agents,
  customers: agents,
  categories: [...agents, ...supervisors, 'quality', 'administrator'],
  agents: supervisors,
  'look-terms': supervisors,
  approvals: [...supervisors, 'administrator'],
  'monitoring-log': ['auditor'],
  'live-monitoring': ['administrator'],
  people: ['administrator'],
  settings: ['administrator'],
  'shared-inboxes': [...supervisors, 'administrator'],
  chat: customers,
};

const those = (may: (name: PrincipalName) => boolean) => names.filter(may).toSorted();

describe('A19 every command × every kind of principal', () => {
  test('A19 the wire, the rules and this table name the same commands', () => {
    const wire = schemas.command.options.map(({ shape }) => shape.kind.value).toSorted();
    expect(wire).toEqual(Object.keys(commandRoles).toSorted());
    expect(wire).toEqual(Object.keys(commands).toSorted());
  });

  test.each(Object.keys(commands) as CommandKind[])('A19 %s', (kind) => {
    const own = those((name) => mayDo(floor, principals[name], kind, null));
    const forAna = those((name) => mayDo(floor, principals[name], kind, 'ana'));
    expect([own, forAna]).toEqual(commands[kind].map((each) => each.toSorted()));
    expect(mayDo(floor, system, kind, null)).toBe(false);
  });

  test('A19 a person who is not in the directory may do nothing and open nothing', () => {
    const nobody = { kind: 'person', id: 'nobody' } as const;
    expect(
      (Object.keys(commands) as CommandKind[]).filter(
        (kind) => mayDo(floor, nobody, kind, null) || mayDo(floor, nobody, kind, 'ana'),
      ),
    ).toEqual([]);
    expect((Object.keys(views) as ViewName[]).filter((view) => mayOpen(floor, nobody, view))).toEqual([]);
  });
});

describe('A20 every view × every kind of principal', () => {
  test('A20 the wire and this table name the same views', () => {
    expect(schemas.view.options.map(({ shape }) => shape.view.value).toSorted()).toEqual(Object.keys(views).toSorted());
  });

  test.each(Object.keys(views) as ViewName[])('A20 %s', (view) => {
    expect(those((name) => mayOpen(floor, principals[name], view))).toEqual(views[view].toSorted());
    expect(mayOpen(floor, system, view)).toBe(false);
  });
});

describe('A21 L1 watching', () => {
  const watchers = (directory: typeof floor) => names.filter((name) => mayWatch(directory, principals[name].id, 'ana'));
  const withCare = (...care: Parameters<typeof aTeam>[1][]) =>
    directoryWith(floor, ...care.map((more) => aTeam('care', more)));

  test('A21 is for those who lead the agent’s team, and nobody else', () => {
    expect(watchers(floor)).toEqual(['supervisor']);
  });

  test('A21 needs a policy, and its current version acknowledged by the agent for the team they are in', () => {
    const met = {
      'no policy': withCare({ policy: null }),
      'a newer policy': withCare({ policyVersion: 2 }),
      'never acknowledged': directoryWith(floor, { ...ana, acknowledged: null }),
      'acknowledged elsewhere': directoryWith(floor, { ...ana, acknowledged: { team: 'sales', policyVersion: 1 } }),
      'acknowledged an old one': directoryWith(floor, { ...ana, acknowledged: { team: 'care', policyVersion: 0 } }),
      'no team': directoryWith(floor, { ...ana, team: null }),
    };
    const why = Object.fromEntries(
      Object.entries(met).map(([name, directory]) => [name, [whyNotWatched(directory, 'ana'), watchers(directory)]]),
    );
    expect(why).toEqual({
      'no policy': ['no-policy', []],
      'a newer policy': ['not-acknowledged', []],
      'never acknowledged': ['not-acknowledged', []],
      'acknowledged elsewhere': ['not-acknowledged', []],
      'acknowledged an old one': ['not-acknowledged', []],
      'no team': ['no-policy', []],
    });
    expect(whyNotWatched(floor, 'ana')).toBe(null);
  });

  test('A21 needs the role on both sides: leading without being a supervisor, or a team’s member who is no agent', () => {
    const demoted = directoryWith(floor, aPerson('sam', { roles: [], leads: ['care'] }));
    const promoted = directoryWith(floor, { ...ana, roles: [] });
    expect([watchers(demoted), watchers(promoted)]).toEqual([[], []]);
    expect(leads(floor, 'sam', 'ana')).toBe(true);
    expect(leads(floor, 'sam', 'nobody')).toBe(false);
  });

  test('A21 is not for oneself, also where one leads one’s own team', () => {
    const both = directoryWith(floor, { ...ana, roles: ['agent', 'supervisor'], leads: ['care'] });
    expect(mayWatch(both, 'ana', 'ana')).toBe(false);
    expect(mayWatch(both, 'ana', 'ben')).toBe(true);
  });

  test('A21 what the policy excludes is the policy’s of the watched agent’s team', () => {
    const policy = someTerms({ excludedChannels: ['chat'], excludedInboxes: ['mine'], excludedCategories: ['health'] });
    const directory = withCare({ policy });
    const nothing = { channels: [], inboxes: [], categories: [] };
    expect(excludedBy(directory, 'ana')).toEqual({ channels: ['chat'], inboxes: ['mine'], categories: ['health'] });
    expect(excludedBy(directory, 'cleo')).toEqual(nothing);
    expect(excludedBy(withCare({ policy: null }), 'ana')).toEqual(nothing);
  });

  test('CT8 an excluded category keeps what is about it, and about anything below it', () => {
    const directory = directoryWith(
      floor,
      aCategory('health'),
      aCategory('illness', 'health'),
      aCategory('fever', 'illness'),
      aCategory('parcel'),
    );
    const excluded = { channels: [], inboxes: [], categories: ['illness'] };
    const kept = (...categories: string[]) => isExcluded(directory, excluded, { channel: 'chat', categories });
    expect([kept('illness'), kept('parcel', 'fever'), kept('health'), kept('parcel'), kept(), kept('gone')]).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ]);
    const chat = { ...excluded, channels: ['chat'] };
    expect(isExcluded(directory, chat, { channel: 'chat', categories: [] })).toBe(true);
  });
});

describe('A22 an agent', () => {
  const matter = { team: 'care', channel: 'chat', agent: null, customer: 'kim' };

  test('A22 reads what their team’s channels bring in and what is or was theirs', () => {
    const readers = (agent: string | null) =>
      those((name) => mayRead(floor, principals[name].id, { ...matter, agent }));
    expect(readers(null)).toEqual(['agent']);
    expect(readers('cleo')).toEqual(['agent', 'agent of another team']);
    expect(readers('sam')).toEqual(['agent']);
  });

  test('A22 without a team reads what is theirs alone', () => {
    const alone = directoryWith(floor, { ...ana, team: null });
    expect([mayRead(alone, 'ana', matter), mayRead(alone, 'ana', { ...matter, agent: 'ana' })]).toEqual([false, true]);
  });

  test('A22 answers on the channels given to them, whatever their team’s are', () => {
    const directory = directoryWith(floor, aChannel('letters', 'care'));
    expect(['chat', 'offers', 'letters'].map((channel) => mayAnswer(directory, 'ana', channel))).toEqual([
      true,
      false,
      false,
    ]);
    expect(mayAnswer(directoryWith(floor, { ...ana, roles: [] }), 'ana', 'chat')).toBe(false);
  });
});
