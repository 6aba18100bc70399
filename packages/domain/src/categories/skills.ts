// Skills: which categories an agent cannot deal with. A skill covers what stands below it in the tree.
import type { EntityOf } from '@oriel/protocol';
import { upwards, type Branch } from './tree.ts';

interface Category extends Branch {
  purpose: EntityOf<'category'>['purpose'];
}

/** Those of these categories that are skills, and not among an agent's. */
export const missingSkills = (
  find: (id: string) => Category | undefined,
  skills: readonly string[],
  categories: readonly string[],
): string[] =>
  categories.filter(
    (category) => find(category)?.purpose === 'skill' && !upwards(find, category).some(({ id }) => skills.includes(id)),
  );
