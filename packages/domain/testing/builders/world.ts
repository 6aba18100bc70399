// A whole floor in memory, for histories: acts go in, `decide` decides, the folds evolve. What a scene needs is counted
// afresh from the entities for each act, so that what is kept beside them (counts) has a plain recount to be compared with.
import { decide } from '../../src/decide.ts';
import type { Fact, FactOf, NewFact } from '../../src/fact.ts';
import { evolveAgent, type Agent } from '../../src/agents/agent.ts';
import { evolveListed, type Directory, type Listed } from '../../src/access/directory.ts';
import { evolveCustomer, type Customer } from '../../src/customers/customer.ts';
import { evolveInteraction, type Interaction } from '../../src/interactions/interaction.ts';
import { principalKey } from '../../src/principal.ts';
import type { Act, Decision } from '../../src/scene.ts';
import { floor } from './access.ts';
import { aScene } from './scene.ts';

export class World {
  now = 1_000_000;
  readonly facts: Fact[] = [];
  readonly interactions = new Map<string, Interaction>();
  readonly agents = new Map<string, Agent>();
  readonly customers = new Map<string, Customer>();
  readonly directory: Map<string, Listed>;
  #made = 0;

  constructor(directory: Directory = floor) {
    this.directory = new Map(directory);
  }

  /** `each`: told of every fact with the interaction before and after it. */
  do(
    by: Act['by'],
    command: Act['command'],
    each: (fact: FactOf<'interaction'>, before: Interaction | undefined, after: Interaction) => void = () => {},
  ): Decision {
    const scene = aScene({
      now: this.now,
      newId: () => `i${(this.#made += 1)}`,
      directory: this.directory,
      interactions: [...this.interactions.values()],
      agents: [...this.agents.values()],
      customers: this.customers,
    });
    const decision = decide(scene, { by, key: null, command });
    if (!('refused' in decision)) {
      for (const fact of decision.facts) this.#happen(fact, principalKey(by), decision.onBehalfOf, each);
      for (const fact of decision.besides ?? []) this.#happen(fact, 'system', null, each);
    }
    return decision;
  }

  #happen(
    newFact: NewFact,
    by: string,
    onBehalfOf: string | null,
    each: (...told: [FactOf<'interaction'>, Interaction | undefined, Interaction]) => void,
  ) {
    const place = (before: { version: number } | undefined) => ({
      version: (before?.version ?? 0) + 1,
      by,
      onBehalfOf,
      at: this.now,
    });
    const { id } = newFact;
    if (newFact.stream === 'interaction') {
      const before = this.interactions.get(id);
      const fact = { ...newFact, ...place(before) };
      const after = evolveInteraction(before, fact);
      this.interactions.set(id, after);
      this.facts.push(fact);
      each(fact, before, after);
    } else if (newFact.stream === 'agent') {
      const fact = { ...newFact, ...place(this.agents.get(id)) };
      this.agents.set(id, evolveAgent(this.agents.get(id), fact));
      this.facts.push(fact);
    } else if (newFact.stream === 'customer') {
      const fact = { ...newFact, ...place(this.customers.get(id)) };
      this.customers.set(id, evolveCustomer(this.customers.get(id), fact));
      this.facts.push(fact);
    } else {
      const fact = { ...newFact, ...place(this.directory.get(id)) };
      this.directory.set(id, evolveListed(this.directory.get(id), fact));
      this.facts.push(fact);
    }
  }
}
