// The drafts' path as the gateway knows it: apply in memory, mask, publish. It reads nothing that anyone's looking could
// change, and answers nothing (S1, S2).
import type { DraftSplices, Up } from '@oriel/protocol';

/** One author's connection. Streams are numbers of that connection. */
export interface DraftSource {
  whole(frame: Extract<Up, { t: 'draft' }>): void;
  /** `unknown-stream`: ended, or owned by another page by now: nothing to be done. `malformed`: does not fit the text. */
  splice(section: DraftSplices): 'taken' | 'unknown-stream' | 'malformed';
  focus(interaction: string | null): void;
  /** A reply or comment is on its way to the committer: remembers which draft it came from. */
  sending(interaction: string, what: 'reply' | 'comment'): { sent(): void };
  /** The connection is over; the drafts stay until sent, or 10 minutes after the author's last connection. */
  end(): void;
}

export interface Drafts {
  attach(agent: string, page: string): DraftSource;
}
