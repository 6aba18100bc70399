// Skills: which categories an agent cannot deal with. A skill covers what stands below it in the tree.
import { categoryOf, personOf, type Directory } from '../access/directory.ts';
import { isWithin } from './tree.ts';

/** Those of these categories that are skills, and not this agent's. */
export function missingSkills(directory: Directory, agent: string, categories: readonly string[]): string[] {
  const skills = personOf(directory, agent)?.skills ?? [];
  return categories.filter((id) => categoryOf(directory, id)?.purpose === 'skill' && !isWithin(directory, id, skills));
}
