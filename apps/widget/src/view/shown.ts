// What the window is given to show, and what it may do: plain values and functions, no signals, so that a component is a
// function of what it is handed.
import type { Line } from '../chat/lines.ts';
import type { Trouble } from '../chat/chat.ts';

export interface Shown {
  lines: readonly Line[];
  /** Nothing has been said yet. */
  isNew: boolean;
  hasEarlier: boolean;
  /** Whoever the visitor is with. */
  agent: string | null;
  isTyping: boolean;
  trouble: Trouble;
  /** The channel's name. */
  channel: string;
  /** Who reads. */
  readers: string;
  /** Grows with every opening of the window. */
  openings: number;
}

export interface Acts {
  say(text: string): void;
  sayAgain(id: string): void;
  keepUnsent(text: string): void;
  /** Null: the chat is a page of its own. */
  close: (() => void) | null;
  reload(): void;
}
