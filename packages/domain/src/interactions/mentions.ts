// Colleagues named in a comment. The text stays plain; beside it stands where it names whom. Only who may read the
// interaction can be named, by their whole name: what is marked is exactly who was told.
import type { Mention } from '@oriel/protocol';
import { personOf, type Directory } from '../access/directory.ts';
import { mayRead, type Matter } from '../access/may.ts';

/** Those of the mentions that are true, in the order of the text. The others are words like any others. */
export function trueMentions(directory: Directory, matter: Matter, text: string, given: readonly Mention[]): Mention[] {
  const kept: Mention[] = [];
  let end = 0;
  for (const { at, length, person } of given.toSorted((a, b) => a.at - b.at)) {
    const name = personOf(directory, person)?.name;
    const isNamed = name !== undefined && length === name.length + 1 && text.slice(at, at + length) === `@${name}`;
    if (at < end || !isNamed || !mayRead(directory, person, matter)) continue;
    kept.push({ at, length, person });
    end = at + length;
  }
  return kept;
}
