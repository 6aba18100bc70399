// The rules of categories: what an interaction is about, saved whole; and the tree, at most six levels, without circles.
import { categoryDepthMax, type CommandOf } from '@oriel/protocol';
import type { AccessFact } from '../access/facts.ts';
import { categoryOf, listedOf, personOf, type Directory } from '../access/directory.ts';
import { happened, readable, type Hand } from '../interactions/decide.ts';
import { refuse, type Decision, type Scene } from '../scene.ts';
import { missingSkills } from './skills.ts';
import { heightOf, upwards } from './tree.ts';

/**
 * Whose it is may save them, and what is nobody's, whoever may read it. One that has become a matter of a skill its agent
 * lacks goes back to routing; what it was about before does not: they had it all the same.
 */
export function saveCategories(
  scene: Scene,
  hand: Hand,
  { interaction: id, categories, seen }: CommandOf<'save-categories'>,
): Decision {
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  if (interaction.agent !== null && interaction.agent !== hand.agent) return refuse('not-yours');
  if (interaction.categoriesVersion !== seen) return refuse('categories-changed');
  const { directory } = scene;
  const chosen = [...new Set(categories)].sort();
  if (!chosen.every((category) => categoryOf(directory, category))) return refuse('not-found');
  if (chosen.join() === interaction.categories.toSorted().join()) return refuse('unchanged');
  const added = chosen.filter((category) => !interaction.categories.includes(category));
  const skills = personOf(directory, hand.agent)?.skills ?? [];
  const find = (category: string) => categoryOf(directory, category);
  const missing = interaction.state === 'ongoing' ? missingSkills(find, skills, added) : [];
  if (missing.length > 0 && interaction.submitted?.is === 'pending') return refuse('waits-for-approval');
  return {
    facts: happened(
      id,
      { kind: 'categorized', categories: chosen },
      ...(missing.length > 0 ? [{ kind: 'rerouted', agent: hand.agent, categories: missing } as const] : []),
    ),
    onBehalfOf: hand.onBehalfOf,
    interaction: id,
  };
}

export function addCategory(scene: Scene, { name, parent, purpose }: CommandOf<'add-category'>): Decision {
  const { directory } = scene;
  if (!name.trim()) return refuse('empty');
  if (parent !== null) {
    const over = categoryOf(directory, parent);
    if (!over) return refuse('not-found');
    if (over.purpose !== purpose) return refuse('of-another-kind');
    if (pathTo(directory, parent).length >= categoryDepthMax) return refuse('too-deep');
  }
  return one(scene.newId(), { kind: 'category-added', name: name.trim(), parent, purpose });
}

export function changeCategory(scene: Scene, { category: id, name, parent }: CommandOf<'change-category'>): Decision {
  const { directory } = scene;
  const category = categoryOf(directory, id);
  if (!category) return refuse('not-found');
  if (!name.trim()) return refuse('empty');
  if (category.name === name.trim() && category.parent === parent) return refuse('unchanged');
  if (parent !== null) {
    const over = categoryOf(directory, parent);
    if (!over) return refuse('not-found');
    const path = pathTo(directory, parent);
    if (path.includes(id)) return refuse('in-a-circle');
    if (over.purpose !== category.purpose) return refuse('of-another-kind');
    if (path.length + heightOf(listedOf(directory, 'category'), id) > categoryDepthMax) return refuse('too-deep');
  }
  return one(id, { kind: 'category-changed', name: name.trim(), parent });
}

const pathTo = (directory: Directory, category: string): string[] =>
  upwards((id) => categoryOf(directory, id), category).map(({ id }) => id);

const one = (id: string, fact: AccessFact): Decision => ({
  facts: [{ stream: 'access', id, ...fact }],
  onBehalfOf: null,
});
