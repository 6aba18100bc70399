// The interaction: the unit of work, and the fold that makes it from its facts.
import type { InteractionState } from '@oriel/protocol';
import type { FactOf } from '../fact.ts';
import { saidKinds } from './facts.ts';

export interface Interaction {
  id: string;
  version: number;
  /** The customer's counter: what they see, without holes. */
  said: number;
  state: InteractionState;
  channel: string;
  team: string;
  customer: string;
  customerName: string;
  /** Whose it is: rings at, is ongoing with, was completed by. */
  agent: string | null;
  /** Answered since it was opened, reopened or transferred. */
  answered: boolean;
  waitsSince: number | null;
  createdAt: number;
  stateAt: number;
  last: { from: 'customer' | 'agent'; text: string; at: number } | null;
  categories: string[];
}

/** The card shows two lines of the last message; more of it stays in the conversation. */
const previewUnits = 160;

const preview = (text: string): string => {
  const cut = text.slice(0, previewUnits);
  const lastUnit = cut.charCodeAt(cut.length - 1);
  return lastUnit >= 0xd800 && lastUnit <= 0xdbff ? cut.slice(0, -1) : cut;
};

/** The next state of an interaction. Versions without holes are asserted here, for every reader of facts. */
export function evolveInteraction(before: Interaction | undefined, fact: FactOf<'interaction'>): Interaction {
  if (fact.version !== (before?.version ?? 0) + 1) {
    throw new Error(`interaction ${fact.id}: fact ${fact.version} does not follow ${before?.version ?? 0}`);
  }
  if (fact.kind === 'opened') {
    return {
      id: fact.id,
      version: fact.version,
      said: 0,
      state: 'waiting',
      channel: fact.channel,
      team: fact.team,
      customer: fact.customer,
      customerName: fact.customerName,
      agent: null,
      answered: false,
      waitsSince: null,
      createdAt: fact.at,
      stateAt: fact.at,
      last: null,
      categories: [],
    };
  }
  if (!before) throw new Error(`interaction ${fact.id}: its first fact is ${fact.kind}`);
  const next = { ...before, version: fact.version, said: before.said + (saidKinds.has(fact.kind) ? 1 : 0) };
  const moved = (state: InteractionState, agent: string | null): Interaction => ({
    ...next,
    state,
    agent,
    stateAt: fact.at,
  });
  switch (fact.kind) {
    case 'wrote':
      return {
        ...next,
        waitsSince: before.waitsSince ?? fact.at,
        last: { from: 'customer', text: preview(fact.text), at: fact.at },
      };
    case 'reopened':
      return { ...moved('waiting', null), answered: false };
    case 'offered':
      return moved('ringing', fact.agent);
    case 'missed':
    case 'withdrawn':
      return moved('waiting', null);
    case 'accepted':
      return moved('ongoing', fact.agent);
    case 'replied':
      return {
        ...next,
        answered: true,
        waitsSince: null,
        last: { from: 'agent', text: preview(fact.text), at: fact.at },
      };
    case 'commented':
      return next;
    case 'completed':
      return { ...moved('completed', fact.agent), waitsSince: null };
  }
}
