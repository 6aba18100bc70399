// What a person may ask of the log: when and for what they were looked at, never by whom; and that what names them is
// erased. On request and by an operator, never live (S6).
import { evolveInteraction, type Interaction } from '@oriel/domain';
import type { Pool } from 'pg';
import { personsIn } from '../store/persons.ts';
import { factOf, type FactRow } from '../store/rows.ts';
import { canonical } from './chain/canonical.ts';
import type { LookRow } from './chain/chain.ts';
import type { Part } from './chain/entry.ts';

export type LookAbout = Pick<LookRow, 'at' | 'until' | 'what' | 'purpose'>;

export interface Asking {
  /** People of the house have an id or an e-mail, customers an id. */
  id: string;
  /** Of a customer, all records of theirs; of people of the house none. */
  interactions: string[];
}

/** Undefined: nobody is called so. */
export async function askingAs(db: Pool, said: string): Promise<Asking | undefined> {
  const people = await db.query<{ person: string }>(
    'select person from credentials where person = $1 or email = lower($1)',
    [said],
  );
  if (people.rows[0]) return { id: people.rows[0].person, interactions: [] };
  const records = (await personsIn(db, [said])).map(({ id }) => id);
  if (records.length === 0) return undefined;
  const held = await db.query<{ id: string }>('select id from interactions where customer = any($1) order by id', [
    records,
  ]);
  return { id: said, interactions: held.rows.map(({ id }) => id) };
}

/**
 * Oldest first. Of people of the house: looks at their desk and what was opened in it. Of customers: looks at a conversation
 * of theirs, and at a desk while it was there.
 */
export async function looksAbout(db: Pool, { id, interactions }: Asking): Promise<LookAbout[]> {
  const { rows } = await db.query<LookAbout>(
    `select l.at, l.until, l.what, l.purpose from monitoring_log_looks l
      where l.agent = $1 or l.interaction = any($2)
         or l.what = 'desk' and exists (
              select from jsonb_to_recordset($3) as s (agent text, since bigint, till bigint)
               where s.agent = l.agent and (s.till is null or l.at < s.till) and (l.until is null or l.until > s.since))
      order by l.seq`,
    [id, interactions, JSON.stringify(await stays(db, interactions))],
  );
  return rows;
}

interface Stay {
  agent: string;
  since: number;
  /** Null: it is there. */
  till: number | null;
}

/** At whose desk they were, from when until when: the fold of their facts, stopped at each. */
async function stays(db: Pool, interactions: readonly string[]): Promise<Stay[]> {
  const all: Stay[] = [];
  for (const id of interactions) {
    const { rows } = await db.query<FactRow & { text: string | null }>(
      `select f.stream, f.id, f.version, f.kind, f.by, f.on_behalf_of, f.at, f.said, f.payload, b.text
         from facts f left join bodies b on b.interaction = f.id and b.version = f.version
        where f.stream = 'interaction' and f.id = $1 order by f.version`,
      [id],
    );
    let interaction: Interaction | undefined;
    let stay: Stay | undefined;
    for (const row of rows) {
      const fact = factOf(row);
      if (fact.stream !== 'interaction') continue;
      interaction = evolveInteraction(interaction, fact);
      const agent = ['ringing', 'ongoing', 'deferred'].includes(interaction.state) ? interaction.agent : null;
      if (stay?.agent === agent) continue;
      if (stay) stay.till = fact.at;
      stay = agent === null ? undefined : { agent, since: fact.at, till: null };
      if (stay) all.push(stay);
    }
  }
  return all;
}

/** Texts in one entry that says what is erased: a line of an export that is read at ease. */
const textsPerEntry = 1_000;

/** How many texts are gone. First the entry, then they, in one transaction. */
export async function eraseFromLog(db: Pool, { id, interactions }: Asking, now: number): Promise<number> {
  const client = await db.connect();
  try {
    await client.query('begin');
    const { rows } = await client.query<{ seq: number; part: Part }>(
      `select seq, part from monitoring_log_texts where text::jsonb ->> 'id' = any($1) order by seq, part`,
      [[id, ...interactions]],
    );
    for (let from = 0; from < rows.length; from += textsPerEntry) {
      const texts = rows.slice(from, from + textsPerEntry).map(({ seq, part }) => [seq, part] as const);
      await client.query('insert into monitoring_log (entry) values ($1)', [
        canonical({ what: 'erased', at: now, texts }),
      ]);
      await client.query(
        `delete from monitoring_log_texts t using jsonb_array_elements($1) as g
          where t.seq = (g ->> 0)::bigint and t.part = g ->> 1`,
        [JSON.stringify(texts)],
      );
    }
    await client.query('commit');
    return rows.length;
  } catch (error) {
    await client.query('rollback').catch(() => {});
    throw error;
  } finally {
    client.release();
  }
}
