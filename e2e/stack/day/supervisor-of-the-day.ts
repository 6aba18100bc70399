// A supervisor of the day: has the Agents table open, watches one desk after the other, reads along, and now and then does
// something for the agent.
import type { Client, ViewHandle } from '@oriel/client';
import type { Command } from '@oriel/protocol';
import { chance, pick, type Random } from '../../../apps/demo/src/seeded.ts';
import { Acting, type Tally } from './acting.ts';
import { nextTurn, type Matter } from './play.ts';

export interface SupervisorOfTheDay {
  table: ViewHandle;
  acting: Acting;
  step(): void;
  /** How much of what they looked at was there to see. */
  seen(): number;
}

export function supervisorOfTheDay(
  client: Client,
  matters: ReadonlyMap<string, Matter>,
  tally: Tally,
  random: Random,
): SupervisorOfTheDay {
  const acting = new Acting(client, tally);
  const table = client.open({ view: 'agents' });
  let desk: ViewHandle | undefined;
  let watched = '';
  let seen = 0;

  function hop(): void {
    const agents = table.all('sight').filter(({ why }) => why === null);
    if (agents.length === 0) return;
    desk?.close();
    watched = pick(random, agents).id;
    desk = client.open({ view: 'desk', agent: watched });
    tally.add('hop');
  }

  function read(): void {
    const interactions = desk?.all('interaction') ?? [];
    seen += interactions.length;
    if (!desk || interactions.length === 0) return;
    const conversation = client.open(
      { view: 'conversation', interaction: pick(random, interactions).id },
      { via: desk },
    );
    setImmediate(() => conversation.close());
  }

  function actFor(): void {
    const interactions = desk?.all('interaction') ?? [];
    if (interactions.length === 0) return;
    const { id: interaction, state, customerName } = pick(random, interactions);
    const onBehalf = { interaction, for: watched };
    const matter = matters.get(customerName);
    if (state === 'ringing') return tell({ kind: 'accept', ...onBehalf });
    if (matter && !nextTurn(matter)) return tell({ kind: 'complete', ...onBehalf }, () => (matter.completed = true));
    if (chance(random, 0.3)) return tell({ kind: 'defer', ...onBehalf, until: client.now() + 120_000 });
    tell({ kind: 'comment', ...onBehalf, text: 'ask for the order number' });
  }

  function tell(command: Command, then?: () => void): void {
    acting.give(command, () => {
      tally.add(`${command.kind} for another`);
      then?.();
    });
  }

  return {
    table,
    acting,
    seen: () => seen,
    step() {
      if (acting.isBusy || !client.freshness.value.live) return;
      if (!desk || chance(random, 0.05)) return hop();
      if (chance(random, 0.1)) read();
      if (chance(random, 0.01)) actFor();
    },
  };
}
