import fc from 'fast-check';
import { expect, test } from 'vitest';
import { receive } from './draft-state.ts';
import { diff } from './splice.ts';

const state = { rev: 4, text: 'hello' };

test('D17 the next revision is taken, several at once too', () => {
  expect(receive(state, { rev: 5, splices: [{ at: 5, del: 0, ins: '!' }] })).toEqual({ rev: 5, text: 'hello!' });
  const two = [
    { at: 0, del: 1, ins: 'H' },
    { at: 5, del: 0, ins: '!' },
  ];
  expect(receive(state, { rev: 5, splices: two })).toEqual({ rev: 6, text: 'Hello!' });
});

test('D17 what is known already changes nothing, and news behind it is taken', () => {
  expect(receive(state, { rev: 4, splices: [{ at: 99, del: 0, ins: '?' }] })).toBe(state);
  expect(receive(state, { rev: 1, splices: [] })).toBe(state);
  const overlapping = [
    { at: 99, del: 9, ins: '?' },
    { at: 0, del: 5, ins: '' },
  ];
  expect(receive(state, { rev: 4, splices: overlapping })).toEqual({ rev: 5, text: '' });
});

test('D17 a gap, or a splice that does not fit, leaves the text as it is', () => {
  expect(receive(state, { rev: 6, splices: [{ at: 0, del: 0, ins: 'x' }] })).toBe('gap');
  expect(receive(state, { rev: 5, splices: [{ at: 6, del: 0, ins: 'x' }] })).toBe('gap');
  expect(
    receive(state, {
      rev: 5,
      splices: [
        { at: 0, del: 1, ins: '' },
        { at: 5, del: 0, ins: '' },
      ],
    }),
  ).toBe('gap');
});

test('D17 with frames lost, repeated and late, a watcher has the text of its revision or knows that it has not', () => {
  const texts = fc.array(fc.string({ maxLength: 12 }), { minLength: 2, maxLength: 20 });
  let gaps = 0;
  fc.assert(
    fc.property(texts, fc.array(fc.nat(), { maxLength: 60 }), (versions, order) => {
      const frames = versions.slice(1).map((text, i) => ({ rev: i + 1, splices: [diff(versions[i]!, text)] }));
      let watched = { rev: 0, text: versions[0]! };
      for (const pick of order) {
        const next = receive(watched, frames[pick % frames.length]!);
        if (next === 'gap') gaps++;
        else watched = next;
        expect(watched.text).toBe(versions[watched.rev]);
      }
      for (const frame of frames) {
        const next = receive(watched, frame);
        watched = next === 'gap' ? watched : next;
      }
      expect(watched.text).toBe(versions.at(-1));
    }),
    { numRuns: 500 },
  );
  expect(gaps).toBeGreaterThan(100);
});
