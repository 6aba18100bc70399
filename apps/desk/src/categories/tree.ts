// The tree of categories as screens need it: in order, with paths, found by a part of a name. Pure, over wire entities.
import { upwards } from '@oriel/domain';
import type { EntityOf } from '@oriel/protocol';

export type Category = EntityOf<'category'>;
export type Purpose = Category['purpose'];

/** One line of the tree. */
export interface Branch {
  id: string;
  name: string;
  purpose: Purpose;
  /** Above it, from the root: their ids and names. */
  over: readonly string[];
  above: readonly string[];
  isLeaf: boolean;
}

/** In the order one reads them: kind by kind, each branch below its parent, by name. */
export type CategoryTree = readonly Branch[];

/** What routes first, what is asked at the end last. */
export const purposes: readonly Purpose[] = ['skill', 'analytics', 'disposition'];

export function treeOf(categories: readonly Category[]): CategoryTree {
  const byId = new Map(categories.map((category) => [category.id, category]));
  const below = new Map<string | null, Category[]>();
  for (const category of categories) below.set(category.parent, [...(below.get(category.parent) ?? []), category]);
  const from = (parent: string | null): Branch[] =>
    (below.get(parent) ?? [])
      .toSorted((a, b) => a.name.localeCompare(b.name))
      .flatMap(({ id, name, purpose }) => {
        const path = upwards((each) => byId.get(each), id)
          .slice(1)
          .toReversed();
        const [over, above] = [path.map((each) => each.id), path.map((each) => each.name)];
        return [{ id, name, purpose, over, above, isLeaf: !below.has(id) }, ...from(id)];
      });
  const all = from(null);
  return purposes.flatMap((purpose) => all.filter((branch) => branch.purpose === purpose));
}

/** As one reads them, in the tree's order; one that is not there (yet) is left out. */
export const namesOf = (tree: CategoryTree, ids: readonly string[]): string[] =>
  tree.filter(({ id }) => ids.includes(id)).map(({ name }) => name);

/** What a card has room for: the first, and how many more. */
export function shortly(tree: CategoryTree, ids: readonly string[]): string | undefined {
  const [first, ...others] = namesOf(tree, ids);
  return first === undefined || others.length === 0 ? first : `${first} +${others.length}`;
}

/** All of the words sought are in its path. */
export const found = (tree: CategoryTree, sought: string): Branch[] => {
  const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  return tree.filter(({ name, above }) => {
    const path = [...above, name].join(' ').toLocaleLowerCase();
    return words.every((word) => path.includes(word));
  });
};

export const pathOf = ({ above, name }: Branch): string => [...above, name].join(' › ');

/** What can have come of an interaction: the ends of the branches, not what they are gathered under. */
export const dispositionsOf = (tree: CategoryTree): Branch[] =>
  tree.filter(({ purpose, isLeaf }) => purpose === 'disposition' && isLeaf);

/** This one and all that is below it; null: no matter what it is about. */
export const within = (tree: CategoryTree, category: string | null): ReadonlySet<string> | null =>
  category === null
    ? null
    : new Set(tree.filter(({ id, over }) => id === category || over.includes(category)).map(({ id }) => id));
