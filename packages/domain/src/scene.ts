// What a decision may look at: the rows that its command touches, locked by the committer, and the directory. Commands
// committed in one group share a scene, so each sees what the ones before it brought about.
import type { Command, Refusal } from '@oriel/protocol';
import type { AccessFact } from './access/facts.ts';
import type { Directory } from './access/directory.ts';
import { emptySeat, type Agent } from './agents/agent.ts';
import type { Customer } from './customers/customer.ts';
import type { HandledSpan } from './agents/facts.ts';
import type { NewFact } from './fact.ts';
import type { OfferReason } from './interactions/facts.ts';
import type { Interaction } from './interactions/interaction.ts';
import type { Principal } from './principal.ts';

/** What only the system does: routing, deadlines, presence, set-up. */
export type SystemCommand =
  | { kind: 'offer'; interaction: string; agent: string; reason: OfferReason; points?: number }
  | { kind: 'time-passed'; interaction: string }
  | { kind: 'connected'; agent: string }
  | { kind: 'gone'; agent: string }
  | { kind: 'handled'; agent: string; spans: HandledSpan[] }
  /** No sign of them since then, on any device. */
  | { kind: 'idle'; agent: string; since: number }
  | { kind: 'arrive'; customer: string; channel: string; name: string }
  | { kind: 'set-up'; id: string; fact: AccessFact };

export interface Act {
  by: Principal;
  /** The client's id for it: a repeat is answered with the first result (P2). Null: not repeated. */
  key: string | null;
  command: Command | SystemCommand;
}

export interface Scene {
  now: number;
  newId: () => string;
  directory: Directory;
  interactions: ReadonlyMap<string, Interaction>;
  agents: ReadonlyMap<string, Agent>;
  customers: ReadonlyMap<string, Customer>;
  /** By `heldKey`: how many interactions ring at or are ongoing with an agent: capacity, counted under the agent's lock (P7). */
  held: ReadonlyMap<string, number>;
  /** Waiting interactions that *ask* may take, oldest wait first. */
  waiting: readonly string[];
  /** The language of a text where it is sure; null: it is not. Depends on the text alone. */
  languageOf: (text: string) => string | null;
  /** The live or completed interaction of a customer on their channel. */
  chatOf: ReadonlyMap<string, string>;
}

export type Decision =
  | {
      facts: NewFact[];
      onBehalfOf: string | null;
      /** What the answer names, in the version it then has. */
      interaction?: string;
      /** Of a customer, likewise. */
      record?: string;
      /** What follows by itself, recorded under the system's name. */
      besides?: NewFact[];
    }
  | { refused: Refusal };

export const refuse = (refused: Refusal): Decision => ({ refused });
export const agentIn = (scene: Scene, id: string): Agent => scene.agents.get(id) ?? emptySeat(id);
/** An agent and a channel group: neither id has a space. */
export const heldKey = (agent: string, group: string): string => `${agent} ${group}`;
export const heldBy = (scene: Scene, agent: string, group: string): number =>
  scene.held.get(heldKey(agent, group)) ?? 0;

/** Which rows a command needs, as far as it says so itself. The committer locks them: agents first, then interactions. */
export interface Touched {
  agents: string[];
  interactions: string[];
  customers: string[];
  /** Interactions whose customers' records are needed, each with those merged with it; and records of others, likewise. */
  records: { ofInteractions: string[]; others: string[]; withInteractions: boolean };
  /** Also the candidates for *ask*. */
  asks: string[];
}
