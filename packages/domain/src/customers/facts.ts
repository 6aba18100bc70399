// What can happen to a customer's record. What people wrote into it travels as `text`, kept apart and erasable.
import type { Field } from '@oriel/protocol';

export type CustomerFact =
  | { kind: 'arrived'; channel: string; name: string }
  /** An empty text: the value was taken away. */
  | { kind: 'field-set'; field: Field; text: string }
  | { kind: 'tag-added'; text: string }
  /** `tag`, `note`: the version at which it was added. */
  | { kind: 'tag-removed'; tag: number }
  | { kind: 'note-added'; text: string }
  | { kind: 'note-removed'; note: number }
  | { kind: 'note-restored'; note: number }
  /** This record is the same person as another, which comes first. Neither changes otherwise, so each can be restored. */
  | { kind: 'merged'; into: string }
  | { kind: 'unmerged'; from: string };
