import { expect, test } from 'vitest';
import type { EntityOf } from '@oriel/protocol';
import { commandOf, reasonText, setByOther, setToText, whyAway, whyIn, whyInAll } from './standing.ts';

type Group = EntityOf<'agent'>['groups'][number];
const aSeatGroup = (more: Partial<Group> = {}): Group => ({
  ...{ id: 'realtime', name: 'Realtime', soft: 3, hard: 5, mode: 'available', reason: null, at: 1, by: null },
  ...more,
});
const anAgent = (groups: Group[]): EntityOf<'agent'> => ({
  ...{ kind: 'agent', id: 'ana', version: 1, name: 'Ana', team: null, teamName: null, connected: true },
  ...{ connectedAt: 1, mode: 'available', reason: null, modeAt: 1, repliesNeedApproval: false, groups },
});
const lunch = { id: 'lunch', name: 'Lunch' };
const sam = { id: 'sam', name: 'Sam Marlow' };

test('AG24 a reason has our own word, or the directory’s name', () => {
  expect(
    [null, { id: 'missed', name: '' }, { id: 'idle', name: '' }, { id: 'self', name: '' }, lunch].map(reasonText),
  ).toEqual([undefined, 'missed one', 'idle', 'by choice', 'Lunch']);
});

test('AG22 what is chosen as a command, for one group or for all', () => {
  expect([
    commandOf({ mode: 'available', reason: null, group: null }),
    commandOf({ mode: 'away', reason: null, group: 'async' }),
    commandOf({ mode: 'away', reason: 'lunch', group: null }),
  ]).toEqual([{ kind: 'become-available' }, { kind: 'go-away', group: 'async' }, { kind: 'go-away', reason: 'lunch' }]);
});

test('AG25 what somebody else has set: who, to what, and in which group if not in all', () => {
  const mine = aSeatGroup();
  const theirs = aSeatGroup({ mode: 'away', reason: lunch, by: sam, at: 7_000 });
  const async = { id: 'async', name: 'Async' };
  const set = (...groups: ReturnType<typeof aSeatGroup>[]) => setByOther(anAgent(groups));
  expect(set(mine)).toBe(null);
  expect(set(theirs)).toEqual({ id: 'set sam 7000', at: 7_000, by: 'Sam Marlow', to: 'Away: Lunch', group: undefined });
  expect(set(theirs, { ...theirs, ...async })?.group).toBe(undefined);
  expect(set(mine, { ...theirs, ...async })).toMatchObject({ to: 'Away: Lunch', group: 'Async' });
  expect(set({ ...theirs, mode: 'available', reason: null })?.to).toBe('Available');
  expect(setToText({ mode: 'away', reason: 'self' }, 'by choice')).toBe('Away');
});

test('AG24 AG25 beside *away* stands why; by choice is nobody’s choice but their own', () => {
  const self = { id: 'self', name: '' };
  const own = aSeatGroup({ mode: 'away', reason: self });
  const set = aSeatGroup({ mode: 'away', reason: self, by: sam });
  const away = (...groups: Group[]) => ({ ...anAgent(groups), mode: 'away' as const, reason: groups[0]!.reason });
  expect([own, set, aSeatGroup({ mode: 'away', reason: lunch, by: sam }), aSeatGroup()].map(whyIn)).toEqual([
    ...['by choice', undefined, 'Lunch', undefined],
  ]);
  expect([away(own), away(set), anAgent([own])].map(whyInAll)).toEqual(['by choice', undefined, undefined]);
});

test('AG23 AG26 why one is away without having chosen it, in all groups or in one; and nothing where one chose', () => {
  const away = (id: string) => aSeatGroup({ mode: 'away', reason: { id, name: '' } });
  const async = aSeatGroup({ id: 'async', name: 'Async' });
  expect([
    whyAway(anAgent([away('missed')])),
    whyAway(anAgent([away('idle'), { ...away('idle'), ...{ id: 'async', name: 'Async' } }])),
    whyAway(anAgent([away('missed'), async])),
    whyAway(anAgent([away('idle'), async])),
    whyAway(anAgent([away('self'), async])),
    whyAway(anAgent([{ ...away('self'), by: sam }])),
    whyAway({ ...anAgent([away('missed')]), mode: 'off' }),
  ]).toEqual([
    'You missed an interaction. It was offered to others, and you are away until you become available.',
    'There was no sign of you for a while, so nothing rings here. You are away until you become available.',
    'You missed an interaction, and are away in Realtime.',
    'There was no sign of you for a while, and you are away in Realtime.',
    null,
    'Sam set you to Away.',
    null,
  ]);
});
