/**
 * A bot agent at its desk: enters routing mode, answers rings, and does one act after the other as `nextAct` chooses.
 * It writes as a person does, step by step, and stops writing when what it answers is no longer its own.
 */
import type { Language } from '../conversations/index.ts';
import { scriptOf } from '../conversations/place.ts';
import { between, chance, type Random } from '../seeded.ts';
import type { Time } from '../time.ts';
import { type Step, typing } from '../typing/rhythm.ts';
import { type Act, answerRing, nextAct } from './next-act.ts';
import type { Seat, Sight } from './seat.ts';
import type { Temperament } from './temperament.ts';

/** A text begun and left; the steps from `at` on are still to be written. */
type Begun = { readonly text: string; readonly steps: readonly Step[]; readonly at: number };

/** How often a desk is looked at where nothing happens. */
const glanceMs = 400;

export type AgentBot = {
  readonly seat: Seat;
  readonly temperament: Temperament;
  readonly random: Random;
  readonly time: Time;
  /** While the floor fills: rings are answered at once, and nobody goes on a break. */
  readonly inHurry: () => boolean;
};

/** Until the floor closes. */
export async function workAsAgent(bot: AgentBot): Promise<never> {
  const [never] = await Promise.all([handleMatters(bot), answerRings(bot)]);
  return never;
}

async function answerRings({ seat, temperament, random, time, inHurry }: AgentBot): Promise<never> {
  let heard = new Set<string>();
  for (;;) {
    const ringing = new Map(
      (seat.sight()?.ringing ?? []).map(({ interaction, since }) => [`${interaction} ${since}`, interaction]),
    );
    heard = new Set([...heard].filter((ring) => ringing.has(ring)));
    for (const [ring, interaction] of ringing) {
      if (heard.has(ring)) continue;
      heard.add(ring);
      const { accept, afterMs } = answerRing(temperament, inHurry(), random);
      if (!accept) continue;
      await time.wait(afterMs);
      // Cut off in between: heard again when the desk is back.
      if (!(await seat.act({ kind: 'accept', interaction }))) heard.delete(ring);
    }
    await time.wait(glanceMs);
  }
}

async function handleMatters(bot: AgentBot): Promise<never> {
  const { seat, temperament, random, time } = bot;
  const begun = new Map<string, Begun>();
  let backAt = 0;
  for (;;) {
    const sight = seat.sight();
    if (!sight) {
      await time.wait(glanceMs);
      continue;
    }
    for (const interaction of begun.keys()) if (!sight.mine.has(interaction)) begun.delete(interaction);
    await beInRouting(bot, sight, backAt);
    const matters = sight.ongoing.map(({ interaction, ...conversation }) => ({
      id: interaction,
      ...conversation,
      unsent: begun.get(interaction)?.text ?? '',
    }));
    const act = nextAct({ ...sight, matters }, temperament, time.now(), random);
    await perform(bot, act, begun);
    const isDone = act.kind === 'complete' && sight.mode === 'available' && !bot.inHurry();
    if (isDone && chance(random, temperament.breaks)) {
      backAt = time.now() + between(random, 60_000, 180_000);
      await seat.act({ kind: chance(random, 0.25) ? 'leave-routing' : 'go-away' });
    }
  }
}

/** Into routing mode at first; back from a break when it is over; back after a miss when it has been noticed. */
async function beInRouting({ seat, random, time }: AgentBot, sight: Sight, backAt: number): Promise<void> {
  if (sight.mode === 'available' || time.now() < backAt) return;
  if (sight.unacknowledged !== null) await seat.act({ kind: 'acknowledge', policyVersion: sight.unacknowledged });
  if (sight.mode === 'off') await seat.act({ kind: 'enter-routing' });
  const noticed = time.now() - sight.modeAt > between(random, 30_000, 120_000);
  if (sight.mode === 'away' && noticed) await seat.act({ kind: 'become-available' });
}

async function perform(bot: AgentBot, act: Act, begun: Map<string, Begun>): Promise<void> {
  const { seat, random, time, inHurry } = bot;
  switch (act.kind) {
    case 'idle':
      return time.wait(act.forMs);
    case 'ask':
      await time.wait(act.afterMs);
      await seat.act({ kind: 'ask' });
      return;
    case 'complete':
      seat.focus(act.interaction);
      await time.wait(act.afterMs);
      await seat.act({ kind: 'complete', interaction: act.interaction });
      return;
    case 'comment':
      seat.focus(act.interaction);
      await time.wait(act.readMs);
      await write(bot, act.interaction, 'comment', { text: act.text, steps: stepsOf(bot, 'en', act.text), at: 0 });
      return;
    case 'answer': {
      seat.focus(act.interaction);
      await time.wait(inHurry() ? act.readMs / 3 : act.readMs);
      const before = begun.get(act.interaction);
      const language = languageOf(seat, act.interaction);
      const text =
        before?.text === act.text ? before : { text: act.text, steps: stepsOf(bot, language, act.text), at: 0 };
      const until = act.leaveAfter === null ? undefined : Math.ceil(text.steps.length * act.leaveAfter);
      begun.delete(act.interaction);
      const left = await write(bot, act.interaction, 'reply', text, until);
      if (left) begun.set(act.interaction, left);
      await time.wait(between(random, 150, 600));
    }
  }
}

const stepsOf = ({ temperament, random }: AgentBot, language: Language, text: string): Step[] =>
  typing(text, language, temperament.hand, random);

function languageOf(seat: Seat, interaction: string): Language {
  const conversation = seat.sight()?.ongoing.find((one) => one.interaction === interaction);
  return (conversation && scriptOf(conversation.said)?.language) ?? 'en';
}

/** Writes and sends; or writes up to step `until` and leaves it there, which is returned. */
async function write(
  { seat, random, time }: AgentBot,
  interaction: string,
  what: 'reply' | 'comment',
  { text, steps, at }: Begun,
  until = steps.length,
): Promise<Begun | undefined> {
  for (let index = at; index < until; index++) {
    const step = steps[index];
    if (!step) break;
    await time.wait(step.afterMs);
    const sight = seat.sight();
    // Cut off: the hands rest until the desk is back. No longer ours: there is nobody to answer.
    if (sight && !sight.mine.has(interaction)) return undefined;
    seat.write(interaction, what, step.text);
  }
  if (until < steps.length) return { text, steps, at: until };
  // A last look over it before it goes.
  await time.wait(between(random, 250, 900));
  await seat.send(interaction, what, text);
  return undefined;
}
