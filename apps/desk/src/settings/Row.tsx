// A line of a list in Settings: what it is, who changed it last, and the way to change it.
import type { ViewHandle } from '@oriel/client';
import { Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../look/Button.tsx';
import { texts } from '../texts/en-settings.ts';
import { Changed } from './Changed.tsx';
import styles from './Settings.module.css';

interface RowProps {
  view: ViewHandle;
  id: string;
  name: string;
  depth?: number;
  /** Beside the name. */
  mark?: ReactNode;
  more?: ReactNode;
  onChange(): void;
}

export function Row({ view, id, name, depth = 0, mark, more, onChange }: RowProps) {
  return (
    <li className={styles.row}>
      <span className={styles.what} style={{ paddingInlineStart: depth * 20 }}>
        <span className={styles.name}>
          <bdi>{name}</bdi>
          {mark}
        </span>
        {more && <span className={styles.more}>{more}</span>}
      </span>
      <Changed view={view} id={id} />
      <Button variant="quiet" size="icon" aria-label={texts.change(name)} onPress={onChange}>
        <Pencil size={13} aria-hidden="true" />
      </Button>
    </li>
  );
}
