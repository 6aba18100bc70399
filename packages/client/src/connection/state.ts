// The life of a connection as a pure value: a state, an event, the next state and one act for the shell (connection.ts).
// The table is total, state × event: a new one of either does not compile until each of its cells is decided.
// It knows neither sockets nor timers: `now` and `random` are passed in, and a state says when it wants to be woken.
//
//   offline ──dial──▶ connecting ──opened──▶ greeting ──welcome──▶ live
//                       ▲    │closed, too long  │                   │closed, quiet too long, network off
//                       └─── waiting ◀──────────┴───────────────────┘      closed with 42xx, 43xx, 44xx ──▶ stopped
import { afterClose, staleAfterMs } from '@oriel/protocol';

export type StopWhy = 'sign-in' | 'reload' | 'stop';

export type Life =
  /** Not dialled yet, or hung up by its owner. */
  | { is: 'offline' }
  | { is: 'connecting'; tries: number; due: number }
  | { is: 'greeting'; tries: number; due: number }
  | { is: 'live'; tries: number; liveAt: number; heardAt: number }
  | { is: 'waiting'; tries: number; due: number }
  | { is: 'stopped'; why: StopWhy };

export type LifeEvent =
  | { on: 'dial' }
  | { on: 'opened' }
  | { on: 'welcome' }
  /** Any frame, a beat among them. */
  | { on: 'heard' }
  | { on: 'closed'; code: number }
  | { on: 'timer' }
  | { on: 'network-on' }
  | { on: 'network-off' }
  | { on: 'page-visible' }
  | { on: 'hang-up' };

/** What the shell does: open a socket, send hello, or drop the socket (its `closed` is then no longer heard). */
export type Act = 'none' | 'dial' | 'greet' | 'hang-up';
export type Step = { life: Life; act: Act };
export type Chance = { now: number; random: number };

/** A handshake that takes longer will not come; mobile networks need up to a few seconds. */
export const connectWithinMs = 10_000;
/** The first wait after a close is spread over half of this and the whole: a restarted server meets no thundering herd. */
export const firstWaitMs = 1_000;
/** After `reconnect-later` the server has asked for room. */
export const laterWaitMs = 5_000;
/** Waits double up to here: a page left open over night is back half a minute after the server is. */
export const longestWaitMs = 30_000;
/**
 * A connection that has lasted this long shows that the server is well, and begins the waits anew. Shorter ones are those
 * of a server that greets and falls over; longer than needed, a bad network would keep people waiting.
 */
export const steadyAfterMs = 2_000;

/** How long to wait before try number `tries` (0: the first after a loss). */
export function waitMs(tries: number, shortestMs: number, random: number): number {
  const ceiling = Math.min(longestWaitMs, shortestMs * 2 ** Math.min(tries, 16));
  return Math.round(ceiling * (0.5 + random / 2));
}

export const offline: Life = { is: 'offline' };

/** When the state wants a `timer` event; null: never. A timer that comes early changes nothing. */
export function wakeAt(life: Life): number | null {
  if (life.is === 'live') return life.heardAt + staleAfterMs;
  return 'due' in life ? life.due : null;
}

const stay = (life: Life): Step => ({ life, act: 'none' });
const connect = (tries: number, { now }: Chance): Step => ({
  life: { is: 'connecting', tries, due: now + connectWithinMs },
  act: 'dial',
});
const wait = (tries: number, { now, random }: Chance, act: Act, shortestMs = firstWaitMs): Step => ({
  life: { is: 'waiting', tries: tries + 1, due: now + waitMs(tries, shortestMs, random) },
  act,
});
const hangUp = (): Step => ({ life: offline, act: 'hang-up' });

/** The number range of the code is the policy (close-codes.ts). */
function closed(code: number, tries: number, chance: Chance): Step {
  switch (afterClose(code)) {
    case 'reconnect':
      return wait(tries, chance, 'none');
    case 'reconnect-later':
      return wait(tries, chance, 'none', laterWaitMs);
    case 'sign-in-again':
      return stay({ is: 'stopped', why: 'sign-in' });
    case 'reload':
      return stay({ is: 'stopped', why: 'reload' });
    case 'stop':
      return stay({ is: 'stopped', why: 'stop' });
  }
}

type Live = Extract<Life, { is: 'live' }>;
const triesAfter = (life: Live, { now }: Chance): number => (now - life.liveAt >= steadyAfterMs ? 0 : life.tries);
/** Since a clock that was set back it is not known how long nothing was heard: it counts anew. */
const quiet = (life: Live, chance: Chance): Step =>
  chance.now >= life.heardAt + staleAfterMs
    ? wait(triesAfter(life, chance), chance, 'hang-up')
    : stay({ ...life, heardAt: Math.min(life.heardAt, chance.now) });
/** Further ahead than anything is ever due: the clock was set back meanwhile. */
const isDue = ({ due }: { due: number }, { now }: Chance): boolean => now >= due || now < due - longestWaitMs;
const late = (life: Extract<Life, { due: number }>, chance: Chance): Step =>
  isDue(life, chance) ? wait(life.tries, chance, 'hang-up') : stay(life);

type Cell<S, E> = (life: Extract<Life, { is: S }>, chance: Chance, event: Extract<LifeEvent, { on: E }>) => Step;
type Table = { [S in Life['is']]: { [E in LifeEvent['on']]: Cell<S, E> } };

const table: Table = {
  offline: {
    dial: (_life, chance) => connect(0, chance),
    opened: stay,
    welcome: stay,
    heard: stay,
    closed: stay,
    timer: stay,
    'network-on': stay,
    'network-off': stay,
    'page-visible': stay,
    'hang-up': stay,
  },
  connecting: {
    dial: stay,
    opened: ({ tries }, { now }) => ({
      life: { is: 'greeting', tries, due: now + connectWithinMs },
      act: 'greet',
    }),
    welcome: stay,
    heard: stay,
    closed: ({ tries }, chance, { code }) => closed(code, tries, chance),
    timer: late,
    'network-on': stay,
    // Not believed: on a laptop without a network, a server on the same machine can be reached all the same.
    'network-off': stay,
    'page-visible': stay,
    'hang-up': hangUp,
  },
  greeting: {
    dial: stay,
    opened: stay,
    welcome: ({ tries }, { now }) => stay({ is: 'live', tries, liveAt: now, heardAt: now }),
    heard: stay,
    closed: ({ tries }, chance, { code }) => closed(code, tries, chance),
    timer: late,
    'network-on': stay,
    'network-off': stay,
    'page-visible': stay,
    'hang-up': hangUp,
  },
  live: {
    dial: stay,
    opened: stay,
    welcome: stay,
    heard: (life, { now }) => stay({ ...life, heardAt: now }),
    closed: (life, chance, { code }) => closed(code, triesAfter(life, chance), chance),
    timer: quiet,
    'network-on': stay,
    // The old path is gone though its socket would look open for minutes; a new try finds out.
    'network-off': (life, chance) => wait(triesAfter(life, chance), chance, 'hang-up'),
    'page-visible': quiet,
    'hang-up': hangUp,
  },
  waiting: {
    dial: ({ tries }, chance) => connect(tries, chance),
    opened: stay,
    welcome: stay,
    heard: stay,
    closed: stay,
    timer: (life, chance) => (isDue(life, chance) ? connect(life.tries, chance) : stay(life)),
    'network-on': ({ tries }, chance) => connect(tries, chance),
    'network-off': stay,
    'page-visible': ({ tries }, chance) => connect(tries, chance),
    'hang-up': hangUp,
  },
  stopped: {
    // Signing in again is what the owner dials for; a page of another wire cannot be helped by dialling.
    dial: (life, chance) => (life.why === 'reload' ? stay(life) : connect(0, chance)),
    opened: stay,
    welcome: stay,
    heard: stay,
    closed: stay,
    timer: stay,
    'network-on': stay,
    'network-off': stay,
    'page-visible': stay,
    'hang-up': stay,
  },
};

export function step(life: Life, event: LifeEvent, chance: Chance): Step {
  // The table is exact cell by cell; that `life` and `event` select their own cell is beyond the type checker.
  const cell = table[life.is][event.on] as (life: Life, chance: Chance, event: LifeEvent) => Step;
  return cell(life, chance, event);
}
