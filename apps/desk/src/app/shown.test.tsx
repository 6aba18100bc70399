import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Freshness } from '../look/Freshness.tsx';
import { Closed, ClosedPart } from './NotFound.tsx';

const words = (element: React.ReactNode) => renderToStaticMarkup(element).replaceAll(/<[^>]+>/g, ' ');

test('K12: a page says Live, or since when it is not, to the second', () => {
  expect(words(<Freshness staleSince={null} />)).toContain('Live');
  const since = new Date('2026-03-02T14:03:11').getTime();
  expect(words(<Freshness staleSince={since} />)).toContain('Stale since 14:03:11');
});

test('K13: what is unknown, forbidden or withdrawn is Not found, in the same words; what cannot be had just now is not', () => {
  expect(renderToStaticMarkup(<Closed why="not-found" />)).toContain('<h1>Not found</h1>');
  expect(renderToStaticMarkup(<ClosedPart why="not-found" />)).toContain('<h2>Not found</h2>');
  for (const why of ['unavailable', 'too-many'] as const) {
    expect(words(<Closed why={why} />)).not.toContain('Not found');
    expect(words(<ClosedPart why={why} />)).toBe(words(<Closed why={why} />));
  }
});
