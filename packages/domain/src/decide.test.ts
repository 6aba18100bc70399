import { describe, expect, test } from 'vitest';
import { person, principals } from '../testing/builders/access.ts';
import { aScene, shown } from '../testing/builders/scene.ts';
import { decide, touches } from './decide.ts';
import { system } from './principal.ts';

describe('who gives a command', () => {
  test('A25 what is the system’s alone is a fault from anybody else: the wire has no such command', () => {
    for (const by of Object.values(principals)) {
      expect(() => decide(aScene(), { by, key: null, command: { kind: 'gone', agent: 'ana' } })).toThrow(
        "gone is the system's alone",
      );
    }
  });

  test('A25 the system gives no person’s command, a customer none but say', () => {
    const met = [
      decide(aScene(), { by: system, key: null, command: { kind: 'ask' } }),
      decide(aScene(), { by: principals.customer, key: null, command: { kind: 'ask' } }),
      decide(aScene(), { by: person('ana'), key: null, command: { kind: 'say', text: 'hm' } }),
    ];
    expect(met.map(shown)).toEqual(['no: not-found', 'no: not-found', 'no: not-found']);
  });

  test('A25 set-up and arrival are facts as given', () => {
    expect(
      decide(aScene(), {
        by: system,
        key: null,
        command: { kind: 'arrive', customer: 'lou', channel: 'chat', name: 'Lou' },
      }),
    ).toEqual({
      facts: [{ stream: 'customer', id: 'lou', kind: 'arrived', channel: 'chat', name: 'Lou' }],
      onBehalfOf: null,
    });
    expect(
      decide(aScene(), {
        by: system,
        key: null,
        command: { kind: 'set-up', id: 'ops', fact: { kind: 'team-added', name: 'Ops' } },
      }),
    ).toEqual({
      facts: [{ stream: 'access', id: 'ops', kind: 'team-added', name: 'Ops' }],
      onBehalfOf: null,
    });
  });
});

describe('what a command touches', () => {
  const records = { ofInteractions: [] as string[], others: [] as string[], withInteractions: false };
  const none = { agents: [], interactions: [], customers: [], records, asks: [] };
  const own = (command: Parameters<typeof touches>[0]['command']) => touches({ by: person('ana'), key: null, command });

  test('ST1 an agent’s seat where capacity counts or the seat changes; the watched agent’s, acted for', () => {
    expect(own({ kind: 'accept', interaction: 'one' })).toEqual({ ...none, agents: ['ana'], interactions: ['one'] });
    expect(own({ kind: 'accept', interaction: 'one', for: 'ben' })).toEqual({
      ...none,
      agents: ['ben'],
      interactions: ['one'],
    });
    expect(own({ kind: 'ask', for: 'ben' })).toEqual({ ...none, agents: ['ben'], asks: ['ben'] });
    expect(own({ kind: 'resume', interaction: 'one' })).toEqual({ ...none, agents: ['ana'], interactions: ['one'] });
    expect(own({ kind: 'go-away' })).toEqual({ ...none, agents: ['ana'] });
    expect(own({ kind: 'reply', interaction: 'one', text: 'hm' })).toEqual({ ...none, interactions: ['one'] });
  });

  test('ST1 the records of a person for what changes one; their interactions where the name on cards may be another', () => {
    const interactions = ['one'];
    const mine = { ...records, ofInteractions: interactions };
    expect(own({ kind: 'add-tag', interaction: 'one', text: 'new' })).toEqual({ ...none, interactions, records: mine });
    const field = { kind: 'set-field', interaction: 'one', record: 'kim', text: 'K', seen: 1 } as const;
    expect(own({ ...field, field: 'city' })).toEqual({ ...none, interactions, records: mine });
    const whole = { ...mine, withInteractions: true };
    expect(own({ ...field, field: 'name' })).toEqual({ ...none, interactions, records: whole });
    expect(own({ kind: 'merge', interaction: 'one', other: 'lou', first: 'kim' })).toEqual({
      ...none,
      interactions,
      records: { ...whole, others: ['lou'] },
    });
    expect(own({ kind: 'unmerge', interaction: 'one', record: 'lou' })).toEqual({
      ...none,
      interactions,
      records: whole,
    });
  });

  test('ST1 a customer’s record when they write; for the system what it names', () => {
    expect(touches({ by: principals.customer, key: null, command: { kind: 'say', text: 'hm' } })).toEqual({
      ...none,
      customers: ['kim'],
    });
    const offer = { kind: 'offer', interaction: 'one', agent: 'ana', reason: 'least-loaded' } as const;
    expect(touches({ by: system, key: null, command: offer })).toEqual({
      ...none,
      agents: ['ana'],
      interactions: ['one'],
    });
  });
});
