// Idempotency keys are kept for seven days (P2): longer than any client keeps what was not answered.
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';

const keptMs = 7 * 24 * 3600_000;
const sweepEveryMs = 3600_000;

export function sweepKeys(pool: Pool, clock: Clock, failed: (error: unknown) => void): () => void {
  return clock.every(sweepEveryMs, () => {
    pool.query('delete from keys where at < $1', [clock.now() - keptMs]).catch(failed);
  });
}
