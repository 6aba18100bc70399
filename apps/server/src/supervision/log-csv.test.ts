import { describe, expect, test } from 'vitest';
import { floor } from '../../../../packages/domain/testing/builders/access.ts';
import { schemas } from '@oriel/protocol/schemas';
import { csvOf } from './log-csv.ts';
import { presentLook } from './log-view.ts';
import type { LookRow } from './chain/chain.ts';

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
          what: 'agents',
          agent: null,
          agent_name: null,
          teams: ['care', 'gone'],
          purpose: null,
        }),
      ),
    ).toEqual([
      'entry,from (UTC),until (UTC),who,what,agent,interaction,team,purpose',
      '7,2026-11-23T14:03:11.000Z,,Sam,desk,Ana,,Team care,coaching',
      '8,2026-11-23T14:03:11.000Z,2026-11-23T14:05:00.000Z,Sam,agents,,,"Team care, gone",',
      '',
    ]);
  });

  test('L9 no field is a formula, breaks a line, or ends a field early', () => {
    const [, first] = lines(row({ by_name: '=HYPERLINK("http://x")', agent_name: '+1', purpose: 'a "b", c\r\nd' }));
    expect(first).toBe(`7,2026-11-23T14:03:11.000Z,,"'=HYPERLINK(""http://x"")",desk,'+1,,Team care,"a ""b"", c`);
    for (const start of ['=', '+', '-', '@', '\t', '\r'])
      expect(lines(row({ by_name: `${start}x` }))[1]).not.toContain(`,${start}x`);
  });

  test('V7 an entry on the wire has exactly its keys, and a newer version once it has ended', () => {
    const shape = schemas.entity.options.find(({ shape: { kind } }) => kind.value === 'look')!.shape;
    const open = presentLook(floor, row());
    expect(Object.keys(open).toSorted()).toEqual(Object.keys(shape).toSorted());
    expect(schemas.entity.parse(open)).toEqual(open);
    expect([open.version, presentLook(floor, row({ until: 9 })).version]).toEqual([1, 2]);
  });
});
