import { describe, expect, test } from 'vitest';
import { isIssuers, passesLuhn } from './issuers.ts';

/** Each issuer's first six digits: the first and the last that are theirs, then those right beside that are nobody's. */
const issuers: Record<string, { theirs: [number, number]; beside: number[] }> = {
  Mir: { theirs: [220_000, 220_499], beside: [219_999, 220_500] },
  'Mastercard, 2-series': { theirs: [222_100, 272_099], beside: [222_099, 272_100] },
  'Diners Club 300–305': { theirs: [300_000, 305_999], beside: [299_999, 306_000] },
  'Diners Club 3095': { theirs: [309_500, 309_599], beside: [309_499, 309_600] },
  'American Express 34': { theirs: [340_000, 349_999], beside: [339_999, 350_000] },
  JCB: { theirs: [352_800, 358_999], beside: [352_799, 359_000] },
  'Diners Club 36': { theirs: [360_000, 369_999], beside: [359_999] },
  'American Express 37': { theirs: [370_000, 379_999], beside: [] },
  'Diners Club 38, 39': { theirs: [380_000, 399_999], beside: [] },
  Visa: { theirs: [400_000, 499_999], beside: [] },
  'Maestro 50': { theirs: [500_000, 509_999], beside: [] },
  'Mastercard 51–55': { theirs: [510_000, 559_999], beside: [] },
  'Maestro 56–58': { theirs: [560_000, 589_999], beside: [590_000] },
  'Discover 6011': { theirs: [601_100, 601_199], beside: [599_999] },
  UnionPay: { theirs: [620_000, 629_999], beside: [] },
  'Discover 644–649': { theirs: [644_000, 649_999], beside: [] },
  'Discover, RuPay 65': { theirs: [650_000, 659_999], beside: [] },
  'Maestro 67': { theirs: [670_000, 679_999], beside: [700_000] },
  'RuPay 81, 82': { theirs: [810_000, 829_999], beside: [809_999, 830_000] },
};

describe('issuers', () => {
  test.each(Object.entries(issuers))(
    'D4 %s: from the first to the last of theirs, and not beside them',
    (_, { theirs, beside }) => {
      expect(theirs.map(isIssuers)).toEqual([true, true]);
      expect(beside.filter(isIssuers)).toEqual([]);
    },
  );

  test.each([0, 99_999, 100_000, 199_999, 701_000, 799_999, 840_000, 900_000, 999_999])(
    'D4 %d is nobody’s',
    (firstSix) => {
      expect(isIssuers(firstSix)).toBe(false);
    },
  );
});

describe('the check digit', () => {
  const digits = (number: string) => [...number].map(Number);
  const passes = (number: string) => passesLuhn(digits(number), 0, number.length);
  /** Numbers that the issuers publish for tests. */
  const published = [
    '4111111111111111',
    '4222222222222',
    '5555555555554444',
    '378282246310005',
    '6011111111111117',
    '30569309025904',
    '3530111333300000',
    '6200000000000005',
  ];

  test('D14 holds for issuers’ own test numbers, and for no other last digit', () => {
    expect(published.filter((number) => !passes(number))).toEqual([]);
    for (const number of published) {
      const others = [...'0123456789'].map((last) => number.slice(0, -1) + last).filter((other) => other !== number);
      expect(others.filter(passes)).toEqual([]);
    }
  });

  test('D14 is that of the window asked for, wherever it lies', () => {
    const within = digits(`99${published[0]}7`);
    expect([passesLuhn(within, 2, 16), passesLuhn(within, 1, 16), passesLuhn(within, 2, 17)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});
