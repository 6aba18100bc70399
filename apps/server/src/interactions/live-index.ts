// The live interactions in memory, as committed: what the drafts' path asks, which may not wait for the database, and what
// inboxes are counted over. What other nodes commit comes by the bus, late and out of order: the newer version stays.
import type { Interaction } from '@oriel/domain';
import type { Pool } from 'pg';
import type { Change } from '../store/commits.ts';
import { interactionOf, type InteractionRow } from '../store/rows.ts';

/** So many of the latest completed are remembered, so that what comes late does not bring them back. */
const completedMax = 10_000;

export class LiveIndex {
  #interactions = new Map<string, Interaction>();
  /** The latest completed, oldest first. */
  readonly #completed = new Map<string, Interaction>();
  /** What was put while a reading is under way. */
  #put = new Set<string>();
  #moved: (before: Interaction | undefined, after: Interaction | undefined) => void = () => {};

  async load(pool: Pool): Promise<void> {
    this.#put = new Set();
    const { rows } = await pool.query<InteractionRow>(`select * from interactions where state <> 'completed'`);
    const before = this.#interactions;
    const found = rows.map((row) => this.newest(interactionOf(row))).filter(({ state }) => state !== 'completed');
    const here = [...this.#put].flatMap((id) => before.get(id) ?? []);
    this.#interactions = new Map([...here, ...found].map((one) => [one.id, one]));
    for (const [id, one] of before) this.#moved(one, this.#interactions.get(id));
    for (const [id, one] of this.#interactions) if (!before.has(id)) this.#moved(undefined, one);
  }

  /** Told of every interaction as it was and as it is, from now on; undefined: it is not live. */
  follow(moved: (before: Interaction | undefined, after: Interaction | undefined) => void): void {
    this.#moved = moved;
  }

  all(): Iterable<Interaction> {
    return this.#interactions.values();
  }

  take(changes: readonly Change[]): void {
    for (const change of changes) if (change.kind === 'interaction') this.#take(change.after);
  }

  interaction(id: string): Interaction | undefined {
    return this.#interactions.get(id);
  }

  /** As it is known to be now: this, or newer. */
  newest(interaction: Interaction): Interaction {
    const held = this.#interactions.get(interaction.id) ?? this.#completed.get(interaction.id);
    return held && held.version > interaction.version ? held : interaction;
  }

  #take(interaction: Interaction): void {
    const { id } = interaction;
    if (this.newest(interaction) !== interaction) return;
    const before = this.#interactions.get(id);
    const isLive = interaction.state !== 'completed';
    this.#put.add(id);
    if (isLive) this.#interactions.set(id, interaction);
    else {
      this.#interactions.delete(id);
      this.#completed.delete(id);
      this.#completed.set(id, interaction);
      if (this.#completed.size > completedMax) this.#completed.delete(this.#completed.keys().next().value!);
    }
    this.#moved(before, isLive ? interaction : undefined);
  }
}
