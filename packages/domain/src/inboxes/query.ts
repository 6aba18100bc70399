// The query of an inbox as text (docs/spec/inboxes.md): terms side by side, all of which must hold. Parsing is pure and
// never throws: what cannot be understood is a fault with its place in the text, so that an editor can point at it.
import { queryTermsMax, queryValuesMax } from '@oriel/protocol';

/** What an inbox can hold: what is completed is history. */
export const inboxStates = ['waiting', 'ringing', 'ongoing', 'deferred', 'undelivered'] as const;

/** Fields whose values name something: a state, a person, a team, a channel, a category, a language. */
export const namedFields = ['state', 'assignee', 'team', 'channel', 'category', 'language'] as const;
export type NamedField = (typeof namedFields)[number];

/** A value where it stands in the text. */
export interface Value {
  text: string;
  at: number;
  end: number;
}

export type Term = { not: boolean } & (
  | { on: NamedField; values: Value[] }
  | { on: 'age'; is: 'over' | 'under'; ms: number }
  | { on: 'unanswered' }
  | { on: 'text'; text: string }
);

export type FaultWhy =
  | 'unknown-field'
  | 'unknown-value'
  | 'no-value'
  | 'not-an-age'
  | 'no-end-quote'
  | 'stray-quote'
  | 'nothing-to-negate'
  | 'too-many';

export interface QueryFault {
  why: FaultWhy;
  at: number;
  end: number;
}

export interface Parsed {
  terms: Term[];
  /** In the order of the text; empty: the query can be saved, if what its values name is there. */
  faults: QueryFault[];
}

const units: Record<string, number> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };
const isNamed = (field: string): field is NamedField => (namedFields as readonly string[]).includes(field);
const isSpace = (unit: string | undefined): boolean => unit !== undefined && /\s/.test(unit);

export function parseQuery(query: string): Parsed {
  const terms: Term[] = [];
  const faults: QueryFault[] = [];
  let at = 0;
  const fault = (why: FaultWhy, from: number, end: number): undefined => {
    faults.push({ why, at: from, end: Math.max(end, from) });
    return undefined;
  };

  /** A word up to a space, a comma (in a list of values) or a quote; or a text in quotes. */
  function value(inList: boolean): Value | undefined {
    const from = at;
    if (query[at] === '"') {
      const close = query.indexOf('"', at + 1);
      if (close < 0) {
        at = query.length;
        return fault('no-end-quote', from, at);
      }
      at = close + 1;
      return { text: query.slice(from + 1, close), at: from, end: at };
    }
    while (at < query.length && !isSpace(query[at]) && query[at] !== '"' && !(inList && query[at] === ',')) at += 1;
    return { text: query.slice(from, at), at: from, end: at };
  }

  function values(): Value[] {
    const found: Value[] = [];
    for (;;) {
      const one = value(true);
      if (one && one.text.trim() === '') fault('no-value', one.at, one.end);
      else if (one) found.push(one);
      if (query[at] !== ',') return found;
      at += 1;
    }
  }

  function age(not: boolean): Term | undefined {
    const one = value(false);
    if (!one) return undefined;
    const [, sign, count, unit = ''] = /^([<>])(\d{1,5})([smhd])$/.exec(one.text) ?? [];
    if (count === undefined) return fault(one.text === '' ? 'no-value' : 'not-an-age', one.at, one.end);
    return { on: 'age', not, is: sign === '>' ? 'over' : 'under', ms: Number(count) * units[unit]! };
  }

  function term(): Term | undefined {
    const from = at;
    const not = query[at] === '-';
    if (not) at += 1;
    if (at >= query.length || isSpace(query[at])) return fault('nothing-to-negate', from, at);
    if (query[at] === '"') {
      const text = value(false);
      if (text && text.text.trim() === '') return fault('no-value', text.at, text.end);
      return text && { on: 'text', not, text: text.text };
    }
    const [field] = /^[A-Za-z]+(?=:)/.exec(query.slice(at)) ?? [];
    if (field !== undefined) {
      const name = field.toLowerCase();
      const fieldAt = at;
      at += field.length + 1;
      if (name === 'age') return age(not);
      const named = values();
      if (!isNamed(name)) return fault('unknown-field', fieldAt, fieldAt + field.length);
      if (named.length > queryValuesMax) return fault('too-many', fieldAt, at);
      return named.length > 0 ? { on: name, not, values: named } : undefined;
    }
    const word = value(false)!;
    return word.text.toLowerCase() === 'unanswered' ? { on: 'unanswered', not } : { on: 'text', not, text: word.text };
  }

  for (;;) {
    while (isSpace(query[at])) at += 1;
    if (at >= query.length) break;
    const from = at;
    const one = term();
    if (one) terms.push(one);
    // Terms stand apart: a word and a quote side by side are a slip.
    if (at < query.length && !isSpace(query[at])) {
      fault('stray-quote', at, at + 1);
      at = Math.max(at + 1, from + 1);
    }
    if (terms.length > queryTermsMax) {
      fault('too-many', from, query.length);
      break;
    }
  }
  return { terms, faults: faults.sort((a, b) => a.at - b.at) };
}
