import { expect, test } from 'vitest';
import { strangeLanguages } from './languages.ts';

test('CO6 a language is told where it is not the viewer’s own, whatever their region', () => {
  expect(strangeLanguages(['pt', 'en', null], ['en-GB', 'de'])).toEqual(['Portuguese']);
  expect(strangeLanguages(['de'], ['en-GB', 'de-AT'])).toEqual([]);
  expect(strangeLanguages(['en'], [])).toEqual(['English']);
});
