// Those who act in sight of others: supervisors on an agent's behalf, approvals, administrators. They know what is
// committed and open nothing: what they do is the same, whatever they or anybody else looks at.
import type { Command } from '@oriel/protocol';
import { listedOf, mayWatch } from '@oriel/domain';
import { between, chance, pick } from '../seeded.ts';
import type { Tables } from '../tables.ts';
import { acts, nextCommand, type Doer } from './acts.ts';
import type { Page } from './page.ts';

export class Visible {
  readonly page: Page;
  readonly #role: 'supervisor' | 'administrator';
  readonly #id: string;
  readonly #tables: Tables;

  constructor(page: Page, role: 'supervisor' | 'administrator', id: string, tables: Tables) {
    this.page = page;
    this.#role = role;
    this.#id = id;
    this.#tables = tables;
  }

  get pauseMs(): number {
    return this.#role === 'supervisor'
      ? between(this.page.random, 1_500, 8_000)
      : between(this.page.random, 2_000, 12_000);
  }

  step(): void {
    const { random, browser } = this.page;
    if (!browser || chance(random, 0.01)) {
      this.page.open();
      return;
    }
    const directory = this.#tables.directory();
    const agents = listedOf(directory, 'person').filter(({ roles }) => roles.includes('agent'));
    const led = agents.filter(({ id }) => mayWatch(directory, this.#id, id));
    const among = led.length > 0 && chance(random, 0.9) ? led : agents;
    if (among.length === 0) return;
    const agent = pick(random, among).id;
    const command = nextCommand(this.#role, this.#doer(agent));
    if (command) this.page.give(this.#onBehalf(command, agent));
  }

  /** Policies with limits, before anybody has looked: later ones come seldom, and each has to be acknowledged first. */
  come(): void {
    this.page.open();
    const { random } = this.page;
    if (this.#role !== 'administrator' || chance(random, 0.3)) return;
    const act = acts['set-policy'];
    for (let at = 0; at < 2 && 'make' in act; at += 1) {
      const command = act.make(this.#doer(this.#id));
      if (command) this.page.give(command);
    }
  }

  #doer(agent: string): Doer {
    const { random } = this.page;
    return {
      id: this.#id,
      agent,
      random,
      tables: this.#tables,
      now: () => this.page.floor.time.now(),
      held: (state) =>
        this.#tables.interactions((each) => each.agent === agent && each.state === state).map(({ id }) => id),
      words: () => this.page.words(),
    };
  }

  /** What agents do too is done for one of them. */
  #onBehalf(command: Command, agent: string): Command {
    const act = acts[command.kind];
    const isAgents = 'by' in act && act.by.includes('agent');
    return isAgents ? ({ ...command, for: agent } as Command) : command;
  }
}
