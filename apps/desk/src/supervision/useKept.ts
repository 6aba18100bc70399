// Values that are made anew all the time and mostly come out the same: the one that was there before stays, so that
// what shows it need not be drawn again.
import { useRef } from 'react';

export function keptOf<V extends { id: string }>(before: ReadonlyMap<string, Kept<V>>, values: readonly V[]) {
  return new Map(
    values.map((value) => {
      const print = JSON.stringify(value);
      const known = before.get(value.id);
      return [value.id, known?.print === print ? known : { print, value }] as const;
    }),
  );
}

export interface Kept<V> {
  print: string;
  value: V;
}

export function useKept<V extends { id: string }>(): (values: readonly V[]) => V[] {
  const before = useRef<ReadonlyMap<string, Kept<V>>>(new Map());
  return (values) => {
    before.current = keptOf(before.current, values);
    return [...before.current.values()].map(({ value }) => value);
  };
}
