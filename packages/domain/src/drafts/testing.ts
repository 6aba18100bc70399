// Scripts of writing for property tests: an author who types, pastes, cuts, drops, undoes and deletes, with a record of
// which character is which digit of a card; that is known here from how the text came about, and not by looking for cards
// in it. Of equal characters side by side nobody can say which one was deleted: here it is the one that `diff` says.
import fc from 'fast-check';
import { diff } from './splice.ts';

export interface Unit {
  char: string;
  /** The number of this digit in its card, from 0; undefined: no card's digit. */
  digit: number | undefined;
}

export interface Step {
  act: string;
  text: string;
  units: readonly Unit[];
  /** By paste, drop or undo. */
  moved: boolean;
  [fc.toStringMethod]: () => string;
}

const plain = (text: string): Unit[] =>
  Array.from({ length: text.length }, (_, i) => ({ char: text[i]!, digit: undefined }));
export const textOf = (units: readonly Unit[]): string => units.map(({ char }) => char).join('');

/** The digit that makes the rest pass Luhn's check. */
function checkDigit(digits: readonly number[]): number {
  const sum = digits.toReversed().reduce((total, digit, i) => {
    const twice = i % 2 === 0 ? 2 * digit : digit;
    return total + (twice > 9 ? twice - 9 : twice);
  }, 0);
  return (10 - (sum % 10)) % 10;
}

const prefixes = [
  '4',
  '51',
  '55',
  '2221',
  '2720',
  '34',
  '37',
  '6011',
  '65',
  '644',
  '622',
  '36',
  '38',
  '300',
  '305',
  '3528',
];
const scripts = ['0', '٠', '०', '０', '௦', '𝟎'];
const separators = ['', ' ', '-', '.', '\u00a0', '\u2009', '\u2011', '–', ' - ', '\u200b', '  '];

export interface Card {
  digits: readonly number[];
  /** As written: each unit with its digit's number. */
  units: readonly Unit[];
}

/** A card's number that passes Luhn's check, of any issuer, length, script and grouping. */
export const card: fc.Arbitrary<Card> = fc
  .record({
    prefix: fc.constantFrom(...prefixes),
    length: fc.integer({ min: 13, max: 19 }),
    rest: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 19, maxLength: 19 }),
    script: fc.oneof({ weight: 4, arbitrary: fc.constant('0') }, { weight: 1, arbitrary: fc.constantFrom(...scripts) }),
    separator: fc.constantFrom(...separators),
    groups: fc.oneof(
      fc.constant([4]),
      fc.constant([4, 6, 5]),
      fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 }),
    ),
  })
  .map(({ prefix, length, rest, script, separator, groups }) => {
    const digits = [...prefix]
      .map(Number)
      .concat(rest)
      .slice(0, length - 1);
    digits.push(checkDigit(digits));
    const units: Unit[] = [];
    let group = 0;
    let inGroup = 0;
    digits.forEach((value, digit) => {
      if (inGroup === groups[group % groups.length]) {
        units.push(...plain(separator));
        group++;
        inGroup = 0;
      }
      inGroup++;
      const char = String.fromCodePoint(script.codePointAt(0)! + value);
      for (let i = 0; i < char.length; i++) units.push({ char: char[i]!, digit });
    });
    return { digits, units };
  });

export const tail: fc.Arbitrary<string> = fc.constantFrom(
  '',
  ' 12 27 123',
  ' 12/27 123',
  '1227123',
  ' 1227',
  '123',
  ' exp 12/27',
  ' - 12.27',
);
const words = fc.constantFrom('hello ', 'ok', ' a', '\n', 'नमस्ते ', '👍🏽', 'x', ', ', '• two\n', 'é', ' ');

type Act =
  | { act: 'type card' | 'paste card'; card: Card; tail: string; place: number }
  | { act: 'type' | 'paste'; text: string; place: number }
  | { act: 'backspace' | 'delete'; count: number; place: number }
  | { act: 'delete front' | 'delete end'; count: number }
  | { act: 'cut'; place: number; size: number }
  | { act: 'paste back'; place: number }
  | { act: 'undo' | 'redo'; count: number };

const place = fc.integer({ min: 0, max: 1000 });
const count = fc.integer({ min: 1, max: 25 });
const often = <T>(arbitrary: fc.Arbitrary<T>) => ({ weight: 4, arbitrary });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constantFrom('type card' as const, 'paste card' as const), card, tail, place }),
  often(fc.record({ act: fc.constantFrom('type' as const, 'paste' as const), text: words, place })),
  often(fc.record({ act: fc.constantFrom('backspace' as const, 'delete' as const), count, place })),
  often(fc.record({ act: fc.constantFrom('delete front' as const, 'delete end' as const), count })),
  often(fc.record({ act: fc.constant('cut' as const), place, size: count })),
  often(fc.record({ act: fc.constant('paste back' as const), place })),
  often(fc.record({ act: fc.constantFrom('undo' as const, 'redo' as const), count: fc.integer({ min: 1, max: 8 }) })),
);

/** What an author does, one text after the other. Each script writes at least one card. */
export const script: fc.Arbitrary<Step[]> = fc
  .tuple(fc.array(act, { maxLength: 3 }), card, tail, fc.array(act, { minLength: 1, maxLength: 12 }))
  .map(([before, first, its, after]) =>
    play([...before, { act: 'type card', card: first, tail: its, place: 500 }, ...after]),
  );

function play(acts: readonly Act[]): Step[] {
  const steps: Step[] = [];
  let units: readonly Unit[] = [];
  let text = '';
  const past: (readonly Unit[])[] = [];
  const future: (readonly Unit[])[] = [];
  let clipboard: readonly Unit[] = [];
  const become = (next: readonly Unit[], name: string, moved: boolean) => {
    const nextText = textOf(next);
    const { at, del, ins } = diff(text, nextText);
    if (del === 0 && ins === '') return;
    units = [...units.slice(0, at), ...next.slice(at, at + ins.length), ...units.slice(at + del)];
    text = nextText;
    steps.push({ act: name, text, units, moved, [fc.toStringMethod]: () => `${name}: ${JSON.stringify(nextText)}` });
  };
  const edit = (at: number, del: number, ins: readonly Unit[], name: string, moved = false) => {
    past.push(units);
    future.length = 0;
    become([...units.slice(0, at), ...ins, ...units.slice(at + del)], name, moved);
  };
  /** Never between the halves of a surrogate pair. */
  const caret = (wish: number) => {
    const at = Math.min(units.length, Math.floor((wish / 1000) * (units.length + 1)));
    return /[\udc00-\udfff]/.test(units[at]?.char ?? '') ? at - 1 : at;
  };
  /** Where a card can be written so that it starts a group and nothing after it continues it. */
  const apart = (wish: number) => {
    let at = caret(wish);
    const isOpen = (unit: Unit | undefined) => unit === undefined || /[a-z\n]/.test(unit.char);
    while (at > 0 && !(isOpen(units[at - 1]) && isOpen(units[at]))) at--;
    return at;
  };
  const erase = (at: number, name: string) => {
    if (at < 0 || at >= units.length) return;
    const high = /[\ud800-\udbff]/.test(units[at]!.char);
    const low = /[\udc00-\udfff]/.test(units[at]!.char);
    edit(low ? at - 1 : at, high || low ? 2 : 1, [], name);
  };
  for (const doing of acts) {
    switch (doing.act) {
      case 'type card':
      case 'paste card': {
        let at = apart(doing.place);
        const written = [...doing.card.units, ...plain(doing.tail)];
        if (doing.act === 'paste card') edit(at, 0, written, doing.act, true);
        else {
          for (let i = 0; i < written.length; i++) {
            const pair = /[\ud800-\udbff]/.test(written[i]!.char) ? 2 : 1;
            edit(at, 0, written.slice(i, i + pair), doing.act);
            at += pair;
            i += pair - 1;
          }
        }
        break;
      }
      case 'type':
      case 'paste':
        edit(caret(doing.place), 0, plain(doing.text), doing.act, doing.act === 'paste');
        break;
      case 'backspace':
      case 'delete': {
        let at = caret(doing.place);
        for (let i = 0; i < doing.count; i++) {
          const length = units.length;
          erase(doing.act === 'backspace' ? at - 1 : at, doing.act);
          if (doing.act === 'backspace') at -= length - units.length;
        }
        break;
      }
      case 'delete front':
        for (let i = 0; i < doing.count; i++) erase(0, doing.act);
        break;
      case 'delete end':
        for (let i = 0; i < doing.count; i++) erase(units.length - 1, doing.act);
        break;
      case 'cut': {
        const at = caret(doing.place);
        let end = Math.min(units.length, at + doing.size);
        if (/[\udc00-\udfff]/.test(units[end]?.char ?? '')) end++;
        clipboard = units.slice(at, end);
        edit(at, end - at, [], 'cut');
        break;
      }
      case 'paste back':
        edit(caret(doing.place), 0, clipboard, doing.act, true);
        break;
      case 'undo':
      case 'redo':
        for (let i = 0; i < doing.count; i++) {
          const [from, to] = doing.act === 'undo' ? [past, future] : [future, past];
          const next = from.pop();
          if (!next) break;
          to.push(units);
          become(next, doing.act, true);
        }
    }
  }
  return steps;
}
