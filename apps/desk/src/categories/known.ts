// The categories of a desk or table, read once for all that shows their names: cards, headers, lines, the window.
import type { ViewHandle } from '@oriel/client';
import { createContext, useContext, useMemo } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { treeOf, type Category, type CategoryTree } from './tree.ts';

export interface Categories {
  all: readonly Category[];
  tree: CategoryTree;
}

const Current = createContext<Categories>({ all: [], tree: [] });
export const CategoriesProvider = Current.Provider;

/** `via`: on a watched desk, that desk. */
export function useReadCategories(via?: ViewHandle): Categories {
  const view = useView({ view: 'categories' }, via);
  const all = useComputed(() => view?.all('category') ?? [], [view]);
  return useMemo(() => ({ all, tree: treeOf(all) }), [all]);
}

export const useCategories = (): Categories => useContext(Current);
