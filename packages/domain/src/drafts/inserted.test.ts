import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { emptyAuthor, toSend, write } from './author.ts';
import { emptyDraft, maskWhole } from './mask.ts';
import { applySplice } from './splice.ts';

const sentence = 'We have asked the carrier to trace your parcel, which takes two working days at the most. ';
const filler = sentence.repeat(Math.ceil(1_200 / sentence.length));

describe('CO4 a saved reply of a thousand characters and more', () => {
  test('CO4 goes as one splice that is no longer than what came in', () => {
    const before = write(emptyAuthor, 'Hello Kim, /trace and more');
    const said = toSend(emptyDraft, before)!;
    const after = write(said.author, `Hello Kim, ${filler} and more`);
    const { splice } = toSend(said.author.draft, after)!;
    expect(splice.ins.length).toBeLessThanOrEqual(filler.length);
    expect(splice.at).toBe('Hello Kim, '.length);
    expect(splice.del).toBeLessThanOrEqual('/trace'.length);
    expect(applySplice(said.author.draft.text, splice)).toBe(`Hello Kim, ${filler} and more`);
  });

  test('CO4 D10 is masked as if it had been typed, beside a number that is hidden already', () => {
    const card = '4111 1111 1111 1111';
    fc.assert(
      fc.property(fc.constantFrom('', card, '5500 0000 0000 0004', '49 1512 34'), fc.boolean(), (inside, isBefore) => {
        const [head, tail] = isBefore ? [`${card} `, ''] : ['', ` ${card}`];
        const typed = write(write(emptyAuthor, `${head}${tail}`), `${head}/word${tail}`);
        const after = write(typed, `${head}${filler}${inside}${tail}`);
        const { text } = after.draft;
        expect(text).toHaveLength(head.length + filler.length + inside.length + tail.length);
        expect(text).not.toContain('1111 1111');
        expect(text).not.toContain('0000 0004');
        const again = maskWhole(text, after.draft.spans);
        expect(again.text).toBe(text);
      }),
    );
  });
});
