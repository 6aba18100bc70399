import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeDraftFrame, encodeDraftBatch, encodeDraftSection, encodeDraftSplice } from './draft-frame.ts';
import { draftUnitsMax } from './limits.ts';

const uint = fc.oneof(fc.nat(200), fc.nat(0xffff_fff0));
const ins = fc.oneof(fc.string({ unit: 'binary', maxLength: 20 }), fc.constantFrom('a', '👍🏽', 'नमस्ते', '\u001a', ''));
const splice = fc.record({ at: fc.nat(10_000), del: fc.nat(9_000), ins });
const section = fc.record({
  stream: uint,
  rev: uint.map((n) => n >>> 1),
  splices: fc.array(splice, { minLength: 1, maxLength: 5 }),
});

describe('draft frames', { timeout: 60_000 }, () => {
  test('D16 what is written is read', () => {
    fc.assert(
      fc.property(uint, uint, splice, (stream, rev, one) => {
        expect(decodeDraftFrame(encodeDraftSplice(stream, rev, one), draftUnitsMax)).toEqual([
          { stream, rev, splices: [one] },
        ]);
      }),
      { numRuns: 2000 },
    );
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 4 }), (sections) => {
        expect(decodeDraftFrame(encodeDraftBatch(sections.map(encodeDraftSection)), draftUnitsMax)).toEqual(sections);
      }),
      { numRuns: 2000 },
    );
  });

  test('D16 a lone key is at most 12 bytes, and 4 to 5 in a batch', () => {
    const key = (at: number) => ({ at, del: 0, ins: 'a' });
    expect(encodeDraftSplice(0xffff_ffff, 1, key(0))).toHaveLength(9);
    expect(encodeDraftSplice(0xffff_ffff, 16_383, key(draftUnitsMax - 1))).toHaveLength(12);
    const batch = (at: number) =>
      encodeDraftBatch([
        encodeDraftSection({ stream: 7000, rev: 3000, splices: Array.from({ length: 20 }, (_, i) => key(at + i)) }),
      ]);
    expect(batch(50).length / 20).toBeLessThanOrEqual(4.3);
    expect(batch(5000).length / 20).toBeLessThanOrEqual(5.3);
  });

  test('D16 a lone surrogate becomes U+FFFD, one unit for one', () => {
    const [read] = decodeDraftFrame(encodeDraftSplice(1, 1, { at: 0, del: 0, ins: 'a\ud83db\udc4d' }), draftUnitsMax)!;
    expect(read!.splices[0]!.ins).toBe('a\ufffdb\ufffd');
  });

  test('D16 any bytes are a frame or refused, and nothing is larger than the limit', () => {
    const head = fc.constantFrom([1], [2], [1, 0, 0, 0, 1], [2, 1, 1], [2, 1, 1, 1, 0, 0]);
    let read = 0;
    fc.assert(
      fc.property(
        head,
        fc.array(fc.oneof(fc.nat(20), fc.nat(255)), { maxLength: 12 }),
        fc.nat(60),
        (start, rest, unitsMax) => {
          for (const { splices, stream, rev } of decodeDraftFrame(Uint8Array.from([...start, ...rest]), unitsMax) ??
            []) {
            read++;
            expect([stream, rev].every((n) => Number.isInteger(n) && n >= 0 && n <= 0xffff_ffff)).toBe(true);
            for (const { at, del, ins: text } of splices)
              expect(Math.max(at + del, at + text.length)).toBeLessThanOrEqual(unitsMax);
          }
        },
      ),
      { numRuns: 20_000 },
    );
    expect(read).toBeGreaterThan(100);
  });

  test('D16 a frame cut anywhere is refused or shorter, and one changed anywhere throws nothing', () => {
    fc.assert(
      fc.property(fc.array(section, { minLength: 1, maxLength: 3 }), fc.nat(), fc.nat(255), (sections, where, byte) => {
        const frame = encodeDraftBatch(sections.map(encodeDraftSection));
        const at = where % frame.length;
        const cut = decodeDraftFrame(frame.slice(0, at), draftUnitsMax);
        expect(cut === undefined || cut.length < sections.length).toBe(true);
        const changed = frame.slice();
        changed[at] = byte;
        expect(() => decodeDraftFrame(changed, draftUnitsMax)).not.toThrow();
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ['nothing', []],
    ['an unknown type', [3, 0, 0, 0, 1, 1, 0, 0]],
    ['no numbers', [1, 0, 0, 0, 1]],
    ['a number of six bytes', [1, 0, 0, 0, 1, 0x80, 0x80, 0x80, 0x80, 0x80, 1, 0, 0]],
    ['a number beyond 32 bits', [1, 0, 0, 0, 1, 0xff, 0xff, 0xff, 0xff, 0x7f, 0, 0]],
    ['a number longer than it has to be', [1, 0, 0, 0, 1, 0x80, 0x00, 0, 0, 97]],
    ['a place beyond the draft', [1, 0, 0, 0, 1, 1, 0xff, 0xff, 0x7f, 0]],
    ['an overlong form', [1, 0, 0, 0, 1, 1, 0, 0, 0xc0, 0x80]],
    ['a surrogate in UTF-8', [1, 0, 0, 0, 1, 1, 0, 0, 0xed, 0xa0, 0x80]],
    ['a code point too large', [1, 0, 0, 0, 1, 1, 0, 0, 0xf4, 0x90, 0x80, 0x80]],
    ['a cut sequence', [1, 0, 0, 0, 1, 1, 0, 0, 0xf0, 0x9f, 0x91]],
    ['an empty batch', [2]],
    ['a section without splices', [2, 1, 1, 0]],
    ['a count that the bytes do not bear out', [2, 1, 1, 0xff, 0xff, 0xff, 0xff, 0x0f]],
    ['a length that the bytes do not bear out', [2, 1, 1, 1, 0, 0, 0xff, 0xff, 0x03, 97]],
  ])('D16 refused: %s', (_, bytes) => {
    expect(decodeDraftFrame(Uint8Array.from(bytes), draftUnitsMax)).toBeUndefined();
  });

  test('D16 refused: more text than a draft may hold', () => {
    const frame = encodeDraftSplice(1, 1, { at: 0, del: 0, ins: 'x'.repeat(draftUnitsMax + 1) });
    expect(decodeDraftFrame(frame, draftUnitsMax)).toBeUndefined();
  });
});
