// The way in: one connection, the views on it, the commands given through it. This file only wires the rooms together and
// says who hears a frame in which order; drafts (drafts/) are put on top by those who write or watch them, so that a chat
// window does not carry them.
import type { Command, Down, Signal, Up, View, You } from '@oriel/protocol';
import { batch, signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import { openActs } from './commands/acts.ts';
import { cryptoRandom, newId } from './commands/ids.ts';
import { openOutbox } from './commands/outbox.ts';
import type { OutboxItem } from './commands/outbox.ts';
import { memoryOutbox } from './commands/outbox-store.ts';
import type { OutboxStore, Written } from './commands/outbox-store.ts';
import type { Outcome } from './commands/outcome.ts';
import { systemClock } from './connection/clock.ts';
import type { Clock } from './connection/clock.ts';
import { openConnection } from './connection/connection.ts';
import type { Welcome } from './connection/connection.ts';
import { webSockets } from './connection/sockets.ts';
import type { Sockets } from './connection/sockets.ts';
import type { Life } from './connection/state.ts';
import { browserSurroundings, noSurroundings } from './connection/surroundings.ts';
import type { Surroundings } from './connection/surroundings.ts';
import { openFocus } from './focus.ts';
import { openHere } from './here.ts';
import type { ViewHandle } from './views/handle.ts';
import type { DraftText } from './views/live-values.ts';
import { openViews } from './views/views.ts';

export interface ConnectOptions {
  /** `ws:` or `wss:`; never with a token in it. */
  url: string;
  /** Programs and chat windows; a desk's browser has a cookie. */
  token?: string;
  /** This page (tab): random, the same over reconnects. By default a new one. */
  page?: string;
  /** This page is an agent's own desk and counts for presence. Nobody else's ever is (S4). */
  seat: boolean;
  /** By default the browser's. In Node: `webSockets((url) => new WebSocket(url))` with the one of `ws`. */
  sockets?: Sockets;
  clock?: Clock;
  /** In [0, 1). */
  random?: () => number;
  surroundings?: Surroundings;
  /** Where what a person wrote is kept; by default in memory, which does not survive a reload. */
  outbox?: OutboxStore;
}

export type Freshness = { live: true } | { live: false; /** In the server's time. */ since: number };

/** What parts put on top of the client (drafts) need of it. */
export interface Line {
  readonly clock: Clock;
  readonly surroundings: Surroundings;
  /** Another number on every connection; 0: not live. */
  readonly connection: ReadonlySignal<number>;
  /** False when not live. */
  send(frame: Up | Uint8Array): boolean;
  unsentBytes(): number;
  onBinary(hear: (frame: Uint8Array) => void): () => void;
  /** Live values as they come, whether or not an open view shows them. */
  onSignals(hear: (values: readonly Signal[]) => void): () => void;
  /** A number for a draft's stream, never used before by this page. */
  newStream(): number;
  changeDraft(stream: number, change: (draft: DraftText) => DraftText): void;
}

export interface Client {
  readonly page: string;
  readonly life: ReadonlySignal<Life>;
  readonly freshness: ReadonlySignal<Freshness>;
  readonly you: ReadonlySignal<You | null>;
  /** A demo floor: the page says so. */
  readonly demo: ReadonlySignal<boolean>;
  readonly outbox: ReadonlySignal<readonly OutboxItem[]>;
  /** The server's time, as near as is known. */
  now(): number;
  /** `via`: the watched desk in which it is opened. The same view under the same parent is one on the wire. */
  open(view: View, options?: { via?: ViewHandle }): ViewHandle;
  /** What a person wrote is kept and answered some day; other commands fail `actFailsAfterMs` after the connection. */
  do(command: Command, options?: { id?: string }): Promise<Outcome>;
  /** Takes a refused item out of the outbox. */
  dismiss(id: string): void;
  /** Where this agent looks, on their own desk. */
  focus(interaction: string | null): void;
  /** Somebody sits at this agent's own desk: at every key, click and move; it is said once a minute at most. */
  here(): void;
  /** Connects again after signing in. */
  dial(): void;
  /** Ends the connection and all timers. */
  end(): void;
  readonly line: Line;
}

const isWritten = (command: Command): command is Written =>
  command.kind === 'say' || command.kind === 'reply' || command.kind === 'comment';

/** A clock that was set anew, here or there, is off by more than any beat is under way. */
const setAnewMs = 1_000;
/** What was long under way makes the server's clock look slow: the quickest is the nearest, but clocks drift. */
const nearer = (offset: number, heard: number): number =>
  heard < offset - setAnewMs ? heard : Math.max(heard, offset - 1);

export function connect({
  url,
  token,
  seat,
  clock = systemClock,
  random = cryptoRandom,
  page = newId(random),
  sockets = webSockets(),
  surroundings = typeof document === 'undefined' ? noSurroundings : browserSurroundings,
  outbox: store = memoryOutbox(),
}: ConnectOptions): Client {
  /** Server's time less ours. */
  let offset = 0;
  let lastConnection = 0;
  let lostAt: number | null = clock.now();
  const you = signal<You | null>(null);
  const demo = signal(false);
  const connectionNumber = signal(0);
  const freshness = signal<Freshness>({ live: false, since: lostAt });
  const hearBinary = new Set<(frame: Uint8Array) => void>();
  const hearSignals = new Set<(values: readonly Signal[]) => void>();
  let lastStream = 0;

  const now = () => clock.now() + offset;
  const send = (frame: Up | Uint8Array) => connection.send(frame);

  function freshnessChanged(): void {
    const since = lostAt ?? views.staleSince();
    const shown = freshness.peek();
    if (since === null ? !shown.live : shown.live || shown.since !== since)
      freshness.value = since === null ? { live: true } : { live: false, since };
  }

  const views = openViews({ clock, send, now, freshnessChanged });
  const acts = openActs({ clock, random, send });
  const outbox = openOutbox({ store, clock, random, page, now, send, hasCaughtUp: views.hasCaughtUp });
  const focus = openFocus(clock, send);

  function welcome(frame: Welcome): void {
    offset = frame.now - clock.now();
    if (you.peek() !== null && you.peek()?.id !== frame.you.id) views.forget();
    you.value = frame.you;
    demo.value = frame.demo;
    lostAt = null;
    views.live(frame.epoch);
    focus.live();
    acts.live();
    outbox.live(frame.you.id);
    connectionNumber.value = ++lastConnection;
    freshnessChanged();
  }

  function down(frame: Down): void {
    switch (frame.t) {
      case 'beat':
        send({ t: 'alive', n: frame.n });
        offset = nearer(offset, frame.now - clock.now());
        return views.down(frame);
      case 'did':
        acts.did(frame.id, frame.result);
        return outbox.did(frame.id, frame.result);
      case 'refused':
        acts.refused(frame.id, frame.why);
        return outbox.refused(frame.id, frame.why);
      case 'failed':
        acts.failed(frame.id);
        return outbox.failed(frame.id);
      case 'signals':
        hearSignals.forEach((hear) => hear(frame.signals));
        return views.down(frame);
      default:
        views.down(frame);
        outbox.caughtUp();
    }
  }

  function lost(heardAt: number): void {
    lostAt = heardAt + offset;
    connectionNumber.value = 0;
    views.lost(lostAt);
    acts.lost();
    outbox.lost();
    focus.lost();
    freshnessChanged();
  }

  const connection = openConnection(
    url,
    { ...(token !== undefined && { token }), page, seat },
    { sockets, clock, random, surroundings },
    {
      welcome: (frame) => batch(() => welcome(frame)),
      down: (frame) => batch(() => down(frame)),
      binary: (frame) => batch(() => hearBinary.forEach((hear) => hear(frame))),
      lost: (heardAt) => batch(() => lost(heardAt)),
    },
  );
  connection.tell({ on: 'dial' });

  return {
    page,
    life: connection.life,
    freshness,
    you,
    demo,
    outbox: outbox.items,
    now,
    open: views.open,
    do: (command, { id = newId(random) } = {}) =>
      batch(() => (isWritten(command) ? outbox.write(id, command) : acts.give(id, command))),
    dismiss: outbox.dismiss,
    focus: focus.set,
    here: openHere(clock, send),
    dial: () => connection.tell({ on: 'dial' }),
    end: () => {
      connection.end();
      acts.end();
    },
    line: {
      clock,
      surroundings,
      connection: connectionNumber,
      send,
      unsentBytes: connection.unsentBytes,
      onBinary(hear) {
        hearBinary.add(hear);
        return () => hearBinary.delete(hear);
      },
      onSignals(hear) {
        hearSignals.add(hear);
        return () => hearSignals.delete(hear);
      },
      newStream: () => ++lastStream,
      changeDraft: views.changeDraft,
    },
  };
}
