// A customer: comes, writes, waits, writes again, closes the window and comes back.
import { between, chance } from '../seeded.ts';
import type { Page } from './page.ts';

export class CustomerOnLine {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  come(): void {
    this.page.open().open({ view: 'chat' });
  }

  get pauseMs(): number {
    return between(this.page.random, 1_500, 14_000);
  }

  step(): void {
    const { random, browser } = this.page;
    if (!browser) return this.come();
    if (chance(random, 0.05)) return this.page.close();
    if (chance(random, 0.75)) this.page.give({ kind: 'say', text: this.page.words() });
  }
}
