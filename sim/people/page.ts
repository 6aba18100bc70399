// A person's page: opened, reloaded, lost with its machine. What it gives is numbered, so that every repeat of it is known.
import type { Outcome } from '@oriel/client';
import { memoryOutbox } from '@oriel/client';
import type { Command } from '@oriel/protocol';
import type { Browser, Floor } from '../floor.ts';
import type { LineKind } from '../network.ts';
import type { Random } from '../seeded.ts';

export interface Given {
  /** `person:…` or `customer:…`, as keys have it. */
  principal: string;
  id: string;
  command: Command;
}

export interface Heard {
  answered(given: Given, outcome: Outcome): void;
}

export class Page {
  readonly name: string;
  readonly principal: string;
  readonly random: Random;
  readonly floor: Floor;
  readonly token: string;
  readonly #seat: boolean;
  readonly #line: LineKind;
  readonly #heard: Heard;
  readonly #outbox = memoryOutbox();
  #browser: Browser | undefined;
  #pages = 0;
  #given = 0;
  #said = 0;
  /** Given and not answered; what a page gave that is gone is not waited for. */
  readonly waiting = new Set<Given>();

  constructor(
    floor: Floor,
    who: { name: string; principal: string; token: string; seat: boolean; line: LineKind },
    heard: Heard,
  ) {
    this.floor = floor;
    this.name = who.name;
    this.principal = who.principal;
    this.random = floor.seeded.of(`acts of ${who.name}`);
    this.token = who.token;
    this.#seat = who.seat;
    this.#line = who.line;
    this.#heard = heard;
  }

  get browser(): Browser | undefined {
    return this.#browser;
  }

  /** The page's name on its line. */
  get page(): string {
    return `${this.name}-${this.#pages}`;
  }

  get isLive(): boolean {
    return this.#browser?.client.freshness.value.live ?? false;
  }

  open(): Browser {
    this.#browser?.close();
    this.waiting.clear();
    this.#pages += 1;
    this.#browser = this.floor.browse({
      page: this.page,
      token: this.token,
      seat: this.#seat,
      line: this.#line,
      outbox: this.#outbox,
    });
    return this.#browser;
  }

  close(): void {
    this.#browser?.close();
    this.#browser = undefined;
    this.waiting.clear();
  }

  /** What no one has said before. */
  words(): string {
    this.#said += 1;
    return `${this.name} says ${this.#said}`;
  }

  give(command: Command, answered: (outcome: Outcome) => void = () => {}): void {
    const browser = this.#browser;
    if (!browser) return;
    this.#given += 1;
    const given: Given = { principal: this.principal, id: `${this.name}.${this.#given}`, command };
    this.waiting.add(given);
    void browser.client.do(command, { id: given.id }).then((outcome) => {
      this.waiting.delete(given);
      this.#heard.answered(given, outcome);
      answered(outcome);
    });
  }
}
