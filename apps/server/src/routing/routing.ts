// Gives out what waits. Level-triggered: a change wakes it, the tables decide; it also looks at start and every second,
// so that a crash between commit and publish leaves nobody waiting (design.md §3). Nothing that looks is in its tables.
import {
  choose,
  groupOf,
  listedOf,
  system,
  type Directory,
  type FreeAgent,
  type WaitingInteraction,
} from '@oriel/domain';
import type { Pool } from 'pg';
import type { Item } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Commits } from '../store/commits.ts';

/** Without any change the tables are looked at this often. */
const lookEveryMs = 1_000;
/** Offered in one round; more follow in the next. */
const waitingMax = 500;

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
    const waiting = await pool.query<Omit<WaitingInteraction, 'group' | 'soft'>>(
      `select id, channel, state_at as since, target, target_team as "targetTeam",
              target_until as "targetUntil", target_why as "targetWhy"
         from interactions where state = 'waiting' order by state_at, id limit $1`,
      [waitingMax],
    );
    if (waiting.rows.length === 0) return;
    const seats = await pool.query<{ id: string; channels: string[] }>(
      `select a.id, array_remove(array_agg(i.channel), null) as channels from agents a
         left join interactions i on i.agent = a.id and i.state in ('ringing', 'ongoing')
        where a.connected and a.mode = 'available' group by a.id`,
    );
    const now = directory();
    const people = new Map(listedOf(now, 'person').map((person) => [person.id, person]));
    const free: FreeAgent[] = seats.rows.flatMap(({ id, channels: heldOn }) => {
      const person = people.get(id);
      if (!person?.roles.includes('agent')) return [];
      const { team, channels } = person;
      const held: Record<string, number> = {};
      for (const channel of channels) held[groupOf(now, channel).id] = 0;
      for (const channel of heldOn) {
        const group = groupOf(now, channel).id;
        held[group] = (held[group] ?? 0) + 1;
      }
      return [{ id, held, team, channels, lastOfferAt: lastOfferAt.get(id) ?? null }];
    });
    const grouped = waiting.rows.map((one): WaitingInteraction => {
      const { id: group, soft } = groupOf(now, one.channel);
      return { ...one, group, soft };
    });
    await Promise.all(
      choose(grouped, free, clock.now()).map(({ interaction, agent, reason }) => {
        lastOfferAt.set(agent, clock.now());
        return commits.commit({ by: system, key: null, command: { kind: 'offer', interaction, agent, reason } });
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
