// What makes digits a card's number: an issuer's first digits, 13 to 19 of them, and the check digit (Luhn).

export const cardDigitsMin = 13;
export const cardDigitsMax = 19;
/** What may be read of a number while it is typed, and of a card once sent: its issuer's identification. */
export const shownFirst = 6;
/** What else may be read of a card once sent. */
export const shownLast = 4;

/** First and last prefix of each range, as six digits. */
const ranges: readonly (readonly [number, number])[] = [
  [220000, 220499], // Mir
  [222100, 272099], // Mastercard
  [300000, 305999], // Diners Club
  [309500, 309599], // Diners Club
  [340000, 349999], // American Express
  [352800, 358999], // JCB
  [360000, 369999], // Diners Club
  [370000, 379999], // American Express
  [380000, 399999], // Diners Club
  [400000, 499999], // Visa
  [500000, 589999], // Mastercard 51–55, Maestro 50 and 56–58, RuPay 508
  [600000, 699999], // Discover 6011, 622126–622925, 644–649, 65; UnionPay 62; RuPay 60 and 65; Maestro
  [810000, 829999], // RuPay
];

/** Whether an issuer's numbers begin with these six digits, read as a number. */
export const isIssuers = (firstSix: number): boolean => ranges.some(([from, to]) => firstSix >= from && firstSix <= to);

/** Whether `count` digits from `start` on pass the check by Luhn's formula. */
export function passesLuhn(digits: readonly number[], start: number, count: number): boolean {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const digit = digits[start + i]!;
    const twice = (count - i) % 2 === 0 ? 2 * digit : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}
