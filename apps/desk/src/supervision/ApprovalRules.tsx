import type { EntityOf } from '@oriel/protocol';
import { useId, useState } from 'react';
import { useActs } from '../agents/useActs.ts';
import { Switch } from '../look/Switch.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './Approvals.module.css';

const words = texts.approvals;

type Rule = EntityOf<'approvalRule'>;

/** Whose replies need approval: said per agent, by those who lead them and by administrators. */
export function ApprovalRules({ rules }: { rules: readonly Rule[] }) {
  const heading = useId();
  return (
    <section className={styles.rules} aria-labelledby={heading}>
      <h2 id={heading} className={styles.heading}>
        {words.rules}
      </h2>
      <p className={styles.more}>{rules.length === 0 ? words.nobody : words.rulesMore}</p>
      <ul className={styles.people}>
        {rules.map((rule) => (
          <li key={rule.id}>
            <One rule={rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function One({ rule: { id, name, teamName, isRequired } }: { rule: Rule }) {
  const act = useActs();
  /** What was pressed, until it is so. */
  const [wanted, setWanted] = useState<boolean | null>(null);
  if (wanted === isRequired) setWanted(null);
  const change = async (isOn: boolean) => {
    setWanted(isOn);
    if (!(await act({ kind: isOn ? 'require-approval' : 'lift-approval', person: id }))) setWanted(null);
  };
  return (
    <Switch isOn={wanted ?? isRequired} onChange={(isOn) => void change(isOn)}>
      <bdi>{name}</bdi> {teamName && <small className={styles.more}>{teamName}</small>}
    </Switch>
  );
}
