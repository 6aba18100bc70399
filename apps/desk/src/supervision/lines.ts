// A floor's row as the table prints it: words, links, dots.
import { isTyping, type Typing } from '@oriel/client';
import { borderOf, isLate } from '@oriel/domain';
import type { FloorRow } from '@oriel/domain/supervision';
import type { EntityOf } from '@oriel/protocol';
import { whyIn, whyInAll } from '../agents/standing.ts';
import type { ChipState } from '../interactions/InteractionChip.tsx';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en-supervision.ts';
import type { AgentLine } from './AgentRow.tsx';
import { watchHref } from './watchPlace.ts';

/** A channel group that has a column. */
export interface TableGroup {
  id: string;
  name: string;
}

/** The groups of all rows, in the order of the first row that has them. */
export const groupsOf = (rows: readonly FloorRow[]): TableGroup[] => [
  ...new Map(rows.flatMap(({ loads }) => loads.map(({ group: id, name }) => [id, { id, name }]))).values(),
];

/** How many of how many; and how one stands there, where that is not what the row's status says. */
function loadIn({ agent, availability, loads }: FloorRow, group: string): AgentLine['load'][number] {
  const load = loads.find((each) => each.group === group);
  if (!load || !agent.connected) return null;
  const seat = agent.groups.find(({ id }) => id === group);
  const apart = load.availability === availability ? undefined : load.availability;
  const why = apart === 'away' && seat ? whyIn(seat) : undefined;
  const setBy = seat?.by ? firstName(seat.by.name) : undefined;
  return { open: load.held, most: load.hard, ...(apart && { apart, why, since: seat?.at ?? null }), setBy };
}

export function lineOf(
  row: FloorRow,
  typing: ReadonlyMap<string, Typing>,
  now: number,
  groups: readonly TableGroup[],
): AgentLine {
  const { agent, availability, since, interactions, waitsSince, day, cannotWatch } = row;
  return {
    id: agent.id,
    name: agent.name,
    team: agent.teamName,
    isConnected: agent.connected,
    status: {
      is: availability,
      reason: availability === 'away' ? whyInAll(agent) : undefined,
      since,
    },
    load: groups.map(({ id }) => loadIn(row, id)),
    waitsSince,
    isLate: isLate(waitsSince, now),
    interactions: interactions.map((interaction) => ({
      id: interaction.id,
      customer: interaction.customerName,
      state: chipState(interaction, cannotWatch === null && isTyping(typing.get(interaction.id), now), now),
      href: cannotWatch === null ? watchHref(agent.id, { open: interaction.id }) : undefined,
    })),
    day,
    href: cannotWatch === null ? watchHref(agent.id) : null,
    cannotWatch: cannotWatch === null ? undefined : texts.cannotWatch[cannotWatch],
  };
}

function chipState(interaction: EntityOf<'interaction'>, typing: boolean, now: number): ChipState {
  const border = borderOf(interaction);
  if (border === null) return { kind: 'ringing', until: interaction.due ?? now };
  const { waitsSince } = interaction;
  return { kind: border, waitsSince, isLate: isLate(waitsSince, now), isTyping: typing };
}
