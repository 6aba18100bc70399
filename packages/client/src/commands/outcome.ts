// What became of a command.
import type { Refusal, Result } from '@oriel/protocol';

export type Outcome =
  /** Committed and fsynced (P1). */
  | { did: Result }
  /** An expected no: nothing changed. */
  | { refused: Refusal }
  /** No answer in time. It may or may not have taken effect: the screen's live views show which. */
  | { failed: 'offline' };
