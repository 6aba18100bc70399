import type { Command } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import {
  aChannel,
  aGroup,
  ana,
  aTeam,
  ben,
  directoryWith,
  floor,
  person,
  principals,
} from '../../testing/builders/access.ts';
import { aSeat } from '../../testing/builders/agents.ts';
import { accepted, anInteraction, offered } from '../../testing/builders/interactions.ts';
import { aScene, shown } from '../../testing/builders/scene.ts';
import { decide } from '../decide.ts';
import { system } from '../principal.ts';
import type { Act, SystemCommand } from '../scene.ts';
import type { Agent, Standing } from './agent.ts';

type SeatCommand = 'enter-routing' | 'leave-routing' | 'become-available' | 'go-away' | 'idle' | 'connected' | 'gone';
type Column = `${'here' | 'gone'}, ${Agent['mode']}`;

const columns: Record<Column, Partial<Agent>> = {
  'here, off': { mode: 'off' },
  'here, available': { mode: 'available' },
  'here, away': { mode: 'away', reason: 'missed' },
  'gone, off': { connected: false, mode: 'off' },
  'gone, available': { connected: false, mode: 'available' },
  'gone, away': { connected: false, mode: 'away', reason: 'self' },
};
const order = Object.keys(columns) as Column[];

/** Longer than any channel group waits for a sign. */
const longAfter = 1e8;
const no = (why: string) => `no: ${why}`;
const unchanged = no('unchanged');
const outside = no('not-in-routing');
const ana_ = (fact: string) => `agent ana ${fact}`;

/** By the columns above, in their order. */
const table: Record<SeatCommand, readonly [string, string, string, string, string, string]> = {
  'enter-routing': [ana_('entered-routing'), unchanged, unchanged, ana_('entered-routing'), unchanged, unchanged],
  'leave-routing': [
    unchanged,
    ana_('left-routing'),
    ana_('left-routing'),
    unchanged,
    ana_('left-routing'),
    ana_('left-routing'),
  ],
  'become-available': [outside, unchanged, ana_('became-available'), outside, unchanged, ana_('became-available')],
  // Away for another reason than by choice, one may be away by choice.
  'go-away': [outside, ana_('went-away self'), ana_('went-away self'), outside, ana_('went-away self'), unchanged],
  // Only who is there and available gives no sign.
  idle: [unchanged, ana_('went-away idle'), unchanged, unchanged, unchanged, unchanged],
  connected: [unchanged, unchanged, unchanged, ana_('connected'), ana_('connected'), ana_('connected')],
  gone: [ana_('gone'), ana_('gone'), ana_('gone'), unchanged, unchanged, unchanged],
};

const act = (kind: SeatCommand) =>
  kind === 'idle'
    ? { by: system, key: null, command: { kind, agent: 'ana', since: 0 } satisfies SystemCommand }
    : kind === 'connected' || kind === 'gone'
      ? { by: system, key: null, command: { kind, agent: 'ana' } satisfies SystemCommand }
      : { by: person('ana'), key: null, command: { kind } satisfies Command };

describe('AG1 every command at every seat', () => {
  test.each(Object.keys(table) as SeatCommand[])('AG1 %s', (kind) => {
    const met = order.map((column) =>
      shown(decide(aScene({ now: longAfter, agents: [aSeat('ana', columns[column])] }), act(kind))),
    );
    expect(met).toEqual(table[kind]);
  });

  test('AG1 nobody has sat there yet: as not connected, out of routing mode', () => {
    const met = (Object.keys(table) as SeatCommand[]).map((kind) => shown(decide(aScene({ agents: [] }), act(kind))));
    expect(met).toEqual(Object.values(table).map((row) => row[order.indexOf('gone, off')]));
  });
});

/** Ana answers in both channel groups. */
const both = directoryWith(floor, { ...ana, channels: ['chat', 'mail'] }, aChannel('mail', 'care', { group: 'async' }));
const mind = (
  command: Command | SystemCommand,
  seat: Partial<Agent> = {},
  by: Act['by'] = person('ana'),
  now = longAfter,
) => shown(decide(aScene({ now, directory: both, agents: [aSeat('ana', seat)] }), { by, key: null, command }));

describe('availability in each channel group', () => {
  const away: Standing = { mode: 'away', reason: 'lunch', at: 5, by: null };

  test('AG22 is set in one group or in all; a group that is not theirs is not found', () => {
    expect([
      mind({ kind: 'go-away', reason: 'lunch', group: 'async' }),
      mind({ kind: 'go-away', reason: 'lunch', group: 'async' }, { groups: { async: away } }),
      mind({ kind: 'go-away', reason: 'lunch' }, { groups: { async: away } }),
      mind({ kind: 'become-available', group: 'async' }, { groups: { async: away } }),
      mind({ kind: 'become-available', group: 'realtime' }, { groups: { async: away } }),
      mind({ kind: 'become-available' }, { groups: { async: away } }),
      mind({ kind: 'go-away', group: 'chat' }),
    ]).toEqual([
      ana_('went-away lunch async'),
      unchanged,
      ana_('went-away lunch'),
      ana_('became-available async'),
      unchanged,
      ana_('became-available'),
      no('not-found'),
    ]);
  });

  test('AG24 away with a reason of the directory, or by choice; not with one of our own words', () => {
    const go = (reason?: string) => mind({ kind: 'go-away', ...(reason && { reason }) });
    expect([go('lunch'), go(), go('missed'), go('idle'), go('chat')]).toEqual([
      ana_('went-away lunch'),
      ana_('went-away self'),
      ...Array(3).fill(no('not-found')),
    ]);
  });

  test('AG25 is set by who leads the team too, in both names, with the agent’s own refusals', () => {
    const act = (command: Command, by: Act['by'] = principals.supervisor, seat: Partial<Agent> = {}) =>
      decide(aScene({ directory: both, agents: [aSeat('ana', seat)] }), { by, key: null, command });
    const lunch: Command = { kind: 'go-away', reason: 'lunch', for: 'ana' };
    expect(act(lunch)).toEqual({
      facts: [{ stream: 'agent', id: 'ana', kind: 'went-away', reason: 'lunch' }],
      onBehalfOf: 'ana',
    });
    expect([
      shown(act({ kind: 'become-available', for: 'ana' })),
      shown(act(lunch, principals.supervisor, { mode: 'off' })),
      shown(act(lunch, principals['supervisor of another team'])),
      shown(act(lunch, person('ben'))),
    ]).toEqual([unchanged, outside, no('not-found'), no('not-found')]);
  });

  test('AG26 idle in the groups whose time is over, since the last sign or since they were set available', () => {
    const groups = directoryWith(both, aGroup('async', { idleMs: 10_000 }));
    const idle = (since: number, seat: Partial<Agent> = {}) =>
      shown(
        decide(aScene({ now: 2_720_000, directory: groups, agents: [aSeat('ana', { modeAt: 0, ...seat })] }), {
          by: system,
          key: null,
          command: { kind: 'idle', agent: 'ana', since },
        }),
      );
    expect([
      idle(2_710_001),
      idle(2_710_000),
      idle(0, { modeAt: 2_710_001 }),
      idle(20_001, { groups: { async: away } }),
      idle(0, { connected: false }),
      idle(20_000),
    ]).toEqual([unchanged, ana_('went-away idle async'), unchanged, unchanged, unchanged, ana_('went-away idle')]);
  });
});

describe('the notice', () => {
  const enter = { by: person('ana'), key: null, command: { kind: 'enter-routing' } } as const;
  const acknowledge = (policyVersion: number) =>
    ({ by: person('ana'), key: null, command: { kind: 'acknowledge', policyVersion } }) as const;
  const seated = { agents: [aSeat('ana', { mode: 'off' })] };
  const newer = directoryWith(floor, aTeam('care', { policyVersion: 2 }));
  const none = directoryWith(floor, aTeam('care', { policy: null }));

  test('AG2 has been acknowledged, in its current version, before routing mode; without a policy there is none', () => {
    const met = [
      floor,
      newer,
      none,
      directoryWith(floor, { ...ana, acknowledged: null }),
      directoryWith(floor, { ...ana, team: null }),
    ];
    expect(met.map((directory) => shown(decide(aScene({ ...seated, directory }), enter)))).toEqual([
      ana_('entered-routing'),
      no('not-acknowledged'),
      ana_('entered-routing'),
      no('not-acknowledged'),
      ana_('entered-routing'),
    ]);
  });

  test('AG3 is acknowledged once, and only as it stands', () => {
    const met = (directory: typeof floor, version: number) =>
      shown(decide(aScene({ directory }), acknowledge(version)));
    expect([met(newer, 2), met(newer, 1), met(newer, 3), met(floor, 1), met(none, 1)]).toEqual([
      'access ana acknowledged 2 care',
      no('policy-changed'),
      no('policy-changed'),
      unchanged,
      no('policy-changed'),
    ]);
  });

  test('AG3 of another team it is another', () => {
    const moved = directoryWith(floor, { ...ana, team: 'sales' });
    expect(shown(decide(aScene({ ...seated, directory: moved }), enter))).toBe(no('not-acknowledged'));
    expect(shown(decide(aScene({ directory: moved }), acknowledge(1)))).toBe('access ana acknowledged 1 sales');
    expect(ben.acknowledged).toEqual({ team: 'care', policyVersion: 1 });
  });
});

test('AG4 gone: what rings there goes back at once, without a miss; what is ongoing stays', () => {
  const interactions = [
    anInteraction('r1', offered('ana')),
    anInteraction('o1', accepted('ana')),
    anInteraction('r2', offered('ben')),
  ];
  expect(shown(decide(aScene({ interactions }), act('gone')))).toBe('agent ana gone, interaction r1 withdrawn ana');
});

test('ME3 handling time is a fact as given; none of it is no fact', () => {
  const handled = (...ms: number[]) =>
    decide(aScene({ agents: [aSeat('ana')] }), {
      by: system,
      key: null,
      command: { kind: 'handled', agent: 'ana', spans: ms.map((each) => ({ interaction: 'one', ms: each })) },
    });
  expect(handled(4_000, 0)).toEqual({
    facts: [{ stream: 'agent', id: 'ana', kind: 'handled', spans: [{ interaction: 'one', ms: 4_000 }] }],
    onBehalfOf: null,
  });
  expect([handled(0), handled()].map(shown)).toEqual([unchanged, unchanged]);
});
