// What is committed, as the people of the run and the checks look at it: past all views.
import type { Agent, Customer, Interaction, Listed } from '@oriel/domain';
import {
  agentOf,
  customerOf,
  interactionOf,
  type AgentRow,
  type CustomerRow,
  type InteractionRow,
} from '../apps/server/src/store/rows.ts';
import type { Database } from './database/database.ts';

export class Tables {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  interactions(which: (interaction: Interaction) => boolean = () => true): Interaction[] {
    return this.#all<InteractionRow>('interactions').map(interactionOf).filter(which);
  }

  interaction(id: string): Interaction | undefined {
    return this.interactions((each) => each.id === id)[0];
  }

  agents(): Agent[] {
    return this.#all<AgentRow>('agents').map(agentOf);
  }

  customer(id: string): Customer | undefined {
    return this.#all<CustomerRow>('customers')
      .map(customerOf)
      .find((each) => each.id === id);
  }

  listed<K extends Listed['kind']>(kind: K): Extract<Listed, { kind: K }>[] {
    return this.#all<{ listed: Listed }>('directory').flatMap(({ listed }) =>
      listed.kind === kind ? [listed as Extract<Listed, { kind: K }>] : [],
    );
  }

  directory(): ReadonlyMap<string, Listed> {
    return new Map(this.#all<{ id: string; listed: Listed }>('directory').map(({ id, listed }) => [id, listed]));
  }

  #all<R>(table: string): R[] {
    return [...this.#database.rows(table)] as R[];
  }
}
