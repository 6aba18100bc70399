// Drafts in PostgreSQL, on the table `drafts`. Statements of one row each; no transaction is held.
import type { Span } from '@oriel/protocol';
import type { Pool } from 'pg';
import type { DraftKey, DraftStore, StoredDraft } from './draft-store.ts';

interface Row extends DraftKey {
  rev: number;
  text: string;
  spans: Span[];
  saved_at: string | number;
}

export class PostgresDraftStore implements DraftStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
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

  async save({ agent, interaction, what, rev, text, spans, savedAt }: StoredDraft): Promise<void> {
    await this.#pool.query(
      `insert into drafts (agent, interaction, what, rev, text, spans, saved_at) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (agent, interaction, what)
       do update set rev = excluded.rev, text = excluded.text, spans = excluded.spans, saved_at = excluded.saved_at`,
      [agent, interaction, what, rev, text, JSON.stringify(spans), savedAt],
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
