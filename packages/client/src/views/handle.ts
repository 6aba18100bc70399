// What a screen gets of an open view: it reads, it never writes. Handles of the same view share one subscription.
import type { ClosedWhy, Entity, EntityKind, EntityOf, View } from '@oriel/protocol';
import type { ReadonlySignal } from '@preact/signals-core';
import type { DraftText, Typing } from './live-values.ts';

export type ViewStatus =
  | { is: 'opening' }
  | { is: 'open' }
  /** `unavailable` is tried again; the others are final. Unknown, forbidden and withdrawn look alike. */
  | { is: 'closed'; why: ClosedWhy };

export interface ViewHandle {
  readonly view: View;
  /** Stays `open` through reconnects; `staleSince` tells whether what is shown can be relied upon. */
  readonly status: ReadonlySignal<ViewStatus>;
  /** Since when the contents may be out of date, in the server's time; null: they are not. */
  readonly staleSince: ReadonlySignal<number | null>;
  readonly keys: ReadonlySignal<readonly string[]>;
  /** The signal of one entity, for a row; undefined when not held, and its value when the entity leaves. */
  entity(key: string): ReadonlySignal<Entity | undefined> | undefined;
  /** Reads and subscribes to one entity, held now or later. */
  get(key: string): Entity | undefined;
  one<K extends EntityKind>(kind: K, id: string): EntityOf<K> | undefined;
  /** Reads and subscribes to all of a kind, in the order they entered. Order for people is `select`'s (domain). */
  all<K extends EntityKind>(kind: K): EntityOf<K>[];
  entities(): Iterable<Entity>;
  /** More lines, rows or pages lie before these. */
  readonly more: ReadonlySignal<boolean>;
  readonly drafts: ReadonlySignal<ReadonlyMap<string, DraftText>>;
  readonly focus: ReadonlySignal<string | null>;
  readonly typing: ReadonlySignal<ReadonlyMap<string, Typing>>;
  /** The last handle closes the view. Harmless twice. */
  close(): void;
}
