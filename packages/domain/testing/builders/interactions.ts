// Builders of interactions: by the facts that led to them, so that none is in a state that cannot be.
import type { FactOf } from '../../src/fact.ts';
import type { InteractionFact, TransferTo } from '../../src/interactions/facts.ts';
import { evolveInteraction, type Interaction } from '../../src/interactions/interaction.ts';

const second = 1_000;

/** The facts of one interaction in their places, a second apart from `from` on. */
export function inPlaces(id: string, facts: readonly InteractionFact[], from = 0): FactOf<'interaction'>[] {
  return facts.map((fact, index) => ({
    stream: 'interaction',
    id,
    ...fact,
    version: index + 1,
    by: 'system',
    onBehalfOf: null,
    at: from + index * second,
  }));
}

export const folded = (facts: readonly FactOf<'interaction'>[]): Interaction =>
  facts.reduce<Interaction | undefined>(evolveInteraction, undefined)!;

export const opened: InteractionFact = {
  kind: 'opened',
  channel: 'chat',
  team: 'care',
  customer: 'kim',
  customerName: 'Kim',
};
export const wrote: InteractionFact = { kind: 'wrote', text: 'Hello?' };
export const offered = (agent: string): InteractionFact => ({
  kind: 'offered',
  agent,
  until: 32_000,
  reason: 'least-loaded',
});
export const accepted = (agent: string): InteractionFact => ({ kind: 'accepted', agent });
export const replied: InteractionFact = { kind: 'replied', text: 'Hi!' };
export const submitted = (agent: string): InteractionFact => ({ kind: 'submitted', agent, text: 'Dear Kim!' });
export const completed = (agent: string): InteractionFact => ({ kind: 'completed', agent });

/** Put off for an hour from the builder's start on. */
export const deferred = (agent: string, until = 3_600_000): InteractionFact => ({ kind: 'deferred', agent, until });
export const transferred = (from: string, to: TransferTo, team = 'care', until = 1_060_000): InteractionFact => ({
  ...{ kind: 'transferred', from, to, team, until, text: '' },
});

/** Opened, written to, and whatever followed. */
export const anInteraction = (id: string, ...since: readonly InteractionFact[]): Interaction =>
  folded(inPlaces(id, [opened, wrote, ...since]));
