import { expect, test } from 'vitest';
import { floorHref, floorPlace } from './floorPlace.ts';

const back = (href: string) => floorPlace(Object.fromEntries(new URL(href, 'http://oriel').searchParams));

test('K18: sort and filter of the Agents table have an address that brings them back', () => {
  const place = {
    order: { column: 'completed', direction: 'ascending' },
    text: 'Ana & Ben',
    team: 'orders',
    category: 'delivery.late',
  } as const;
  expect(back(floorHref(place))).toEqual(place);
});

test('K18: without more, who waits longest stands first', () => {
  expect(floorPlace({})).toEqual({
    order: { column: 'wait', direction: 'descending' },
    text: '',
    team: null,
    category: null,
  });
  expect(floorPlace({ sort: 'salary.ascending' })).toEqual(floorPlace({}));
  expect(floorHref(floorPlace({}))).toBe('/supervision/agents');
});
