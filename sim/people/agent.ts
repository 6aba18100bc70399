// An agent: sits down, reads the notice, takes what rings, types, corrects, sends, gives every command there is an occasion
// for, opens what belongs to the desk, reloads now and then.
import type { ViewHandle } from '@oriel/client';
import type { View } from '@oriel/protocol';
import { between, chance, pick } from '../seeded.ts';
import type { Tables } from '../tables.ts';
import { nextCommand, type Doer } from './acts.ts';
import type { Page } from './page.ts';

/** Stands in every text that is typed, and in none that is sent. */
export const draftMark = '‹draft›';

const inboxes = ['mine', 'team', 'unassigned'] as const;

export class AgentAtWork {
  readonly page: Page;
  readonly id: string;
  readonly #tables: Tables;
  #desk: ViewHandle | undefined;
  #views: ViewHandle[] = [];

  constructor(page: Page, id: string, tables: Tables) {
    this.page = page;
    this.id = id;
    this.#tables = tables;
  }

  sitDown(): void {
    this.#desk = this.page.open().open({ view: 'desk', agent: this.id });
    this.#views = [];
  }

  /** When the next act comes. */
  get pauseMs(): number {
    return between(this.page.random, 300, 2_500);
  }

  step(): void {
    const { random, browser } = this.page;
    if (!browser || chance(random, 0.004)) return this.sitDown();
    const does = random();
    const seat = this.#desk?.one('agent', this.id);
    const notice = this.#desk?.all('notice')[0];
    if (seat?.mode === 'off' && does < 0.5) {
      if (notice && !notice.acknowledged)
        return this.page.give({ kind: 'acknowledge', policyVersion: notice.policyVersion });
      return this.page.give({ kind: 'enter-routing' });
    }
    if (does < 0.45) this.#type();
    else if (does < 0.6) this.#look();
    else {
      const command = nextCommand('agent', this.#doer());
      if (command) this.page.give(command);
    }
  }

  #doer(): Doer {
    return {
      id: this.id,
      agent: this.id,
      random: this.page.random,
      tables: this.#tables,
      now: () => this.page.browser!.client.now(),
      held: (state) => this.#held(state),
      words: () => this.page.words(),
    };
  }

  #held(state: 'ringing' | 'ongoing'): string[] {
    const cards = this.#desk?.all('interaction') ?? [];
    return cards.filter((each) => each.state === state).map(({ id }) => id);
  }

  /** Letters, more letters, fewer; a card number now and then; sent, or thrown away. */
  #type(): void {
    const { random, browser } = this.page;
    const held = this.#held('ongoing');
    if (held.length === 0 || !browser?.drafts) return;
    const interaction = pick(random, held);
    const what = chance(random, 0.8) ? 'reply' : 'comment';
    const editor = browser.drafts.editor(interaction, what);
    const now = editor.text.peek();
    const does = random();
    if (now !== '' && does < 0.15) {
      this.page.give({ kind: what, interaction, text: this.page.words() });
      editor.sent();
    } else if (now !== '' && does < 0.2) editor.clear();
    else if (now.length > 40 && does < 0.4) editor.input(now.slice(0, -between(random, 1, 6)));
    else if (does < 0.45) editor.input(`${now || draftMark} 4111 1111 1111 1111`);
    else editor.input(`${now || draftMark} ${this.page.name} ${between(random, 0, 999)}`);
  }

  /** Opens and closes what belongs to the desk. */
  #look(): void {
    const { random, browser } = this.page;
    const held = this.#held('ongoing');
    if (chance(random, 0.3))
      return browser!.client.focus(held.length > 0 && chance(random, 0.8) ? pick(random, held) : null);
    if (this.#views.length > 0 && (this.#views.length > 12 || chance(random, 0.3)))
      return browser!.shut(this.#views.splice(between(random, 0, this.#views.length - 1), 1)[0]!);
    this.#views.push(browser!.open(pick(random, this.#possible(held))));
  }

  #possible(held: readonly string[]): View[] {
    const agent = this.id;
    return [
      { view: 'deferred', agent },
      { view: 'colleagues', agent },
      { view: 'waits', agent },
      { view: 'history', agent },
      { view: 'saved-replies', agent },
      { view: 'categories' },
      { view: 'query', agent, query: 'state:waiting unanswered' },
      ...(this.#desk?.all('inbox') ?? []).map((inbox): View => ({ view: 'inbox', agent, inbox: inbox.id })),
      ...inboxes.map((inbox): View => ({ view: 'inbox', agent, inbox })),
      ...held.flatMap((interaction): View[] => [
        { view: 'conversation', interaction },
        { view: 'conversation', interaction },
        { view: 'customer', interaction },
        { view: 'activity', interaction },
        { view: 'readers', interaction },
        { view: 'why', interaction },
        { view: 'customers', agent, interaction },
        { view: 'earlier', interaction, before: 5 },
      ]),
    ];
  }
}
