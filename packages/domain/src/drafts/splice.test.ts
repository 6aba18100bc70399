import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { SpliceFault, applySplice, diff } from './splice.ts';

const chars = fc.constantFrom('a', 'b', '1', '👍', '👎', '🏽', '\u0301', '\ud83d', '\udc4d', 'क', '\n');
const text = fc.array(chars, { maxLength: 30 }).map((all) => all.join(''));
const tornEnds = /^[\udc00-\udfff]|[\ud800-\udbff]$/;

describe('D1 splices', { timeout: 60_000 }, () => {
  test('D1 the splice between two texts leads from one to the other', () => {
    fc.assert(
      fc.property(text, text, (before, after) => applySplice(before, diff(before, after)) === after),
      { numRuns: 5000 },
    );
  });

  test('D1 in long texts too, where blocks are compared', () => {
    const long = fc.tuple(fc.nat(3000), fc.nat(3000), text, text, fc.constantFrom('x', '👍'));
    fc.assert(
      fc.property(long, ([front, back, one, other, filler]) => {
        const wrap = (middle: string) => filler.repeat(front) + middle + filler.repeat(back);
        const splice = diff(wrap(one), wrap(other));
        expect(applySplice(wrap(one), splice)).toBe(wrap(other));
        expect(splice.del).toBeLessThanOrEqual(one.length + 2);
      }),
      { numRuns: 300 },
    );
  });

  test('D1 it tears no surrogate pair', () => {
    const wellFormed = fc
      .array(fc.constantFrom('a', '1', '👍', '👎', '🏽', '𝟎', '𝟏'), { maxLength: 20 })
      .map((all) => all.join(''));
    fc.assert(
      fc.property(wellFormed, wellFormed, (before, after) => {
        const { at, del, ins } = diff(before, after);
        for (const part of [ins, before.slice(0, at), before.slice(at, at + del), before.slice(at + del)])
          expect(part).not.toMatch(tornEnds);
      }),
      { numRuns: 3000 },
    );
  });

  test('D1 it is the smallest', () => {
    expect(diff('hello world', 'hello there world')).toEqual({ at: 6, del: 0, ins: 'there ' });
    expect(diff('aaa', 'aa')).toEqual({ at: 2, del: 1, ins: '' });
    expect(diff('👍', '👎')).toEqual({ at: 0, del: 2, ins: '👎' });
    expect(diff('x👍y', 'x👍🏽y')).toEqual({ at: 3, del: 0, ins: '🏽' });
    expect(diff('same', 'same')).toEqual({ at: 4, del: 0, ins: '' });
  });

  test('D1 one that does not fit is a fault with its reason', () => {
    const why = (splice: { at: number; del: number }) => {
      try {
        applySplice('a👍b', { ...splice, ins: '' });
      } catch (error) {
        return error instanceof SpliceFault ? error.why : error;
      }
      return undefined;
    };
    expect(why({ at: 4, del: 0 })).toBeUndefined();
    for (const splice of [
      { at: 5, del: 0 },
      { at: -1, del: 0 },
      { at: 3, del: 2 },
      { at: 0.5, del: 0 },
      { at: 0, del: NaN },
    ])
      expect(why(splice)).toBe('out-of-range');
    for (const splice of [
      { at: 2, del: 0 },
      { at: 0, del: 2 },
      { at: 2, del: 1 },
    ])
      expect(why(splice)).toBe('splits-a-pair');
  });
});
