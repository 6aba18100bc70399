// A change of a customer's record, as somebody has made it on screen and it is to be saved. Which of them may be made on
// somebody's behalf, the types say.
import type { CommandOf, Field } from '@oriel/protocol';

/** What may also be saved from a watched desk, said beforehand. */
export type SharedChange =
  /** `before`: what it replaces, so that it can be taken back. */
  | (Omit<CommandOf<'set-field'>, 'interaction' | 'for'> & { before: string })
  | { kind: 'add-tag' | 'remove-tag' | 'add-note'; text: string };

/** What an agent does on their own desk alone. */
export type OwnChange =
  | { kind: 'remove-note' | 'restore-note'; note: string }
  /** `mine`: this interaction's own; one of the two comes first. `name`: what the other is called. */
  | { kind: 'merge'; mine: string; other: string; first: string; name: string }
  /** `first`: the record that it stood behind; `mine`: the one of the two that is this interaction's own afterwards. */
  | { kind: 'unmerge'; record: string; first: string; mine: string; name: string };

export type RecordChange = SharedChange | OwnChange;

/** saved; or somebody else was first, and both have to be looked at; or not, and why has been told. */
export type Saved = 'saved' | 'changed' | 'not';

export interface RecordHand {
  /** Resolves when it is known what came of it. */
  save(interaction: string, change: SharedChange): Promise<Saved>;
  /** Absent: it is not done from here. */
  saveOwn?(interaction: string, change: OwnChange): Promise<Saved>;
  /** What the button says: that it is saved, or that it is said first what will be read. */
  saves: 'at-once' | 'after-a-look';
}

/** `own:Shoe size` is *Shoe size*. */
export const labelOf = (field: Field, names: Readonly<Record<string, string>>): string =>
  names[field] ?? field.slice('own:'.length);
