// The places in a saved reply that are filled when it is inserted. One that nobody can fill stays as a gap, "[order
// number]": it is seen, selected to be written over, and the next Tab leads on to the next one.

export type Place = 'customer.name' | 'customer.firstName' | 'agent.name' | 'agent.firstName' | 'channel.name' | 'date';

export type Values = Record<Place, string>;

export interface Filled {
  text: string;
  /** As they stand in the text, in their order. */
  gaps: string[];
}

const place = /\{([A-Za-z][A-Za-z.]{0,39})\}/g;

/** "customer.firstName" in words: "customer first name". */
const named = (name: string): string =>
  name
    .replaceAll('.', ' ')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();

/** In one pass: what a name brings in is not read again. */
export function fill(text: string, values: Values): Filled {
  const gaps: string[] = [];
  const filled = text.replace(place, (_, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name as Place].trim() : '';
    if (value) return value;
    const gap = `[${named(name)}]`;
    gaps.push(gap);
    return gap;
  });
  return { text: filled, gaps };
}

/** The first of these gaps that begins at `from` or later. */
export function nextGap(text: string, gaps: Iterable<string>, from: number): { from: number; to: number } | null {
  let first: { from: number; to: number } | null = null;
  for (const gap of gaps) {
    const at = text.indexOf(gap, from);
    if (at !== -1 && (first === null || at < first.from)) first = { from: at, to: at + gap.length };
  }
  return first;
}

/** Who came without a name was given a number; nobody wants to be greeted by it. */
export const nameGiven = (name: string): string => (/^Visitor \d+$/.test(name) ? '' : name);
