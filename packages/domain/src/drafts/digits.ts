// Which characters are digits, in any script, and which may stand between the digits of one number.
// The tables are our own, so that a browser and the server, with different versions of Unicode, always agree.

/** The zeros of the decimal digits (Unicode 17, general category Nd); nine more follow each of them. */
const zeros = (
  '660 6f0 7c0 966 9e6 a66 ae6 b66 be6 c66 ce6 d66 de6 e50 ed0 f20 1040 1090 17e0 1810 1946 19d0 1a80 1a90 1b50 ' +
  '1bb0 1c40 1c50 a620 a8d0 a900 a9d0 a9f0 aa50 abf0 ff10 104a0 10d30 10d40 11066 110f0 11136 111d0 112f0 11450 ' +
  '114d0 11650 116c0 116d0 116da 11730 118e0 11950 11bf0 11c50 11d50 11da0 11de0 11f50 16130 16a60 16ac0 16b50 ' +
  '16d70 1ccf0 1d7ce 1d7d8 1d7e2 1d7ec 1d7f6 1e140 1e2f0 1e4f0 1e5f1 1e950 1fbf0'
)
  .split(' ')
  .map((zero) => Number.parseInt(zero, 16));

/** Raised, lowered and circled digits: a number can be written with them as well. */
const dressed = new Map<number, number>(
  [...'⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉⓪①②③④⑤⑥⑦⑧⑨'].map((char, i) => [char.charCodeAt(0), i % 10] as const),
);

/** The value of the digit with this code point, or -1. */
function valueOf(code: number): number {
  const raised = dressed.get(code);
  if (raised !== undefined) return raised;
  let low = 0;
  let high = zeros.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const value = code - zeros[middle]!;
    if (value < 0) high = middle - 1;
    else if (value > 9) low = middle + 1;
    else return value;
  }
  return -1;
}

/**
 * The digit that begins at `at`: its value, plus 10 if it takes two units; -1 if there is none. One number and not an
 * object, because it is asked for each unit around a key.
 */
export function digitAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit < 0xb2) return unit >= 48 && unit < 58 ? unit - 48 : -1;
  if (unit < 0xd800 || unit >= 0xe000) return valueOf(unit);
  const low = unit < 0xdc00 ? text.charCodeAt(at + 1) : 0;
  if (!(low >= 0xdc00 && low < 0xe000)) return -1;
  const value = valueOf(0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00));
  return value < 0 ? -1 : value + 10;
}

/** Whether the unit is the second half of a digit. */
export const endsDigit = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 && digitAt(text, at - 1) >= 10;
};

/** Between two digits of one number, wherever they stand: space, line break, dash, dot, bullet, and what is not seen. */
const loose = new Set<number>();
/** Between two digits only after a group of three or more, so that dates and amounts are not drawn together. */
const tight = new Set<number>([...'/,_|*\\'].map((char) => char.charCodeAt(0)));

for (const char of '\t\n\v\f\r -.\u0085\u00a0\u00ad\u00b7\u061c\u066b\u066c\u06d4\u1680\u180e\u20e3\u2212\u2219\u22c5')
  loose.add(char.charCodeAt(0));
for (const char of '\u2022\u2024\u2027\u2043\u205f\u3000\u30fb\ufe0e\ufe0f\ufe58\ufe63\ufeff\uff0d\uff0e\uff65') {
  loose.add(char.charCodeAt(0));
}
for (const [from, to] of [
  [0x2000, 0x2015],
  [0x2028, 0x202f],
  [0x2060, 0x206f],
] as const)
  for (let code = from; code <= to; code++) loose.add(code);

/** 0: ends a number; 1: may stand between its digits; 2: may after three digits or more. */
export function separatorAt(text: string, at: number): 0 | 1 | 2 {
  const unit = text.charCodeAt(at);
  return loose.has(unit) ? 1 : tight.has(unit) ? 2 : 0;
}
