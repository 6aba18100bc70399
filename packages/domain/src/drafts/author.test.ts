import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyAuthor, reloaded, toSend, write } from './author.ts';
import type { AuthorDraft } from './author.ts';
import { emptyDraft, hiddenHint, mask, maskSplice, maskTyping, maskWhole, shown } from './mask.ts';
import { maskSent } from './sent.ts';
import { applySplice, diff } from './splice.ts';
import { script, tail, card, textOf } from './testing.ts';
import type { Step } from './testing.ts';

/** An author, the server and a watcher, step by step, with frames after some steps only. */
function live(steps: readonly Step[], frameAfter: (step: number) => boolean, flags: boolean) {
  let author: AuthorDraft = emptyAuthor;
  let server = emptyDraft;
  let watcher = '';
  return steps.map((step, i) => {
    author = write(author, step.text, flags ? step.moved : undefined);
    const frame = frameAfter(i) || i === steps.length - 1 ? toSend(server, author) : undefined;
    if (frame) {
      author = frame.author;
      const held = maskSplice(server, frame.splice);
      server = held.draft;
      watcher = applySplice(watcher, shown(held.splice));
    }
    return { author, server, watcher, step, sent: frame !== undefined };
  });
}

/** The digits of a card after the sixth that can be read in the masked text. */
const leak = (masked: string, units: Step['units']) =>
  units.find(({ digit, char }, i) => digit !== undefined && digit >= 6 && masked[i] === char);

/** What is wrong with the steps; nothing is compared by `expect` within, which would take most of the time. */
function faults(steps: readonly Step[], frameAfter: (step: number) => boolean, flags: boolean): string[] {
  const found: string[] = [];
  const check = (rule: string, holds: boolean) => holds || found.push(rule);
  for (const { author, server, watcher, step, sent } of live(steps, frameAfter, flags)) {
    check('D5–D9 client', !leak(author.draft.text, step.units));
    check('D2', author.draft.text === mask(author.raw, author.draft.spans));
    check('D2 length', author.draft.text.length === author.raw.length);
    const digits = author.draft.spans.map(({ at, length }) => author.raw.slice(at, at + length)).join('');
    check('D2 digits', /^\p{Nd}*$/u.test(digits));
    if (!sent) continue;
    check('D5–D9 server', !leak(server.text, step.units));
    check('D10 text', server.text === author.draft.text);
    check('D10 spans', JSON.stringify(server.spans) === JSON.stringify(author.draft.spans));
    check('D10 watcher', watcher === server.text);
  }
  return found;
}

// Thousands of scripts: seconds on a machine of one's own, more on one that is shared.
const soak = { timeout: 120_000 };

describe('an author, the server, a watcher', soak, () => {
  const every = fc.constantFrom(1, 1, 2, 5);

  test('D2 D5 D6 D8 D9 D10 nobody but the author ever sees a digit of a card after the sixth, and all hold the same', () => {
    let steps = 0;
    fc.assert(
      fc.property(script, every, (written, n) => {
        steps += written.length;
        expect(faults(written, (i) => i % n === 0, true)).toEqual([]);
      }),
      { numRuns: 5000 },
    );
    expect(steps).toBeGreaterThan(100_000);
  });

  test('D9 the same where the client is not told what was pasted and what undone', () => {
    fc.assert(
      fc.property(script, (written) => {
        // Of a single digit that is pasted, nobody can tell that it was not typed.
        fc.pre(!written.some(({ act }) => act === 'paste back'));
        expect(faults(written, () => true, false)).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test('D6 a digit that was dotted once is dotted in all that follows without a cut', () => {
    fc.assert(
      fc.property(card, tail, fc.array(fc.boolean(), { maxLength: 60 }), ({ units }, its, ends) => {
        let text = textOf(units) + its;
        let author = write(emptyAuthor, text, true);
        let shownDigits = [...author.draft.text].filter((char) => /\p{Nd}/u.test(char)).join('');
        for (const front of ends) {
          const chars = [...text];
          text = (front ? chars.slice(1) : chars.slice(0, -1)).join('');
          author = write(author, text, false);
          const now = [...author.draft.text].filter((char) => /\p{Nd}/u.test(char)).join('');
          expect(shownDigits).toContain(now);
          shownDigits = now;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('D10 a client that masks nothing is masked by the server: typing, pasting, deleting from the ends', () => {
    const onward = new Set([
      'type card',
      'paste card',
      'type',
      'paste',
      'backspace',
      'delete',
      'delete front',
      'delete end',
    ]);
    fc.assert(
      fc.property(script, (steps) => {
        let server = emptyDraft;
        let raw = '';
        for (const { units, act, text } of steps) {
          if (!onward.has(act)) break;
          server = maskTyping(server, diff(raw, text));
          raw = text;
          if (leak(server.text, units)) expect.unreachable(server.text);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('D10 a whole draft after a reconnect is the same draft', () => {
    fc.assert(
      fc.property(script, (steps) => {
        const { author } = live(steps, () => true, true).at(-1)!;
        expect(maskWhole(author.draft.text, author.draft.spans)).toEqual(author.draft);
        const again = toSend(emptyDraft, author);
        if (again) expect(maskTyping(emptyDraft, again.splice)).toEqual(author.draft);
      }),
      { numRuns: 500 },
    );
  });
});

describe('by hand', () => {
  const typed = (text: string, from: AuthorDraft = emptyAuthor) =>
    [...text].reduce((author, char) => write(author, author.raw + char), from);

  test('D5 a number that begins as a card shows six digits and then dots', () => {
    expect(typed('4111 1111 1111 1111 12 27 123').draft.text).toBe('4111 11•• •••• •••• •• •• •••');
    expect(typed('call 415-555-2671 please').draft.text).toBe('call 415-555-•••• please');
    expect(typed('१२३ ４१११ １１११ x').draft.text).toBe('१२३ ４१११ １１•• x');
  });

  test('D5 a number that can be no card shows', () => {
    for (const text of [
      'order 123-1567890-1234567',
      '9876543210',
      'on 4/11/2024 at 10:30',
      '45,000 and 12,500',
      '411111',
    ])
      expect(typed(text).draft.text).toBe(text);
  });

  test('D6 taking a number apart shows nothing of it', () => {
    const whole = typed('4111 1111 1111 1111');
    expect(write(whole, '4111 1111 and 1111 1111').draft.text).toBe('4111 11•• and •••• ••••');
    expect(write(whole, '1111 1111').draft.text).toMatch(/^[• ]+$/);
  });

  test('D6 a dotted digit stays dotted behind what begins as it does', () => {
    // Pasted before the 3, "35 ok 12" looks as if "5 ok 123" had come after it.
    const three = [...'400000000000'].reduce((author) => write(author, author.raw.slice(1)), typed('4000000000003'));
    expect(three.draft.text).toBe('•');
    expect(write(three, '35 ok 123', true).draft.text).toMatch(/ ok 12•$/);
  });

  test('D8 what is written before the dots is dotted', () => {
    const rest = write(typed('4111 1111 1111 1111'), '11 1111', false);
    expect(rest.draft.text).toBe('•• ••••');
    expect(write(rest, '411 1111', false).draft.text).toBe('••• ••••');
  });

  test('D9 a piece of a hidden number comes back dotted, and other numbers as they are', () => {
    const cut = write(typed('pay 4111 1111 2345 6789'), 'pay 4111 1111', false);
    expect(write(cut, 'pay 6789 for 4111 1111', true).draft.text).toBe('pay •••• for 4111 11••');
    expect(write(cut, 'pay 9876 for 4111 1111', true).draft.text).toBe('pay 9876 for 4111 11••');
  });

  test('D11 a bullet stays a bullet, for the server too', () => {
    const author = typed('• 5 days\n• 4111 1111');
    expect(author.draft.text).toBe('• 5 days\n• 4111 11••');
    const server = maskTyping(emptyDraft, toSend(emptyDraft, author)!.splice);
    expect(server).toEqual({ text: '• 5 days\n• 4111 11••', spans: [{ at: 18, length: 2 }] });
  });

  test('D12 the composer says that something is hidden, as long as it is', () => {
    const author = typed('4111 111');
    expect(hiddenHint(author.draft)).toBe(true);
    expect(hiddenHint(write(author, '4111 11').draft)).toBe(false);
  });

  test('D13 after a reload the digits are lost, and it is said', () => {
    const author = typed('4111 1111 1111 1111');
    expect(maskSent(author.raw, author.draft)).toEqual({ text: '4111 11•• •••• 1111', masked: true, lost: false });
    const back = typed(' 22 and 22', reloaded(author.draft));
    expect(back.draft.text).toBe('4111 11•• •••• •••• •• and 22');
    expect(maskSent(back.raw, back.draft)).toEqual({
      text: '4111 11•• •••• •••• •• and 22',
      masked: false,
      lost: true,
    });
  });
});
