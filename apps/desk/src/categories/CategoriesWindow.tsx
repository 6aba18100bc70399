// The window *Categories* over an open interaction: the tree, searched, ticked, saved. On a watched desk the ticks stay the
// watcher's own, and what saves them stands with the other acts that the agent will see.
import type { ViewHandle } from '@oriel/client';
import { categoriesPerInteractionMax } from '@oriel/protocol';
import type { EntityOf } from '@oriel/protocol';
import { useState } from 'react';
import type { Hand } from '../agents/hand.ts';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { SearchField } from '../look/SearchField.tsx';
import { EmptyState } from '../look/states.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-categories.ts';
import { Chosen } from './Chosen.tsx';
import styles from './CategoriesWindow.module.css';
import { useCategories } from './known.ts';
import { lackedSkills, shownTicks, ticked, type Ticks } from './ticks.ts';
import { TickedTree } from './TickedTree.tsx';
import { found, namesOf } from './tree.ts';

interface CategoriesWindowProps {
  interaction: string;
  /** Whose desk this is. */
  agent: string;
  rules: EntityOf<'rules'> | undefined;
  hand: Hand;
  via: ViewHandle | undefined;
  onClose(): void;
}

export function CategoriesWindow(props: CategoriesWindowProps) {
  const { interaction: id, via } = props;
  const view = useView({ view: 'conversation', interaction: id }, via);
  const interaction = useComputed(() => view?.one('interaction', id), [view, id]);
  return interaction && <Opened {...props} interaction={interaction} />;
}

interface OpenedProps extends Omit<CategoriesWindowProps, 'interaction'> {
  interaction: EntityOf<'interaction'>;
}

function Opened({ interaction, agent, rules, hand, onClose }: OpenedProps) {
  const { all, tree } = useCategories();
  const [sought, setSought] = useState('');
  const [own, setOwn] = useState<Ticks | null>(null);
  const [isPending, setPending] = useState(false);
  const kept = hand.ticks?.of(interaction.id);
  const ticks = kept === undefined ? own : kept;
  const setTicks = (next: Ticks | null) => (hand.ticks ? hand.ticks.keep(interaction.id, next) : setOwn(next));
  const { chosen, isEdited, isConflict } = shownTicks(interaction, ticks);
  const isSomebodysElse = interaction.agent !== null && interaction.agent !== agent;
  const lacked = interaction.state === 'ongoing' ? lackedSkills(all, rules?.skills ?? [], interaction, chosen) : [];
  const isTooMany = chosen.length > categoriesPerInteractionMax;
  const theirs = namesOf(tree, interaction.categories);
  const lines = found(tree, sought);

  const save = async () => {
    setPending(true);
    const isDone = await hand.saveCategories?.(interaction, chosen, ticks?.over ?? interaction.categoriesVersion);
    setPending(false);
    if (isDone) onClose();
  };

  return (
    <Dialog
      title={common.categories.title}
      isOpen
      onClose={onClose}
      size="wide"
      acts={
        hand.saveCategories && !isSomebodysElse ? (
          <>
            <Button variant="quiet" onPress={onClose}>
              {common.cancel}
            </Button>
            <Button
              variant="primary"
              isDisabled={!isEdited || isConflict || isTooMany}
              isPending={isPending}
              onPress={() => void save()}
            >
              {texts.save}
            </Button>
          </>
        ) : (
          <p className={styles.more}>
            {isSomebodysElse ? texts.belongsTo(interaction.agentName ?? '') : hand.ticks?.more}
          </p>
        )
      }
    >
      {tree.length === 0 ? (
        <EmptyState>{texts.none}</EmptyState>
      ) : (
        <>
          <Chosen
            lines={tree.filter(({ id }) => chosen.includes(id))}
            onRemove={isSomebodysElse ? undefined : (id) => setTicks(ticked(interaction, ticks, id, false))}
          />
          {isConflict && (
            <div className={styles.conflict} role="alert">
              <p>{theirs.length > 0 ? texts.conflict(theirs.join(', ')) : texts.conflictNone}</p>
              <Button size="small" onPress={() => setTicks(null)}>
                {texts.takeTheirs}
              </Button>
              <Button size="small" onPress={() => setTicks({ chosen, over: interaction.categoriesVersion })}>
                {texts.keepMine}
              </Button>
            </div>
          )}
          {lacked.length > 0 && (
            <p className={styles.reroutes} role="status">
              {common.categories.goesBack(namesOf(tree, lacked), hand.ticks?.whose)}
            </p>
          )}
          {isTooMany && (
            <p className={styles.conflict} role="alert">
              {texts.tooMany(categoriesPerInteractionMax)}
            </p>
          )}
          <SearchField placeholder={texts.search} text={sought} onText={setSought} />
          {lines.length === 0 ? (
            <p className={styles.more}>{texts.noMatch}</p>
          ) : (
            <TickedTree
              lines={lines}
              isFlat={sought.trim() !== ''}
              chosen={chosen}
              onTick={isSomebodysElse ? undefined : (id, isOn) => setTicks(ticked(interaction, ticks, id, isOn))}
            />
          )}
        </>
      )}
    </Dialog>
  );
}
