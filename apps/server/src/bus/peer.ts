// Another node, as heard: the number of its last message, and which drafts and looks it has told of.
import type { DraftOver, Focus, Item } from './bus.ts';
import type { Message } from './wire.ts';

export class Peer {
  heardAt = 0;
  #seq: number;
  /** By stream. */
  readonly #drafts = new Map<number, DraftOver>();
  readonly #looking = new Set<string>();

  /** First heard with this number: what came before it, if anything, was missed. */
  constructor(seq: number) {
    this.#seq = seq === 1 ? 0 : -1;
  }

  /** False: something between was missed. */
  follows(seq: number, now: number): boolean {
    const follows = seq === this.#seq + 1;
    this.#seq = seq;
    this.heardAt = now;
    return follows;
  }

  /** What follows from a message: its items, and the end of whatever a whole answer does not name any more. */
  take({ items, whole }: Message): readonly Item[] {
    const named = new Set(whole ? items.map(nameOf) : []);
    const over = whole ? this.over().filter((item) => !named.has(nameOf(item))) : [];
    for (const item of [...over, ...items]) this.#keep(item);
    return over.length > 0 ? [...over, ...items] : items;
  }

  /** The end of all that it has told of. */
  over(): (DraftOver | Focus)[] {
    const looks = [...this.#looking].map((agent): Focus => ({ kind: 'focus', agent, interaction: null }));
    return [...this.#drafts.values(), ...looks];
  }

  #keep(item: Item): void {
    if (item.kind === 'draft-whole') {
      const { stream, agent, interaction, what } = item;
      this.#drafts.set(stream, { kind: 'draft-over', stream, agent, interaction, what });
    } else if (item.kind === 'draft-over') this.#drafts.delete(item.stream);
    else if (item.kind === 'focus' && item.interaction === null) this.#looking.delete(item.agent);
    else if (item.kind === 'focus') this.#looking.add(item.agent);
  }
}

function nameOf(item: Item): string {
  if (item.kind === 'draft-whole' || item.kind === 'draft-over') return `draft ${item.stream}`;
  return item.kind === 'focus' ? `focus ${item.agent}` : '';
}
