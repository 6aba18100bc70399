// The shell around the life of a connection (state.ts): one socket, one timer, and the acts the machine asks for.
// It parses frames and hands them on; what they mean is not its business.
import { WIRE } from '@oriel/protocol';
import type { Down, Up } from '@oriel/protocol';
import { signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import type { Clock } from './clock.ts';
import type { Socket, Sockets } from './sockets.ts';
import { offline, step, wakeAt } from './state.ts';
import type { Life, LifeEvent } from './state.ts';
import type { Surroundings } from './surroundings.ts';

export type Welcome = Extract<Down, { t: 'welcome' }>;

export interface ConnectionPorts {
  sockets: Sockets;
  clock: Clock;
  /** In [0, 1). */
  random: () => number;
  surroundings: Surroundings;
}

export interface Hearing {
  welcome(frame: Welcome): void;
  down(frame: Down): void;
  binary(frame: Uint8Array): void;
  /** The connection is no longer live; `heardAt` is when it last was known to be. */
  lost(heardAt: number): void;
}

export interface Connection {
  readonly life: ReadonlySignal<Life>;
  tell(event: LifeEvent): void;
  /** False when not live: the frame went nowhere. */
  send(frame: Up | Uint8Array): boolean;
  unsentBytes(): number;
  end(): void;
}

export function openConnection(
  url: string,
  hello: Omit<Extract<Up, { t: 'hello' }>, 't' | 'wire'>,
  { sockets, clock, random, surroundings }: ConnectionPorts,
  hearing: Hearing,
): Connection {
  let life: Life = offline;
  const shown = signal<Life>(life);
  let socket: Socket | null = null;
  let cancelTimer = () => {};
  let timerAt: number | null = null;

  function tell(event: LifeEvent): void {
    const before = life;
    const next = step(life, event, { now: clock.now(), random: random() });
    life = next.life;
    if (event.on === 'closed' || next.act === 'hang-up') drop();
    if (next.act === 'dial') dial();
    if (next.act === 'greet') socket?.send(JSON.stringify({ t: 'hello', wire: WIRE, ...hello } satisfies Up));
    arm();
    // What is heard changes the state with every frame; nobody needs to be told of that.
    if (before.is !== life.is || life.is !== 'live') shown.value = life;
    if (before.is === 'live' && life.is !== 'live') hearing.lost(event.on === 'closed' ? clock.now() : before.heardAt);
  }

  function drop(): void {
    const old = socket;
    socket = null;
    old?.close();
  }

  function dial(): void {
    drop();
    const mine: Socket = sockets.connect(url, {
      opened: () => socket === mine && tell({ on: 'opened' }),
      closed: (code) => socket === mine && tell({ on: 'closed', code }),
      frame: (frame) => socket === mine && hear(frame),
    });
    socket = mine;
  }

  function hear(frame: string | Uint8Array): void {
    if (typeof frame !== 'string') {
      tell({ on: 'heard' });
      return hearing.binary(frame);
    }
    const down = JSON.parse(frame) as Down;
    if (down.t === 'welcome') {
      tell({ on: 'welcome' });
      return hearing.welcome(down);
    }
    tell({ on: 'heard' });
    hearing.down(down);
  }

  /** A timer set for earlier than needed is left alone and set again when it comes: frames must not cost timers. */
  function arm(): void {
    const at = wakeAt(life);
    if (at !== null && timerAt !== null && timerAt <= at && life.is === 'live') return;
    cancelTimer();
    timerAt = at;
    if (at === null) return;
    cancelTimer = clock.after(Math.max(0, at - clock.now()), () => {
      timerAt = null;
      tell({ on: 'timer' });
    });
  }

  const unwatch = surroundings.watch((happening) => {
    if (happening !== 'page-hidden' && happening !== 'page-gone') tell({ on: happening });
  });

  return {
    life: shown,
    tell,
    send(frame) {
      if (life.is !== 'live' || !socket) return false;
      socket.send(frame instanceof Uint8Array ? frame : JSON.stringify(frame));
      return true;
    },
    unsentBytes: () => socket?.unsentBytes() ?? 0,
    end() {
      unwatch();
      tell({ on: 'hang-up' });
    },
  };
}
