// The interaction: the unit of work, and the fold that makes it from its facts.
import type { InteractionState } from '@oriel/protocol';
import type { FactOf } from '../fact.ts';
import { saidKinds, type TargetWhy } from './facts.ts';

/** A reply that is approved before it is sent: it waits for that, or came back unsent (docs/spec/approval.md). */
export interface Submitted {
  is: 'pending' | 'returned' | 'taken-back';
  /** Of the fact that submitted it. */
  version: number;
  text: string;
  at: number;
  /** The customer has written since. */
  customerWrote: boolean;
}

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
  /** Waiting or ringing: since when it has been in routing, whatever rang meanwhile, and what brought it there. */
  queuedAt: number | null;
  cameBy: CameBy | null;
  /** Waiting: kept for this agent, or for this team, and offered to nobody else before `targetUntil`. */
  target: string | null;
  targetTeam: string | null;
  targetUntil: number | null;
  targetWhy: TargetWhy | null;
  /** Ringing: until when. */
  ringsUntil: number | null;
  /** Deferred: when it comes back. */
  deferredUntil: number | null;
  /** Who had this customer last: asked first when they write again. */
  lastAgent: string | null;
  last: { from: 'customer' | 'agent'; text: string; at: number } | null;
  /** Its agent's, while it is ongoing. */
  submitted: Submitted | null;
  categories: string[];
  /** What the customer writes in (ISO 639-1); null: not known. */
  language: string | null;
  /** The version in which they were last saved; 0: never. */
  categoriesVersion: number;
}

/** What brings an interaction into routing. */
export type CameBy = 'opened' | 'reopened' | 'transferred' | 'rerouted' | 'returned' | 'lost';

/** The agent who had this customer last was asked first this long, where the fact does not say it. */
const sameAgentMs = 20_000;

const keptForNobody = { target: null, targetTeam: null, targetUntil: null, targetWhy: null };

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
      queuedAt: fact.at,
      cameBy: 'opened',
      ...keptForNobody,
      ringsUntil: null,
      deferredUntil: null,
      lastAgent: null,
      last: null,
      submitted: null,
      categories: [],
      language: null,
      categoriesVersion: 0,
    };
  }
  if (!before) throw new Error(`interaction ${fact.id}: its first fact is ${fact.kind}`);
  const next = { ...before, version: fact.version, said: before.said + (saidKinds.has(fact.kind) ? 1 : 0) };
  const moved = (state: InteractionState, agent: string | null): Interaction => ({
    ...next,
    state,
    agent,
    stateAt: fact.at,
    queuedAt: null,
    cameBy: null,
    ...keptForNobody,
    ringsUntil: null,
    deferredUntil: null,
    submitted: null,
  });
  const queued = (cameBy: CameBy): Interaction => ({ ...moved('waiting', null), queuedAt: fact.at, cameBy });
  /** It rang, or rings: its place among those who wait stays. */
  const still = { queuedAt: before.queuedAt, cameBy: before.cameBy };
  const keptFor = (agent: string, targetUntil: number, targetWhy: TargetWhy) => ({
    target: agent,
    targetUntil,
    targetWhy,
  });
  switch (fact.kind) {
    case 'wrote':
      return {
        ...next,
        waitsSince: before.waitsSince ?? fact.at,
        last: { from: 'customer', text: preview(fact.text), at: fact.at },
        submitted: before.submitted && { ...before.submitted, customerWrote: true },
      };
    case 'reopened':
      return {
        ...queued('reopened'),
        ...(before.lastAgent !== null &&
          keptFor(before.lastAgent, fact.until ?? fact.at + sameAgentMs, 'had-this-customer')),
        answered: false,
      };
    case 'offered':
      return { ...moved('ringing', fact.agent), ...still, ringsUntil: fact.until };
    case 'missed':
    case 'withdrawn':
      return { ...moved('waiting', null), ...still };
    case 'lost':
      return queued('lost');
    case 'undelivered':
      return moved('undelivered', null);
    case 'accepted':
    case 'resumed':
      return { ...moved('ongoing', fact.agent), lastAgent: fact.agent };
    case 'deferred':
      return { ...moved('deferred', fact.agent), deferredUntil: fact.until };
    case 'returned':
      return { ...queued('returned'), ...keptFor(fact.agent, fact.until, 'deferred-it') };
    case 'transferred':
      return {
        ...queued('transferred'),
        ...('agent' in fact.to && keptFor(fact.to.agent, fact.until, 'transferred')),
        ...('team' in fact.to && { targetTeam: fact.to.team, targetWhy: 'transferred' }),
        ...(!('agent' in fact.to) && { targetUntil: fact.until }),
        ...('language' in fact.to && { language: fact.to.language }),
        ...(fact.categories && { categories: fact.categories, categoriesVersion: fact.version }),
        team: fact.team,
        answered: false,
      };
    case 'replied':
    case 'approved':
      return {
        ...next,
        answered: true,
        waitsSince: null,
        last: { from: 'agent', text: preview(fact.text), at: fact.at },
        submitted: null,
      };
    case 'commented':
      return next;
    case 'submitted': {
      const { text, at, version } = fact;
      return { ...next, submitted: { is: 'pending', version, text, at, customerWrote: false } };
    }
    case 'returned-for-change':
      return { ...next, submitted: before.submitted && { ...before.submitted, is: 'returned' } };
    case 'taken-back':
      return { ...next, submitted: before.submitted && { ...before.submitted, is: 'taken-back' } };
    case 'language-set':
      return { ...next, language: fact.language };
    case 'categorized':
      return { ...next, categories: fact.categories, categoriesVersion: fact.version };
    case 'rerouted':
      return { ...queued('rerouted'), answered: false };
    case 'renamed':
      return { ...next, customerName: fact.text };
    case 'completed':
      return {
        ...moved('completed', fact.agent),
        waitsSince: null,
        ...(fact.categories && { categories: fact.categories, categoriesVersion: fact.version }),
      };
  }
}
