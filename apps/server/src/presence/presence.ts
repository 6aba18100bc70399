// Who sits at their desk (P8, docs/spec/presence.md). Seats say when they last gave a sign of life; an agent is here while
// one of their seats has; what the store says is brought in line with that, again and again until it is. Only seats
// count: a supervisor's being signed in shows nowhere (S4).
import { system } from '@oriel/domain';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Commits } from '../store/commits.ts';
import type { Leases } from './leases.ts';
import { expired, hereUntil, isHere, type SignsOfLife } from './signs-of-life.ts';

/** How often it is looked at who is here: what a second costs nobody notices, and it makes a retry. */
export const lookEveryMs = 1_000;
/** An agent without a sign is looked into again this often: nobody notices a minute of three quarters of an hour. */
const idleAgainMs = 60_000;

/** One connection of an agent's own desk. */
export interface Seat {
  /** It answered a ping. */
  answered(): void;
  /** Its page acknowledged heads. */
  alive(): void;
  /** Somebody sits there: they did something, or moved. */
  here(): void;
  /** `lost` is not `gone`: a reload or a short cut comes back. `signed-out` is, for every seat of that session. */
  end(why: 'lost' | 'signed-out'): void;
}

/** As the gateway knows it. */
export interface Presence {
  sit(agent: string, session: string): Seat;
}

export interface PresenceDeps {
  commits: Commits;
  clock: Clock;
  log: Log;
  /** Undefined: there is no other node. */
  leases?: Leases | undefined;
  /** Agents that the store holds for connected. */
  connectedAgents(): Promise<readonly string[]>;
  /** How long an agent may give no sign before that is looked into: the shortest time of their channel groups. */
  idleAfterMs(agent: string): number;
}

export interface PresenceRoom extends Presence {
  /** From here on it is said who is gone. Agents whom a former run left connected have as long as anyone to come back. */
  start(): void;
  /** Says nothing more: whoever sits here may sit elsewhere in a moment. */
  stop(): void;
}

interface Attendance {
  seats: Set<SignsOfLife>;
  /** What the store holds; undefined: not known. */
  stored: boolean | undefined;
  /** Another node vouched for them when it was looked last. */
  elsewhere: boolean;
  /** A command is under way. */
  telling: boolean;
  /** The last sign of the agent on any device. In memory alone: no report, no row (S10). */
  signAt: number;
  /** Not before that is it looked into again whether they are idle. */
  idleAgainAt: number;
}

export function createPresence(deps: PresenceDeps): PresenceRoom {
  const { commits, clock, log, connectedAgents, idleAfterMs, leases } = deps;
  const agents = new Map<string, Attendance>();
  let stopLooking: (() => void) | undefined;
  let formerRead = false;
  let readingFormer = false;
  let failing = false;

  function attendance(agent: string): Attendance {
    let found = agents.get(agent);
    if (!found) {
      found = { seats: new Set(), stored: undefined, elsewhere: false, telling: false, signAt: 0, idleAgainAt: 0 };
      agents.set(agent, found);
      sign(found);
    }
    return found;
  }

  function sign(at: Attendance): void {
    at.signAt = clock.now();
    at.idleAgainAt = 0;
  }

  /** By what the settings say now, not by what they said at the last sign. */
  const mayBeIdle = (agent: string, at: Attendance, now: number): boolean =>
    now >= at.idleAgainAt && now - at.signAt >= idleAfterMs(agent);

  /** `decide` says whether they are; it is asked again now and then, for somebody may set them available meanwhile. */
  async function tellIdle(agent: string, at: Attendance): Promise<void> {
    at.idleAgainAt = clock.now() + Math.min(idleAfterMs(agent), idleAgainMs);
    try {
      await commits.commit({ by: system, key: null, command: { kind: 'idle', agent, since: at.signAt } });
    } catch (error) {
      failed(error);
    }
  }

  function failed(error: unknown): void {
    if (!failing) log.warn({ err: error }, 'who is connected cannot be stored just now');
    failing = true;
  }

  async function tell(agent: string, at: Attendance, here: boolean): Promise<void> {
    at.telling = true;
    try {
      // Before it is said, so that no other node takes them for gone meanwhile.
      if (here) await leases?.hold(new Map([[agent, hereUntil(at.seats)]]));
      // A refusal says that it was so already, or that there is no such agent: nothing is left to do either way.
      await commits.commit({ by: system, key: null, command: { kind: here ? 'connected' : 'gone', agent } });
      at.stored = here;
      // Whoever comes back sits down anew.
      if (here) sign(at);
      failing = false;
    } catch (error) {
      failed(error);
      return;
    } finally {
      at.telling = false;
    }
    look(agent, at);
  }

  function look(agent: string, at: Attendance): void {
    const now = clock.now();
    for (const seat of at.seats) if (expired(seat, now)) at.seats.delete(seat);
    const here = isHere(at.seats, now);
    if (at.telling || !stopLooking) return;
    if (!here && at.elsewhere) {
      if (at.seats.size === 0) agents.delete(agent);
      return;
    }
    if (here !== at.stored) void tell(agent, at, here);
    else if (at.seats.size === 0) agents.delete(agent);
    else if (here && mayBeIdle(agent, at, now)) void tellIdle(agent, at);
  }

  /** As if each sat down at this moment and left at once. */
  async function readFormer(): Promise<void> {
    readingFormer = true;
    try {
      for (const agent of await connectedAgents()) {
        const at = attendance(agent);
        at.stored ??= true;
        at.seats.add({ session: null, answeredAt: clock.now(), aliveAt: clock.now(), open: false });
      }
      formerRead = true;
    } catch (error) {
      failed(error);
    } finally {
      readingFormer = false;
    }
  }

  let lookingAround = false;
  /** Vouches for those who sit here, and learns of those who do not; those for whom nobody vouches are gone. */
  async function lookAround(others: Leases): Promise<void> {
    if (lookingAround) return;
    lookingAround = true;
    try {
      const now = clock.now();
      await others.hold(new Map([...agents].map(([agent, { seats }]) => [agent, hereUntil(seats)])));
      const found = await others.look([...agents.keys()], now);
      for (const { agent, connected, elsewhere } of found) {
        if (elsewhere && !agents.has(agent)) continue;
        const at = attendance(agent);
        at.elsewhere = elsewhere;
        if (!at.telling) at.stored = connected;
      }
    } catch (error) {
      failed(error);
    } finally {
      lookingAround = false;
    }
  }

  function lookAtAll(): void {
    if (leases) void lookAround(leases);
    else if (!formerRead && !readingFormer) void readFormer();
    for (const [agent, at] of agents) look(agent, at);
  }

  return {
    start() {
      stopLooking ??= clock.every(lookEveryMs, lookAtAll);
      lookAtAll();
    },

    stop() {
      stopLooking?.();
      stopLooking = undefined;
    },

    sit(agent, session) {
      const at = attendance(agent);
      const seat: SignsOfLife = { session, answeredAt: clock.now(), aliveAt: clock.now(), open: true };
      at.seats.add(seat);
      look(agent, at);
      return {
        answered() {
          seat.answeredAt = clock.now();
        },
        alive() {
          seat.aliveAt = clock.now();
        },
        here() {
          sign(at);
        },
        end(why) {
          if (!seat.open) return;
          seat.open = false;
          if (why === 'lost') return;
          for (const other of at.seats) if (other.session === session) at.seats.delete(other);
          look(agent, at);
        },
      };
    },
  };
}
