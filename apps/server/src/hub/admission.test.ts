import type { Principal } from '@oriel/domain';
import type { View, ViewName } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { describe, expect, test } from 'vitest';
import { floor, principals, type PrincipalName } from '../../../../packages/domain/testing/builders/access.ts';
import { accepted, anInteraction } from '../../../../packages/domain/testing/builders/interactions.ts';
import type { Reader } from '../store/reader.ts';
import type { MonitoringLog } from '../supervision/log.ts';
import type { LookLimits } from '../supervision/look-limits.ts';
import { LookAdmission } from '../supervision/look-admission.ts';
import { OwnAdmission, type Via } from './admission.ts';
import { countedInboxes } from '../inboxes/testing.ts';
import { DraftMirror } from './draft-mirror.ts';

const hers = anInteraction('one', accepted('ana'));
const reader = { interaction: async (id: string) => (id === 'one' ? hers : undefined) } as unknown as Reader;
const log = { begin: async () => 1, end: () => {} } as unknown as MonitoringLog;
const own = new OwnAdmission(() => floor, reader);
const look = new LookAdmission({
  directory: () => floor,
  reader,
  log,
  limits: { whyNot: async () => null } as unknown as LookLimits,
  mirror: new DraftMirror(),
  inboxes: countedInboxes(floor),
  failed: () => {},
});

/** Every view, as it concerns Ana. */
const views: Record<ViewName, View> = {
  desk: { view: 'desk', agent: 'ana' },
  conversation: { view: 'conversation', interaction: 'one' },
  earlier: { view: 'earlier', interaction: 'one', before: 9 },
  activity: { view: 'activity', interaction: 'one' },
  waits: { view: 'waits', agent: 'ana' },
  why: { view: 'why', interaction: 'one' },
  history: { view: 'history', agent: 'ana' },
  deferred: { view: 'deferred', agent: 'ana' },
  colleagues: { view: 'colleagues', agent: 'ana' },
  readers: { view: 'readers', interaction: 'one' },
  'saved-replies': { view: 'saved-replies', agent: 'ana' },
  inbox: { view: 'inbox', agent: 'ana', inbox: 'mine' },
  query: { view: 'query', agent: 'ana', query: 'age:>1h' },
  customer: { view: 'customer', interaction: 'one' },
  customers: { view: 'customers', agent: 'ana', interaction: 'one', text: 'kim' },
  categories: { view: 'categories' },
  agents: { view: 'agents' },
  'look-terms': { view: 'look-terms', agent: 'ana' },
  approvals: { view: 'approvals' },
  'monitoring-log': { view: 'monitoring-log' },
  'live-monitoring': { view: 'live-monitoring' },
  people: { view: 'people' },
  settings: { view: 'settings' },
  'shared-inboxes': { view: 'shared-inboxes' },
  chat: { view: 'chat' },
};

interface Row {
  /** As their own. */
  own: PrincipalName[];
  /** Looked at, on its own. */
  look: PrincipalName[];
  /** Looked at, in Ana's desk that they watch. */
  inDesk: PrincipalName[];
}
const none: PrincipalName[] = [];
const inHerDesk: Row = { own: ['agent'], look: none, inDesk: ['supervisor'] };

/** All others are told *not found*. */
const table: Record<ViewName, Row> = {
  desk: { own: ['agent'], look: ['supervisor'], inDesk: none },
  conversation: inHerDesk,
  earlier: inHerDesk,
  activity: inHerDesk,
  waits: inHerDesk,
  why: inHerDesk,
  history: inHerDesk,
  deferred: inHerDesk,
  colleagues: inHerDesk,
  readers: inHerDesk,
  'saved-replies': inHerDesk,
  inbox: inHerDesk,
  // Nobody asks anything in an agent's desk but the agent.
  query: { own: ['agent'], look: none, inDesk: none },
  customer: inHerDesk,
  /** For merging, which is not done for others. */
  customers: { own: ['agent'], look: none, inDesk: none },
  categories: {
    own: ['agent', 'agent of another team', 'supervisor', 'supervisor of another team', 'quality', 'administrator'],
    look: none,
    inDesk: ['supervisor'],
  },
  agents: { own: none, look: ['supervisor', 'supervisor of another team'], inDesk: none },
  'look-terms': { own: none, look: ['supervisor'], inDesk: none },
  approvals: {
    own: none,
    look: ['supervisor', 'supervisor of another team', 'administrator'],
    inDesk: none,
  },
  'monitoring-log': { own: none, look: ['auditor'], inDesk: none },
  'live-monitoring': { own: ['administrator'], look: none, inDesk: none },
  people: { own: ['administrator'], look: none, inDesk: none },
  settings: { own: ['administrator'], look: none, inDesk: none },
  'shared-inboxes': {
    own: ['supervisor', 'supervisor of another team', 'administrator'],
    look: none,
    inDesk: none,
  },
  chat: { own: ['customer', 'other customer'], look: none, inDesk: none },
};

const names = Object.keys(principals) as PrincipalName[];

async function those(admits: (viewer: Principal) => Promise<unknown>): Promise<PrincipalName[]> {
  const answers = await Promise.all(names.map((name) => admits(principals[name])));
  expect(answers.filter((answer) => typeof answer === 'string' && answer !== 'not-found')).toEqual([]);
  return names.filter((_, index) => answers[index] !== 'not-found');
}
const via = (viewer: Principal): Via => ({
  view: views.desk,
  eyes: { viewer, subject: 'ana', excluded: { channels: [], inboxes: [], categories: [] }, drafts: 'letters' },
  conversations: new Set(['one']),
});

describe('L2 who opens what: every view × every kind of principal', () => {
  test('L2 the wire and this table name the same views', () => {
    expect(schemas.view.options.map(({ shape }) => shape.view.value).toSorted()).toEqual(Object.keys(table).toSorted());
  });

  test.each(Object.keys(table) as ViewName[])('L2 %s', async (name) => {
    const view = views[name];
    expect({
      own: await those((viewer) => own.admit(viewer, view, undefined)),
      look: await those((viewer) => look.admit(viewer, view, undefined)),
      inDesk: await those((viewer) => look.admit(viewer, view, via(viewer))),
    }).toEqual(table[name]);
  });

  test('L2 the system looks at nothing, and nothing is one’s own through another view', async () => {
    for (const view of Object.values(views)) {
      expect(await own.admit({ kind: 'system' }, view, undefined)).toBe('not-found');
      expect(await look.admit({ kind: 'system' }, view, undefined)).toBe('not-found');
      expect(await own.admit(principals.agent, view, via(principals.agent))).toBe('not-found');
    }
  });

  test('L2 what is not there is not found, in the same word', async () => {
    for (const view of [
      { view: 'conversation', interaction: 'two' },
      { view: 'desk', agent: 'nobody' },
      { view: 'desk', agent: 'care' },
    ] as View[]) {
      expect(await those((viewer) => own.admit(viewer, view, undefined))).toEqual([]);
      expect(await those((viewer) => look.admit(viewer, view, undefined))).toEqual([]);
      expect(await those((viewer) => look.admit(viewer, view, via(viewer)))).toEqual([]);
    }
  });
});

describe('V5 what is one’s own', () => {
  test('V5 is seen whole, and asked again after every change', async () => {
    const admitted = await own.admit(principals.agent, views.conversation, undefined);
    if (typeof admitted === 'string') throw new Error(admitted);
    expect(admitted.eyes).toEqual({
      viewer: principals.agent,
      subject: 'ana',
      excluded: { channels: [], inboxes: [], categories: [] },
      drafts: 'letters',
    });
    expect([admitted.still(floor), admitted.still(new Map())]).toEqual([true, false]);
  });
});

test('S9 who has no desk of their own makes the agents’ side read nothing', async () => {
  const asked: string[] = [];
  const counting = { interaction: async (id: string) => void asked.push(id) } as unknown as Reader;
  const { supervisor, auditor, customer, agent } = principals;
  const admission = new OwnAdmission(() => floor, counting);
  for (const viewer of [supervisor, auditor, customer]) await admission.admit(viewer, views.conversation, undefined);
  expect(asked).toEqual([]);
  await admission.admit(agent, views.conversation, undefined);
  expect(asked).toEqual(['one']);
});
