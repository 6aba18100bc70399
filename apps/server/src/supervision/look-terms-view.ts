// The view `look-terms`: what a look at an agent's desk goes by, before and while it goes on. Computed, and read again as
// the minutes go; about the policy and what was looked, and nothing of the agent's.
import { personOf, teamOf } from '@oriel/domain';
import type { EntityOf, ViewOf } from '@oriel/protocol';
import type { Clock } from '../clock.ts';
import { topic } from '../hub/topics.ts';
import type { ViewRoom } from '../hub/view.ts';
import type { LookLimits } from './look-limits.ts';

/** Minutes are shown: read often enough that none is missed. */
const againMs = 15_000;
const minuteMs = 60_000;

export const lookTermsView = (limits: LookLimits, clock: Clock): ViewRoom<ViewOf<'look-terms'>> => ({
  topics: () => [topic.directory],
  async read(_reader, { agent }, _eyes, directory) {
    const person = personOf(directory, agent);
    const team = teamOf(directory, person?.team);
    if (!person || !team?.policy) return { entities: [], more: false };
    const { policy, policyVersion } = team;
    const { purposes, zone, hours, weekMinutes } = policy;
    const left = await limits.msLeft(agent, policy);
    const terms: EntityOf<'look-terms'> = {
      ...{ kind: 'look-terms', id: agent, version: 0, name: person.name, team: team.id, policyVersion },
      ...{ purposes, zone, hours, weekMinutes },
      minutesLeft: left === null ? null : Math.ceil(left / minuteMs),
    };
    return { entities: [terms], more: false, ...(left !== null && { againAt: clock.now() + againMs }) };
  },
  readsLaterMs: 1_000,
  shows: (change) => (change.kind === 'listed' ? 'read-later' : undefined),
  heads: async () => ({}),
});
