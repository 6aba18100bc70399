// The word that is being written and calls a list: "/hel" for saved replies, "@ben o" for colleagues. Looked for with
// every key, so it looks back a few characters and no further.

export interface Word {
  /** Where the sign stands, and where the caret. */
  from: number;
  to: number;
  /** Without the sign. */
  text: string;
}

export type Sign = '/' | '@';

/** A name has spaces in it; a shortcut has none. */
const spacesMax: Record<Sign, number> = { '/': 0, '@': 2 };
const lengthMax = 40;

export function wordAt(text: string, caret: number, sign: Sign): Word | null {
  let spaces = 0;
  for (let at = caret - 1; at >= 0 && caret - at <= lengthMax; at -= 1) {
    const char = text[at]!;
    if (char === sign) {
      const isStart = at === 0 || /\s/.test(text[at - 1]!);
      const word = text.slice(at + 1, caret);
      return isStart && !/^\s|\s$/.test(word) ? { from: at, to: caret, text: word } : null;
    }
    if (!/\s/.test(char)) continue;
    spaces += 1;
    if (char === '\n' || spaces > spacesMax[sign]) return null;
  }
  return null;
}
