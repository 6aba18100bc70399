import type { EntityOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { logLine, matching, newestFirst } from './logLines.ts';

const at = new Date('2026-03-02T14:03:11').getTime();
const look = (id: string, more: Partial<EntityOf<'look'>> = {}): EntityOf<'look'> => ({
  kind: 'look',
  id,
  version: 1,
  at,
  until: null,
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
    who: 'Sam Marlow',
    what: 'Conversation',
    agent: 'Ana Ribeiro',
    team: 'Orders',
    purpose: 'Training',
    interaction: 'i1',
  });
  expect(logLine(look('7')).until).toBeNull();
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
