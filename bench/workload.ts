// What a workload is, and what it is given to work with. Each is one file in workloads/, of this shape: it runs all of its
// contenders in each round, one after the other, beginning with another one each time, so that what else the machine does
// falls on all of them; and gives one value a round.
import type { Cores } from './machine.ts';

/** `tiny`: shows that it works, and measures nothing. */
export type Scale = 'tiny' | 'quick' | 'full';

export interface Bench {
  scale: Scale;
  rounds: number;
  cores: Cores | undefined;
  /** The value of this scale. */
  at<T>(by: Record<Scale, T>): T;
  /** To whoever waits. */
  tell(line: string): void;
}

export interface Measured {
  /** As goals.ts knows it. */
  name: string;
  /** One a round. */
  values: number[];
  /** Of what it is compared with, in the same rounds. */
  against?: number[];
}

export interface Workload {
  name: string;
  /** In a line: who does what. */
  idea: string;
  run(bench: Bench): Promise<Measured[]>;
}

/** Another one first in each round. */
export const rotated = <T>(items: readonly T[], round: number): T[] =>
  items.map((_, index) => items[(index + round) % items.length]!);
