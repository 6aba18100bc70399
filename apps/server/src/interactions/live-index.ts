// The live interactions in memory, as committed: what the drafts' path asks, which may not wait for the database.
import type { Interaction } from '@oriel/domain';
import type { Pool } from 'pg';
import type { Change } from '../store/commits.ts';
import { interactionOf, type InteractionRow } from '../store/rows.ts';

export class LiveIndex {
  readonly #interactions = new Map<string, Interaction>();

  async load(pool: Pool): Promise<void> {
    const { rows } = await pool.query<InteractionRow>(`select * from interactions where state <> 'completed'`);
    this.#interactions.clear();
    for (const row of rows) this.#put(interactionOf(row));
  }

  take(changes: readonly Change[]): void {
    for (const change of changes) if (change.kind === 'interaction') this.#put(change.after);
  }

  interaction(id: string): Interaction | undefined {
    return this.#interactions.get(id);
  }

  #put(interaction: Interaction): void {
    if (interaction.state === 'completed') this.#interactions.delete(interaction.id);
    else this.#interactions.set(interaction.id, interaction);
  }
}
