// Ticked and not saved: what somebody has chosen in the window, and from what they began. Pure. What others save
// meanwhile is taken over where nothing was ticked here; where something was, it is said, not decided.
import { missingSkills } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';
import type { Category } from './tree.ts';

export interface Ticks {
  chosen: readonly string[];
  /** The version of the saved ones that they were ticked over. */
  over: number;
}

type Saved = Pick<EntityOf<'interaction'>, 'categories' | 'categoriesVersion'>;

const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each) => b.includes(each));

export function shownTicks(
  saved: Saved,
  ticks: Ticks | null,
): { chosen: readonly string[]; isEdited: boolean; isConflict: boolean } {
  if (!ticks || same(ticks.chosen, saved.categories))
    return { chosen: saved.categories, isEdited: false, isConflict: false };
  return { chosen: ticks.chosen, isEdited: true, isConflict: ticks.over !== saved.categoriesVersion };
}

export function ticked(saved: Saved, ticks: Ticks | null, id: string, isOn: boolean): Ticks {
  const { chosen, isEdited } = shownTicks(saved, ticks);
  const others = chosen.filter((each) => each !== id);
  return {
    chosen: isOn ? [...others, id] : others,
    over: isEdited && ticks ? ticks.over : saved.categoriesVersion,
  };
}

/** The skills among what is newly ticked that this agent lacks: with them it goes back to routing. */
export function lackedSkills(
  categories: readonly Category[],
  skills: readonly string[],
  { categories: before }: Saved,
  chosen: readonly string[],
): string[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const added = chosen.filter((id) => !before.includes(id));
  return missingSkills((id) => byId.get(id), skills, added);
}
