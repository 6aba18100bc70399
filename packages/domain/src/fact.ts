// A fact: something that happened, durable, in one stream, with the next version of it. Facts are the only input of
// `evolve`; the texts that people wrote travel beside the payload, for they are kept apart and can be erased.
import type { AccessFact } from './access/facts.ts';
import type { AgentFact } from './agents/facts.ts';
import type { CustomerFact } from './customers/facts.ts';
import type { InteractionFact } from './interactions/facts.ts';

export type StreamKind = 'interaction' | 'agent' | 'customer' | 'access';

/** What `decide` returns: a fact without its place in the stream. */
export type NewFact =
  | ({ stream: 'interaction'; id: string } & InteractionFact)
  | ({ stream: 'agent'; id: string } & AgentFact)
  | ({ stream: 'customer'; id: string } & CustomerFact)
  | ({ stream: 'access'; id: string } & AccessFact);

/** A fact in its place. `version` counts from 1 in each stream, without holes (P3). */
export type Fact = NewFact & {
  version: number;
  /** `principalKey` of the one who gave the command. */
  by: string;
  /** The agent on whose behalf a supervisor acted. */
  onBehalfOf: string | null;
  /** Milliseconds since 1970, UTC. */
  at: number;
};

export type FactOf<S extends StreamKind> = Extract<Fact, { stream: S }>;
