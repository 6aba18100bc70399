/**
 * The whole demo floor: the bot agents at their desks, and the streams of customers, to the bots and to the people who
 * are there. It speaks to the server as everybody does; one bot's trouble is its own.
 */
import { workAsAgent } from '../agents/agent-bot.ts';
import { clientSeat } from '../agents/client-seat.ts';
import { temperamentOf } from '../agents/temperament.ts';
import { conversations, type Conversation, type Department } from '../conversations/index.ts';
import { clientChat } from '../customers/client-chat.ts';
import { comeAsCustomer } from '../customers/customer-bot.ts';
import { beginChat } from '../front-door.ts';
import { type Person, personAt } from '../people.ts';
import { type BotAccount, botAgents, channels, people, softLimit } from '../roster.ts';
import { chance, streamOf } from '../seeded.ts';
import { realTime } from '../time.ts';
import { arrivals, nextForPeople, rampMs } from './arrivals.ts';
import { casting } from './casting.ts';
import { type Entrance, play, stay, tell } from './entrance.ts';

/** The agents hurry a little longer than the customers pour in. */
const hurryMs = rampMs + 6_000;

/** People may not know all the floor's languages: most of their customers write English. */
const plainShare = 0.8;

/** Both begin with room for more; then Orders get busy and Returns quiet. */
const phases: Readonly<Record<Department, number>> = { orders: 0.97, returns: 0.55 };

/** Resolves when the floor has closed and every connection has ended. */
export async function openFloor(entrance: Entrance, seed: number): Promise<void> {
  const { server, closing, complain } = entrance;
  const time = realTime(closing);
  const startedAt = time.now();
  const sinceStartMs = () => time.now() - startedAt;
  const cast = casting(conversations, streamOf(seed, 'casting'));

  function keepAgent({ email }: BotAccount): Promise<void> {
    const random = streamOf(seed, email);
    const temperament = temperamentOf(random);
    const inHurry = () => sinceStartMs() < hurryMs;
    return stay(entrance, email, true, (line, within) => {
      const seat = clientSeat(line);
      return workAsAgent({ seat, temperament, random, time: within, inHurry }).finally(seat.leave);
    });
  }

  /** Who is inside on one channel, and the way in. */
  function door(channel: string) {
    let count = 0;
    let inside = 0;
    async function visit(script: Conversation): Promise<void> {
      const random = streamOf(seed, `${channel} customer ${++count}`);
      inside += 1;
      try {
        const token = await beginChat(server, channel, script.customer);
        await play(entrance, token, false, (line, within) =>
          comeAsCustomer({ chat: clientChat(line), script, random, time: within }),
        );
      } catch (reason) {
        if (!closing.aborted) tell(complain, `a customer on ${channel}`, reason);
      } finally {
        inside -= 1;
        cast.giveBack(script);
      }
    }
    return { inside: () => inside, visit };
  }

  async function streamToBots(department: Department): Promise<never> {
    const random = streamOf(seed, `arrivals at ${department}`);
    const room = botAgents.filter((bot) => bot.department === department).length * softLimit;
    const isTheirs = (script: Conversation) => script.department === department;
    const { inside, visit } = door(channels[department]);
    for (;;) {
      const line = { live: inside(), room, scripts: cast.free(isTheirs).length };
      for (let come = arrivals(line, sinceStartMs(), phases[department], random); come > 0; come--) {
        const script = cast.take(isTheirs, random);
        if (script) void visit(script);
      }
      await time.wait(sinceStartMs() < rampMs ? 400 : 1_000);
    }
  }

  const seats = new Map<string, Person>();

  /** Looks whether a person is there. */
  const lookFor = (email: string): Promise<void> =>
    stay(entrance, email, false, async (line, within) => {
      seats.set(email, personAt(line));
      for (;;) await within.wait(60_000);
    }).finally(() => seats.delete(email));

  async function streamToPeople(): Promise<never> {
    const random = streamOf(seed, 'arrivals at people');
    const { inside, visit } = door(channels.people);
    let nextAt: number | null = null;
    for (;;) {
      await time.wait(1_000);
      const free = [...seats.values()].filter((person) => person.hasRoom()).length;
      const afterMs = nextForPeople(inside(), free, random);
      nextAt = afterMs === null ? null : (nextAt ?? time.now() + afterMs);
      if (nextAt === null || time.now() < nextAt) continue;
      nextAt = null;
      const isPlain = chance(random, plainShare);
      const script = cast.take(({ language }) => (language === 'en') === isPlain, random);
      if (script) void visit(script);
    }
  }

  await Promise.allSettled([
    ...botAgents.map(keepAgent),
    ...people.map(lookFor),
    streamToBots('orders'),
    streamToBots('returns'),
    streamToPeople(),
  ]);
}
