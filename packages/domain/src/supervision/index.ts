// Supervision > Agents, as rows and sums: pure, over the entities of the view `agents`.
import type { EntityOf } from '@oriel/protocol';
import { availabilityIn, availabilityOf, availableSince, loadOf, type Availability } from '../agents/select.ts';
import { dayCounts, nothingCounted, type DayCount } from '../inboxes/counts.ts';
import { ongoingOf, ringingOf } from '../interactions/select.ts';

type Agent = EntityOf<'agent'>;
type Interaction = EntityOf<'interaction'>;

export interface Floor {
  agents: readonly Agent[];
  sights: readonly EntityOf<'sight'>[];
  interactions: readonly Interaction[];
  days: readonly EntityOf<'day'>[];
}

export interface FloorRow {
  agent: Agent;
  availability: Availability;
  since: number | null;
  held: number;
  /** By channel group, as the agent's groups are listed. */
  loads: { group: string; name: string; held: number; hard: number; availability: Availability }[];
  /** Longest wait first, what rings last. */
  interactions: Interaction[];
  waitsSince: number | null;
  /** What was counted of their day. */
  day: Record<DayCount, number>;
  /** Why the desk cannot be watched; null: it can. */
  cannotWatch: 'no-policy' | 'not-acknowledged' | null;
}

/** Agents without a connection for longer than this are not listed (domain.md §3). */
export const listedForMs = 24 * 3600_000;

export function rowsOf(floor: Floor, now: number): FloorRow[] {
  const sights = new Map(floor.sights.map(({ id, why }) => [id, why]));
  const days = new Map(ofToday(floor.days).map((day) => [day.agent, day]));
  const byAgent = groupedByAgent(floor.interactions);
  return floor.agents
    .filter(({ connected, connectedAt }) => connected || (connectedAt !== null && now - connectedAt < listedForMs))
    .map((agent) => {
      const theirs = byAgent.get(agent.id) ?? [];
      const ongoing = ongoingOf(theirs).sort((a, b) => (a.waitsSince ?? Infinity) - (b.waitsSince ?? Infinity));
      const interactions = [...ongoing, ...ringingOf(theirs)];
      const load = loadOf(interactions);
      const counted = days.get(agent.id) ?? nothingCounted;
      return {
        agent,
        availability: availabilityOf(agent, load),
        since: availableSince(agent),
        held: interactions.length,
        loads: agent.groups.map((group) => ({
          group: group.id,
          name: group.name,
          held: load[group.id] ?? 0,
          hard: group.hard,
          availability: availabilityIn(agent, group, load),
        })),
        interactions,
        waitsSince: ongoing[0]?.waitsSince ?? null,
        day: Object.fromEntries(dayCounts.map((count) => [count, counted[count]])) as Record<DayCount, number>,
        cannotWatch: sights.get(agent.id) ?? null,
      };
    });
}

/** At midnight yesterday's are still held until somebody's day begins: the newest day is today. */
function ofToday(days: Floor['days']): EntityOf<'day'>[] {
  const today = days.reduce((newest, { date }) => (date > newest ? date : newest), '');
  return days.filter(({ date }) => date === today);
}

export type FloorColumn = 'agent' | 'status' | 'load' | 'wait' | DayCount;
export interface FloorOrder {
  column: FloorColumn;
  direction: 'ascending' | 'descending';
}

/** Nearest to or over its target first: with one channel group, who waits longest. */
export const defaultOrder: FloorOrder = { column: 'wait', direction: 'descending' };

const availabilities: readonly Availability[] = ['full', 'busy', 'free', 'away', 'off', 'offline'];

const measures: Record<Exclude<FloorColumn, 'agent' | DayCount>, (row: FloorRow, now: number) => number> = {
  status: ({ availability }) => availabilities.length - availabilities.indexOf(availability),
  load: ({ held }) => held,
  wait: ({ waitsSince }, now) => (waitsSince === null ? -1 : now - waitsSince),
};

const isDayCount = (column: FloorColumn): column is DayCount => column in nothingCounted;

/** Rows in order; equals by presence, then by name. `compare`: names in the viewer's language. */
export function inOrder(
  rows: readonly FloorRow[],
  { column, direction }: FloorOrder,
  now: number,
  compare: (a: string, b: string) => number,
): FloorRow[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const byName = (a: FloorRow, b: FloorRow) => compare(a.agent.name, b.agent.name);
  if (column === 'agent') return rows.toSorted((a, b) => sign * byName(a, b));
  const measure = isDayCount(column) ? ({ day }: FloorRow) => day[column] : measures[column];
  const isGone = (row: FloorRow) => (row.agent.connected ? 0 : 1);
  return rows.toSorted((a, b) => sign * (measure(a, now) - measure(b, now)) || isGone(a) - isGone(b) || byName(a, b));
}

export interface FloorFilter {
  text: string;
  team: string | null;
  /** Null: no matter what it is about. */
  categories: ReadonlySet<string> | null;
}

/** The rows of a team, with something ongoing that is about this, in which an agent's or a customer's name has the text. */
export function filtered(rows: readonly FloorRow[], { text, team, categories }: FloorFilter): FloorRow[] {
  const sought = text.trim().toLocaleLowerCase();
  return rows.filter(
    ({ agent, interactions }) =>
      (team === null || agent.team === team) &&
      (!categories || interactions.some((each) => each.categories.some((category) => categories.has(category)))) &&
      [agent.name, ...interactions.map(({ customerName }) => customerName)].some((name) =>
        name.toLocaleLowerCase().includes(sought),
      ),
  );
}

export interface FloorSums {
  waiting: number;
  longestWaitSince: number | null;
  ringing: number;
  agents: Record<'free' | 'busy' | 'full' | 'away', number>;
  completed: number;
}

export function sumsOf(floor: Floor, rows: readonly FloorRow[]): FloorSums {
  const waiting = floor.interactions.filter(({ state }) => state === 'waiting');
  const count = (availability: Availability) => rows.filter((row) => row.availability === availability).length;
  return {
    waiting: waiting.length,
    longestWaitSince:
      waiting.length === 0 ? null : Math.min(...waiting.map(({ waitsSince, stateAt }) => waitsSince ?? stateAt)),
    ringing: floor.interactions.filter(({ state }) => state === 'ringing').length,
    agents: { free: count('free'), busy: count('busy'), full: count('full'), away: count('away') },
    completed: ofToday(floor.days).reduce((sum, { completed }) => sum + completed, 0),
  };
}

function groupedByAgent(interactions: readonly Interaction[]): Map<string, Interaction[]> {
  const grouped = new Map<string, Interaction[]>();
  for (const interaction of interactions) {
    if (interaction.agent === null) continue;
    const theirs = grouped.get(interaction.agent);
    if (theirs) theirs.push(interaction);
    else grouped.set(interaction.agent, [interaction]);
  }
  return grouped;
}
