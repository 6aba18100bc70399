import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from './query.ts';

const inShort = (query: string): string => {
  const { terms, faults } = parseQuery(query);
  if (faults.length > 0)
    return faults.map(({ why, at, end }) => `${why} [${query.slice(at, end)}] at ${at}`).join(', ');
  return terms
    .map((term) => {
      const what =
        'values' in term
          ? `${term.on}=${term.values.map(({ text }) => text).join('|')}`
          : term.on === 'age'
            ? `${term.is} ${term.ms}`
            : term.on === 'text'
              ? `"${term.text}"`
              : term.on;
      return term.not ? `not ${what}` : what;
    })
    .join(' & ');
};

describe('IN1 a query', () => {
  test.each([
    ['', ''],
    ['  ', ''],
    ['state:waiting', 'state=waiting'],
    ['state:waiting,ringing team:mine', 'state=waiting|ringing & team=mine'],
    ['STATE:waiting Unanswered', 'state=waiting & unanswered'],
    ['channel:"Web chat",shop', 'channel=Web chat|shop'],
    ['-state:deferred -unanswered -"thank you"', 'not state=deferred & not unanswered & not "thank you"'],
    ['age:>1h -age:<30m', 'over 3600000 & not under 1800000'],
    ['age:<90s age:>2d', 'under 90000 & over 172800000'],
    ['refund "empty box"', '"refund" & "empty box"'],
    ['well-known', '"well-known"'],
    ['"status: waiting"', '"status: waiting"'],
    ['3:15', '"3:15"'],
    ['refund\n\tunanswered', '"refund" & unanswered'],
  ])('IN1 %j', (query, expected) => {
    expect(inShort(query)).toBe(expected);
  });

  test.each([
    ['status:waiting', 'unknown-field [status] at 0'],
    ['refund staet:waiting x', 'unknown-field [staet] at 7'],
    ['state:', 'no-value [] at 6'],
    ['state:waiting,', 'no-value [] at 14'],
    ['state:,waiting', 'no-value [] at 6'],
    ['""', 'no-value [""] at 0'],
    ['team:" "', 'no-value [" "] at 5'],
    ['age:1h', 'not-an-age [1h] at 4'],
    ['age:>1w', 'not-an-age [>1w] at 4'],
    ['age:', 'no-value [] at 4'],
    ['age:>123456h', 'not-an-age [>123456h] at 4'],
    ['"refund', 'no-end-quote ["refund] at 0'],
    ['channel:"Web chat', 'no-end-quote ["Web chat] at 8'],
    ['re"fund"', 'stray-quote ["] at 2, stray-quote ["] at 7'],
    ['"a""b"', 'stray-quote ["] at 3, stray-quote ["] at 5'],
    ['-', 'nothing-to-negate [-] at 0'],
    ['- refund', 'nothing-to-negate [-] at 0'],
    ['x'.concat(' x'.repeat(20)), 'too-many [x] at 40'],
    [`team:${Array(51).fill('a').join()}`, `too-many [team:${Array(51).fill('a').join()}] at 0`],
  ])('IN1 the fault in %j', (query, expected) => {
    expect(inShort(query)).toBe(expected);
  });

  test('IN1 whatever is written is read to its end, and every fault lies in it', { timeout: 60_000 }, () => {
    const pieces = fc.constantFrom('state:', 'age:', 'x', '"', ',', '-', ' ', ':', '>1h', 'waiting', 'é', 'foo:', '\n');
    let good = 0;
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (all) => {
        const query = all.join('');
        const { faults } = parseQuery(query);
        if (faults.length === 0) good += 1;
        for (const { at, end } of faults) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThanOrEqual(at);
          expect(end).toBeLessThanOrEqual(query.length);
        }
      }),
      { numRuns: 2_000 },
    );
    expect(good).toBeGreaterThan(10);
  });
});
