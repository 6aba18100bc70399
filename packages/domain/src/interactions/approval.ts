// Approval before sending (docs/spec/approval.md): what an agent has submitted is sent as theirs, comes back with a word, or
// is taken back. The right is that of leading the agent's team; who watches is not asked.
import type { CommandOf } from '@oriel/protocol';
import { mayApprove } from '../access/may.ts';
import { refuse, type Decision, type Scene } from '../scene.ts';
import { happened, readable } from './decide.ts';
import type { Interaction, Submitted } from './interaction.ts';

type Pending = Interaction & { agent: string; submitted: Submitted };

const isPending = (interaction: Interaction, version: number): interaction is Pending =>
  interaction.agent !== null && interaction.submitted?.is === 'pending' && interaction.submitted.version === version;

/** Both decisions meet the same: not theirs to decide, or decided already. */
function decideOn(
  scene: Scene,
  by: string,
  { interaction: id, of }: { interaction: string; of: number },
  decision: (pending: Pending) => Parameters<typeof happened>[1],
): Decision {
  const interaction = scene.interactions.get(id);
  if (!interaction?.agent || !mayApprove(scene.directory, by, interaction.agent)) return refuse('not-found');
  if (!isPending(interaction, of)) return refuse('already-decided');
  return { facts: happened(id, decision(interaction)), onBehalfOf: null, interaction: id };
}

export const approve = (scene: Scene, by: string, command: CommandOf<'approve'>): Decision =>
  decideOn(scene, by, command, ({ agent, submitted: { text } }) => ({ kind: 'approved', agent, of: command.of, text }));

export function returnForChange(scene: Scene, by: string, command: CommandOf<'return-for-change'>): Decision {
  const { text, of } = command;
  if (!text.trim()) return refuse('empty');
  return decideOn(scene, by, command, ({ agent }) => ({ kind: 'returned-for-change', agent, of, text }));
}

export function takeBack(scene: Scene, agent: string, { interaction: id, of }: CommandOf<'take-back'>): Decision {
  const interaction = readable(scene, { agent, onBehalfOf: null }, id);
  if (!interaction) return refuse('not-found');
  if (interaction.agent !== agent) return refuse('not-yours');
  if (!isPending(interaction, of)) return refuse('already-decided');
  return { facts: happened(id, { kind: 'taken-back', agent, of }), onBehalfOf: null, interaction: id };
}
