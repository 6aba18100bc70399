import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffDrafts, dottedMark, emptyDraft, mask, maskSplice, maskTyping, maskWhole, shown } from './mask.ts';
import type { DraftText } from './mask.ts';
import { applySplice, SpliceFault } from './splice.ts';

const chars = fc.constantFrom(
  '4',
  '1',
  '5',
  '0',
  '9',
  ' ',
  '-',
  '/',
  '•',
  dottedMark,
  'x',
  '👍',
  '𝟒',
  '\0',
  '\ud83d',
  '٤',
);
const text = fc.array(chars, { maxLength: 24 }).map((all) => all.join(''));
/** Any splices, as from a client that nobody wrote: they fit, and that is all. */
const splices = fc.array(fc.record({ at: fc.nat(60), del: fc.nat(20), ins: text }), { maxLength: 12 });

function replay(
  wishes: readonly { at: number; del: number; ins: string }[],
  each: (before: DraftText, after: DraftText) => void,
) {
  let draft = emptyDraft;
  for (const wish of wishes) {
    const at = Math.min(wish.at, draft.text.length);
    const splice = { at, del: Math.min(wish.del, draft.text.length - at), ins: wish.ins };
    let next: DraftText;
    try {
      next = maskTyping(draft, splice);
    } catch (error) {
      expect(error).toBeInstanceOf(SpliceFault);
      continue;
    }
    each(draft, next);
    draft = next;
  }
}

describe('masking on state', { timeout: 60_000 }, () => {
  test('D6 spans are in order, apart, and every one of their units is a dot', () => {
    fc.assert(
      fc.property(splices, (wishes) =>
        replay(wishes, (_, { text: masked, spans }) => {
          let end = -1;
          for (const { at, length } of spans) {
            expect(at).toBeGreaterThan(end);
            expect(length).toBeGreaterThan(0);
            end = at + length;
            expect(masked.slice(at, end)).toBe('•'.repeat(length));
          }
        }),
      ),
      { numRuns: 2000 },
    );
  });

  test('D10 masking what is masked changes nothing', () => {
    fc.assert(
      fc.property(splices, (wishes) =>
        replay(wishes, (_, after) => {
          expect(maskWhole(after.text, after.spans)).toEqual(after);
          expect(maskTyping(emptyDraft, diffDrafts(emptyDraft, after))).toEqual(after);
        }),
      ),
      { numRuns: 2000 },
    );
  });

  test('D10 the splice that masking answers leads from state to state, and the one shown from text to text', () => {
    fc.assert(
      fc.property(splices, fc.nat(), text, (wishes, where, ins) => {
        let last = emptyDraft;
        replay(wishes, (_, after) => (last = after));
        const at = where % (last.text.length + 1);
        if (/[\udc00-\udfff]/.test(last.text[at] ?? '')) return;
        const { draft, splice } = maskSplice(last, { at, del: 0, ins });
        const smallest = diffDrafts(last, draft);
        expect([splice.del, splice.ins.length]).toEqual([smallest.del, smallest.ins.length]);
        expect(maskTyping(last, splice).text).toHaveLength(draft.text.length);
        expect(applySplice(last.text, shown(splice))).toBe(draft.text);
      }),
      { numRuns: 3000 },
    );
  });

  test('D2 the text keeps its length, and what cannot be stored is replaced', () => {
    expect(maskTyping(emptyDraft, { at: 0, del: 0, ins: 'a\0b\ud83dc\udc4d👍' }).text).toBe('a\ufffdb\ufffdc\ufffd👍');
    expect(mask('a\0b', [])).toBe('a\ufffdb');
  });

  test('D7 D8 what stands after a dot, or comes before it, is dotted', () => {
    const held = maskTyping(emptyDraft, { at: 0, del: 0, ins: '4111 1111' });
    const part = maskTyping(held, { at: 0, del: 7, ins: '' });
    expect(part.text).toBe('••');
    expect(maskTyping(part, { at: 2, del: 0, ins: ' 77' }).text).toBe('•• ••');
    expect(maskTyping(part, { at: 0, del: 0, ins: '77 ' }).text).toBe('•• ••');
    expect(maskTyping(part, { at: 0, del: 0, ins: '77 for ' }).text).toBe('77 for ••');
  });

  test('D3 what is no separator ends a number, and what is not seen does not', () => {
    const typed = (ins: string) => maskTyping(emptyDraft, { at: 0, del: 0, ins }).text;
    expect(typed('4111\u200b1111')).toBe('4111\u200b11••');
    expect(typed('4111\n1111')).toBe('4111\n11••');
    expect(typed('4111/1111')).toBe('4111/11••');
    expect(typed('4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣1️⃣')).toBe('4️⃣1️⃣1️⃣1️⃣1️⃣1️⃣•️⃣');
    expect(typed('𝟒𝟏𝟏𝟏𝟏𝟏𝟏')).toBe('𝟒𝟏𝟏𝟏𝟏𝟏••');
    for (const apart of ['4111 and 1111', '4/11/2024', '4111         1111', '4111: 1111', '4111₹1111'])
      expect(typed(apart)).toBe(apart);
  });

  test('D10 spans that cover no dots are not believed', () => {
    const spans = [
      { at: 0, length: 4 },
      { at: 5, length: 99 },
      { at: 6, length: 1 },
      { at: 6, length: 1 },
    ];
    expect(maskWhole('4111 1•', spans)).toEqual({ text: '4111 1•', spans: [{ at: 6, length: 1 }] });
  });

  test('D5 a key in the middle of a long text changes one unit', () => {
    const filler = 'your order is on its way. '.repeat(380);
    const draft = maskTyping(emptyDraft, { at: 0, del: 0, ins: `${filler}4111 11${filler}` });
    const at = filler.length + 7;
    const { splice, draft: next } = maskSplice(draft, { at, del: 0, ins: '1' });
    expect({ splice, spans: next.spans }).toEqual({
      splice: { at, del: 0, ins: dottedMark },
      spans: [{ at, length: 1 }],
    });
  });
});
