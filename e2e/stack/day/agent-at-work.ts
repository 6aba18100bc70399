// An agent of the day: accepts most of what rings and misses some, answers when the customer has written, hands over,
// puts off, completes; now and then the connection is cut, for a moment or for minutes.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { between, chance, pick, type Random } from '../../../apps/demo/src/seeded.ts';
import type { Cuttable } from '../cuttable.ts';
import type { Agent } from '../floor.ts';
import { Acting, type Tally } from './acting.ts';
import { nextTurn, type Matter } from './play.ts';

export interface AgentAtWork {
  id: string;
  desk: ViewHandle;
  deferred: ViewHandle;
  acting: Acting;
  step(now: number): void;
  /** Back on the line. */
  mend(): void;
}

export interface Floor {
  matters: ReadonlyMap<string, Matter>;
  tally: Tally;
  random: Random;
}

const second = 1_000;

export function agentAtWork(
  { id, client, drafts }: Agent,
  line: Cuttable,
  { matters, tally, random }: Floor,
): AgentAtWork {
  const acting = new Acting(client, tally);
  const desk = client.open({ view: 'desk', agent: id });
  const deferred = client.open({ view: 'deferred', agent: id });
  const colleagues = client.open({ view: 'colleagues', agent: id });
  /** When what rings is accepted; never, where it is missed. */
  const acceptsAt = new Map<string, number>();
  let mendsAt: number | undefined;

  function step(now: number): void {
    if (mendsAt !== undefined) {
      if (now >= mendsAt) mend();
      return;
    }
    if (chance(random, 0.002)) {
      line.cut();
      tally.add('cut');
      mendsAt = now + (chance(random, 0.3) ? between(random, 60, 300) : between(random, 2, 20)) * second;
      return;
    }
    if (acting.isBusy || !client.freshness.value.live) return;
    const seat = desk.one('agent', id);
    if (seat?.mode === 'away' && chance(random, 0.1)) return acting.give({ kind: 'become-available' });
    for (const interaction of desk.all('interaction')) {
      if (interaction.state === 'ringing' ? answers(interaction, now) : worksOn(interaction, now)) return;
    }
    const put = deferred.all('interaction')[0];
    if (put && chance(random, 0.01)) return acting.give({ kind: 'resume', interaction: put.id });
    if (seat?.mode === 'available' && chance(random, 0.02)) acting.give({ kind: 'ask' });
  }

  function answers({ id: interaction, version }: EntityOf<'interaction'>, now: number): boolean {
    const ring = `${interaction}.${version}`;
    if (!acceptsAt.has(ring))
      acceptsAt.set(ring, chance(random, 0.93) ? now + between(random, 1, 18) * second : Number.POSITIVE_INFINITY);
    if (now < acceptsAt.get(ring)!) return false;
    acting.give({ kind: 'accept', interaction });
    return true;
  }

  function worksOn({ id: interaction, customerName, channel }: EntityOf<'interaction'>, now: number): boolean {
    const matter = matters.get(customerName);
    if (!matter || now - matter.lastAt < between(random, 5, 40) * second) return false;
    const turn = nextTurn(matter);
    if (turn?.from === 'customer' && !chance(random, 0.004)) return false;
    client.focus(interaction);
    if (turn && chance(random, 0.02)) {
      const colleague = colleagues.all('colleague').filter(({ channels }) => channels.includes(channel));
      const teams = colleagues.all('team');
      const to =
        chance(random, 0.6) && colleague.length > 0
          ? { agent: pick(random, colleague).id }
          : { team: pick(random, teams).id };
      acting.give({
        kind: 'transfer',
        interaction,
        to,
        ...(chance(random, 0.5) && { comment: 'please take this one' }),
      });
      return true;
    }
    if (turn && chance(random, 0.02)) {
      acting.give({ kind: 'defer', interaction, until: Math.round(client.now() + between(random, 60, 600) * second) });
      return true;
    }
    if (chance(random, 0.05)) {
      acting.give({ kind: 'comment', interaction, text: 'as the customer says' });
      return true;
    }
    if (!turn) {
      acting.give({ kind: 'complete', interaction }, () => (matter.completed = true));
      return true;
    }
    if (turn.from === 'customer') return false;
    const editor = drafts.editor(interaction, 'reply');
    editor.input(turn.text.slice(0, 40));
    editor.clear();
    acting.give({ kind: 'reply', interaction, text: turn.text }, () => {
      matter.said += 1;
      matter.lastAt = now;
    });
    return true;
  }

  function mend(): void {
    mendsAt = undefined;
    line.mend();
  }

  return { id, desk, deferred, acting, step, mend };
}
