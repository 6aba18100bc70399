// The window *Categories* over an open interaction: the tree, read-only.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { CategoriesDialog, type CategoryBranch } from './CategoriesDialog.tsx';

interface CategoriesWindowProps {
  interaction: string;
  via: ViewHandle | undefined;
  onClose(): void;
}

export function CategoriesWindow({ interaction, via, onClose }: CategoriesWindowProps) {
  const categories = useView({ view: 'categories' }, via);
  const conversation = useView({ view: 'conversation', interaction }, via);
  return categories && conversation ? (
    <Tree categories={categories} conversation={conversation} interaction={interaction} onClose={onClose} />
  ) : null;
}

interface TreeProps {
  categories: ViewHandle;
  conversation: ViewHandle;
  interaction: string;
  onClose(): void;
}

function Tree({ categories, conversation, interaction, onClose }: TreeProps) {
  const tree = useComputed(
    () => branches(categories.all('category'), null, conversation.one('interaction', interaction)?.categories ?? []),
    [categories, conversation, interaction],
  );
  return <CategoriesDialog isOpen onClose={onClose} tree={tree} />;
}

const branches = (
  all: readonly EntityOf<'category'>[],
  parent: string | null,
  chosen: readonly string[],
): CategoryBranch[] =>
  all
    .filter((category) => category.parent === parent)
    .map(({ id, name, purpose }) => ({
      id,
      name,
      purpose,
      isChosen: chosen.includes(id),
      children: branches(all, id, chosen),
    }))
    .sort((a, b) => a.name.localeCompare(b.name));
