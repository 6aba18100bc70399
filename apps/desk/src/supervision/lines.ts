// A floor's row as the table prints it: words, links, dots.
import { isTyping, type Typing } from '@oriel/client';
import { borderOf, isLate } from '@oriel/domain';
import type { FloorRow } from '@oriel/domain/supervision';
import type { EntityOf } from '@oriel/protocol';
import type { ChipState } from '../interactions/InteractionChip.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-supervision.ts';
import type { AgentLine } from './AgentRow.tsx';
import { watchHref } from './watchPlace.ts';

export function lineOf(row: FloorRow, typing: ReadonlyMap<string, Typing>, now: number): AgentLine {
  const { agent, availability, since, held, interactions, waitsSince, day, cannotWatch } = row;
  return {
    id: agent.id,
    name: agent.name,
    team: agent.teamName,
    isConnected: agent.connected,
    status: {
      is: availability,
      reason: agent.mode === 'away' && agent.reason ? common.awayReason[agent.reason] : undefined,
      since,
    },
    load: [agent.connected ? { open: held, most: agent.hard } : null],
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
