import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, tokens, type Theme } from './contrast.ts';
import { drafts, shapes, words } from './pairs.ts';

const found = tokens(readFileSync(new URL('./tokens.css', import.meta.url), 'utf8'));

const lists = [
  { what: 'words', pairs: words, least: 4.5 },
  { what: 'a draft', pairs: drafts, least: 5 },
  { what: 'borders and shapes that mean something', pairs: shapes, least: 3 },
];

describe.each(['light', 'dark'] satisfies Theme[])('in the %s theme', (theme) => {
  test.each(lists)('$what reach $least:1 on all they stand on', ({ pairs, least }) => {
    const tooWeak = pairs.flatMap(([over, unders]) =>
      unders.flatMap((under) => {
        const [one, other] = [found.get(over), found.get(under)];
        if (!one || !other) return [`no token ${one ? under : over}`];
        const ratio = contrast(one[theme], other[theme]);
        return ratio < least ? [`${over} on ${under}: ${ratio.toFixed(2)}`] : [];
      }),
    );
    expect(tooWeak).toEqual([]);
  });

  test('what is not answered is brighter inside than what is answered', () => {
    const [accepted, answered] = [found.get('accepted'), found.get('answered')];
    expect(accepted![theme].lightness - answered![theme].lightness).toBeGreaterThan(0.07);
  });
});

test('the computation agrees with known ratios', () => {
  const gray = (lightness: number) => ({ lightness, chroma: 0, hue: 0 });
  expect(contrast(gray(1), gray(0))).toBeCloseTo(21, 5);
  expect(contrast({ lightness: 0.6279553606, chroma: 0.2576833077, hue: 29.2338851 }, gray(1))).toBeCloseTo(3.998, 2);
  expect(tokens('--one: light-dark(oklch(10% 0.1 20), oklch(90% 0 0));').get('one')?.dark.lightness).toBe(0.9);
});
