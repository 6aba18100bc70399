// What is being edited in a dialog: as it was when the dialog was opened, and whether somebody has changed it since.
import { useState } from 'react';

interface Versioned {
  id: string;
  version: number;
}

interface Edited<E> {
  /** Null: something new. */
  from: E | null;
  /** The number of what is new, or another from for the same dialog: what is in it begins anew. */
  key: string;
  /** Absent: nobody has. */
  takeTheirs?: () => void;
}

export function useEdited<E extends Versioned>(all: readonly E[]) {
  const [opened, setOpened] = useState<{ from: E | null; key: string } | null>(null);
  const now = all.find(({ id }) => id === opened?.from?.id);
  const edit = (from: E | null) => setOpened({ from, key: from ? `${from.id}.${from.version}` : crypto.randomUUID() });
  const edited: Edited<E> | null = opened && {
    ...opened,
    ...(now && now.version !== opened.from!.version && { takeTheirs: () => edit(now) }),
  };
  return { edited, edit, close: () => setOpened(null) };
}
