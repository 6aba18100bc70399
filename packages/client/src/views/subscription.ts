// One view as it is open on the wire, with its replica and live values, shared by all handles of the same view under the
// same parent. It holds state; when it opens, re-opens and closes is decided in views.ts.
import type { Entity, EntityKind, EntityOf, View } from '@oriel/protocol';
import { signal } from '@preact/signals-core';
import type { Signal as Cell } from '@preact/signals-core';
import { countedBy, topOf } from './counter.ts';
import type { Counted } from './counter.ts';
import type { Held } from './heads.ts';
import type { ViewHandle, ViewStatus } from './handle.ts';
import { liveValues } from './live-values.ts';
import type { LiveValues } from './live-values.ts';
import { replica } from './replica.ts';
import type { Replica } from './replica.ts';

export interface Subscription {
  readonly key: string;
  readonly view: View;
  readonly parent: Subscription | null;
  readonly counted: Counted | null;
  readonly replica: Replica;
  readonly live: LiveValues;
  readonly status: Cell<ViewStatus>;
  readonly staleSince: Cell<number | null>;
  readonly more: Cell<boolean>;
  /** Its number on this connection; 0: not on the wire. */
  number: number;
  /** Handles that hold it. */
  handles: number;
  /** Where the contents come from; null: there are none to resume from. */
  epoch: string | null;
  /** Re-opened in a row without a quiet time: each further one waits longer. */
  reopened: number;
  reopenedAt: number;
  cancelReopen: (() => void) | null;
  /** Lines that came before those they follow, kept for a moment. */
  early: readonly Entity[];
  cancelEarly: (() => void) | null;
  /** When a key last entered or left: heads read before that say nothing about it. */
  readonly movedAt: Map<string, number>;
}

export const subscriptionKey = (view: View, parent: Subscription | null): string =>
  `${parent?.key ?? ''}>${JSON.stringify(Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1)))}`;

export function subscription(view: View, parent: Subscription | null): Subscription {
  return {
    key: subscriptionKey(view, parent),
    view,
    parent,
    counted: countedBy(view),
    replica: replica(),
    live: liveValues(),
    status: signal<ViewStatus>({ is: 'opening' }),
    staleSince: signal<number | null>(null),
    more: signal(false),
    number: 0,
    handles: 0,
    epoch: null,
    reopened: 0,
    reopenedAt: -Infinity,
    cancelReopen: null,
    early: [],
    cancelEarly: null,
    movedAt: new Map(),
  };
}

function* held({ replica: { keys, entity } }: Subscription): Iterable<Entity> {
  for (const key of keys.peek()) {
    const one = entity(key)?.peek();
    if (one) yield one;
  }
}

export const topLine = (sub: Subscription): number => (sub.counted ? topOf(held(sub), sub.counted) : 0);

export const holding = (sub: Subscription): Held => ({
  version: (key) => sub.replica.entity(key)?.peek()?.version,
  keys: () => sub.replica.keys.peek(),
  stateAt: (key) => {
    const one = sub.replica.entity(key)?.peek();
    return one?.kind === 'interaction' ? one.stateAt : undefined;
  },
  top: topLine(sub),
});

export function handleOn(sub: Subscription, close: () => void): ViewHandle {
  const { keys, entity } = sub.replica;
  const all = (): Entity[] => keys.value.flatMap((key) => entity(key)?.value ?? []);
  // An entity that is not held may enter: then the keys change, and who asked is asked again.
  const get = (key: string): Entity | undefined => {
    const one = entity(key);
    if (!one) void keys.value;
    return one?.value;
  };
  return {
    view: sub.view,
    status: sub.status,
    staleSince: sub.staleSince,
    keys,
    entity,
    get,
    one: <K extends EntityKind>(kind: K, id: string) => get(`${kind}:${id}`) as EntityOf<K> | undefined,
    all: <K extends EntityKind>(kind: K) => all().filter((one): one is EntityOf<K> => one.kind === kind),
    entities: all,
    more: sub.more,
    drafts: sub.live.drafts,
    focus: sub.live.focus,
    typing: sub.live.typing,
    close,
  };
}
