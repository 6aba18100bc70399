// An inbox's query while it is written: read with every key, a fault shown where it stands, otherwise how many it holds now.
import { parseQuery, type QueryFault } from '@oriel/domain';
import { queryUnitsMax } from '@oriel/protocol';
import { useEffect, useState } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { TextField } from '../look/TextField.tsx';
import { texts } from '../texts/en-inboxes.ts';
import styles from './InboxDialog.module.css';

/** Without a key for this long, the server is asked. */
const restMs = 250;

interface QueryFieldProps {
  query: string;
  onQuery(query: string): void;
  /** Whose desk it would stand on; null: nobody's in particular, so there is no number. */
  agent: string | null;
}

export function QueryField({ query, onQuery, agent }: QueryFieldProps) {
  const [rested, setRested] = useState(query);
  useEffect(() => {
    const timer = setTimeout(() => setRested(query), restMs);
    return () => clearTimeout(timer);
  }, [query]);
  const { faults } = parseQuery(query);
  const isAsked = agent !== null && rested === query && faults.length === 0;
  return (
    <div className={styles.query}>
      <TextField
        label={texts.query}
        value={query}
        onChange={onQuery}
        maxLength={queryUnitsMax}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        aria-invalid={faults.length > 0}
        aria-describedby="query-says"
      />
      <div id="query-says" className={styles.says} role="status">
        {faults[0] ? (
          <Fault query={query} fault={faults[0]} />
        ) : isAsked ? (
          <Found agent={agent} query={query} />
        ) : (
          agent !== null && texts.reading
        )}
      </div>
    </div>
  );
}

function Fault({ query, fault: { why, at, end } }: { query: string; fault: QueryFault }) {
  const word = query.slice(at, end);
  return (
    <div className={styles.fault}>
      <p>{texts.fault[why](word)}</p>
      <p>
        <code dir="ltr">
          {query.slice(0, at)}
          <mark>{word || '␣'}</mark>
          {query.slice(end)}
        </code>
      </p>
    </div>
  );
}

/** What it would hold now; or what of its names there is not. */
function Found({ agent, query }: { agent: string; query: string }) {
  const found = useView({ view: 'query', agent, query });
  const says = useComputed(() => {
    if (found?.status.value.is !== 'open') return undefined;
    return { count: found.all('interaction').length, fault: found.all('query-fault')[0] };
  }, [found]);
  if (!says) return texts.reading;
  return says.fault ? <Fault query={query} fault={says.fault} /> : texts.finds(says.count);
}
