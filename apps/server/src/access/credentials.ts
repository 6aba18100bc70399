// E-mails and passwords. A password is known only while it is checked; an unknown e-mail costs the same work as a wrong
// password, so that the time of an answer says nothing about who exists.
import { hash, verify } from '@node-rs/argon2';
import type { Pool } from 'pg';
import { newSecret } from './secrets.ts';

// argon2id with OWASP's parameters: 19 MiB and two passes, some 30 ms, which a sign-in does not notice.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** E-mails are compared as people mean them. */
export const plainEmail = (email: string): string => email.trim().toLowerCase();

export class Credentials {
  readonly #pool: Pool;
  #nobodys: Promise<string> | undefined;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Gives a password to a person who has none; who has one keeps it. */
  async add(person: string, email: string, password: string): Promise<void> {
    const { rowCount } = await this.#pool.query('select 1 from credentials where person = $1', [person]);
    if (rowCount) return;
    await this.#pool.query(
      'insert into credentials (person, email, password) values ($1, $2, $3) on conflict do nothing',
      [person, plainEmail(email), await hash(password, cost)],
    );
  }

  /** Gives somebody another password, and ends their sessions: whoever had the old one is out. How many were ended. */
  async replace(person: string, password: string): Promise<number> {
    const { rows } = await this.#pool.query<{ ended: number }>(
      `with changed as (update credentials set password = $2 where person = $1 returning person),
            over as (delete from sessions s using changed c where s.person = c.person returning s.hash)
       select count(*) as ended from over`,
      [person, await hash(password, cost)],
    );
    return rows[0]!.ended;
  }

  /** The person whose password this is. */
  async check(email: string, password: string): Promise<string | undefined> {
    const { rows } = await this.#pool.query<{ person: string; password: string }>(
      'select person, password from credentials where email = $1',
      [plainEmail(email)],
    );
    const [row] = rows;
    this.#nobodys ??= hash(newSecret(), cost);
    const right = await verify(row?.password ?? (await this.#nobodys), password);
    return right ? row?.person : undefined;
  }

  /** Makes what an unknown e-mail is compared with, so that the first of them takes no longer than the others. */
  async warm(): Promise<void> {
    await (this.#nobodys ??= hash(newSecret(), cost));
  }
}
