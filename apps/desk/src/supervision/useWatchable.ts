// Whom else one may watch: the rows of the Agents table that have a link. Opened as the table is, and logged as it is, so
// only while somebody wants to see them.
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import type { Choice } from '../look/DropDown.tsx';

const nobody: readonly Choice[] = [];

export function useWatchable(isWanted: boolean): readonly Choice[] {
  const floor = useView(isWanted ? { view: 'agents' } : null);
  return useComputed(() => {
    if (!floor) return nobody;
    const watchable = new Set(floor.all('sight').flatMap(({ id, why }) => (why === null ? [id] : [])));
    return floor
      .all('agent')
      .filter(({ id }) => watchable.has(id))
      .map(({ id, name }) => ({ id, text: name }))
      .sort((a, b) => a.text.localeCompare(b.text));
  }, [floor]);
}
