import { policyUnitsMax } from '@oriel/protocol';
import { useId, type ReactNode } from 'react';
import { useCategories } from '../categories/known.ts';
import { TickedTree } from '../categories/TickedTree.tsx';
import { namesOf } from '../categories/tree.ts';
import { TextArea } from '../look/TextArea.tsx';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './LiveMonitoringPage.module.css';
import { withOrWithout, type PolicyFields } from './policyEdit.ts';
import { PolicyLimits } from './PolicyLimits.tsx';

interface PolicyFieldsetProps {
  fields: PolicyFields;
  /** The team's own. */
  channels: readonly { id: string; name: string }[];
  /** Shared ones that the team has. */
  inboxes: readonly { id: string; name: string }[];
  onChange(change: Partial<PolicyFields>): void;
}

const words = texts.liveMonitoring;
const depths = ['sent', 'pauses', 'letters'] as const;

export function PolicyFieldset({ fields, channels, inboxes, onChange }: PolicyFieldsetProps) {
  const radios = useId();
  const { tree } = useCategories();
  const { purpose, depth, text, excludedChannels, excludedInboxes, excludedCategories, reviewOn, retentionDays } =
    fields;
  return (
    <div className={styles.fields}>
      <div className={styles.side}>
        <Written
          name={words.purpose}
          more={words.purposeMore}
          text={purpose}
          onText={(purpose) => onChange({ purpose })}
        />
        <fieldset className={styles.field}>
          <legend>{words.depth}</legend>
          {depths.map((each) => (
            <Choice key={each} name={words.depths[each].name} more={words.depths[each].more}>
              <input type="radio" name={radios} checked={depth === each} onChange={() => onChange({ depth: each })} />
            </Choice>
          ))}
        </fieldset>
        <fieldset className={styles.field}>
          <legend>{words.neverShown}</legend>
          <div className={styles.two}>
            <div className={styles.group} role="group" aria-label={words.channels}>
              <h3>{words.channels}</h3>
              {channels.map(({ id, name }) => (
                <Choice key={id} name={name}>
                  <input
                    type="checkbox"
                    checked={excludedChannels.includes(id)}
                    onChange={(event) =>
                      onChange({ excludedChannels: withOrWithout(excludedChannels, id, event.currentTarget.checked) })
                    }
                  />
                </Choice>
              ))}
            </div>
            <div className={styles.group} role="group" aria-label={words.inboxes}>
              <h3>{words.inboxes}</h3>
              {inboxes.map(({ id: inbox, name }) => (
                <Choice key={inbox} name={name}>
                  <input
                    type="checkbox"
                    checked={excludedInboxes.includes(inbox)}
                    onChange={(event) =>
                      onChange({ excludedInboxes: withOrWithout(excludedInboxes, inbox, event.currentTarget.checked) })
                    }
                  />
                </Choice>
              ))}
            </div>
          </div>
          {tree.length > 0 && (
            <details className={styles.group}>
              <summary>
                {words.categories}
                {excludedCategories.length > 0 && `: ${namesOf(tree, excludedCategories).join(', ')}`}
              </summary>
              <TickedTree
                lines={tree}
                isFlat={false}
                chosen={excludedCategories}
                onTick={(id, isOn) => onChange({ excludedCategories: withOrWithout(excludedCategories, id, isOn) })}
              />
            </details>
          )}
        </fieldset>
        <PolicyLimits fields={fields} onChange={onChange} />
        <div className={styles.two}>
          <TextField
            type="date"
            label={words.review}
            value={reviewOn}
            onChange={(reviewOn) => onChange({ reviewOn })}
          />
          <TextField
            inputMode="numeric"
            label={words.retention}
            value={retentionDays}
            onChange={(retentionDays) => onChange({ retentionDays })}
          />
          <p className={styles.retention}>{words.retentionMore}</p>
        </div>
      </div>
      <div className={styles.notice}>
        <Written
          name={words.purposes}
          more={words.purposesMore}
          text={fields.purposes}
          onText={(purposes) => onChange({ purposes })}
        />
        <Written name={words.text} more={words.textMore} text={text} onText={(text) => onChange({ text })} />
      </div>
    </div>
  );
}

function Written({
  name,
  more,
  text,
  onText,
}: {
  name: string;
  more: string;
  text: string;
  onText(text: string): void;
}) {
  const id = useId();
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{name}</label>
      <TextArea
        id={id}
        name={name}
        aria-describedby={`${id}-more`}
        value={text}
        maxLength={policyUnitsMax}
        onChange={(event) => onText(event.currentTarget.value)}
      />
      <p id={`${id}-more`} className={styles.more}>
        {more}
      </p>
    </div>
  );
}

function Choice({ name, more, children }: { name: string; more?: string; children: ReactNode }) {
  return (
    <label className={styles.choice}>
      {children}
      <span>
        <bdi>{name}</bdi> {more && <small>{more}</small>}
      </span>
    </label>
  );
}
