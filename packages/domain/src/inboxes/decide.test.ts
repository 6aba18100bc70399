import type { Command } from '@oriel/protocol';
import { inboxesMax } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { aPerson, directoryWith, floor, person } from '../../testing/builders/access.ts';
import { anInbox } from '../../testing/builders/inboxes.ts';
import { aScene } from '../../testing/builders/scene.ts';
import { evolveListed, type Directory } from '../access/directory.ts';
import { decide } from '../decide.ts';
import { hasInbox, inboxesFor, nested, type Inbox } from './inbox.ts';

const of = (teams: string[], people: string[] = [], roles: ('agent' | 'supervisor')[] = []) => ({
  teams,
  roles,
  people,
});
const directory = directoryWith(
  floor,
  anInbox('a1', { owner: 'ana', name: 'One', query: 'unanswered', order: 3 }),
  anInbox('a2', { owner: 'ana', parent: 'a1', order: 0 }),
  anInbox('a3', { owner: 'ana', parent: 'a2', order: 0 }),
  anInbox('gone', { owner: 'ana', isDeleted: true, parent: 'a1', order: 7 }),
  anInbox('b1', { owner: 'ben' }),
  anInbox('care-only', { limits: of(['care']) }),
  anInbox('sales-only', { limits: of(['sales']) }),
);
const decided = (by: string, command: Command, on: Directory = directory): string => {
  const decision = decide(aScene({ directory: on }), { by: person(by), key: null, command });
  if ('refused' in decision) return `no: ${decision.refused}`;
  return decision.facts
    .map((fact) => {
      if (fact.kind === 'inbox-saved')
        return `${fact.id} saved ${fact.owner ?? 'shared'} ${fact.name} [${fact.query}] under ${fact.parent} at ${fact.order}`;
      if (fact.kind === 'inbox-placed') return `${fact.id} placed under ${fact.parent} at ${fact.order}`;
      return `${fact.id} ${fact.kind}`;
    })
    .join(', ');
};
const save = (inbox: string, more: Partial<Extract<Command, { kind: 'save-inbox' }>> = {}): Command => ({
  ...{ kind: 'save-inbox', inbox, name: 'Late', query: 'age:>1h', parent: null, shared: null },
  ...more,
});
const notFound = 'no: not-found';

describe('IN6 IN7 saving', () => {
  const rows: [what: string, by: string, command: Command, expected: string][] = [
    ['a new own one stands last', 'ana', save('new'), 'new saved ana Late [age:>1h] under null at 4'],
    ['under another', 'ana', save('new', { parent: 'a1' }), 'new saved ana Late [age:>1h] under a1 at 1'],
    ['four deep', 'ana', save('new', { parent: 'a3' }), 'new saved ana Late [age:>1h] under a3 at 0'],
    ['changed, in its place', 'ana', save('a1'), 'a1 saved ana Late [age:>1h] under null at 3'],
    ['taken back, in its place', 'ana', save('gone', { parent: 'a1' }), 'gone saved ana Late [age:>1h] under a1 at 7'],
    ['as it is', 'ana', save('a1', { name: ' One ', query: ' unanswered ' }), 'no: unchanged'],
    ['without a name', 'ana', save('new', { name: '  ' }), 'no: empty'],
    ['with a fault', 'ana', save('new', { query: 'staet:x' }), 'no: bad-query'],
    ['that names nothing', 'ana', save('new', { query: 'team:nowhere' }), 'no: bad-query'],
    ['under itself', 'ana', save('a1', { parent: 'a1' }), 'no: nested-too-deep'],
    ['under what is under it', 'ana', save('a1', { parent: 'a3' }), 'no: nested-too-deep'],
    ['under somebody else’s', 'ana', save('new', { parent: 'b1' }), notFound],
    ['an own one under a shared one', 'ana', save('new', { parent: 'team' }), notFound],
    ['under a deleted one', 'ana', save('new', { parent: 'gone' }), notFound],
    ['somebody else’s', 'ana', save('b1'), notFound],
    ['by a number that is a team’s', 'ana', save('care'), notFound],
    ['a shared one made one’s own', 'ana', save('team'), notFound],
    ['shared by an agent', 'ana', save('new', { shared: of(['care']) }), notFound],
    ['own, of who has no desk', 'sam', save('new'), notFound],
    [
      'shared with a led team',
      'sam',
      save('new', { shared: of(['care']) }),
      'new saved shared Late [age:>1h] under null at 3',
    ],
    [
      'with people of it',
      'sam',
      save('new', { shared: of([], ['ana']) }),
      'new saved shared Late [age:>1h] under null at 3',
    ],
    ['with another team', 'sam', save('new', { shared: of(['care', 'sales']) }), notFound],
    ['with another team’s people', 'sam', save('new', { shared: of(['care'], ['cleo']) }), notFound],
    ['with a role', 'sam', save('new', { shared: of(['care'], [], ['agent']) }), notFound],
    ['with everybody', 'sam', save('new', { shared: of([]) }), notFound],
    ['a led team’s made another’s', 'sam', save('care-only', { shared: of(['sales']) }), notFound],
    ['another team’s', 'sam', save('sales-only', { shared: of(['care']) }), notFound],
    ['everybody’s', 'sam', save('team', { shared: of(['care']) }), notFound],
    ['by an administrator', 'max', save('new', { shared: of([]) }), 'new saved shared Late [age:>1h] under null at 3'],
    ['a shared one made an own one', 'max', save('team'), notFound],
    ['by an auditor', 'dee', save('new', { shared: of(['care']) }), notFound],
  ];
  test.each(rows)('IN6 %s', (_, by, command, expected) => {
    expect(decided(by, command)).toBe(expected);
  });

  test('IN7 five deep is too deep, with what stands under it', () => {
    const deeper = directoryWith(
      directory,
      anInbox('a4', { owner: 'ana', parent: 'a3' }),
      anInbox('top', { owner: 'ana' }),
    );
    expect([
      decided('ana', save('new', { parent: 'a4' }), deeper),
      decided('ana', save('a1', { parent: 'top' }), deeper),
      decided('ana', save('a2', { parent: 'top' }), deeper),
    ]).toEqual(['no: nested-too-deep', 'no: nested-too-deep', 'a2 saved ana Late [age:>1h] under top at 0']);
  });

  test('IN7 there are not more than somebody oversees', () => {
    const many = directoryWith(
      floor,
      ...Array.from({ length: inboxesMax }, (_, at) => anInbox(`n${at}`, { owner: 'ana' })),
    );
    expect(decided('ana', save('new'), many)).toBe('no: too-many');
    expect(decided('ana', save('n1'), many)).toMatch(/^n1 saved/);
    expect(decided('ben', save('new'), many)).toMatch(/^new saved/);
  });

  test('IN6 nobody saves one on behalf of an agent', () => {
    const forAna = { ...save('new'), for: 'ana' } as Command;
    expect(decided('sam', forAna)).toBe(notFound);
  });
});

describe('IN6 IN7 deleting and ordering', () => {
  test('IN6 is for whose it is, or who could have shared it', () => {
    const who = (inbox: string) =>
      ['ana', 'ben', 'sam', 'lea', 'max', 'dee'].filter(
        (by) => decided(by, { kind: 'delete-inbox', inbox }) === `${inbox} inbox-deleted`,
      );
    expect({
      a1: who('a1'),
      b1: who('b1'),
      care: who('care-only'),
      sales: who('sales-only'),
      team: who('team'),
    }).toEqual({
      ...{ a1: ['ana'], b1: ['ben'], care: ['sam', 'max'], sales: ['lea', 'max'], team: ['max'] },
    });
    expect([who('gone'), who('nothing'), who('care')]).toEqual([[], [], []]);
  });

  test('IN7 an order tells of those that move', () => {
    const order = (parent: string | null, ...inboxes: string[]): Command => ({
      kind: 'order-inboxes',
      parent,
      inboxes,
    });
    expect([
      decided('ana', order(null, 'a2', 'a1')),
      decided('ana', order('a2', 'a3')),
      decided('ana', order('a3', 'a1')),
      decided('ana', order(null, 'a1', 'b1')),
      decided('ana', order(null, 'a1', 'a1')),
      decided('ana', order(null, 'gone')),
      decided('ben', order(null, 'team')),
      decided('max', order(null, 'unassigned', 'team', 'mine')),
    ]).toEqual([
      'a2 placed under null at 0, a1 placed under null at 1',
      'no: unchanged',
      'no: nested-too-deep',
      notFound,
      notFound,
      notFound,
      notFound,
      'unassigned placed under null at 0, mine placed under null at 2',
    ]);
  });
});

describe('IN6 who has which', () => {
  test('IN6 own ones, and those shared with all, with one’s team, role, or oneself', () => {
    const all = directoryWith(
      directory,
      anInbox('for-role', { limits: of([], [], ['supervisor']) }),
      anInbox('for-cleo', { limits: of([], ['cleo']) }),
      aPerson('both', { roles: ['agent', 'supervisor'] }),
    );
    const ids = (agent: string) =>
      inboxesFor(all, agent)
        .map(({ id }) => id)
        .filter((id) => !['mine', 'team', 'unassigned'].includes(id))
        .toSorted()
        .join(' ');
    expect(['ana', 'ben', 'cleo', 'both', 'sam', 'nobody'].map(ids)).toEqual([
      'a1 a2 a3 care-only',
      'b1 care-only',
      'for-cleo sales-only',
      'for-role',
      '',
      '',
    ]);
    expect(hasInbox(all, 'sam', all.get('care-only') as Inbox)).toBe(false);
  });

  test('IN7 the fold: deleted, and taken back as it was', () => {
    const place = { stream: 'access', id: 'a1', by: 'person:ana', onBehalfOf: null, at: 0 } as const;
    const before = directory.get('a1') as Inbox;
    const deleted = evolveListed(before, { ...place, kind: 'inbox-deleted', version: 2 });
    expect(deleted).toEqual({ ...before, version: 2, isDeleted: true });
    const placed = evolveListed(before, { ...place, kind: 'inbox-placed', parent: 'a2', order: 1, version: 2 });
    expect(placed).toEqual({ ...before, version: 2, parent: 'a2', order: 1 });
    const { name, query, owner, limits, parent, order } = before;
    const back = { ...place, kind: 'inbox-saved' as const, name, query, owner, limits, parent, order, version: 3 };
    expect(evolveListed(deleted, back)).toEqual({ ...before, version: 3 });
  });

  test('IN7 IN13 nested: in their order, each followed by those under it; without its parent, at the top', () => {
    const one = (id: string, parent: string | null, order: number) => ({ id, parent, order });
    const rows = nested([
      one('b', null, 1),
      one('a2', 'a', 1),
      one('a1', 'a', 0),
      one('a', null, 0),
      one('x', 'gone', 2),
    ]);
    const inShort = (all: typeof rows) => all.map(({ inbox, depth }) => `${depth}${inbox.id}`).join(' ');
    expect(inShort(rows)).toBe('0a 1a1 1a2 0b 0x');
    expect(rows.filter(({ isParent }) => isParent).map(({ inbox }) => inbox.id)).toEqual(['a']);
    expect(
      inShort(
        nested(
          rows.map(({ inbox }) => inbox),
          new Set(['a', 'b']),
        ),
      ),
    ).toBe('0a 0b 0x');
  });
});
