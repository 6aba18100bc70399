// Where agents look, as each node tells it. Who moves to another node is told of by both for a moment: what ends at the
// one ends nothing at the other, in whatever order it is heard.
import type { Focus, Item } from './bus.ts';

export class Looks {
  /** By agent: the nodes that tell of a look, and where; the one told last at the end. */
  readonly #byAgent = new Map<string, Map<string, string>>();

  /** What these say, together with what the other nodes said before. */
  take(node: string, items: readonly Item[]): readonly Item[] {
    if (!items.some(({ kind }) => kind === 'focus')) return items;
    return items.map((item) => (item.kind === 'focus' ? this.#take(node, item) : item));
  }

  #take(node: string, item: Focus): Focus {
    const { agent, interaction } = item;
    const told = this.#byAgent.get(agent) ?? new Map<string, string>();
    // Told again as an answer, it is no newer than it was.
    if (told.get(node) !== interaction) told.delete(node);
    if (interaction !== null) told.set(node, interaction);
    if (told.size > 0) this.#byAgent.set(agent, told);
    else this.#byAgent.delete(agent);
    return { ...item, interaction: [...told.values()].at(-1) ?? null };
  }
}
