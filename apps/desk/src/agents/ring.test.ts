import { expect, test } from 'vitest';
import { newlyRinging, ringWaysFrom } from './ring.ts';

const usual = { pageTitle: true, sound: true, notification: false };

test('AG28 what was kept in this browser is taken as far as it is a yes or a no', () => {
  expect([null, 'no json', 'null', '[]', '{"sound":"loud"}'].map(ringWaysFrom)).toEqual(
    Array.from({ length: 5 }, () => usual),
  );
  expect(ringWaysFrom('{"sound":false,"notification":true}')).toEqual({ ...usual, sound: false, notification: true });
});

test('AG28 what began to ring, once', () => {
  const rings = [{ id: 'a' }, { id: 'b' }];
  expect(newlyRinging(new Set(['a']), rings)).toEqual([{ id: 'b' }]);
  expect(newlyRinging(new Set(['a', 'b', 'c']), rings)).toEqual([]);
});
