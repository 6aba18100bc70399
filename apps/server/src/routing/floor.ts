// Reads the floor of routing from the tables: what waits, everybody's seat, what each of them holds. Once for routing itself,
// once for explanations: the same queries, so that both speak of the same floor.
import { floorOf, type Agent, type Directory, type Interaction, type RoutingFloor } from '@oriel/domain';
import type { Pool } from 'pg';
import { agentOf, interactionOf, type AgentRow, type InteractionRow } from '../store/rows.ts';

/** Looked at in one round; more follow in the next. */
const waitingMax = 500;

export interface StandingRows {
  waiting: Interaction[];
  seats: Agent[];
  heldOn: Map<string, string[]>;
}

export async function readWaiting(db: Pool): Promise<Interaction[]> {
  const { rows } = await db.query<InteractionRow>(
    `select * from interactions where state = 'waiting' order by queued_at, id limit $1`,
    [waitingMax],
  );
  return rows.map(interactionOf);
}

export async function readSeats(db: Pool): Promise<Pick<StandingRows, 'seats' | 'heldOn'>> {
  const seats = await db.query<AgentRow>('select * from agents where connected');
  const held = await db.query<{ agent: string; channels: string[] }>(
    `select agent, array_agg(channel) as channels from interactions
      where state in ('ringing', 'ongoing') and agent is not null group by agent`,
  );
  const heldOn = new Map(held.rows.map(({ agent, channels }) => [agent, channels]));
  return { seats: seats.rows.map(agentOf), heldOn };
}

export const floorAt = (
  directory: Directory,
  rows: StandingRows,
  now: number,
  lastOfferAt: ReadonlyMap<string, number> = new Map(),
): RoutingFloor => floorOf(directory, { now, ...rows, lastOfferAt });
