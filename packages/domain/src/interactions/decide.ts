// The rules of an interaction's life (domain.md §2): for each command and each state, the facts or the refusal.
import type { CommandOf, Refusal } from '@oriel/protocol';
import { excludedBy, mayAnswer, mayRead } from '../access/may.ts';
import { channelOf } from '../access/directory.ts';
import { hardLimit, softLimit } from '../agents/agent.ts';
import type { NewFact } from '../fact.ts';
import { agentIn, heldBy, refuse, type Decision, type Scene } from '../scene.ts';
import type { InteractionFact } from './facts.ts';
import type { Interaction } from './interaction.ts';

/** How long it rings (domain.md §2). */
export const ringMs = 30_000;

const happened = (id: string, ...facts: InteractionFact[]): NewFact[] =>
  facts.map((fact) => ({ stream: 'interaction' as const, id, ...fact }));

/** An agent, or a supervisor on their behalf. */
export interface Hand {
  agent: string;
  onBehalfOf: string | null;
}

/** An interaction that this agent may read, and that no policy keeps from who acts for them; anything else is not found. */
function readable(scene: Scene, { agent, onBehalfOf }: Hand, id: string): Interaction | undefined {
  const interaction = scene.interactions.get(id);
  if (!interaction || !mayRead(scene.directory, agent, interaction)) return undefined;
  const isKept = onBehalfOf !== null && excludedBy(scene.directory, agent).channels.includes(interaction.channel);
  return isKept ? undefined : interaction;
}

export function say(scene: Scene, customer: string, channelId: string, text: string): Decision {
  if (!text.trim()) return refuse('empty');
  const channel = channelOf(scene.directory, channelId);
  const record = scene.customers.get(customer);
  if (!channel || !record) return refuse('not-found');
  const id = scene.chatOf.get(customer);
  const live = id ? scene.interactions.get(id) : undefined;
  if (live) {
    const reopening: InteractionFact[] = live.state === 'completed' ? [{ kind: 'reopened' }] : [];
    return { facts: happened(live.id, ...reopening, { kind: 'wrote', text }), onBehalfOf: null, interaction: live.id };
  }
  const opened = scene.newId();
  const { name: customerName } = record;
  return {
    facts: happened(
      opened,
      { kind: 'opened', channel: channel.id, team: channel.team, customer, customerName },
      { kind: 'wrote', text },
    ),
    onBehalfOf: null,
    interaction: opened,
  };
}

export function reply(scene: Scene, agent: string, { interaction: id, text }: CommandOf<'reply'>): Decision {
  if (!text.trim()) return refuse('empty');
  const interaction = readable(scene, { agent, onBehalfOf: null }, id);
  if (!interaction) return refuse('not-found');
  if (interaction.agent !== agent) return refuse('not-yours');
  if (interaction.state !== 'ongoing') return refuse('not-ongoing');
  return { facts: happened(id, { kind: 'replied', text }), onBehalfOf: null, interaction: id };
}

/** A comment is its author's own words, also when a supervisor writes it in a watched desk. */
export function comment(scene: Scene, hand: Hand, { interaction: id, text }: CommandOf<'comment'>): Decision {
  if (!text.trim()) return refuse('empty');
  if (!readable(scene, hand, id)) return refuse('not-found');
  return { facts: happened(id, { kind: 'commented', text }), onBehalfOf: null, interaction: id };
}

/** What keeps an agent from having one more, at the hard limit. */
function noRoom(scene: Scene, hand: Hand): Refusal | null {
  if (!agentIn(scene, hand.agent).connected) return 'not-connected';
  return heldBy(scene, hand.agent) >= hardLimit ? 'full' : null;
}

/** Total over the states: what *accept* by this agent meets. */
export const acceptIn = (interaction: Interaction, agent: string): 'take' | 'ring' | Refusal => {
  switch (interaction.state) {
    case 'waiting':
      return 'take';
    case 'ringing':
      return interaction.agent === agent ? 'ring' : 'rings-elsewhere';
    case 'ongoing':
      return 'already-accepted';
    case 'completed':
      return 'already-completed';
  }
};

export function accept(scene: Scene, hand: Hand, { interaction: id }: CommandOf<'accept'>): Decision {
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  const met = acceptIn(interaction, hand.agent);
  if (met !== 'take' && met !== 'ring') return refuse(met);
  if (met === 'take') {
    if (!mayAnswer(scene.directory, hand.agent, interaction.channel)) return refuse('not-found');
    const no = noRoom(scene, hand);
    if (no) return refuse(no);
  }
  return { facts: happened(id, { kind: 'accepted', agent: hand.agent }), onBehalfOf: hand.onBehalfOf, interaction: id };
}

/** The agent takes the one that waits longest, between the soft and the hard limit too. */
export function ask(scene: Scene, hand: Hand): Decision {
  if (agentIn(scene, hand.agent).mode === 'off') return refuse('not-in-routing');
  const no = noRoom(scene, hand);
  if (no) return refuse(no);
  const next = scene.waiting.find((id) => {
    const interaction = scene.interactions.get(id);
    return interaction?.state === 'waiting' && mayAnswer(scene.directory, hand.agent, interaction.channel);
  });
  if (!next) return refuse('nothing-waiting');
  return {
    facts: happened(next, { kind: 'accepted', agent: hand.agent }),
    onBehalfOf: hand.onBehalfOf,
    interaction: next,
  };
}

export function complete(scene: Scene, hand: Hand, { interaction: id }: CommandOf<'complete'>): Decision {
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  if (interaction.state === 'completed') return refuse('already-completed');
  if (interaction.agent !== hand.agent) return refuse('not-yours');
  if (interaction.state !== 'ongoing') return refuse('not-ongoing');
  return {
    facts: happened(id, { kind: 'completed', agent: hand.agent }),
    onBehalfOf: hand.onBehalfOf,
    interaction: id,
  };
}

/** Routing offers; the rules of eligibility are asked again here, under the locks. */
export function offer(scene: Scene, id: string, agent: string): Decision {
  const interaction = scene.interactions.get(id);
  if (interaction?.state !== 'waiting') return refuse('nothing-waiting');
  const seat = agentIn(scene, agent);
  if (!seat.connected || seat.mode !== 'available') return refuse('not-connected');
  if (!mayAnswer(scene.directory, agent, interaction.channel)) return refuse('not-found');
  if (heldBy(scene, agent) >= softLimit) return refuse('full');
  return {
    facts: happened(id, { kind: 'offered', agent, until: scene.now + ringMs }),
    onBehalfOf: null,
    interaction: id,
  };
}

/** When time has something to say about this interaction; null: never. Written with it as `due_at`. */
export function nextDue(interaction: Interaction): number | null {
  return interaction.state === 'ringing' ? interaction.stateAt + ringMs : null;
}

/** A ring is over: back to the others, and its agent is away until they say otherwise (domain.md §2, *missed*). */
export function timePassed(scene: Scene, id: string): Decision {
  const interaction = scene.interactions.get(id);
  const due = interaction ? nextDue(interaction) : null;
  if (!interaction?.agent || due === null || due > scene.now) return refuse('unchanged');
  const facts = happened(id, { kind: 'missed', agent: interaction.agent });
  if (agentIn(scene, interaction.agent).mode === 'available') {
    facts.push({ stream: 'agent', id: interaction.agent, kind: 'went-away', reason: 'missed' });
  }
  return { facts, onBehalfOf: null, interaction: id };
}
