// One team's policy: what is set, who has acknowledged it, and the change of it that is not saved yet.
import type { EntityOf } from '@oriel/protocol';
import { useId, useState } from 'react';
import { NoticeDialog } from '../access/NoticeDialog.tsx';
import { useToasts } from '../app/toasts.tsx';
import { useSession } from '../live/session.tsx';
import { Button } from '../look/Button.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import styles from './LiveMonitoringPage.module.css';
import { changed, commandOf, fieldsOf, gapsOf, shownFields, type PolicyEdit, type PolicyGap } from './policyEdit.ts';
import { PolicyAct } from './PolicyAct.tsx';
import { PolicyFieldset } from './PolicyFieldset.tsx';

const words = texts.liveMonitoring;

export function PolicyForm({ policy }: { policy: EntityOf<'policy'> }) {
  const { client } = useSession();
  const { tell } = useToasts();
  const heading = useId();
  const [edit, setEdit] = useState<PolicyEdit | null>(null);
  const [hasTried, setTried] = useState(false);
  const [isReading, setReading] = useState(false);
  const { fields, isEdited, isConflict } = shownFields(policy, edit);
  const gaps = gapsOf(fields);
  const isSet = policy.depth !== null;

  // Once it is what is set, it is nobody's change any more; what is being typed is not tidied under the fingers.
  const set = JSON.stringify(fieldsOf(policy));
  const [lastSet, setLastSet] = useState(set);
  if (lastSet !== set) {
    setLastSet(set);
    if (!isEdited) setEdit(null);
  }

  const give = async (command: ReturnType<typeof commandOf>, done: string): Promise<string | null> => {
    if (!command) return null;
    const outcome = await client.do(command);
    if (!('did' in outcome)) return 'refused' in outcome ? common.refusals[outcome.refused] : common.offline;
    setTried(false);
    tell({ text: done, lastsMs: 8_000 });
    return null;
  };

  return (
    <section className={styles.team} aria-labelledby={heading}>
      <header className={styles.head}>
        <h2 className={styles.name} id={heading}>
          <bdi>{policy.teamName}</bdi>
        </h2>
        <p className={styles.state}>{stateOf(policy)}</p>
      </header>
      {isConflict && (
        <div className={styles.conflict} role="alert">
          <p>
            {words.conflict} {stateOf(policy)}
          </p>
          <Button size="small" onPress={() => setEdit(null)}>
            {words.takeTheirs}
          </Button>
          <Button size="small" onPress={() => setEdit({ fields, from: fieldsOf(policy) })}>
            {words.keepMine}
          </Button>
        </div>
      )}
      <PolicyFieldset
        fields={fields}
        channels={policy.channels}
        inboxes={policy.inboxes}
        onChange={(change) => setEdit(changed(policy, edit, change))}
      />
      <footer className={styles.foot}>
        <div className={styles.told}>
          {isEdited && <p>{words.edited}</p>}
          <p className={styles.wrong} role="alert">
            {hasTried && gaps.length > 0 && told(gaps)}
          </p>
        </div>
        {fields.text.trim() !== '' && fields.depth !== null && (
          <Button variant="quiet" onPress={() => setReading(true)}>
            {words.read}
          </Button>
        )}
        {isSet && (
          <PolicyAct
            name={words.withdraw}
            more={words.withdrawMore(policy.teamName)}
            onAct={() => give({ kind: 'withdraw-policy', team: policy.id }, words.withdrawn(policy.teamName))}
          />
        )}
        {isEdited && <Button onPress={() => setEdit(null)}>{words.undo}</Button>}
        <PolicyAct
          name={words.save}
          isPrimary
          isDisabled={!isEdited || isConflict}
          mayOpen={() => {
            setTried(true);
            return gaps.length === 0;
          }}
          more={words.saveMore(policy.teamName, policy.policyVersion + 1)}
          onAct={() => give(commandOf(policy.id, fields), words.saved(policy.teamName, policy.policyVersion + 1))}
        />
      </footer>
      {isReading && fields.depth !== null && (
        <NoticeDialog isOpen {...fields} depth={fields.depth} onClose={() => setReading(false)} />
      )}
    </section>
  );
}

function stateOf({ policyVersion, depth, acknowledged, members }: EntityOf<'policy'>): string {
  if (depth !== null) return words.state.set(policyVersion, acknowledged, members);
  return policyVersion === 0 ? words.state.none : words.state.withdrawn(policyVersion);
}

function told(gaps: readonly PolicyGap[]): string {
  const names = { purpose: words.purpose, depth: words.depth, text: words.text };
  const wrong = {
    retention: words.retentionWrong,
    hours: words.hoursWrong,
    minutes: words.minutesWrong,
    purposes: words.purposesWrong,
  };
  const missing = gaps.flatMap((gap) => (gap in names ? [names[gap as keyof typeof names].toLocaleLowerCase()] : []));
  return [
    ...(missing.length > 0 ? [words.missing(missing)] : []),
    ...gaps.flatMap((gap) => (gap in wrong ? [wrong[gap as keyof typeof wrong]] : [])),
  ].join(' ');
}
