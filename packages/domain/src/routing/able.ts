// What an interaction asks of whoever gets it, and who in the directory can do that, whether they are there or not.
import { categoryOf, listedOf, type Directory, type Person } from '../access/directory.ts';
import { hasSkill, languageAsked, speaks } from './eligible.ts';

/** What is asked for: a channel, categories of which the skills count, a language. */
export interface Asked {
  channel: string;
  categories: readonly string[];
  language: string | null;
}

export const skillsAsked = (directory: Directory, categories: readonly string[]): string[] =>
  categories.filter((id) => categoryOf(directory, id)?.purpose === 'skill');

export const agentsOf = (directory: Directory): Person[] =>
  listedOf(directory, 'person').filter(({ roles }) => roles.includes('agent'));

/** The same, of a language only if anybody who answers there speaks it. */
export const askedOf = (directory: Directory, { channel, categories, language }: Asked): Asked => ({
  channel,
  categories,
  language: languageAsked({ channel, language }, agentsOf(directory)),
});

/** Category → the one above it: skills cover what is below them. */
export const parentsIn = (directory: Directory): Map<string, string | null> =>
  new Map(listedOf(directory, 'category').map(({ id, parent }) => [id, parent]));

/** This person answers on the channel, has every skill and speaks the language. */
export function isAble(directory: Directory, person: Person, { channel, categories, language }: Asked): boolean {
  if (!person.roles.includes('agent') || !person.channels.includes(channel)) return false;
  if (language !== null && !speaks(person, language)) return false;
  const parents = parentsIn(directory);
  return skillsAsked(directory, categories).every((skill) => hasSkill(person, skill, parents));
}
