// Decides a group of acts in memory, each seeing what the ones before it brought about, and keeps what is to be written.
// No database and no clock here: the committer gathers before and writes after.
import {
  dayChange,
  decide,
  evolveAgent,
  evolveCustomer,
  evolveInteraction,
  evolveListed,
  groupOf,
  heldKey,
  nothingCounted,
  principalKey,
  system,
  type Act,
  type Agent,
  type Customer,
  type DayCount,
  type Decision,
  type Directory,
  type Fact,
  type FactOf,
  type Interaction,
  type Listed,
  type NewFact,
  type Scene,
} from '@oriel/domain';
import type { Result } from '@oriel/protocol';
import type { Outcome } from './commits.ts';
import type { Gathered } from './gather.ts';
import { factRow, type FactRow } from './rows.ts';

export interface Surroundings {
  now: number;
  newId: () => string;
  directory: Directory;
  languageOf: (text: string) => string | null;
}

interface InteractionChange {
  before: Interaction | undefined;
  after: Interaction;
  facts: FactOf<'interaction'>[];
}

interface CustomerChange {
  before: Customer | undefined;
  after: Customer;
  facts: FactOf<'customer'>[];
}

/** A decided group: what is to be written, and what is to be told once it is. */
export class Group {
  readonly facts: FactRow[] = [];
  readonly bodies: { interaction: string; version: number; text: string }[] = [];
  readonly customerTexts: { customer: string; version: number; text: string }[] = [];
  readonly interactions = new Map<string, InteractionChange>();
  readonly agents = new Map<string, Agent>();
  readonly customers = new Map<string, CustomerChange>();
  readonly listed = new Map<string, Listed>();
  readonly days = new Map<string, Record<DayCount, number>>();
  readonly directory: Map<string, Listed>;
  readonly #gathered: Gathered;
  readonly #scene: Scene;

  constructor(gathered: Gathered, around: Surroundings) {
    this.#gathered = gathered;
    this.directory = new Map(around.directory);
    this.#scene = {
      now: around.now,
      newId: around.newId,
      languageOf: around.languageOf,
      ...gathered,
      directory: this.directory,
    };
  }

  /** Throws on a fault in the rules; the group is then of no use. */
  take(act: Act): Outcome {
    const decision = decide(this.#scene, act);
    return 'refused' in decision ? decision : { did: this.#apply(act, decision) };
  }

  #apply(act: Act, decision: Exclude<Decision, { refused: unknown }>): Result {
    const by = principalKey(act.by);
    for (const newFact of decision.facts) this.#happen(newFact, by, decision.onBehalfOf);
    for (const newFact of decision.besides ?? []) this.#happen(newFact, principalKey(system), null);
    const interaction = decision.interaction && this.#gathered.interactions.get(decision.interaction);
    const record = decision.record && this.#gathered.customers.get(decision.record);
    return {
      ...(interaction && { interaction: interaction.id, version: interaction.version, said: interaction.said }),
      ...(record && { record: { id: record.id, version: record.version } }),
    };
  }

  #happen(newFact: NewFact, by: string, onBehalfOf: string | null): void {
    const at = this.#scene.now;
    const place = (version: number | undefined) => ({ version: (version ?? 0) + 1, by, onBehalfOf, at });
    switch (newFact.stream) {
      case 'interaction': {
        const before = this.#gathered.interactions.get(newFact.id);
        const fact = { ...newFact, ...place(before?.version) };
        this.#evolveInteraction(before, fact);
        break;
      }
      case 'agent': {
        const before = this.#gathered.agents.get(newFact.id);
        const fact = { ...newFact, ...place(before?.version) };
        const after = evolveAgent(before, fact);
        this.#gathered.agents.set(after.id, after);
        this.agents.set(after.id, after);
        this.#record(fact, null);
        break;
      }
      case 'customer': {
        const before = this.#gathered.customers.get(newFact.id);
        const fact = { ...newFact, ...place(before?.version) };
        const after = evolveCustomer(before, fact);
        this.#gathered.customers.set(after.id, after);
        const change = this.customers.get(after.id);
        const facts = [...(change?.facts ?? []), fact];
        this.customers.set(after.id, { before: change ? change.before : before, after, facts });
        this.#record(fact, null);
        break;
      }
      case 'access': {
        const before = this.directory.get(newFact.id);
        const fact = { ...newFact, ...place(before?.version) };
        const after = evolveListed(before, fact);
        this.directory.set(after.id, after);
        this.listed.set(after.id, after);
        this.#record(fact, null);
        break;
      }
    }
  }

  #evolveInteraction(before: Interaction | undefined, fact: FactOf<'interaction'>): void {
    const after = evolveInteraction(before, fact);
    const { interactions, held, chatOf } = this.#gathered;
    interactions.set(after.id, after);
    chatOf.set(after.customer, after.id);
    const count = (interaction: Interaction | undefined, by: number): void => {
      if (!interaction?.agent || (interaction.state !== 'ringing' && interaction.state !== 'ongoing')) return;
      const key = heldKey(interaction.agent, groupOf(this.directory, interaction.channel).id);
      held.set(key, (held.get(key) ?? 0) + by);
    };
    count(before, -1);
    count(after, 1);
    const change = this.interactions.get(after.id);
    this.interactions.set(after.id, {
      before: change ? change.before : before,
      after,
      facts: [...(change?.facts ?? []), fact],
    });
    this.#record(fact, after.said);
  }

  #record(fact: Fact, said: number | null): void {
    const counted = dayChange(fact);
    if (counted) {
      const day = this.days.get(counted.agent) ?? nothingCounted;
      this.days.set(counted.agent, { ...day, [counted.count]: day[counted.count] + counted.by });
    }
    const { row, text } = factRow(fact, said);
    this.facts.push(row);
    if (text === null) return;
    if (fact.stream === 'customer') this.customerTexts.push({ customer: fact.id, version: fact.version, text });
    else this.bodies.push({ interaction: fact.id, version: fact.version, text });
  }
}
