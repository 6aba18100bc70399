// Who may be offered what: each condition by itself, so that a *no* can be explained. In the order of how long it lasts:
// what somebody can do, whether they are there, whether they have room.
import { upwards } from '../categories/tree.ts';
import type { FloorAgent, RoutingFloor, WaitingInteraction } from './floor.ts';

export type Lack = 'channel' | 'skill' | 'language' | 'handed-on' | 'offline' | 'off' | 'away' | 'full';

/** A skill covers what is below it: who has *Products* has *Furniture*. */
export function hasSkill(agent: Pick<FloorAgent, 'skills'>, skill: string, parents: RoutingFloor['parents']): boolean {
  return upwards((id) => (parents.has(id) ? { id, parent: parents.get(id)! } : undefined), skill).some(({ id }) =>
    agent.skills.includes(id),
  );
}

/** Whoever lists no language speaks all; a region makes no difference. */
export const speaks = ({ languages }: Pick<FloorAgent, 'languages'>, language: string): boolean =>
  languages.length === 0 || languages.some((tag) => tag.split('-')[0]!.toLowerCase() === language);

/**
 * The language that is asked for. Where nobody who answers on the channel speaks it, none is: nothing waits for people
 * who do not work here, and a language that was misheard strands nobody.
 */
export function languageAsked(
  { language, channel }: Pick<WaitingInteraction, 'language' | 'channel'>,
  agents: readonly Pick<FloorAgent, 'channels' | 'languages'>[],
): string | null {
  if (language === null) return null;
  return agents.some((agent) => agent.channels.includes(channel) && speaks(agent, language)) ? language : null;
}

/** What keeps this agent from being offered it, whomever it is kept for; empty: nothing. `load`: what they have now. */
export function lacksOf(
  one: WaitingInteraction,
  agent: FloorAgent,
  floor: Pick<RoutingFloor, 'parents'>,
  language: string | null,
  load: number,
): Lack[] {
  const lacks: Lack[] = [];
  if (!agent.channels.includes(one.channel)) lacks.push('channel');
  if (one.skills.some((skill) => !hasSkill(agent, skill, floor.parents))) lacks.push('skill');
  if (language !== null && !speaks(agent, language)) lacks.push('language');
  if (one.notFor === agent.id) lacks.push('handed-on');
  const mode = agent.modes[one.group] ?? 'off';
  if (!agent.connected) lacks.push('offline');
  else if (mode !== 'available') lacks.push(mode);
  if (load >= one.soft) lacks.push('full');
  return lacks;
}
