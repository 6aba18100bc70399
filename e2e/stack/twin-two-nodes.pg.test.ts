// The twin run over two nodes: the agent and the customer are at blue, those who look at green, with a real NATS between
// them. What blue's people receive is the same, whoever looks at green: every frame, every time, every port call.
import { describe, expect, test } from 'vitest';
import { StoreFailure } from '../../apps/server/src/store/commits.ts';
import { joinPerson, seatAgent, until, type Agent } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { portCalls, type PortCalls } from './port-calls.ts';
import { normalised, recorder, type Recorded } from './recorder.ts';
import { limited, nobody, quiet, threeSupervisors, type Watchers } from './twin-watchers.ts';
import { startTwoNodes } from './two-nodes.ts';

interface Stage {
  clock: HeldClock;
  calls: PortCalls;
  watchers: Watchers;
  recorded: Recorded[];
}

/** No more than two beats between nodes at a time: the real NATS needs real time for each. */
const stepMost = 2_000;

async function step(stage: Stage, ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= stepMost) {
    await stage.clock.pass(Math.min(left, stepMost));
    await quiet(stage);
  }
  await stage.watchers.between();
  await quiet(stage);
}

async function run(watchers: Watchers) {
  const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  const calls = portCalls();
  const nodes = await startTwoNodes({
    blue: { clock, ...calls.around },
    // Both give out what waits, and whichever is first: here blue always is, so that runs can be compared.
    green: {
      clock,
      commits: (commits) => ({
        commit: (act) =>
          act.command.kind === 'offer' ? Promise.reject(new StoreFailure('not here')) : commits.commit(act),
      }),
    },
  });
  const { blue, green } = nodes;
  const [forAgent, forCustomer] = [recorder(), recorder()];
  const stage: Stage = { clock, calls, watchers: nobody, recorded: [forAgent, forCustomer] };
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  try {
    // They have found each other, and told heads twice.
    await step(stage, 10_000);
    expect(await (await joinPerson(blue, 'max@oriel.test')).do(limited)).toHaveProperty('did');
    const ana = await seatAgent(blue, 'ana@oriel.test', { sockets: forAgent.sockets, page: 'ana-page', random });
    await watchers.begin(green, ana);
    stage.watchers = watchers;
    await step(stage, 10);
    calls.spans.length = 0;
    forAgent.frames.length = 0;
    const { token } = await blue.beginChat('Priya Nair');
    const priya = blue.join(token, { sockets: forCustomer.sockets, page: 'priya-page', random });
    await until(() => priya.you.value, 'Priya is greeted');
    priya.open({ view: 'chat' });
    await step(stage, 10);
    await script(stage, ana, priya);
    for (const { log } of [blue, green]) expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    const { rows } = await blue.db.query<{ n: number }>('select count(*)::int as n from monitoring_log');
    return {
      agent: normalised(forAgent.frames),
      customer: normalised(forCustomer.frames),
      spans: calls.spans,
      seen: watchers.seen(),
      logged: rows[0]!.n,
    };
  } finally {
    await nodes.stop();
  }
}

/** Ring, accept, type and correct, look away and back, answer, be written to, answer, complete. */
async function script(stage: Stage, ana: Agent, priya: Agent['client']): Promise<void> {
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  await priya.do({ kind: 'say', text: 'My parcel arrived but the box is empty??' });
  await step(stage, 1_000);
  const { id } = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings');
  await ana.client.do({ kind: 'accept', interaction: id });
  ana.client.open({ view: 'conversation', interaction: id });
  ana.client.focus(id);
  await step(stage, 500);
  const reply = ana.drafts.editor(id, 'reply');
  for (const text of ['H', 'Hello P', 'Hello', 'Hello Priya, 4111 1111 1111 1111', 'Hello Priya, I am sorry.']) {
    reply.input(text);
    await step(stage, 40);
  }
  ana.client.focus(null);
  await step(stage, 6_000);
  await priya.do({ kind: 'say', text: 'Hello?' });
  await step(stage, 40);
  await ana.client.do({ kind: 'reply', interaction: id, text: 'Hello Priya, I am sorry.' });
  reply.sent();
  // A heartbeat is in it.
  await step(stage, 16_000);
  await ana.client.do({ kind: 'comment', interaction: id, text: 'Third empty box this week' });
  await step(stage, 40);
  await ana.client.do({ kind: 'complete', interaction: id });
  await step(stage, 100);
}

/** By command alone (`ORIEL_TWIN_NODES=1`): on a busy machine it has differed once, and why is not known yet. */
describe.runIf(process.env['ORIEL_TWIN_NODES'])('S2 S4 S6 S9 N1 twin run over two nodes', { timeout: 120_000 }, () => {
  test('what people at one node receive is the same with nobody, nobody again, and three who look at the other', async () => {
    const unseen = await run(nobody);
    const control = await run(nobody);
    const watched = await run(threeSupervisors());
    expect(unseen.agent.length).toBeGreaterThan(20);
    expect(unseen.customer.length).toBeGreaterThan(5);
    expect(unseen.spans.length).toBeGreaterThan(5);
    expect([unseen.seen, unseen.logged]).toEqual([0, 0]);
    expect(watched.seen).toBeGreaterThan(20);
    expect(watched.logged).toBeGreaterThan(20);
    for (const arm of [control, watched]) {
      expect(arm.agent).toEqual(unseen.agent);
      expect(arm.customer).toEqual(unseen.customer);
      expect(arm.spans).toEqual(unseen.spans);
    }
  });
});
