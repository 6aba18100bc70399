import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { agentsIn, figuresOf, logLine, matching, newestFirst } from './logLines.ts';

const at = new Date('2026-03-02T14:03:11').getTime();
const look = (id: string, more: Partial<EntityOf<'look'>> = {}): EntityOf<'look'> => ({
  kind: 'look',
  id,
  version: 1,
  at,
  until: null,
  how: null,
  by: { id: 'sam', name: 'Sam Marlow' },
  what: 'desk',
  agent: { id: 'ana', name: 'Ana Ribeiro' },
  interaction: null,
  teamName: 'Orders',
  purpose: 'Training',
  ...more,
});

test('K21: entries stand newest first, by number and not by letter', () => {
  expect(newestFirst([look('9'), look('10'), look('8')]).map(({ id }) => id)).toEqual(['10', '9', '8']);
});

test('K21: an entry says from when until when, who, what, whose, and for which purpose', () => {
  expect(logLine(look('7', { what: 'conversation', until: at + 49_000, interaction: 'i1' }))).toEqual({
    id: '7',
    from: '2 Mar 2026, 14:03:11',
    until: '14:04:00',
    isUnsure: false,
    overBy: null,
    who: 'Sam Marlow',
    what: 'Conversation',
    agent: 'Ana Ribeiro',
    team: 'Orders',
    purpose: 'Training',
    interaction: 'i1',
  });
  expect(logLine(look('7')).until).toBeNull();
  expect(logLine(look('7', { until: at, how: 'outside-hours' })).overBy).toBe('hours over');
  expect(logLine(look('7', { until: at, how: 'restart' })).isUnsure).toBe(true);
});

test('K21: who looked and who was looked at are found by a part of the name', () => {
  const lines = [look('1'), look('2', { by: { id: 'lea', name: 'Lea Brandt' }, agent: null })].map(logLine);
  const found = (text: string) => matching(lines, text).map(({ id }) => id);
  expect([found('SAM'), found(' ribeiro '), found('lea'), found(''), found('training')]).toEqual([
    ['1'],
    ['1'],
    ['2'],
    ['1', '2'],
    [],
  ]);
});

test('L17 what was erased says so; a table of agents is of nobody', () => {
  const gone = { by: null, agent: null };
  expect(logLine(look('1', gone))).toMatchObject({ who: 'erased', agent: 'erased' });
  expect(logLine(look('1', { ...gone, what: 'agents' }))).toMatchObject({ who: 'erased', agent: null });
});

test('L18 minutes, and the share of looks at one person', () => {
  const [ana, ben] = [
    { id: 'ana', name: 'Ana', desks: 2 },
    { id: 'ben', name: 'Ben', desks: 1 },
  ];
  const sam: EntityOf<'watcher'> = {
    ...{ kind: 'watcher', id: 'sam', version: 1, name: 'Sam', desks: 3, ms: 91_000, unsure: 0 },
    agents: [ana, ben],
  };
  expect(figuresOf(sam)).toEqual({
    ...{ id: 'sam', name: 'Sam', desks: 3, minutes: 2, unsure: 0 },
    most: { ...ana, percent: 67 },
  });
  expect(figuresOf({ ...sam, desks: 0, agents: [{ ...ana, desks: 0 }] }).most).toBeNull();
  expect(agentsIn([sam, { ...sam, id: 'lea', agents: [ben] }])).toEqual([
    { id: 'ana', name: 'Ana' },
    { id: 'ben', name: 'Ben' },
  ]);
});
