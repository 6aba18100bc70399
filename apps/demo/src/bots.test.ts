/** A bot agent and bot customers at one desk, in virtual time: the conversation they make is the script's. */
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type AgentBot, workAsAgent } from './agents/agent-bot.ts';
import type { Conversation as OnDesk, Mode, Seat } from './agents/seat.ts';
import { temperamentOf } from './agents/temperament.ts';
import { withoutAsides } from './asides.ts';
import { conversations, type Conversation, type Turn } from './conversations/index.ts';
import { comeAsCustomer } from './customers/customer-bot.ts';
import { streamOf } from './seeded.ts';
import { Over, realTime } from './time.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

type Matter = {
  script: Conversation;
  state: 'ringing' | 'ongoing' | 'completed';
  said: Turn[];
  at: number;
  comments: string[];
  left: boolean;
};

/** One agent's desk and its customers, in memory, with what an agent wrote into its fields. */
function smallFloor(scripts: readonly Conversation[]) {
  const closing = new AbortController();
  const time = realTime(closing.signal);
  const matters = new Map<string, Matter>();
  const written: { interaction: string; text: string }[] = [];
  const acts: string[] = [];
  let mode: Mode = 'off';
  let acknowledged = false;

  const say = (id: string, from: Turn['from'], text: string) => {
    const matter = matters.get(id);
    matter?.said.push({ from, text });
    if (matter) matter.at = time.now();
  };
  const seat: Seat = {
    sight: () => ({
      mode,
      modeAt: 0,
      unacknowledged: acknowledged ? null : 3,
      soft: 3,
      hard: 5,
      othersWait: false,
      ringing: [...matters].flatMap(([interaction, { state }]) =>
        state === 'ringing' && mode === 'available' ? [{ interaction, since: 1 }] : [],
      ),
      mine: new Set([...matters].flatMap(([interaction, { state }]) => (state === 'ongoing' ? [interaction] : []))),
      ongoing: [...matters].flatMap(([interaction, { state, said, at, comments }]): OnDesk[] =>
        state === 'ongoing'
          ? [
              {
                interaction,
                said,
                lastAt: at,
                waitsSince: said.at(-1)?.from === 'customer' ? at : null,
                commented: comments.length > 0,
              },
            ]
          : [],
      ),
    }),
    focus: () => {},
    leave: () => {},
    write: (interaction, _what, text) => void written.push({ interaction, text }),
    send: async (interaction, what, text) => {
      if (what === 'comment') matters.get(interaction)?.comments.push(text);
      else say(interaction, 'agent', text);
      return true;
    },
    act: async (command) => {
      acts.push(command.kind);
      const matter = 'interaction' in command ? matters.get(command.interaction) : undefined;
      if (command.kind === 'acknowledge') acknowledged = command.policyVersion === 3;
      if (command.kind === 'enter-routing' && acknowledged) mode = 'available';
      if (command.kind === 'accept' && matter) matter.state = 'ongoing';
      if (command.kind === 'complete' && matter) matter.state = 'completed';
      return true;
    },
  };
  const random = streamOf(21, 'agent');
  const temperament = { ...temperamentOf(random), breaks: 0, misses: 0, leavesDraft: 0.5, notes: 1 };
  const bot: AgentBot = { seat, temperament, random, time, inHurry: () => false };
  const ends = [
    workAsAgent(bot),
    ...scripts.map((script) => {
      const matter: Matter = { script, state: 'ringing', said: [], at: time.now(), comments: [], left: false };
      const chat = {
        said: () => matter.said,
        hasEnded: () => matter.state === 'completed',
        say: async (text: string) => {
          say(script.id, 'customer', text);
          return true;
        },
        leave: () => void (matter.left = true),
      };
      matters.set(script.id, matter);
      return comeAsCustomer({ chat, script, random: streamOf(21, script.id), time });
    }),
  ].map((end) => end.catch((reason: unknown) => reason));
  const close = (): Promise<unknown[]> => {
    closing.abort();
    return Promise.all(ends);
  };
  return { matters, written, acts, close };
}

const some = (...ids: string[]) => conversations.filter((conversation) => ids.includes(conversation.id));

describe('bots at one desk', () => {
  test('acknowledge the notice first, then enter routing mode', async () => {
    const floor = smallFloor([]);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(floor.acts.slice(0, 2)).toEqual(['acknowledge', 'enter-routing']);
    await floor.close();
  });

  test('play three conversations at once to their ends, in any language', async () => {
    const floor = smallFloor(some('en-parcel-depot', 'ja-yunomi', 'ar-tawsil'));
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    for (const { script, state, said, left } of floor.matters.values()) {
      expect([script.id, withoutAsides(said), state, left]).toEqual([script.id, script.turns, 'completed', true]);
    }
    expect(floor.matters.get('en-parcel-depot')?.comments).toHaveLength(1);
    await floor.close();
  });

  test('go from one draft to another and come back to it', async () => {
    const floor = smallFloor(some('en-parcel-depot', 'de-kratzer', 'en-kettle-warranty'));
    await vi.advanceTimersByTimeAsync(20 * 60_000);
    const switches = floor.written.filter(({ interaction }, index) => {
      const before = floor.written[index - 1];
      const sent = before && floor.matters.get(before.interaction)?.said.some((turn) => turn.text === before.text);
      return before && before.interaction !== interaction && !sent;
    });
    expect(switches.length).toBeGreaterThan(0);
    await floor.close();
  });

  test('leave no timer behind when the floor closes', async () => {
    const floor = smallFloor(some('en-parcel-depot'));
    await vi.advanceTimersByTimeAsync(30_000);
    const ends = await floor.close();
    expect(ends.every((end) => end instanceof Over)).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });
});
