// Saving the categories of one's own interaction from the window: what was done is told, with the way back.
import type { EntityOf } from '@oriel/protocol';
import type { Hand } from '../agents/hand.ts';
import { useActs } from '../agents/useActs.ts';
import { useToasts } from '../app/toasts.tsx';
import { texts } from '../texts/en.ts';
import type { Categories } from './known.ts';
import { lackedSkills } from './ticks.ts';
import { namesOf } from './tree.ts';

/** Long enough to read what was done and to take it back. */
const undoForMs = 10_000;
const words = texts.categories;

/** `onGone`: it is not one's own any more, for it went back to routing. */
export function useSaving(
  { all, tree }: Categories,
  rules: EntityOf<'rules'> | undefined,
  onGone: (interaction: string) => void,
): NonNullable<Hand['saveCategories']> {
  const act = useActs();
  const { tell } = useToasts();
  const save = (interaction: string, chosen: readonly string[], seen: number) =>
    act({ kind: 'save-categories', interaction, categories: [...chosen], seen });
  return async (interaction, chosen, over) => {
    const { id, customerName, state, categories: before } = interaction;
    const result = await save(id, chosen, over);
    if (!result) return false;
    if (state === 'ongoing' && lackedSkills(all, rules?.skills ?? [], interaction, chosen).length > 0) {
      tell({ text: words.wentBack(customerName), lastsMs: undoForMs });
      onGone(id);
      return true;
    }
    const undo = () => void save(id, before, result.version ?? over);
    const text = words.saved(customerName, namesOf(tree, chosen));
    tell({ text, act: { name: words.undo, onPress: undo }, lastsMs: undoForMs });
    return true;
  };
}
