// A scene for one decision: the floor of access.ts with everybody seated and available, and what the test puts into it.
import type { Agent } from '../../src/agents/agent.ts';
import { groupOf } from '../../src/channels/group.ts';
import { heldKey, type Decision, type Scene } from '../../src/scene.ts';
import type { Interaction } from '../../src/interactions/interaction.ts';
import { floor } from './access.ts';
import { aSeat } from './agents.ts';
import { aCustomer, byId } from './customers.ts';

export interface Given extends Partial<Omit<Scene, 'interactions' | 'agents'>> {
  interactions?: readonly Interaction[];
  agents?: readonly Agent[];
}

/** Held, waiting and chats are as the interactions say, unless given. Ids are `new-1`, `new-2`, … */
export function aScene({
  interactions = [],
  agents = ['ana', 'ben', 'cleo'].map((id) => aSeat(id)),
  directory = floor,
  ...more
}: Given = {}): Scene {
  let made = 0;
  const held = new Map<string, number>();
  for (const { state, agent, channel } of interactions) {
    if (!agent || (state !== 'ringing' && state !== 'ongoing')) continue;
    const key = heldKey(agent, groupOf(directory, channel).id);
    held.set(key, (held.get(key) ?? 0) + 1);
  }
  const waiting = interactions
    .filter(({ state }) => state === 'waiting' || state === 'undelivered')
    .sort((a, b) => a.stateAt - b.stateAt);
  return {
    now: 1_000_000,
    newId: () => `new-${(made += 1)}`,
    directory,
    interactions: new Map(interactions.map((each) => [each.id, each])),
    agents: new Map(agents.map((each) => [each.id, each])),
    customers: byId(aCustomer('kim')),
    held,
    waiting: waiting.map(({ id }) => id),
    languageOf: () => null,
    chatOf: new Map(interactions.map(({ customer, id }) => [customer, id])),
    ...more,
  };
}

/** A decision in one line: what happened to whom, or the refusal. */
export function shown(decision: Decision): string {
  if ('refused' in decision) return `no: ${decision.refused}`;
  return [...decision.facts, ...(decision.besides ?? [])]
    .map(({ stream, id, kind, ...payload }) => {
      const about = [
        'agent',
        'of',
        'from',
        'into',
        'to',
        'until',
        'reason',
        'field',
        'tag',
        'note',
        'text',
        'policyVersion',
        'role',
        'team',
        'language',
        'group',
      ].flatMap((key) => (key in payload ? [told((payload as Record<string, unknown>)[key])] : []));
      return [`${stream} ${id} ${kind}`, ...about].join(' ');
    })
    .join(', ');
}

const told = (value: unknown): string => (typeof value === 'object' ? Object.values(value!).join(' ') : String(value));
