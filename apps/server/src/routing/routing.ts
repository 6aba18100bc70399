// Gives out what waits. Level-triggered: a change wakes it, the tables decide; it also looks at start and every second,
// so that a crash between commit and publish leaves nobody waiting (design.md §3). Nothing that looks is in its tables.
import { choose, system, type Directory } from '@oriel/domain';
import type { Pool } from 'pg';
import type { Item } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Commits } from '../store/commits.ts';
import { floorAt, readSeats, readWaiting } from './floor.ts';

/** Without any change the tables are looked at this often. */
const lookEveryMs = 1_000;

export interface RoutingDeps {
  pool: Pool;
  commits: Commits;
  directory: () => Directory;
  clock: Clock;
  failed: (error: unknown) => void;
}

export interface Routing {
  take(items: readonly Item[]): void;
  stop(): Promise<void>;
}

export function createRouting({ pool, commits, directory, clock, failed }: RoutingDeps): Routing {
  /** When each agent was last offered something, so that equals take turns. */
  const lastOfferAt = new Map<string, number>();
  let round: Promise<void> | undefined;
  let again = false;
  let over = false;

  const wake = (): void => {
    if (over) return;
    again = true;
    round ??= (async () => {
      while (again && !over) {
        again = false;
        await give().catch(failed);
      }
      round = undefined;
    })();
  };

  async function give(): Promise<void> {
    const waiting = await readWaiting(pool);
    if (waiting.length === 0) return;
    const now = clock.now();
    const floor = floorAt(directory(), { waiting, ...(await readSeats(pool)) }, now, lastOfferAt);
    await Promise.all(
      choose(floor).map(({ interaction, agent, reason, points }) => {
        lastOfferAt.set(agent, now);
        return commits.commit({
          by: system,
          key: null,
          command: { kind: 'offer', interaction, agent, reason, points },
        });
      }),
    );
  }

  const stopLooking = clock.every(lookEveryMs, wake);
  wake();
  return {
    take(items) {
      if (items.some((item) => item.kind === 'interaction' || item.kind === 'agent' || item.kind === 'listed')) wake();
    },
    async stop() {
      over = true;
      stopLooking();
      await round;
    },
  };
}
