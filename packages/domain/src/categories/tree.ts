// The tree of categories: who stands under whom, how deep, and what that means for skills. Pure, over the directory or any
// other map of categories, as a screen has one.
import { categoryDepthMax } from '@oriel/protocol';
import { categoryOf, type Directory } from '../access/directory.ts';

/** As much of a category as the tree is made of. */
export interface Branch {
  id: string;
  parent: string | null;
}

/** From this one up to its root; ends also where somebody made a circle. Empty: there is none of that name. */
export function upwards<B extends Branch>(find: (id: string) => B | undefined, id: string): B[] {
  const path: B[] = [];
  for (let at = find(id); at && path.length < categoryDepthMax; at = at.parent === null ? undefined : find(at.parent))
    path.push(at);
  return path;
}

/** It is one of these, or stands below one. */
export const isWithin = (directory: Directory, category: string, these: readonly string[]): boolean =>
  upwards((id) => categoryOf(directory, id), category).some(({ id }) => these.includes(id));

/** Levels at and below this one. */
export function heightOf(all: readonly Branch[], id: string, most = categoryDepthMax): number {
  if (most === 0) return 0;
  const below = all.filter(({ parent }) => parent === id).map((child) => heightOf(all, child.id, most - 1));
  return 1 + Math.max(0, ...below);
}

export const withoutDispositions = (directory: Directory, categories: readonly string[]): string[] =>
  categories.filter((id) => categoryOf(directory, id)?.purpose !== 'disposition');
