import { describe, expect, test } from 'vitest';
import { floor } from '../../../../packages/domain/testing/builders/access.ts';
import { schemas } from '@oriel/protocol/schemas';
import { csvOf } from './log-csv.ts';
import { presentLook, presentWatchers } from './log-view.ts';
import type { LookRow, LookSum } from './chain/chain.ts';

const row = (more: Partial<LookRow> = {}): LookRow => ({
  seq: 7,
  at: Date.UTC(2026, 10, 23, 14, 3, 11),
  until: null,
  how: null,
  what: 'desk',
  by: 'sam',
  by_name: 'Sam',
  agent: 'ana',
  agent_name: 'Ana',
  interaction: null,
  teams: ['care'],
  purpose: 'coaching',
  agent_erased: false,
  ...more,
});
const lines = (...rows: LookRow[]) => csvOf(floor, rows).split('\r\n');

describe('L9 the log as CSV', () => {
  test('L9 a line for each entry, times in UTC, an open one without an end', () => {
    expect(
      lines(
        row(),
        row({
          seq: 8,
          until: Date.UTC(2026, 10, 23, 14, 5),
          how: 'restart',
          what: 'agents',
          agent: null,
          agent_name: null,
          teams: ['care', 'gone'],
          purpose: null,
        }),
      ),
    ).toEqual([
      'entry,from (UTC),until (UTC),who,what,agent,interaction,team,purpose,end',
      '7,2026-11-23T14:03:11.000Z,,Sam,desk,Ana,,Team care,coaching,',
      '8,2026-11-23T14:03:11.000Z,2026-11-23T14:05:00.000Z,Sam,agents,,,"Team care, gone",,restart',
      '',
    ]);
  });

  test('L9 no field is a formula, breaks a line, or ends a field early', () => {
    const [, first] = lines(row({ by_name: '=HYPERLINK("http://x")', agent_name: '+1', purpose: 'a "b", c\r\nd' }));
    expect(first).toBe(`7,2026-11-23T14:03:11.000Z,,"'=HYPERLINK(""http://x"")",desk,'+1,,Team care,"a ""b"", c`);
    for (const start of ['=', '+', '-', '@', '\t', '\r'])
      expect(lines(row({ by_name: `${start}x` }))[1]).not.toContain(`,${start}x`);
  });

  test('L9 what was erased says so; a table of agents is of nobody', () => {
    const gone = { by: null, by_name: null, agent: null, agent_name: null };
    expect(lines(row({ ...gone, agent_erased: true }), row({ ...gone, what: 'agents' })).slice(1, 3)).toEqual([
      '7,2026-11-23T14:03:11.000Z,,erased,desk,erased,,Team care,coaching,',
      '7,2026-11-23T14:03:11.000Z,,erased,agents,,,Team care,coaching,',
    ]);
  });

  test('V7 an entry on the wire has exactly its keys, and a newer version once it has ended', () => {
    const shape = schemas.entity.options.find(({ shape: { kind } }) => kind.value === 'look')!.shape;
    const open = presentLook(floor, row());
    expect(Object.keys(open).toSorted()).toEqual(Object.keys(shape).toSorted());
    expect(schemas.entity.parse(open)).toEqual(open);
    expect([open.version, presentLook(floor, row({ until: 9 })).version]).toEqual([1, 2]);
  });
});

test('L18 V7 who looked at whose desk how often and how long; conversations are in the desk they were opened in', () => {
  const sum = (by: string, agent: string | null, looks: number, ms: number, unsure = 0): LookSum => ({
    ...{ by, by_name: by.toUpperCase(), agent, agent_name: agent && agent.toUpperCase(), looks, ms, unsure },
  });
  const desks = [sum('sam', 'ana', 1, 10), sum('sam', 'ben', 3, 500, 1)];
  const all = [
    sum('lea', null, 4, 9_000),
    sum('sam', 'ana', 9, 900),
    sum('sam', 'ben', 3, 500, 1),
    sum('sam', 'cleo', 1, 7),
  ];
  const watchers = presentWatchers(all, desks);
  expect(watchers).toEqual([
    { kind: 'watcher', id: 'lea', version: 1, name: 'LEA', desks: 0, ms: 0, unsure: 0, agents: [] },
    {
      ...{ kind: 'watcher', id: 'sam', version: 1, name: 'SAM', desks: 4, ms: 510, unsure: 1 },
      agents: [
        { id: 'ben', name: 'BEN', desks: 3 },
        { id: 'ana', name: 'ANA', desks: 1 },
        { id: 'cleo', name: 'CLEO', desks: 0 },
      ],
    },
  ]);
  for (const watcher of watchers) expect(schemas.entity.parse(watcher)).toEqual(watcher);
});
