/** What a bot agent has in front of it and under its hands; the adapter over the client is `client-seat.ts`. */
import type { Command } from '@oriel/protocol';
import type { Turn } from '../conversations/index.ts';

export type Ringing = { readonly interaction: string; readonly since: number };

export type Conversation = {
  readonly interaction: string;
  readonly said: readonly Turn[];
  readonly commented: boolean;
  readonly lastAt: number;
  readonly waitsSince: number | null;
};

export type Mode = 'off' | 'available' | 'away';

export type Sight = {
  readonly mode: Mode;
  /** When the mode began. */
  readonly modeAt: number;
  /** The version of the notice still to be acknowledged; null: none. */
  readonly unacknowledged: number | null;
  readonly soft: number;
  readonly hard: number;
  readonly ringing: readonly Ringing[];
  /** The ids of all that is ongoing. */
  readonly mine: ReadonlySet<string>;
  /** Those of them whose conversation can be read just now. */
  readonly ongoing: readonly Conversation[];
  readonly othersWait: boolean;
};

export type Seat = {
  /** Null: nothing to be relied upon just now (not connected yet, or cut off). */
  sight(): Sight | null;
  focus(interaction: string): void;
  /** The whole text that now stands in the field. */
  write(interaction: string, what: 'reply' | 'comment', text: string): void;
  /** True when committed. The field is empty afterwards. */
  send(interaction: string, what: 'reply' | 'comment', text: string): Promise<boolean>;
  /** Lets go of the fields; what stands in them stays. */
  leave(): void;
  /** True when it is in effect. */
  act(command: Command): Promise<boolean>;
};
