import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const sheets = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.css'))
  .map((name) => ({ name, css: readFileSync(`${source}/${name}`, 'utf8') }));

/** Given a pattern, the places that match it, by sheet. */
const places = (pattern: RegExp) =>
  sheets.flatMap(({ name, css }) => [...css.matchAll(pattern)].map(([found]) => `${name}: ${found.trim()}`));

describe('style sheets', () => {
  test('are read at all', () => expect(sheets.length).toBeGreaterThan(30));

  test('know no left and right, so that right-to-left needs no second sheet', () => {
    const sides =
      /(?<![\w-])(left|right|(margin|padding|border|inset|scroll-margin)-(left|right)|border-(top|bottom)-(left|right)-radius|float)\s*:|text-align:\s*(left|right)/g;
    expect(places(sides)).toEqual([]);
  });

  test('name tokens that exist, and no colour of their own', () => {
    const known = new Set(sheets.flatMap(({ css }) => [...css.matchAll(/(--[\w-]+)\s*:/g)].map(([, name]) => name)));
    // Set by the component, from what it measures.
    for (const name of ['--chips', '--least']) known.add(name);
    const unknown = places(/var\((--[\w-]+)/g).filter((place) => !known.has(place.slice(place.indexOf('--'))));
    expect(unknown).toEqual([]);
    expect(
      places(/#[0-9a-f]{3,8}\b|(?<![\w-])(rgba?|hsla?|oklch)\(/gi).filter(
        (place) => !place.startsWith('look/tokens.css'),
      ),
    ).toEqual([]);
  });
});
