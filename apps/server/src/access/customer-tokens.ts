// What a chat window holds to be the same customer again. It has no end of its own: a customer who comes back after a
// holiday continues their chat; it ends with the customer's record.
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import type { RandomBytes } from '../ids.ts';
import { hashOf, newSecret } from './secrets.ts';

/** Tells a customer's token from a person's secret, so that only one table is asked. */
const mark = 'chat-';

export const isCustomerToken = (token: string): boolean => token.startsWith(mark);

export interface TokenHolder {
  key: string;
  customer: string;
  channel: string;
}

export class CustomerTokens {
  readonly #pool: Pool;
  readonly #clock: Clock;
  readonly #random: RandomBytes | undefined;

  constructor(pool: Pool, clock: Clock, random?: RandomBytes) {
    this.#pool = pool;
    this.#clock = clock;
    this.#random = random;
  }

  async give(customer: string, channel: string): Promise<string> {
    const token = mark + newSecret(this.#random);
    await this.#pool.query(
      'insert into customer_tokens (hash, customer, channel, created_at) values ($1, $2, $3, $4)',
      [hashOf(token), customer, channel, this.#clock.now()],
    );
    return token;
  }

  async find(token: string): Promise<TokenHolder | undefined> {
    const { rows } = await this.#pool.query<TokenHolder>(
      'select hash as key, customer, channel from customer_tokens where hash = $1',
      [hashOf(token)],
    );
    return rows[0];
  }
}
