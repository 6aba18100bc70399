// The live interactions in memory, as committed: what the drafts' path asks, which may not wait for the database, and what
// inboxes are counted over.
import type { Interaction } from '@oriel/domain';
import type { Pool } from 'pg';
import type { Change } from '../store/commits.ts';
import { interactionOf, type InteractionRow } from '../store/rows.ts';

export class LiveIndex {
  #interactions = new Map<string, Interaction>();
  #moved: (before: Interaction | undefined, after: Interaction | undefined) => void = () => {};

  async load(pool: Pool): Promise<void> {
    const { rows } = await pool.query<InteractionRow>(`select * from interactions where state <> 'completed'`);
    const before = this.#interactions;
    this.#interactions = new Map(rows.map((row) => [row.id, interactionOf(row)]));
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
    for (const change of changes) if (change.kind === 'interaction') this.#put(change.after);
  }

  interaction(id: string): Interaction | undefined {
    return this.#interactions.get(id);
  }

  #put(interaction: Interaction): void {
    const before = this.#interactions.get(interaction.id);
    const isLive = interaction.state !== 'completed';
    if (isLive) this.#interactions.set(interaction.id, interaction);
    else this.#interactions.delete(interaction.id);
    this.#moved(before, isLive ? interaction : undefined);
  }
}
