// What every contender of the glass workloads is: a server that carries the keystrokes of agents to those who watch them,
// and how the load generator speaks with it. All of them get the same keys at the same times from the same generator, and
// their clients are as lean as can be, so that it is the servers that are compared.
import type { Key } from '../keystrokes.ts';

/** Everybody of a team is watched by all who lead it. */
export interface Crowd {
  teams: number;
  agentsPerTeam: number;
  watchersPerTeam: number;
}

export const agentsOf = ({ teams, agentsPerTeam }: Crowd): number => teams * agentsPerTeam;
export const watchersOf = ({ teams, watchersPerTeam }: Crowd): number => teams * watchersPerTeam;

/** The agents that a watcher sees. */
export function watchedBy({ teams, agentsPerTeam }: Crowd, watcher: number): number[] {
  const first = (watcher % teams) * agentsPerTeam;
  return Array.from({ length: agentsPerTeam }, (_, index) => first + index);
}

/** How people come in; absent where nobody has to sign in. */
export interface Tickets {
  agents: { id: string; token: string; interaction: string }[];
  supervisors: { id: string; token: string }[];
}

export interface Joining {
  port: number;
  crowd: Crowd;
  tickets: Tickets | undefined;
  /** A watcher has the agent's text as it was after the `n`th key. */
  hear(watcher: number, agent: number, n: number): void;
}

export interface Author {
  /** Hands over the `n`th key, counted from 1. False: not now, and nothing was sent. */
  key(n: number, key: Key): boolean;
  /** What was handed over leaves. */
  flush(): void;
  /** All that came to them, where that is counted. */
  bytesRead?(): number;
}

export interface Watcher {
  /** Reads nothing more until `resume`. */
  pause(): void;
  resume(): void;
  bytesRead(): number;
  /** What stands in an agent's draft as this watcher sees it, where it keeps that. */
  text?(agent: number): string;
}

export interface Joined {
  authors: Author[];
  watchers: Watcher[];
  end(): void;
}

export interface Contender {
  name: string;
  /** Starts its server in this process, on any free port of this machine. Absent: it is not ours to start. */
  serve?(): Promise<number>;
  /** Everybody is in, and sees what is there. */
  join(joining: Joining): Promise<Joined>;
}
