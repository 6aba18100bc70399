import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ana, directoryWith, floor } from '../../testing/builders/access.ts';
import { accepted, anInteraction, completed, deferred, offered } from '../../testing/builders/interactions.ts';
import { aQuery, anyInteraction } from '../../testing/builders/queries.ts';
import type { Category, Directory } from '../access/directory.ts';
import { mayRead } from '../access/may.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { bindQuery, matches, unknownValues } from './bound.ts';
import { firstInboxes } from './inbox.ts';
import { parseQuery } from './query.ts';

const category = (id: string, name: string, parent: string | null): Category => ({
  ...{ kind: 'category', id, version: 1, name, parent, purpose: 'analytics' },
});
const directory = directoryWith(
  floor,
  category('goods', 'Goods', null),
  category('goods.broken', 'Broken', 'goods'),
  category('goods.broken.glass', 'Glass', 'goods.broken'),
  category('late', 'Late', null),
);
const bound = (query: string, agent = 'ana', on: Directory = directory) =>
  bindQuery(parseQuery(query).terms, agent, on);
const now = 1_000_000;
const waits = anInteraction('w');
const holds = (query: string, interaction: Interaction, agent = 'ana') =>
  matches(bound(query, agent), interaction, now);

describe('IN2 IN3 what is in an inbox', () => {
  test('IN7 the first inboxes hold what an agent has, what a team has to do, what nobody has yet', () => {
    const inboxesOf = (interaction: Interaction) =>
      ['ana', 'ben', 'cleo'].flatMap((agent) =>
        firstInboxes.filter(([, { query }]) => holds(query, interaction, agent)).map(([id]) => `${agent} ${id}`),
      );
    expect([
      inboxesOf(waits),
      inboxesOf(anInteraction('r', offered('ana'))),
      inboxesOf(anInteraction('o', accepted('ana'))),
      inboxesOf(anInteraction('d', accepted('ana'), deferred('ana'))),
      inboxesOf(anInteraction('c', accepted('ana'), completed('ana'))),
    ]).toEqual([
      ['ana team', 'ana unassigned', 'ben team', 'ben unassigned'],
      ['ana team', 'ben team'],
      ['ana mine', 'ana team', 'ben team'],
      ['ana team', 'ben team'],
      [],
    ]);
  });

  const hers = { ...anInteraction('h', accepted('ana')), categories: ['goods.broken.glass'], createdAt: now - 60_000 };
  test.each([
    ['', true],
    ['assignee:me', true],
    ['assignee:ANA', true],
    ['assignee:ben', false],
    ['assignee:none,ben', false],
    ['-assignee:none', true],
    ['assignee:sam', false],
    ['team:"team care"', true],
    ['team:care -team:mine', false],
    ['channel:"channel chat"', true],
    ['category:goods', true],
    ['category:Broken,late', true],
    ['category:late', false],
    ['-category:late', true],
    ['age:>59s age:<61s', true],
    ['age:>60s', false],
    ['-age:<60s', true],
    ['language:none', true],
    ['language:en,fr', false],
    ['-language:EN', true],
    ['unanswered', true],
    ['HELLO', true],
    ['kim', true],
    ['-"hello?"', false],
    ['hello kim -refund', true],
  ])('IN2 %j of what is ongoing with Ana: %s', (query, expected) => {
    expect(holds(query, hers)).toBe(expected);
  });

  test('IN3 never holds what its agent may not read, whatever it asks', { timeout: 60_000 }, () => {
    let [held, foreign] = [0, 0];
    fc.assert(
      fc.property(aQuery(true), anyInteraction(now), fc.constantFrom('ana', 'cleo', 'ben'), (query, some, agent) => {
        const interaction = { ...some, id: 'one' };
        const reads = mayRead(directory, agent, interaction);
        if (!reads) foreign += 1;
        if (!holds(query, interaction, agent)) return;
        held += 1;
        expect(reads && interaction.state !== 'completed').toBe(true);
      }),
      { numRuns: 2_000 },
    );
    expect(Math.min(held, foreign)).toBeGreaterThan(100);
  });

  test('IN3 of who has no team: their own alone', () => {
    const alone = directoryWith(directory, { ...ana, team: null });
    const of = (query: string) => [waits, hers].map((each) => matches(bound(query, 'ana', alone), each, now));
    expect([of(''), of('team:mine'), of('-team:mine')]).toEqual([
      [false, true],
      [false, false],
      [false, true],
    ]);
  });
});

describe('IN5 bound queries', () => {
  test('IN5 that ask the same have one key, and others have not', () => {
    const key = (query: string, agent: string) => bound(query, agent).key;
    expect(key('team:mine state:waiting', 'ana')).toBe(key('state:waiting team:care', 'ben'));
    expect(key('assignee:me', 'ana')).toBe(key('assignee:ana', 'ana'));
    expect(key('state:waiting', 'ana')).not.toBe(key('state:waiting', 'ben'));
    expect(key('assignee:ana', 'ben')).not.toBe(key('assignee:me', 'ana'));
    expect(key('team:mine', 'ana')).not.toBe(key('-team:mine', 'ana'));
  });

  test('IN5 with one key hold the same', { timeout: 60_000 }, () => {
    const keys = new Map<string, { agent: string; query: string }[]>();
    let compared = 0;
    fc.assert(
      fc.property(aQuery(true), fc.constantFrom('ana', 'ben', 'cleo'), anyInteraction(now), (query, agent, some) => {
        const { key } = bound(query, agent);
        const same = keys.get(key) ?? [];
        for (const other of same) {
          if (other.agent === agent) continue;
          compared += 1;
          const interaction = { ...some, id: 'one' };
          expect(holds(other.query, interaction, other.agent)).toBe(holds(query, interaction, agent));
        }
        keys.set(key, [...same, { agent, query }]);
      }),
      { numRuns: 3_000 },
    );
    expect(compared).toBeGreaterThan(50);
  });

  test('IN1 values that name nothing are faults, with their places', () => {
    const { terms } = parseQuery('assignee:me,nobody team:mine,"Team care" state:done category:Broken channel:x');
    expect(unknownValues(terms, directory)).toEqual([
      { why: 'unknown-value', at: 12, end: 18 },
      { why: 'unknown-value', at: 47, end: 51 },
      { why: 'unknown-value', at: 76, end: 77 },
    ]);
  });
});
