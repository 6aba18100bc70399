// What became of a command.
import type { Refusal, Result } from '@oriel/protocol';

/** `too-long` is said here: the wire takes no such text, and the server would end the connection. */
export type No = Refusal | 'too-long';

export type Outcome =
  /** Committed and fsynced (P1). */
  | { did: Result }
  /** An expected no: nothing changed. */
  | { refused: No }
  /** No answer in time. It may or may not have taken effect: the screen's live views show which. */
  | { failed: 'offline' };
