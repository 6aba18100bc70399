import { expect, test } from 'vitest';
import { deskPlace, placeHref, type DeskPlace } from './place.ts';

const back = (href: string) => deskPlace(Object.fromEntries(new URL(href, 'http://oriel').searchParams));

test('K5: every place on a desk has an address that brings it back', () => {
  const places: DeskPlace[] = [
    {},
    { open: 'x-1' },
    { tab: 'history' },
    { open: '42', inbox: 'team', record: true },
    { open: 'x-1', tab: 'history' },
  ];
  expect(places.map((place) => back(placeHref('/desk', place)))).toEqual(places);
  expect(placeHref('/desk', {})).toBe('/desk');
});

test('K5: what an address says and nobody understands is not there', () => {
  expect(deskPlace({ tab: 'archive', inbox: '', colour: 'red' })).toEqual({});
});
