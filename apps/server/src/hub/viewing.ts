// How a connection and the hub know each other. The gateway gives a receiver and gets a viewing; neither sees inside the
// other.
import type { Principal } from '@oriel/domain';
import type { Down, Heads, Up } from '@oriel/protocol';

/** A connection, as the hub sees it. Neither method blocks or throws; a connection that is over ignores both. */
export interface Receiver {
  readonly page: string;
  /** A JSON frame of a view; `view` names the view it belongs to, so that frames not yet written can be dropped. */
  send(frame: Down, view: number | null): void;
  /** A binary draft frame, shared by all its receivers. False: the queue is long, it was dropped; send the whole later. */
  sendDraft(frame: Uint8Array, view?: number): boolean;
  /** Frames of this view that were not written yet are dropped. */
  drop(view: number): void;
}

/** All the views open on one connection. */
export interface Viewing {
  open(frame: Extract<Up, { t: 'open' }>): void;
  close(view: number): void;
  /** The whole text of a draft again. */
  again(stream: number): void;
  /** What the database holds for every live view open here, by view number. */
  heads(): Promise<Record<string, Heads>>;
  /** The connection is over. */
  end(): void;
}

export interface Views {
  attach(viewer: Principal, receiver: Receiver): Viewing;
}
