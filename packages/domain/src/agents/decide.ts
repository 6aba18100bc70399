// The rules of an agent's seat: entering and leaving routing mode, available and away, connected and gone.
import type { CommandOf } from '@oriel/protocol';
import { personOf, teamOf } from '../access/directory.ts';
import { whyNotWatched } from '../access/may.ts';
import type { NewFact } from '../fact.ts';
import { agentIn, refuse, type Decision, type Scene } from '../scene.ts';
import type { AgentFact, HandledSpan } from './facts.ts';

const one = (agent: string, fact: AgentFact): Decision => ({
  facts: [{ stream: 'agent', id: agent, ...fact }],
  onBehalfOf: null,
});

/** Routing mode asks for the notice to have been read, where the team has a policy (domain.md §4). */
export function enterRouting(scene: Scene, agent: string): Decision {
  if (whyNotWatched(scene.directory, agent) === 'not-acknowledged') return refuse('not-acknowledged');
  return agentIn(scene, agent).mode === 'off' ? one(agent, { kind: 'entered-routing' }) : refuse('unchanged');
}

export function leaveRouting(scene: Scene, agent: string): Decision {
  return agentIn(scene, agent).mode === 'off' ? refuse('unchanged') : one(agent, { kind: 'left-routing' });
}

export function becomeAvailable(scene: Scene, agent: string): Decision {
  const { mode } = agentIn(scene, agent);
  if (mode === 'off') return refuse('not-in-routing');
  return mode === 'available' ? refuse('unchanged') : one(agent, { kind: 'became-available' });
}

export function goAway(scene: Scene, agent: string): Decision {
  const { mode } = agentIn(scene, agent);
  if (mode === 'off') return refuse('not-in-routing');
  return mode === 'away' ? refuse('unchanged') : one(agent, { kind: 'went-away', reason: 'self' });
}

export function connected(scene: Scene, agent: string): Decision {
  return agentIn(scene, agent).connected ? refuse('unchanged') : one(agent, { kind: 'connected' });
}

/** Nobody sits there any more. What rang there goes back at once, without a miss. */
export function gone(scene: Scene, agent: string): Decision {
  if (!agentIn(scene, agent).connected) return refuse('unchanged');
  const ringing: NewFact[] = [...scene.interactions.values()]
    .filter((interaction) => interaction.state === 'ringing' && interaction.agent === agent)
    .map(({ id }) => ({ stream: 'interaction', id, kind: 'withdrawn', agent }));
  return { facts: [{ stream: 'agent', id: agent, kind: 'gone' }, ...ringing], onBehalfOf: null };
}

/** Nothing of it is asked again: it is what was seen, and moves nothing but the day's counts. */
export function handled(agent: string, spans: readonly HandledSpan[]): Decision {
  const some = spans.filter(({ ms }) => ms > 0);
  return some.length === 0 ? refuse('unchanged') : one(agent, { kind: 'handled', spans: some });
}

export function acknowledge(scene: Scene, agent: string, { policyVersion }: CommandOf<'acknowledge'>): Decision {
  const team = teamOf(scene.directory, personOf(scene.directory, agent)?.team);
  if (!team?.policy || policyVersion !== team.policyVersion) return refuse('policy-changed');
  if (whyNotWatched(scene.directory, agent) === null) return refuse('unchanged');
  return {
    facts: [{ stream: 'access', id: agent, kind: 'acknowledged', team: team.id, policyVersion }],
    onBehalfOf: null,
  };
}

export function dismissMention(
  scene: Scene,
  agent: string,
  { mention: entry }: CommandOf<'dismiss-mention'>,
): Decision {
  const isThere = agentIn(scene, agent).mentions.list.some((mention) => mention.entry === entry);
  return isThere ? one(agent, { kind: 'mention-dismissed', entry }) : refuse('unchanged');
}
