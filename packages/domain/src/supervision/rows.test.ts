import type { EntityOf } from '@oriel/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aCard, anAgent, aSeatGroup } from '../../testing/builders/entities.ts';
import { dayCounts, nothingCounted } from '../inboxes/counts.ts';
import { defaultOrder, filtered, inOrder, listedForMs, rowsOf, sumsOf, type Floor, type FloorColumn } from './index.ts';

const now = 1_000_000;
const aFloor = (more: Partial<Floor> = {}): Floor => ({ agents: [], sights: [], interactions: [], days: [], ...more });
const aDay = (agent: string, more: Partial<EntityOf<'day'>> = {}): EntityOf<'day'> => ({
  kind: 'day',
  id: `${agent}.2026-11-23`,
  version: 1,
  agent,
  date: '2026-11-23',
  ...nothingCounted,
  ...more,
});
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const names = (rows: ReturnType<typeof rowsOf>) => rows.map(({ agent }) => agent.name).join(' ');

describe('rows of the Agents table', () => {
  test('L10 a row says who, how, since when, with what, and whether one can look', () => {
    const ana = anAgent('ana');
    const waits = aCard('waits', { waitsSince: 900_000, stateAt: 5 });
    const waitsLonger = aCard('waits-longer', { waitsSince: 800_000, stateAt: 9 });
    const answered = aCard('answered', { stateAt: 7 });
    const rings = aCard('rings', { state: 'ringing', due: now + 5 });
    const floor = aFloor({
      agents: [ana],
      sights: [{ kind: 'sight', id: 'ana', version: 1, why: 'no-policy' }],
      interactions: [
        rings,
        answered,
        waits,
        waitsLonger,
        aCard('done', { state: 'completed' }),
        aCard('bens', { agent: 'ben' }),
        aCard('free', { state: 'waiting', agent: null }),
      ],
      days: [aDay('ana', { accepted: 7, missed: 1, completed: 5 }), aDay('ben', { accepted: 9 })],
    });
    expect(rowsOf(floor, now)).toEqual([
      {
        agent: ana,
        availability: 'busy',
        since: 2_000,
        held: 4,
        loads: [{ group: 'realtime', name: 'Realtime', held: 4, hard: 5, availability: 'busy' }],
        interactions: [waitsLonger, waits, answered, rings],
        waitsSince: 800_000,
        day: { ...nothingCounted, accepted: 7, missed: 1, completed: 5 },
        cannotWatch: 'no-policy',
      },
    ]);
  });

  test('L10 whoever has nothing has a row too', () => {
    const [row] = rowsOf(aFloor({ agents: [anAgent('ana')] }), now);
    expect(row).toMatchObject({
      availability: 'free',
      held: 0,
      interactions: [],
      waitsSince: null,
      day: nothingCounted,
      cannotWatch: null,
    });
  });

  test('L10 who went within 24 hours is listed, who went before or never came is not', () => {
    const gone = (id: string, connectedAt: number | null) => anAgent(id, { connected: false, connectedAt });
    const late = listedForMs + 5;
    const floor = aFloor({
      agents: [gone('ana', 6), gone('ben', 5), gone('cleo', null), anAgent('dora', { connectedAt: 0 })],
    });
    expect(names(rowsOf(floor, late))).toBe('Ana Dora');
  });
});

describe('their order', () => {
  const floor = aFloor({
    agents: [
      anAgent('ana'),
      anAgent('ben', { mode: 'away', groups: [aSeatGroup({ mode: 'away' })] }),
      anAgent('cleo', { connected: false }),
      anAgent('dora', { mode: 'off' }),
      anAgent('eve'),
    ],
    interactions: [
      aCard('a', { agent: 'ana', waitsSince: now - 10 }),
      ...['b', 'c', 'd'].map((id) => aCard(id, { agent: 'eve', waitsSince: id === 'c' ? now - 50 : null })),
    ],
    days: [
      aDay('ana', { accepted: 3, missed: 1, completed: 2 }),
      aDay('ben', { accepted: 3, missed: 0, completed: 5 }),
    ],
  });
  const rows = rowsOf(floor, now);
  const by = (column: FloorColumn, direction: 'ascending' | 'descending') =>
    names(inOrder(rows, { column, direction }, now, compare));

  test('L10 late first; equals by presence, then by name', () => {
    expect(names(inOrder(rows, defaultOrder, now, compare))).toBe('Eve Ana Ben Dora Cleo');
  });

  test('L10 by any column, either way', () => {
    expect({
      agent: by('agent', 'descending'),
      status: by('status', 'descending'),
      load: by('load', 'descending'),
      wait: by('wait', 'ascending'),
      accepted: by('accepted', 'descending'),
      missed: by('missed', 'descending'),
      completed: by('completed', 'descending'),
    }).toEqual({
      agent: 'Eve Dora Cleo Ben Ana',
      status: 'Eve Ana Ben Dora Cleo',
      load: 'Eve Ana Ben Dora Cleo',
      wait: 'Ben Dora Cleo Ana Eve',
      accepted: 'Ana Ben Dora Eve Cleo',
      missed: 'Ana Ben Dora Eve Cleo',
      completed: 'Ben Ana Dora Eve Cleo',
    });
  });

  test('L10 an order loses no row, makes none and moves none of those given', () => {
    const column = fc.constantFrom<FloorColumn>('agent', 'status', 'load', 'wait', ...dayCounts);
    const given = [...rows];
    fc.assert(
      fc.property(
        fc.shuffledSubarray(rows),
        column,
        fc.constantFrom('ascending' as const, 'descending' as const),
        (some, by_, direction) => {
          const ordered = inOrder(some, { column: by_, direction }, now, compare);
          expect(ordered.toSorted((a, b) => compare(a.agent.id, b.agent.id))).toEqual(
            some.toSorted((a, b) => compare(a.agent.id, b.agent.id)),
          );
        },
      ),
    );
    expect(rows).toEqual(given);
  });

  test('L10 filtered by team, and by text in an agent’s or a customer’s name, whatever its case', () => {
    const all = { text: '', team: null, categories: null };
    const sales = rowsOf({ ...floor, agents: [...floor.agents, anAgent('cara', { team: 'sales' })] }, now);
    expect([
      names(filtered(sales, all)),
      names(filtered(sales, { ...all, team: 'sales' })),
      names(filtered(sales, { ...all, text: ' CLE ' })),
      names(filtered(sales, { ...all, text: 'customer c' })),
      names(filtered(sales, { ...all, text: 'customer c', team: 'sales' })),
    ]).toEqual(['Ana Ben Cleo Dora Eve Cara', 'Cara', 'Cleo', 'Eve', '']);
  });

  test('CT10 filtered by category: who has something that is about one of these', () => {
    const about = aFloor({
      agents: [anAgent('ana'), anAgent('ben')],
      interactions: [
        aCard('one', { categories: ['lamps', 'late'] }),
        aCard('two', { agent: 'ben', categories: ['late'] }),
      ],
    });
    const filter = (...categories: string[]) =>
      names(filtered(rowsOf(about, now), { text: '', team: null, categories: new Set(categories) }));
    expect([filter('lamps'), filter('late'), filter('lost', 'lamps'), filter('lost')]).toEqual([
      'Ana',
      'Ana Ben',
      'Ana',
      '',
    ]);
  });
});

test('L10 the sums above it', () => {
  const waiting = (id: string, more: Partial<EntityOf<'interaction'>>) =>
    aCard(id, { state: 'waiting', agent: null, ...more });
  const five = ['1', '2', '3', '4', '5'].map((id) => aCard(id, { agent: 'ben' }));
  const floor = aFloor({
    agents: [
      anAgent('ana'),
      anAgent('ben'),
      anAgent('cleo', { mode: 'away', groups: [aSeatGroup({ mode: 'away' })] }),
      anAgent('dora', { mode: 'off' }),
      anAgent('eve'),
      anAgent('fay', { connected: false }),
    ],
    interactions: [
      waiting('w1', { waitsSince: 700, stateAt: 100 }),
      waiting('w2', { waitsSince: null, stateAt: 600 }),
      ...five,
      ...['6', '7', '8'].map((id) => aCard(id, { agent: 'eve', state: 'ringing' })),
    ],
    days: [aDay('ana', { completed: 2 }), aDay('ben', { completed: 3 })],
  });
  expect(sumsOf(floor, rowsOf(floor, now))).toEqual({
    waiting: 2,
    longestWaitSince: 600,
    ringing: 3,
    agents: { free: 1, busy: 1, full: 1, away: 1 },
    completed: 5,
  });
  expect(sumsOf(aFloor(), [])).toEqual({
    waiting: 0,
    longestWaitSince: null,
    ringing: 0,
    agents: { free: 0, busy: 0, full: 0, away: 0 },
    completed: 0,
  });
});

test('ME1 ME6 the newest day is today: what is left of yesterday is in no row and no sum; measures sort', () => {
  const yesterday = { id: 'ana.2026-11-22', date: '2026-11-22', accepted: 9, completed: 9 };
  const floor = aFloor({
    agents: [anAgent('ana'), anAgent('ben'), anAgent('cleo')],
    days: [
      aDay('ben', { handledMs: 61_000, deferred: 1, completed: 2 }),
      aDay('ana', yesterday),
      aDay('cleo', { handledMs: 3_000, deferred: 2 }),
    ],
  });
  const rows = rowsOf(floor, now);
  expect(rows.map(({ day }) => day)).toEqual([
    nothingCounted,
    { ...nothingCounted, handledMs: 61_000, deferred: 1, completed: 2 },
    { ...nothingCounted, handledMs: 3_000, deferred: 2 },
  ]);
  expect(sumsOf(floor, rows).completed).toBe(2);
  const by = (column: FloorColumn) => names(inOrder(rows, { column, direction: 'descending' }, now, compare));
  expect([by('handledMs'), by('deferred')]).toEqual(['Ben Cleo Ana', 'Cleo Ben Ana']);
});
