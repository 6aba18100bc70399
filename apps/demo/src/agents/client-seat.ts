/** A bot agent's seat over the client: the desk, the conversation of each ongoing interaction, and the fields. */
import type { Client, ViewHandle } from '@oriel/client';
import type { Turn } from '../conversations/index.ts';
import { fieldsOf } from './fields.ts';
import type { Conversation, Seat, Sight } from './seat.ts';

const isFresh = (view: ViewHandle): boolean => view.status.peek().is === 'open' && view.staleSince.peek() === null;

export function clientSeat(client: Client): Seat {
  let desk: ViewHandle | undefined;
  const open = new Map<string, ViewHandle>();
  const fields = fieldsOf(client);

  /** Opens the conversations of what is ongoing, closes the others. */
  function follow(ongoing: ReadonlySet<string>): void {
    for (const [interaction, view] of open) {
      if (ongoing.has(interaction)) continue;
      view.close();
      open.delete(interaction);
      fields.forget(interaction);
    }
    for (const interaction of ongoing) {
      if (!open.has(interaction)) open.set(interaction, client.open({ view: 'conversation', interaction }));
    }
  }

  function conversation(interaction: string, waitsSince: number | null): Conversation[] {
    const view = open.get(interaction);
    if (!view || !isFresh(view)) return [];
    const entries = view.all('entry').toSorted((one, other) => one.version - other.version);
    const said = entries.flatMap(({ what, from, text }): Turn[] =>
      what === 'message' && from !== 'system' ? [{ from, text }] : [],
    );
    const commented = entries.some((entry) => entry.what === 'comment');
    return [{ interaction, said, commented, waitsSince, lastAt: entries.at(-1)?.at ?? 0 }];
  }

  return {
    sight(): Sight | null {
      const you = client.you.peek();
      if (you?.kind !== 'person') return null;
      desk ??= client.open({ view: 'desk', agent: you.id });
      const agent = isFresh(desk) ? desk.one('agent', you.id) : undefined;
      if (!agent) return null;
      const mine = desk.all('interaction').filter((interaction) => interaction.agent === you.id);
      const ongoing = mine.filter((interaction) => interaction.state === 'ongoing');
      const ids = new Set(ongoing.map(({ id }) => id));
      follow(ids);
      const notice = desk.all('notice')[0];
      return {
        mode: agent.mode,
        modeAt: agent.modeAt,
        unacknowledged: notice && !notice.acknowledged ? notice.policyVersion : null,
        soft: agent.groups[0]?.soft ?? 0,
        hard: agent.groups[0]?.hard ?? 0,
        ringing: mine.flatMap(({ id, state, stateAt }) =>
          state === 'ringing' ? [{ interaction: id, since: stateAt }] : [],
        ),
        mine: ids,
        ongoing: ongoing.flatMap(({ id, waitsSince }) => conversation(id, waitsSince)),
        othersWait: desk.all('inbox').some((inbox) => inbox.id === 'unassigned' && inbox.count > 0),
      };
    },
    focus: (interaction) => client.focus(interaction),
    write: fields.write,
    async send(interaction, what, text) {
      const outcome = client.do({ kind: what, interaction, text });
      fields.sent(interaction, what);
      return 'did' in (await outcome);
    },
    leave: fields.end,
    act: async (command) => 'did' in (await client.do(command)),
  };
}
