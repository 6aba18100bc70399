import type { ViewHandle } from '@oriel/client';
import { useId, useState } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { SearchField } from '../look/SearchField.tsx';
import { TextArea } from '../look/TextArea.tsx';
import { texts } from '../texts/en.ts';
import styles from './acts.module.css';
import { kindOf, languagesOf, skillsOf, type Target } from './target.ts';

interface TransferFieldsProps {
  /** Whose interaction it is: their colleagues are to choose from. */
  agent: string;
  channel: string;
  via: ViewHandle | undefined;
  target: Target | null;
  onTarget(target: Target): void;
  comment: string;
  onComment(comment: string): void;
}

/** To whom, found by a part of the name; and a word for whoever takes it. */
export function TransferFields({ agent, channel, via, target, onTarget, comment, onComment }: TransferFieldsProps) {
  const view = useView({ view: 'colleagues', agent }, via);
  const radio = useId();
  const [sought, setSought] = useState('');
  const colleagues = useComputed(() => view?.all('colleague') ?? [], [view]);
  const teams = useComputed(() => view?.all('team') ?? [], [view]);
  const tree = useView({ view: 'categories' }, via);
  const categories = useComputed(() => tree?.all('category') ?? [], [tree]);
  const answering = colleagues.filter(({ channels }) => channels.includes(channel));
  const people = answering.map(({ id, name }): Target => ({ to: { agent: id }, name }));
  const groups = [
    { name: texts.transfer.colleagues, targets: found(people, sought) },
    {
      name: texts.transfer.teams,
      targets: found(
        teams.map(({ id, name }): Target => ({ to: { team: id }, name })),
        sought,
      ),
    },
    { name: texts.transfer.skills, targets: found(skillsOf(answering, categories), sought) },
    { name: texts.transfer.languages, targets: found(languagesOf(answering), sought) },
  ].filter(({ targets }) => targets.length > 0);
  return (
    <>
      <SearchField placeholder={texts.transfer.search} text={sought} onText={setSought} />
      <div className={styles.targets} role="radiogroup" aria-label={texts.transfer.to}>
        {groups.map((group) => (
          <Group key={group.name} {...group} radio={radio} target={target} onTarget={onTarget} />
        ))}
        {groups.length === 0 && <p className={styles.more}>{view ? texts.transfer.nobody : texts.loading}</p>}
      </div>
      {target && <p className={styles.more}>{texts.transfer[kindOf(target)](target.name)}</p>}
      <TextArea
        name={texts.transfer.comment}
        placeholder={texts.transfer.comment}
        rows={2}
        value={comment}
        onChange={(event) => onComment(event.currentTarget.value)}
      />
    </>
  );
}

interface GroupProps {
  name: string;
  /** The name that all of the choice share: arrows go through both groups. */
  radio: string;
  targets: readonly Target[];
  target: Target | null;
  onTarget(target: Target): void;
}

function Group({ name, radio, targets, target, onTarget }: GroupProps) {
  return (
    <>
      <h3 className={styles.group} aria-hidden="true">
        {name}
      </h3>
      {targets.map((each) => (
        <label key={idOf(each)} className={styles.target}>
          <input
            type="radio"
            name={radio}
            checked={target !== null && idOf(target) === idOf(each)}
            onChange={() => onTarget(each)}
          />
          <bdi>{each.name}</bdi>
        </label>
      ))}
    </>
  );
}

const idOf = ({ to }: Target): string => Object.entries(to).flat().join(' ');

const found = (targets: readonly Target[], sought: string): Target[] =>
  targets
    .filter(({ name }) => name.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()))
    .toSorted((a, b) => a.name.localeCompare(b.name));
