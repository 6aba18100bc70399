// What a message quotes: lines that begin with ">", as in letters. Written by `quotation`, read by `passages`; between
// the two it is plain text, on every wire and in every draft.

export interface Passage {
  isQuoted: boolean;
  /** Without the marks and the line break after it. */
  text: string;
}

const mark = /^> ?/;

/** The message cut into what it quotes and what it says. A text without a quotation is one passage, untouched. */
export function passages(text: string): Passage[] {
  if (!/^>/m.test(text)) return [{ isQuoted: false, text }];
  const found: { isQuoted: boolean; lines: string[] }[] = [];
  for (const line of text.split('\n')) {
    const isQuoted = line.startsWith('>');
    const last = found.at(-1);
    const read = isQuoted ? line.replace(mark, '') : line;
    if (last?.isQuoted === isQuoted) last.lines.push(read);
    else found.push({ isQuoted, lines: [read] });
  }
  return (
    found
      .map(({ isQuoted, lines }) => ({ isQuoted, text: lines.join('\n') }))
      // The empty line between a quotation and an answer is room that the screen makes by itself.
      .map((passage) => (passage.isQuoted ? passage : { ...passage, text: passage.text.replace(/^\n+|\n+$/g, '') }))
      .filter(({ isQuoted, text: read }) => isQuoted || read !== '')
  );
}

/** What a message says itself, where there is room for a line or two; all of it, where it only quotes. */
export const spoken = (message: string): string =>
  passages(message)
    .filter(({ isQuoted }) => !isQuoted)
    .map(({ text }) => text)
    .join('\n') || message;

/** A message as one quotes it: what it says itself, not what it quoted in turn. */
export const quotation = (message: string): string =>
  spoken(message)
    .trim()
    .split('\n')
    .map((line) => `> ${line}`)
    .join('\n');
