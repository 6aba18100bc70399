// Whom an interaction is transferred to, and when that can be done: somebody is chosen, and the word to them has room.
import type { CommandOf, EntityOf } from '@oriel/protocol';
import { tooLong } from '../drafts/room.ts';
import { languageName } from '../texts/languages.ts';

export interface Target {
  to: CommandOf<'transfer'>['to'];
  /** How they are called. */
  name: string;
}

export const mayTransfer = (target: Target | null, comment: string): boolean =>
  target !== null && tooLong(comment) === null;

/** What choosing it means. */
export function kindOf({ to }: Target): 'toAgent' | 'toTeam' | 'toSkill' | 'toLanguage' {
  if ('agent' in to) return 'toAgent';
  if ('team' in to) return 'toTeam';
  return 'category' in to ? 'toSkill' : 'toLanguage';
}

type Colleague = Pick<EntityOf<'colleague'>, 'skills' | 'languages'>;

/** The skills that somebody of these has, themselves or by one above. */
export function skillsOf(colleagues: readonly Colleague[], categories: readonly EntityOf<'category'>[]): Target[] {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const isHad = (id: string | null): boolean =>
    id !== null && (colleagues.some(({ skills }) => skills.includes(id)) || isHad(byId.get(id)?.parent ?? null));
  return categories
    .filter(({ id, purpose }) => purpose === 'skill' && isHad(id))
    .map(({ id, name }) => ({ to: { category: id }, name }));
}

/** The languages that somebody of these lists; who lists none speaks all of them. */
export function languagesOf(colleagues: readonly Colleague[]): Target[] {
  const codes = new Set(
    colleagues.flatMap(({ languages }) => languages.map((tag) => tag.split('-')[0]!.toLowerCase())),
  );
  return [...codes].map((language) => ({ to: { language }, name: languageName(language) }));
}
