// A day replayed: 200 real conversations, twelve agents, two supervisors, through packages/client on the real stack, in
// virtual time, with misses, deferrals, transfers, cut lines and a restart. At several moments and at the end all screens
// are what the tables say, nothing waits that could have been given out, and every row is the fold of its facts.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { streamOf } from '../../apps/demo/src/seeded.ts';
import { dialogues, sharedFile } from '../../packages/domain/testing/shared-data.ts';
import { Tally } from './day/acting.ts';
import { agentAtWork, type AgentAtWork } from './day/agent-at-work.ts';
import { customerOfTheDay, type CustomerOfTheDay } from './day/customer-of-the-day.ts';
import { matters } from './day/play.ts';
import { couldBeGiven, differences } from './day/screens-equal-tables.ts';
import { supervisorOfTheDay, type SupervisorOfTheDay } from './day/supervisor-of-the-day.ts';
import { cuttable } from './cuttable.ts';
import { joinPerson, seatAgent, startFloor, until, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

const english = 'dialogues.jsonl.gz';
const conversations = 200;
const agentWords = 'ana ben chloe emre grace noor kofi fatima daniel henrik yuki ines'.split(' ');
/** Customers come over two hours; a quarter of an hour later the day is over. */
const comeOverMs = 2 * 3600_000;
const dayMs = comeOverMs + 15 * 60_000;
/** Less than an act is waited for: each is answered before time goes on. */
const stepMs = 4_000;
const lookEvery = 20 * 60_000;
const begin = Date.UTC(2026, 0, 5, 9);

const isThere = dialogues(english, 1) !== undefined;
const without = isThere ? '' : ` (skipped: no ${sharedFile(english)})`;

const clock = new HeldClock(begin);
const random = streamOf(20_261_123, 'day');
const tally = new Tally();
let floor: Floor;
beforeAll(async () => {
  floor = await startFloor({ clock });
});
afterAll(() => floor?.stop());

/** Long in real time, for whatever is on its way to arrive. */
const arrive = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test.skipIf(!isThere)(
  `P1 P3 ST6 a day of ${conversations} conversations, twelve agents and two supervisors${without}`,
  { timeout: 600_000 },
  async () => {
    const play = new Map(
      matters(dialogues(english, conversations)!, begin, comeOverMs, random).map((m) => [m.name, m]),
    );
    const agents: AgentAtWork[] = [];
    for (const word of agentWords) {
      const line = cuttable();
      const agent = await seatAgent(floor, `${word}@oriel.test`, { sockets: line, random });
      agents.push(agentAtWork(agent, line, { matters: play, tally, random }));
    }
    const supervisors: SupervisorOfTheDay[] = [];
    for (const word of ['sam', 'lea'])
      supervisors.push(
        supervisorOfTheDay(await joinPerson(floor, `${word}@oriel.test`, { random }), play, tally, random),
      );
    const customers: CustomerOfTheDay[] = [];
    const toCome = [...play.values()];

    for (let step = 1; step * stepMs <= dayMs; step += 1) {
      await clock.pass(stepMs);
      const now = clock.now();
      while (toCome[0] && toCome[0].arrivesAt <= now)
        customers.push(await customerOfTheDay(floor, toCome.shift()!, tally, random));
      for (const person of [...customers, ...agents]) person.step(now);
      for (const supervisor of supervisors) supervisor.step();
      await answered([...customers, ...agents, ...supervisors]);
      if (step === Math.round(comeOverMs / 2 / stepMs)) await floor.restart();
      if ((step * stepMs) % lookEvery < stepMs)
        await compare(`after ${Math.round((step * stepMs) / 60_000)} min`, agents, supervisors);
    }
    await compare('at the end of the day', agents, supervisors);

    const { facts, differences: found } = await rowsEqualFold(floor.db);
    const said = [...play.values()].reduce((sum, matter) => sum + matter.said, 0);
    console.log(`  ${facts} facts, ${said} messages; ${tally.toString()}`);
    expect(found).toEqual([]);
    const { rows } = await floor.db.query<{ kind: string }>(
      `select distinct kind from facts where stream = 'interaction'`,
    );
    expect(rows.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['missed', 'deferred', 'returned', 'transferred', 'resumed', 'reopened']),
    );
    expect(customers.flatMap(({ gone }) => gone?.wrong ?? [])).toEqual([]);
    expect(customers.filter(({ gone }) => gone).length).toBeGreaterThan(conversations * 0.8);
    expect(supervisors.reduce((sum, { seen }) => sum + seen(), 0)).toBeGreaterThan(50);
    for (const what of [
      'transfer',
      'defer',
      'resume',
      'ask',
      'comment',
      'cut',
      'become-available',
      'comment for another',
    ])
      expect(tally.of(what), what).toBeGreaterThan(0);
  },
);

/** Until all acts of those on the line are answered. Whoever is cut off goes on waiting, while the day goes on. */
async function answered(people: readonly { acting: { underWay: Promise<void> | undefined } }[]): Promise<void> {
  const all = Promise.all(people.flatMap(({ acting }) => acting.underWay ?? []));
  await Promise.race([all, arrive(1_000)]);
  // What the answers brought about is on its way to the others.
  await arrive(2);
}

async function compare(
  when: string,
  agents: readonly AgentAtWork[],
  supervisors: readonly SupervisorOfTheDay[],
): Promise<void> {
  for (const agent of agents) agent.mend();
  let found: string[] = [];
  await until(async () => {
    // Tables that are shown at most four times a second, reconnects, rounds of routing: a little time for them.
    await clock.pass(250);
    await arrive(20);
    const away = [...agents, ...supervisors].filter(({ acting }) => !acting.client.freshness.value.live);
    found =
      away.length === 0
        ? [...(await differences(floor.db, agents, supervisors)), ...(await couldBeGiven(floor.db, clock.now()))]
        : away.map(
            ({ acting: { client } }) =>
              `${JSON.stringify(client.you.value)} is not back: ${JSON.stringify(client.life.value)}`,
          );
    return found.length === 0;
  }, `all is as it should be ${when}`).catch((error: unknown) => {
    throw new Error(`${String(error)}\n  ${found.join('\n  ')}`);
  });
}
