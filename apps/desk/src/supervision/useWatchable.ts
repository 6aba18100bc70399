// Whom else one may watch: the rows of the Agents table that have a link. Opened as the table is, and logged as it is.
import { useMemo } from 'react';
import { useView } from '../live/session.tsx';
import { signal } from '@preact/signals-core';
import { useComputed } from '../live/signals.ts';
import type { Choice } from '../look/DropDown.tsx';

const nobody = signal<Choice[]>([]);

export function useWatchable(): readonly Choice[] {
  const floor = useView({ view: 'agents' });
  const read = useMemo(
    () => () => {
      if (!floor) return nobody.value;
      const watchable = new Set(floor.all('sight').flatMap(({ id, why }) => (why === null ? [id] : [])));
      return floor
        .all('agent')
        .filter(({ id }) => watchable.has(id))
        .map(({ id, name }) => ({ id, text: name }))
        .sort((a, b) => a.text.localeCompare(b.text));
    },
    [floor],
  );
  return useComputed(read, [read]);
}
