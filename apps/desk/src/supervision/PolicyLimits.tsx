// When and how long the policy lets look: hours of day in a zone, minutes of a week.
import { useId } from 'react';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './LiveMonitoringPage.module.css';
import type { PolicyFields } from './policyEdit.ts';

const words = texts.liveMonitoring;

interface PolicyLimitsProps {
  fields: PolicyFields;
  onChange(change: Partial<PolicyFields>): void;
}

export function PolicyLimits({ fields: { hoursFrom, hoursTo, zone, weekMinutes }, onChange }: PolicyLimitsProps) {
  const id = useId();
  return (
    <fieldset className={styles.field}>
      <legend>{words.limits}</legend>
      <div className={styles.hours}>
        <TextField
          type="time"
          label={words.hoursFrom}
          aria-describedby={`${id}-hours`}
          value={hoursFrom}
          onChange={(hoursFrom) => onChange({ hoursFrom })}
        />
        <TextField
          type="time"
          label={words.hoursTo}
          aria-describedby={`${id}-hours`}
          value={hoursTo}
          onChange={(hoursTo) => onChange({ hoursTo })}
        />
        <div className={styles.field}>
          <label htmlFor={`${id}-zone`}>{words.zone}</label>
          <select
            id={`${id}-zone`}
            className={styles.select}
            value={zone}
            onChange={(event) => onChange({ zone: event.currentTarget.value })}
          >
            {zonesWith(zone).map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </div>
      </div>
      <p id={`${id}-hours`} className={styles.more}>
        {words.hoursMore}
      </p>
      <div className={styles.minutes}>
        <TextField
          inputMode="numeric"
          label={words.weekMinutes}
          aria-describedby={`${id}-minutes`}
          value={weekMinutes}
          onChange={(weekMinutes) => onChange({ weekMinutes })}
        />
        <p id={`${id}-minutes`} className={styles.beside}>
          {words.weekMinutesMore}
        </p>
      </div>
    </fieldset>
  );
}

/** All that this browser knows, and the one that is set, by whatever name. */
const zonesWith = (zone: string): string[] => [...new Set(['UTC', zone, ...Intl.supportedValuesOf('timeZone')])].sort();
