import { describe, expect, test } from 'vitest';
import { lackedSkills, shownTicks, ticked } from './ticks.ts';
import type { Category } from './tree.ts';

const saved = (categoriesVersion: number, ...categories: string[]) => ({ categories, categoriesVersion });

describe('ticks that are not saved', () => {
  test('CT2 without a change it is what is saved, also when that moves', () => {
    const none = ticked(saved(3, 'late'), ticked(saved(3, 'late'), null, 'lost', true), 'lost', false);
    for (const ticks of [null, none])
      expect(shownTicks(saved(3, 'late'), ticks)).toEqual({ chosen: ['late'], isEdited: false, isConflict: false });
    expect(shownTicks(saved(9, 'late', 'lost'), null)).toMatchObject({ chosen: ['late', 'lost'], isConflict: false });
  });

  test('CT2 a change over what somebody has saved meanwhile is said, and stays as it is', () => {
    const ticks = ticked(saved(3, 'late'), null, 'lost', true);
    expect(ticks).toEqual({ chosen: ['late', 'lost'], over: 3 });
    expect(shownTicks(saved(3, 'late'), ticks)).toMatchObject({ isEdited: true, isConflict: false });
    expect(shownTicks(saved(5, 'solved'), ticks)).toEqual({
      chosen: ['late', 'lost'],
      isEdited: true,
      isConflict: true,
    });
    expect(ticked(saved(5, 'solved'), ticks, 'late', false)).toEqual({ chosen: ['lost'], over: 3 });
  });

  test('CT2 when the other one has saved the very same, there is nothing left to save; the next tick is over theirs', () => {
    const ticks = ticked(saved(3, 'late'), null, 'lost', true);
    expect(shownTicks(saved(5, 'lost', 'late'), ticks)).toMatchObject({ isEdited: false, isConflict: false });
    expect(ticked(saved(5, 'lost', 'late'), ticks, 'solved', true).over).toBe(5);
  });
});

test('CT4 the skills that would take it back to routing: newly ticked, and neither the agent’s nor below one of theirs', () => {
  const one = (id: string, parent: string | null, purpose: Category['purpose'] = 'skill'): Category => ({
    kind: 'category',
    id,
    version: 1,
    name: id,
    parent,
    purpose,
  });
  const all = [one('products', null), one('lamps', 'products'), one('clocks', null), one('late', null, 'analytics')];
  const lacked = (skills: string[], ...chosen: string[]) => lackedSkills(all, skills, saved(1, 'clocks'), chosen);
  expect([
    lacked([], 'lamps', 'late', 'clocks'),
    lacked(['products'], 'lamps'),
    lacked(['lamps'], 'products'),
    lacked([], 'gone'),
  ]).toEqual([['lamps'], [], ['products'], []]);
});
