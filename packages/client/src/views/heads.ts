// Is a view behind what the database holds? (P5, the lost *last* change.) Pure. Heads name keys and versions, read when
// the beat was sent; what the answer counts as behind may still be under way, so it is asked twice (views.ts).
import type { Entity, Heads, View } from '@oriel/protocol';
import { countedBy } from './counter.ts';

export interface Held {
  /** The version held under a key; undefined: not held. */
  version(key: string): number | undefined;
  keys(): readonly string[];
  /** Since when an interaction held is in its state. */
  stateAt(key: string): number | undefined;
  /** The counter of a conversation or chat. */
  top: number;
}

const kindOf = (key: string) => key.slice(0, key.indexOf(':')) as Entity['kind'];
/** A blank card stands in place of an interaction (details.md, Subject and viewer). */
const named = (heads: Heads, key: string) =>
  key in heads || (key.startsWith('blank:') && key.replace('blank:', 'interaction:') in heads);

/** Views whose heads name every interaction they hold, so that heads naming none say that there is none. */
const listsInteractions: ReadonlySet<View['view']> = new Set(['desk', 'inbox', 'agents']);

/** The keys in which the view is behind: too old, missing, or held though gone. */
export function behind(view: View, heads: Heads, held: Held): string[] {
  const counted = countedBy(view);
  if (counted) {
    const head = heads[counted.head];
    return head !== undefined && held.top < head ? [counted.head] : [];
  }
  const tooOld = Object.keys(heads).filter((key) => {
    const version = held.version(key) ?? held.version(key.replace(/^interaction:/, 'blank:'));
    return version === undefined || version < heads[key]!;
  });
  const kinds = new Set(Object.keys(heads).map(kindOf));
  if (listsInteractions.has(view.view)) kinds.add('interaction');
  if (kinds.has('interaction')) kinds.add('blank');
  const gone = held.keys().filter((key) => kinds.has(kindOf(key)) && !named(heads, key));
  return [...tooOld, ...(view.view === 'history' ? gone.filter(withinPage(heads, held)) : gone)];
}

/** Heads of a history name its newest page. What is older was pushed out by newer ones, and is where it was. */
function withinPage(heads: Heads, held: Held): (key: string) => boolean {
  const oldest = Math.min(...Object.keys(heads).map((key) => held.stateAt(key) ?? Infinity));
  return (key) => (held.stateAt(key) ?? -Infinity) > oldest;
}
