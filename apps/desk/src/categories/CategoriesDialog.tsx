import { Dialog } from '../look/Dialog.tsx';
import { EmptyState } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import styles from './CategoriesDialog.module.css';

export interface CategoryBranch {
  id: string;
  name: string;
  purpose: 'skill' | 'analytics' | 'disposition';
  isChosen: boolean;
  children: readonly CategoryBranch[];
}

interface CategoriesDialogProps {
  isOpen: boolean;
  onClose(): void;
  /** At most six levels (domain.md §1). */
  tree: readonly CategoryBranch[];
}

/** The tree of categories, and which this interaction has. Read-only. */
export function CategoriesDialog({ isOpen, onClose, tree }: CategoriesDialogProps) {
  return (
    <Dialog title={texts.categories.title} isOpen={isOpen} onClose={onClose}>
      {tree.length === 0 ? <EmptyState>{texts.categories.none}</EmptyState> : <Branches branches={tree} under={null} />}
    </Dialog>
  );
}

/** What a category is for is said where it differs from the one above. */
function Branches({ branches, under }: { branches: readonly CategoryBranch[]; under: string | null }) {
  return (
    <ul className={styles.branches}>
      {branches.map(({ id, name, purpose, isChosen, children }) => (
        <li key={id}>
          <span className={styles.category} data-chosen={isChosen}>
            <bdi>{name}</bdi>
            <small>
              {isChosen ? texts.categories.chosen : purpose !== under && texts.categories.purposes[purpose]}
            </small>
          </span>
          {children.length > 0 && <Branches branches={children} under={purpose} />}
        </li>
      ))}
    </ul>
  );
}
