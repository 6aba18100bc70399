// Drafts in PostgreSQL, on the table `drafts`. What is saved at about the same time is one statement; no transaction is held.
import type { Span } from '@oriel/protocol';
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import { nameOf, type DraftKey, type DraftStore, type StoredDraft } from './draft-store.ts';

/** A thousand agents who type are a thousand saves a second: fifty statements. */
const gatherMs = 20;

interface Row extends DraftKey {
  rev: number;
  text: string;
  spans: Span[];
  saved_at: string | number;
}

export class PostgresDraftStore implements DraftStore {
  readonly #pool: Pool;
  readonly #clock: Clock;
  #gathered: { draft: StoredDraft; resolve: () => void; reject: (error: unknown) => void }[] = [];

  constructor(pool: Pool, clock: Clock) {
    this.#pool = pool;
    this.#clock = clock;
  }

  async load(): Promise<StoredDraft[]> {
    // Sent, and then the server was killed before the row could go: the fact is later than the row.
    await this.#pool.query(
      `delete from drafts d using facts f
        where f.stream = 'interaction' and f.id = d.interaction and f.by = 'person:' || d.agent and f.at >= d.saved_at
          and f.kind = any(case d.what when 'reply' then array['replied', 'submitted'] else array['commented'] end)`,
    );
    const { rows } = await this.#pool.query<Row>(
      'select agent, interaction, what, rev, text, spans, saved_at from drafts',
    );
    return rows.map(({ saved_at, ...draft }) => ({ ...draft, savedAt: Number(saved_at) }));
  }

  save(draft: StoredDraft): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#gathered.length === 0) this.#clock.after(gatherMs, () => void this.#write());
      this.#gathered.push({ draft, resolve, reject });
    });
  }

  async #write(): Promise<void> {
    const gathered = this.#gathered;
    this.#gathered = [];
    try {
      await this.#replace(gathered.map(({ draft }) => draft));
      for (const { resolve } of gathered) resolve();
    } catch {
      // Each by itself: one that cannot be stored keeps no other out.
      for (const { draft, resolve, reject } of gathered) await this.#replace([draft]).then(resolve, reject);
    }
  }

  async #replace(drafts: readonly StoredDraft[]): Promise<void> {
    // The newest of each: a statement may touch a row once. Sorted, so that two nodes take the rows in the same order.
    const rows = [...new Map(drafts.map((draft) => [nameOf(draft), draft]))].sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    await this.#pool.query(
      `insert into drafts (agent, interaction, what, rev, text, spans, saved_at)
         select agent, interaction, what, rev, text, spans, saved_at from jsonb_populate_recordset(null::drafts, $1)
       on conflict (agent, interaction, what)
       do update set rev = excluded.rev, text = excluded.text, spans = excluded.spans, saved_at = excluded.saved_at`,
      [JSON.stringify(rows.map(([, { savedAt, ...draft }]) => ({ ...draft, saved_at: savedAt })))],
    );
  }

  async drop({ agent, interaction, what }: DraftKey): Promise<void> {
    await this.#pool.query('delete from drafts where agent = $1 and interaction = $2 and what = $3', [
      agent,
      interaction,
      what,
    ]);
  }
}
