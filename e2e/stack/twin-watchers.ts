// Who looks in a twin run, and how it is told that a step of it is over.
import type { Client } from '@oriel/client';
import type { CommandOf } from '@oriel/protocol';
import { expect } from 'vitest';
import { joinPerson, until, type Agent, type Floor } from './floor.ts';
import type { PortCalls } from './port-calls.ts';
import type { Recorded } from './recorder.ts';

/** With nobody, again and again: so often (`ORIEL_TWIN_CONTROLS=20`). */
export const controls = Number(process.env['ORIEL_TWIN_CONTROLS'] ?? 1);

/**
 * Nothing was sent, received or committed for this long in real time: the step is over. Longer where many are compared:
 * on a machine that others keep busy a reaction can take more than the short one.
 */
const quietMs = controls > 1 ? 250 : 80;

export async function quiet({ recorded, calls }: { recorded: readonly Recorded[]; calls: PortCalls }): Promise<void> {
  let delivered = -1;
  let since = Date.now();
  await until(() => {
    const last = Math.max(since, ...recorded.map((each) => each.lastAt()));
    if (calls.delivered() !== delivered || calls.pending() > 0) {
      delivered = calls.delivered();
      since = Date.now();
    }
    return Date.now() - last >= quietMs;
  }, 'all is quiet');
}

export interface Watchers {
  begin(floor: Floor, agent: Agent): Promise<void>;
  between(): Promise<void>;
  /** Entities and drafts that were seen: the work was real. */
  seen(): number;
}

/** With every limit on looking there is: what is asked and counted for them is on the side of those who look. */
export const limited: CommandOf<'set-policy'> = {
  ...{ kind: 'set-policy', team: 'orders', purpose: 'Training', depth: 'letters', text: 'Your desk can be watched.' },
  ...{ excludedChannels: [], excludedInboxes: [], excludedCategories: [], reviewAt: null, retentionDays: null },
  ...{ zone: 'Europe/Lisbon', hours: { from: 5, to: 0 }, weekMinutes: 10_000, purposes: ['Coaching'] },
};

export const nobody: Watchers = { begin: async () => {}, between: async () => {}, seen: () => 0 };

/** Sam opens, hops, scrolls, opens records and crashes; Lea is denied; Dee reads the log. */
export function threeSupervisors(): Watchers {
  let floor: Floor;
  let agent: Agent;
  let round = 0;
  let seen = 0;
  const people: Client[] = [];
  async function look(sam: Client, interaction: string | undefined): Promise<void> {
    const unnamed = sam.open({ view: 'desk', agent: agent.id });
    await until(() => unnamed.status.value.is === 'closed', 'without a purpose nothing opens');
    const terms = sam.open({ view: 'look-terms', agent: agent.id });
    const desk = sam.open({ view: 'desk', agent: agent.id, purpose: 'Coaching' });
    await until(() => desk.status.value.is !== 'opening', 'Sam sees the desk');
    await until(() => terms.one('look-terms', agent.id), 'Sam sees what is left');
    seen += desk.all('interaction').length + desk.drafts.value.size;
    for (const inbox of ['mine', 'team', 'unassigned', 'annas', 'old'])
      sam.open({ view: 'inbox', agent: agent.id, inbox }, { via: desk });
    for (const view of ['history', 'deferred', 'colleagues', 'saved-replies', 'waits'] as const)
      sam.open({ view, agent: agent.id }, { via: desk });
    sam.open({ view: 'categories' }, { via: desk });
    if (!interaction) return;
    const conversation = sam.open({ view: 'conversation', interaction }, { via: desk });
    const record = sam.open({ view: 'customer', interaction }, { via: desk });
    sam.open({ view: 'customers', agent: agent.id, interaction }, { via: desk });
    sam.open({ view: 'customers', agent: agent.id, interaction, text: 'priya' }, { via: desk });
    sam.open({ view: 'earlier', interaction, before: 3 }, { via: desk });
    sam.open({ view: 'why', interaction }, { via: desk });
    const activity = sam.open({ view: 'activity', interaction }, { via: desk });
    await until(() => conversation.status.value.is === 'open', 'Sam reads along');
    await until(() => activity.status.value.is === 'open', 'Sam reads what happened to it');
    await until(() => record.status.value.is === 'open', 'Sam sees the record');
    seen += conversation.all('entry').length + activity.all('entry').length;
    seen += record.all('customer').length + record.all('note').length;
    conversation.close();
  }
  return {
    async begin(onFloor, ana) {
      floor = onFloor;
      agent = ana;
      people.push(
        await joinPerson(floor, 'sam@oriel.test'),
        await joinPerson(floor, 'lea@oriel.test'),
        await joinPerson(floor, 'dee@oriel.test'),
      );
    },
    async between() {
      round += 1;
      const [sam, lea, dee] = people as [Client, Client, Client];
      const held = agent.client.open({ view: 'desk', agent: agent.id });
      const interaction = held.all('interaction').find(({ state }) => state === 'ongoing')?.id;
      held.close();
      sam.open({ view: 'agents' });
      const approvals = sam.open({ view: 'approvals' });
      await until(() => approvals.status.value.is === 'open', 'Sam sees what waits for approval');
      seen += approvals.all('submission').length;
      await look(sam, interaction);
      const denied = lea.open({ view: 'desk', agent: agent.id });
      await until(() => denied.status.value.is === 'closed', 'Lea is denied');
      if (interaction) lea.open({ view: 'conversation', interaction });
      // Forbidden commands on the agent's behalf are refused to her alone.
      if (interaction)
        expect(await lea.do({ kind: 'complete', interaction, for: agent.id })).toEqual({ refused: 'not-found' });
      dee.open({ view: 'monitoring-log' });
      if (round % 3 === 0) {
        sam.end();
        people[0] = await joinPerson(floor, 'sam@oriel.test');
      }
    },
    seen: () => seen,
  };
}
