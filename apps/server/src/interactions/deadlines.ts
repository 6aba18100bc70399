// Deadlines are a column: what is due is given the command *time passed*, and `decide` says what follows. No job queue;
// a crash loses nothing, for the column is still there (design.md §3).
import { clockSlackMs, groupOf, listedOf, system, type Directory } from '@oriel/domain';
import type { Pool } from 'pg';
import type { Clock } from '../clock.ts';
import type { Commits } from '../store/commits.ts';

/** How late a deadline may be noticed: less than a person sees. */
const lookEveryMs = 200;
const dueMax = 200;

export interface DeadlinesDeps {
  pool: Pool;
  commits: Commits;
  directory: () => Directory;
  clock: Clock;
  failed: (error: unknown) => void;
}

export function createDeadlines({ pool, commits, directory, clock, failed }: DeadlinesDeps): { stop(): Promise<void> } {
  let round: Promise<void> | undefined;

  async function look(): Promise<void> {
    const now = clock.now();
    const due = await pool.query<{ id: string }>(
      `select id from interactions where due_at is not null and (due_at <= $1 or (state = 'ringing' and state_at > $3))
        order by due_at limit $2 for update skip locked`,
      [now, dueMax, now + clockSlackMs],
    );
    // A channel's group says how long its agent may be gone.
    const channels = listedOf(directory(), 'channel').map(({ id }) => id);
    const lost = await pool.query<{ id: string }>(
      `select i.id from agents a join interactions i on i.agent = a.id and i.state = 'ongoing'
         join unnest($1::text[], $2::bigint[]) c (channel, gone_since) on c.channel = i.channel
        where not a.connected and a.connected_at <= c.gone_since limit $3`,
      [channels, channels.map((channel) => now - groupOf(directory(), channel).goneMs), dueMax],
    );
    const limited = channels.flatMap((channel) => {
      const { undeliveredMs } = groupOf(directory(), channel);
      return undeliveredMs === null ? [] : [{ channel, since: now - undeliveredMs }];
    });
    const givenUp = await pool.query<{ id: string }>(
      `select i.id from unnest($1::text[], $2::bigint[]) c (channel, since)
         join interactions i on i.state = 'waiting' and i.channel = c.channel and i.queued_at <= c.since limit $3`,
      [limited.map(({ channel }) => channel), limited.map(({ since }) => since), dueMax],
    );
    const quiet = await quietSince(now);
    await Promise.all(
      [...due.rows, ...lost.rows, ...givenUp.rows, ...quiet].map(({ id }) =>
        commits.commit({ by: system, key: null, command: { kind: 'time-passed', interaction: id } }),
      ),
    );
  }

  /** Answered, and nothing said for as long as the channel's group waits before it is over. */
  async function quietSince(now: number): Promise<{ id: string }[]> {
    const timed = listedOf(directory(), 'channel').flatMap(({ id }) => {
      const { autoCompleteMs } = groupOf(directory(), id);
      return autoCompleteMs === null ? [] : [{ id, since: now - autoCompleteMs }];
    });
    if (timed.length === 0) return [];
    const { rows } = await pool.query<{ id: string }>(
      `select i.id from interactions i join unnest($1::text[], $2::bigint[]) c (channel, since) on c.channel = i.channel
        where i.state = 'ongoing' and i.answered and i.waits_since is null
          and i.state_at <= c.since and (i.last ->> 'at')::bigint <= c.since limit $3`,
      [timed.map(({ id }) => id), timed.map(({ since }) => since), dueMax],
    );
    return rows;
  }

  const stopLooking = clock.every(lookEveryMs, () => {
    round ??= look()
      .catch(failed)
      .finally(() => {
        round = undefined;
      });
  });
  return {
    async stop() {
      stopLooking();
      await round;
    },
  };
}
