// Those who only look: they open desks and what is in them, hop, search, scroll, read the log, are denied, reload, vanish.
// Nothing they do here may be felt by an agent or a customer.
import type { ViewHandle } from '@oriel/client';
import { listedOf, personOf } from '@oriel/domain';
import type { View } from '@oriel/protocol';
import { between, pick, type Random } from '../seeded.ts';
import type { Tables } from '../tables.ts';
import { purposes } from './acts.ts';
import type { Page } from './page.ts';

const inboxes = ['mine', 'team', 'unassigned'] as const;

export class Watcher {
  readonly page: Page;
  readonly #tables: Tables;
  #views: ViewHandle[] = [];

  constructor(page: Page, tables: Tables) {
    this.page = page;
    this.#tables = tables;
  }

  get pauseMs(): number {
    return between(this.page.random, 150, 3_000);
  }

  step(): void {
    const { random, browser, floor } = this.page;
    const does = random();
    if (!browser || does < 0.01) {
      this.#views = [];
      this.page.open();
      return;
    }
    if (does < 0.03) return floor.network.of(this.page.page)?.cut();
    this.#views = this.#views.filter(({ status }) => status.value.is !== 'closed');
    const desks = this.#views.filter(({ view }) => view.view === 'desk');
    if (this.#views.length > 25 || (this.#views.length > 0 && does < 0.3)) {
      browser.shut(this.#views.splice(between(random, 0, this.#views.length - 1), 1)[0]!);
      return;
    }
    if (desks.length > 0 && does < 0.75) {
      const desk = pick(random, desks);
      const view = pick(random, this.#inside(desk, random));
      this.#views.push(browser.open(view, desk));
      return;
    }
    this.#views.push(browser.open(pick(random, this.#outside(random))));
  }

  /** Whatever there is, whether they may or not. */
  #outside(random: Random): View[] {
    const agents = listedOf(this.#tables.directory(), 'person').filter(({ roles }) => roles.includes('agent'));
    const interactions = this.#tables.interactions();
    // Some pick a purpose, and not always one that is there.
    const purpose = random() < 0.5 ? { purpose: pick(random, [...purposes, 'Curiosity']) } : {};
    const desk = (): View => ({ view: 'desk', agent: pick(random, agents).id, ...purpose });
    const seated = this.#tables.agents().filter(({ connected }) => connected);
    return [
      ...seated.map(({ id }): View => ({ view: 'desk', agent: id, ...purpose })),
      ...seated.slice(0, 1).map(({ id }): View => ({ view: 'look-terms', agent: id })),
      ...(agents.length > 0 ? [desk()] : []),
      { view: 'agents' },
      { view: 'approvals' },
      { view: 'monitoring-log' },
      { view: 'people' },
      { view: 'settings' },
      { view: 'live-monitoring' },
      { view: 'shared-inboxes' },
      { view: 'categories' },
      ...(interactions.length > 0
        ? ([
            { view: 'conversation', interaction: pick(random, interactions).id },
            { view: 'customer', interaction: pick(random, interactions).id },
          ] satisfies View[])
        : []),
    ];
  }

  #inside(desk: ViewHandle, random: Random): View[] {
    const { agent } = desk.view as Extract<View, { view: 'desk' }>;
    const team = personOf(this.#tables.directory(), agent)?.team;
    const interactions = this.#tables.interactions((each) => each.agent === agent || each.team === team);
    const lists: View[] = [
      ...(['deferred', 'colleagues', 'waits', 'history', 'saved-replies'] as const).map((view) => ({ view, agent })),
      { view: 'inbox', agent, inbox: pick(random, inboxes) },
      { view: 'categories' },
    ];
    if (interactions.length === 0) return lists;
    const { id: interaction } = pick(random, interactions);
    return [
      ...lists,
      { view: 'conversation', interaction },
      { view: 'conversation', interaction },
      { view: 'customer', interaction },
      { view: 'activity', interaction },
      { view: 'why', interaction },
      { view: 'readers', interaction },
      { view: 'customers', agent, interaction },
      { view: 'customers', agent, interaction, text: 'c' },
      { view: 'earlier', interaction, before: 4 },
    ];
  }
}
