// What one open view holds: entities by key, each a signal of its own, and a signal of the keys. The newer version wins;
// nothing is folded here. A row on a screen subscribes to its own entity, a list to the keys.
import { keyOf } from '@oriel/protocol';
import type { Entity } from '@oriel/protocol';
import { batch, signal } from '@preact/signals-core';
import type { ReadonlySignal, Signal as Cell } from '@preact/signals-core';

export interface Replica {
  readonly keys: ReadonlySignal<readonly string[]>;
  /** Undefined when not held. A signal turns undefined when its entity leaves; if it enters again it has a new one. */
  entity(key: string): ReadonlySignal<Entity | undefined> | undefined;
  /** Entities that entered or changed. */
  take(entities: readonly Entity[]): void;
  leave(keys: readonly string[]): void;
  /** All that is held is void, these are in its place, in whatever version. */
  replace(entities: readonly Entity[]): void;
}

export function replica(): Replica {
  const held = new Map<string, Cell<Entity | undefined>>();
  const keys = signal<readonly string[]>([]);
  const recount = () => (keys.value = [...held.keys()]);

  function put(entity: Entity, always: boolean): boolean {
    const key = keyOf(entity);
    const known = held.get(key);
    if (!known) held.set(key, signal<Entity | undefined>(entity));
    else if (always || entity.version > known.peek()!.version) known.value = entity;
    return !known;
  }

  function remove(key: string): boolean {
    const known = held.get(key);
    if (known) known.value = undefined;
    return held.delete(key);
  }

  return {
    keys,
    entity: (key) => held.get(key),
    take: (entities) =>
      batch(() => {
        const entered = entities.filter((entity) => put(entity, false));
        if (entered.length > 0) recount();
      }),
    leave: (gone) =>
      batch(() => {
        const left = gone.filter(remove);
        if (left.length > 0) recount();
      }),
    replace: (entities) =>
      batch(() => {
        const stays = new Set(entities.map(keyOf));
        for (const key of held.keys()) if (!stays.has(key)) remove(key);
        for (const entity of entities) put(entity, true);
        recount();
      }),
  };
}
