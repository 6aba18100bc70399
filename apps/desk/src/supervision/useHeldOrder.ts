import { useRef, useState } from 'react';

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
  const [isHeld, setHeld] = useState(false);
  const last = useRef({ sorting, ids: rows.map((row) => row.id) });
  const ordered = isHeld && last.current.sorting === sorting ? inHeldOrder(rows, last.current.ids) : [...rows];
  last.current = { sorting, ids: ordered.map((row) => row.id) };
  const hold = { onPointerEnter: () => setHeld(true), onPointerLeave: () => setHeld(false) };
  return { ordered, hold };
}
