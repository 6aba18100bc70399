// Where somebody is in the Agents table, as its address says it: sort and filter.
import { dayCounts } from '@oriel/domain';
import { defaultOrder, type FloorColumn, type FloorOrder } from '@oriel/domain/supervision';

export interface FloorPlace {
  order: FloorOrder;
  text: string;
  team: string | null;
  /** And what stands below it in the tree. */
  category: string | null;
}

const columns: readonly string[] = ['agent', 'status', 'load', 'wait', ...dayCounts] satisfies FloorColumn[];

export function floorPlace({ sort, text, team, category }: Record<string, unknown>): FloorPlace {
  const [column = '', direction] = String(sort ?? '').split('.');
  const order = columns.includes(column)
    ? {
        column: column as FloorColumn,
        direction: direction === 'ascending' ? ('ascending' as const) : ('descending' as const),
      }
    : defaultOrder;
  return { order, text: String(text ?? ''), team: given(team), category: given(category) };
}

const given = (value: unknown): string | null => (value === undefined ? null : String(value));

/** What is as it is without saying so is not in the address. */
export function floorHref({ order, text, team, category }: FloorPlace): string {
  const search = new URLSearchParams();
  if (order.column !== defaultOrder.column || order.direction !== defaultOrder.direction) {
    search.set('sort', `${order.column}.${order.direction}`);
  }
  if (text) search.set('text', text);
  if (team) search.set('team', team);
  if (category) search.set('category', category);
  return search.size > 0 ? `/supervision/agents?${search}` : '/supervision/agents';
}
