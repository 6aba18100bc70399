import { useState } from 'react';

/*
 * Rows may move only while nobody is about to click on one: while the pointer is over the list, rows keep the places
 * they had, new ones come at the end, and those that are gone leave. A new sorting applies at once, for it was asked.
 */
export function inHeldOrder<Row extends { id: string }>(rows: readonly Row[], held: readonly string[]): Row[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const kept = held.flatMap((id) => byId.get(id) ?? []);
  const known = new Set(held);
  return [...kept, ...rows.filter((row) => !known.has(row.id))];
}

export function useHeldOrder<Row extends { id: string }>(rows: readonly Row[], sorting: string) {
  const [held, setHeld] = useState<{ sorting: string; ids: readonly string[] } | null>(null);
  const asTheyStand = () => ({ sorting, ids: rows.map((row) => row.id) });
  if (held && held.sorting !== sorting) setHeld(asTheyStand());
  const ordered = held?.sorting === sorting ? inHeldOrder(rows, held.ids) : rows;
  const hold = { onPointerEnter: () => setHeld(asTheyStand()), onPointerLeave: () => setHeld(null) };
  return { ordered, hold };
}
