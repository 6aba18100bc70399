// The rules of an agent's seat: entering and leaving routing mode, available and away in each channel group, idle,
// connected and gone.
import type { CommandOf } from '@oriel/protocol';
import { awayReasonOf, personOf, teamOf, type Directory } from '../access/directory.ts';
import { whyNotWatched } from '../access/may.ts';
import { groupsOf } from '../channels/group.ts';
import type { NewFact } from '../fact.ts';
import type { Hand } from '../interactions/decide.ts';
import { agentIn, refuse, type Decision, type Scene } from '../scene.ts';
import { standingIn, type Agent } from './agent.ts';
import type { AgentFact, HandledSpan } from './facts.ts';

type BecameAvailable = Extract<AgentFact, { kind: 'became-available' }>;
type WentAway = Extract<AgentFact, { kind: 'went-away' }>;

const one = (agent: string, ...facts: AgentFact[]): Decision => ({
  facts: facts.map((fact) => ({ stream: 'agent', id: agent, ...fact })),
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

/** The channel groups that a command is about: the one it names, or all of the agent's; null: it names none of theirs. */
function groupsIn(scene: Scene, agent: string, group: string | undefined): string[] | null {
  const ids = groupsOf(scene.directory, agent).map(({ id }) => id);
  if (group === undefined) return ids.length > 0 ? ids : ['realtime'];
  return ids.includes(group) ? [group] : null;
}

/** An agent, or somebody who leads their team for them, sets how they stand in one channel group or in all. */
function stand(scene: Scene, { agent, onBehalfOf }: Hand, fact: BecameAvailable | WentAway): Decision {
  const seat = agentIn(scene, agent);
  const groups = groupsIn(scene, agent, fact.group);
  if (!groups) return refuse('not-found');
  if (seat.mode === 'off') return refuse('not-in-routing');
  const mode = fact.kind === 'went-away' ? 'away' : 'available';
  const reason = fact.kind === 'went-away' ? fact.reason : null;
  const isSo = groups.every((group) => {
    const standing = standingIn(seat, group);
    return standing?.mode === mode && standing.reason === reason;
  });
  return isSo ? refuse('unchanged') : { ...one(agent, fact), onBehalfOf };
}

export function becomeAvailable(scene: Scene, hand: Hand, { group }: CommandOf<'become-available'>): Decision {
  return stand(scene, hand, { kind: 'became-available', ...(group !== undefined && { group }) });
}

/** Without a reason: by choice. */
export function goAway(scene: Scene, hand: Hand, { reason, group }: CommandOf<'go-away'>): Decision {
  if (reason !== undefined) {
    const listed = awayReasonOf(scene.directory, reason);
    if (!listed || listed.isDeleted) return refuse('not-found');
  }
  return stand(scene, hand, { kind: 'went-away', reason: reason ?? 'self', ...(group !== undefined && { group }) });
}

/** The channel groups in which an agent who gave no sign since then is to be away now. */
function idleGroups(directory: Directory, seat: Agent, since: number, now: number): string[] {
  if (!seat.connected) return [];
  return groupsOf(directory, seat.id)
    .filter(({ id, idleMs }) => {
      const standing = standingIn(seat, id);
      return standing?.mode === 'available' && Math.max(since, standing.at) + idleMs <= now;
    })
    .map(({ id }) => id);
}

/** No sign of the agent on any device, for as long as the group waits for one. Only that it is so becomes a fact (S10). */
export function idle(scene: Scene, agent: string, since: number): Decision {
  const groups = idleGroups(scene.directory, agentIn(scene, agent), since, scene.now);
  if (groups.length === 0) return refuse('unchanged');
  const isAll = groups.length === groupsOf(scene.directory, agent).length;
  if (isAll) return one(agent, { kind: 'went-away', reason: 'idle' });
  return one(agent, ...groups.map((group): AgentFact => ({ kind: 'went-away', reason: 'idle', group })));
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
