// The twin run on the real stack, in lock-step (design.md §5): the same acts of an agent and a customer, with nobody
// looking, with nobody again, and with three supervisors' worth of looking. What the agent's and the customer's
// connections receive is equal; so is what the server does between a command's receipt and its answer. Time stands still
// but for what the script lets pass, so times are compared too.
import type { Client } from '@oriel/client';
import { afterAll, describe, expect, test } from 'vitest';
import type { Commits } from '../../apps/server/src/store/commits.ts';
import { askedOfHttp, type App } from './asked-of-http.ts';
import { composeWithoutSupervision } from './built-without.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor, type Setting } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { portCalls, type PortCalls } from './port-calls.ts';
import { normalised, recorder, type Recorded } from './recorder.ts';
import { controls, limited, nobody, quiet, threeSupervisors, type Watchers } from './twin-watchers.ts';

interface Stage {
  floor: Floor;
  clock: HeldClock;
  calls: PortCalls;
  watchers: Watchers;
  /** Decides on replies: visible acts, the same in every arm. */
  decider: Client;
  ask(interaction: string): Promise<void>;
  recorded: Recorded[];
}

interface Arm {
  agent: unknown[];
  customer: unknown[];
  spans: string[][];
  delivered: number;
  watched: number;
  /** What is written of handling time, and when. */
  handled: unknown[];
  /** What every address of HTTP answers the agent, at three moments. */
  asked: unknown[];
}

/** Lets time pass in the script's step, then waits until all is quiet; between steps the watchers do as they like. */
async function step(stage: Stage, ms: number): Promise<void> {
  await stage.clock.pass(ms);
  await quiet(stage);
  await stage.watchers.between();
  await quiet(stage);
}

async function run(
  watchers: Watchers,
  spoil: (commits: Commits) => Commits = (commits) => commits,
  setting: Setting = {},
): Promise<Arm> {
  const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  const calls = portCalls();
  let app: App | undefined;
  const around = {
    clock,
    ...calls.around,
    commits: (commits: Commits) => calls.around.commits!(spoil(commits)),
    app: (built: typeof app) => void (app = built),
  };
  const floor = await startFloor(around, {}, setting);
  const asked: unknown[] = [];
  const forAgent = recorder();
  const forCustomer = recorder();
  const decider = await joinPerson(floor, 'sam@oriel.test');
  const cookie = await floor.signIn('ana@oriel.test');
  const stage: Stage = {
    ...{ floor, clock, calls, watchers, decider, recorded: [forAgent, forCustomer] },
    ask: async (interaction) => void asked.push(...(await askedOfHttp(floor, app!, cookie, interaction))),
  };
  let seed = 7;
  const random = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
  try {
    expect(await (await joinPerson(floor, 'max@oriel.test')).do(limited)).toHaveProperty('did');
    const ana = await seatAgent(floor, 'ana@oriel.test', { sockets: forAgent.sockets, page: 'ana-page', random });
    const lead = await joinPerson(floor, 'sam@oriel.test');
    await watchers.begin(floor, ana);
    await step(stage, 10);
    // Sitting down is not in lock-step (being connected is a fact of its own time); from here on everything is.
    calls.spans.length = 0;
    forAgent.frames.length = 0;
    const { token } = await floor.beginChat('Priya Nair');
    const priya = floor.join(token, { sockets: forCustomer.sockets, page: 'priya-page', random });
    await until(() => priya.you.value, 'Priya is greeted');
    priya.open({ view: 'chat' });
    await step(stage, 10);
    await script(stage, ana, priya, lead);
    return {
      agent: normalised(forAgent.frames),
      customer: normalised(forCustomer.frames),
      spans: calls.spans,
      delivered: calls.delivered(),
      watched: watchers.seen(),
      handled: await handledOf(floor),
      asked: normalised(asked),
    };
  } finally {
    await floor.stop();
  }
}

const handledOf = async ({ db }: Floor): Promise<unknown[]> => {
  const { rows } = await db.query<{ version: number; at: number; ms: number[] }>(
    `select version, at, jsonb_path_query_array(payload, '$.spans[*].ms') as ms from facts where kind = 'handled' order by at`,
  );
  return rows;
};

/** One script of acts: ring, accept, type, correct, paste, comment, send, a card number, focus away and back, complete. */
async function script(stage: Stage, ana: Agent, priya: Client, lead: Client): Promise<void> {
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  await priya.do({ kind: 'say', text: 'My parcel arrived but the box is empty??' });
  await step(stage, 1_000);
  const { id } = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings');
  await ana.client.do({ kind: 'accept', interaction: id });
  ana.client.open({ view: 'conversation', interaction: id });
  const why = ana.client.open({ view: 'why', interaction: id });
  ana.client.focus(id);
  await step(stage, 500);
  await stage.ask(id);
  const reply = ana.drafts.editor(id, 'reply');
  for (const text of [
    'H',
    'He',
    'Hel',
    'Hello P',
    'Hello',
    'Hello Priya, ',
    'Hello Priya, 4111 1111 1111 1111',
    'Hello Priya, I am sorry.',
  ]) {
    reply.input(text);
    await step(stage, 40);
  }
  ana.client.focus(null);
  await step(stage, 2_500);
  const record = ana.client.open({ view: 'customer', interaction: id });
  await step(stage, 40);
  const { customer } = await until(() => record.one('interaction', id), 'the record is open');
  const field = { kind: 'set-field', interaction: id, record: customer } as const;
  await ana.client.do({ ...field, field: 'email', text: 'priya@mail.test', seen: 0 });
  await ana.client.do({ ...field, field: 'name', text: 'Priya N. Nair', seen: 1 });
  await ana.client.do({ kind: 'add-tag', interaction: id, text: 'regular' });
  await ana.client.do({ kind: 'add-note', interaction: id, text: 'Lives on the third floor.' });
  await step(stage, 40);
  await until(() => record.all('note').length === 1, 'the note is in it');
  const found = ana.client.open({ view: 'customers', agent: ana.id, interaction: id, text: 'n' });
  await until(() => found.status.value.is === 'open', 'she has looked for others');
  found.close();
  record.close();
  await step(stage, 40);
  const comment = ana.drafts.editor(id, 'comment');
  comment.input('Third empty box this week');
  await step(stage, 40);
  await ana.client.do({ kind: 'comment', interaction: id, text: 'Third empty box this week' });
  comment.sent();
  await step(stage, 40);
  await priya.do({ kind: 'say', text: 'Hello?' });
  await step(stage, 40);
  await ana.client.do({ kind: 'reply', interaction: id, text: 'Hello Priya, I am sorry.' });
  reply.sent();
  await step(stage, 6_000);
  await stage.ask(id);
  why.close();
  await inboxesOfHerOwn(stage, ana);
  await ana.client.do({ kind: 'ask' });
  await ana.client.do({ kind: 'go-away' });
  await step(stage, 100);
  await ana.client.do({ kind: 'become-available' });
  await step(stage, 100);
  // Loud, the same in every run: what a supervisor sets is for all to see, whoever else looks.
  await lead.do({ kind: 'go-away', reason: 'lunch', group: 'async', for: ana.id });
  await step(stage, 100);
  await lead.do({ kind: 'become-available', for: ana.id });
  await step(stage, 16_000);
  // Put off, back by itself, taken; put off and taken back; handed over, and not taken within the minute.
  const deferred = ana.client.open({ view: 'deferred', agent: ana.id });
  await ana.client.do({ kind: 'defer', interaction: id, until: stage.clock.now() + 5_000 });
  await step(stage, 100);
  expect(deferred.all('interaction').length).toBe(1);
  await step(stage, 5_000);
  await step(stage, 300);
  await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it is back');
  await ana.client.do({ kind: 'accept', interaction: id });
  await step(stage, 100);
  await ana.client.do({ kind: 'defer', interaction: id, until: stage.clock.now() + 3_600_000 });
  await step(stage, 100);
  await ana.client.do({ kind: 'resume', interaction: id });
  await step(stage, 100);
  const colleagues = ana.client.open({ view: 'colleagues', agent: ana.id });
  await step(stage, 100);
  const ben = colleagues.all('colleague').find(({ name }) => name.startsWith('Ben'))!.id;
  await ana.client.do({ kind: 'transfer', interaction: id, to: { agent: ben }, comment: 'You know her.' });
  const waits = ana.client.open({ view: 'waits', agent: ana.id });
  await step(stage, 1_500);
  expect(waits.one('wait', id)?.why).toBe('kept');
  waits.close();
  await step(stage, 28_500);
  expect(desk.all('interaction').filter(({ state }) => state === 'ringing')).toEqual([]);
  // A heartbeat reads what the minute's end changes: one after the other, so that their order is the same in every run.
  await step(stage, 29_000);
  await step(stage, 2_000);
  await step(stage, 1_100);
  await until(
    () => desk.all('interaction').find(({ state }) => state === 'ringing'),
    'nobody took it: back to routing',
  );
  await ana.client.do({ kind: 'accept', interaction: id });
  await step(stage, 100);
  await approvals(stage, ana, id, priya);
  const categories = ['delivery.parcel.empty', 'outcome.solved'];
  const saved = await ana.client.do({ kind: 'save-categories', interaction: id, categories, seen: 0 });
  await step(stage, 100);
  // Somebody else was first: refused.
  await ana.client.do({ kind: 'save-categories', interaction: id, categories: [], seen: 0 });
  const seen = 'did' in saved ? saved.did.version! : 0;
  await ana.client.do({ kind: 'save-categories', interaction: id, categories: ['delivery.parcel.empty'], seen });
  await step(stage, 100);
  await ana.client.do({ kind: 'set-language', interaction: id, language: 'pt' });
  await step(stage, 100);
  await ana.client.do({ kind: 'complete', interaction: id, disposition: 'outcome.solved' });
  await step(stage, 100);
  await stage.ask(id);
}

/** Handed in, taken back, handed in, written to, returned, handed in, approved: Sam decides, where nothing is looked at. */
async function approvals(stage: Stage, ana: Agent, id: string, priya: Client): Promise<void> {
  const { decider } = stage;
  const rule = async (kind: 'require-approval' | 'lift-approval') => {
    expect(await decider.do({ kind, person: ana.id })).toHaveProperty('did');
    await step(stage, 100);
  };
  const handIn = async (text: string): Promise<number> => {
    const outcome = await ana.client.do({ kind: 'reply', interaction: id, text });
    await step(stage, 100);
    return 'did' in outcome ? outcome.did.version! : 0;
  };
  await rule('require-approval');
  await ana.client.do({ kind: 'take-back', interaction: id, of: await handIn('Sorry.') });
  await step(stage, 100);
  const of = await handIn('Sorry, Priya.');
  await priya.do({ kind: 'say', text: 'And my money?' });
  await step(stage, 100);
  expect(await ana.client.do({ kind: 'complete', interaction: id })).toEqual({ refused: 'waits-for-approval' });
  await decider.do({ kind: 'return-for-change', interaction: id, of, text: 'When does she get her money?' });
  await step(stage, 100);
  await decider.do({ kind: 'approve', interaction: id, of: await handIn('You have it on Friday.') });
  await step(stage, 100);
  await rule('lift-approval');
}

/** She makes inboxes, one of which changes with time alone, looks into one, orders them and deletes one. */
async function inboxesOfHerOwn(stage: Stage, ana: Agent): Promise<void> {
  const save = async (inbox: string, query: string) => {
    await ana.client.do({ kind: 'save-inbox', inbox, name: inbox, query, parent: null, shared: null });
    await step(stage, 100);
  };
  await save('annas', 'state:ongoing "hello"');
  await save('old', 'age:>10s');
  const open = ana.client.open({ view: 'inbox', agent: ana.id, inbox: 'annas' });
  const tried = ana.client.open({ view: 'query', agent: ana.id, query: 'unanswered' });
  await step(stage, 100);
  await step(stage, 3_000);
  expect([open.status.value.is, tried.status.value.is]).toEqual(['open', 'open']);
  open.close();
  tried.close();
  await ana.client.do({ kind: 'order-inboxes', parent: null, inboxes: ['old', 'annas'] });
  await step(stage, 100);
  await ana.client.do({ kind: 'delete-inbox', inbox: 'annas' });
  await step(stage, 100);
}

/** The leak: the answer is held back until the fan-out is done, so its time depends on how many look. */
const fanOutBeforeAnswer = (commits: Commits): Commits => ({
  async commit(act) {
    const outcome = await commits.commit(act);
    for (let turn = 0; turn < 4; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    return outcome;
  },
});

describe('S2 S3 S4 S5 S6 S9 twin run', { timeout: 120_000 }, () => {
  const arms = new Map<string, Promise<Arm>>();
  const arm = (name: string, make: () => Promise<Arm>): Promise<Arm> => {
    const known = arms.get(name) ?? make();
    arms.set(name, known);
    return known;
  };
  const quietly = () => arm('nobody', () => run(nobody));
  afterAll(() => arms.clear());

  test('the script does real work', async () => {
    const { agent, customer, spans } = await quietly();
    expect(agent.length).toBeGreaterThan(20);
    expect(customer.length).toBeGreaterThan(8);
    expect(spans.map(([first]) => first)).toContain('commit reply');
    const kinds = new Set(agent.map((frame) => (frame as { t?: string }).t));
    expect([...kinds]).toEqual(expect.arrayContaining(['opened', 'enter', 'did', 'refused', 'changed', 'beat']));
  });

  test.each(Array.from({ length: controls }, (_, again) => again + 1))(
    'with nobody, and with nobody again, everything is equal (control %i)',
    async () => {
      const [first, second] = [await quietly(), await run(nobody)];
      expect(second.agent).toEqual(first.agent);
      expect(second.customer).toEqual(first.customer);
      expect(second.spans).toEqual(first.spans);
      expect(second.asked).toEqual(first.asked);
    },
  );

  test('every address that the agent can ask answers the same, whoever looks', async () => {
    const [unseen, watched] = [await quietly(), await arm('watched', () => run(threeSupervisors()))];
    expect(unseen.asked.length).toBeGreaterThan(3 * 15);
    expect(watched.asked).toEqual(unseen.asked);
  });

  test('built without the room of those who look, the agent and the customer get the same', async () => {
    const { compose, left } = await composeWithoutSupervision();
    expect(left).toEqual([]);
    const [unseen, without] = [await quietly(), await run(nobody, undefined, { composing: compose })];
    expect(without.agent).toEqual(unseen.agent);
    expect(without.customer).toEqual(unseen.customer);
    expect(without.spans).toEqual(unseen.spans);
    expect(without.asked).toEqual(unseen.asked);
  });

  test('with three supervisors who open, hop, read, are denied and crash, it is equal to nobody', async () => {
    const [unseen, watched] = [await quietly(), await arm('watched', () => run(threeSupervisors()))];
    expect(watched.watched).toBeGreaterThan(30);
    expect(watched.delivered).toBeGreaterThan(unseen.delivered + 50);
    expect(watched.agent).toEqual(unseen.agent);
    expect(watched.customer).toEqual(unseen.customer);
    expect(agentsSpans(watched)).toEqual(agentsSpans(unseen));
  });

  test('ME5 handling time is the same, whoever looks', async () => {
    const [unseen, watched] = [await quietly(), await arm('watched', () => run(threeSupervisors()))];
    expect(unseen.handled.length).toBeGreaterThan(0);
    expect(watched.handled).toEqual(unseen.handled);
  });

  test('a planted leak is found: fan-out before the answer', async () => {
    const unseen = await run(nobody, fanOutBeforeAnswer);
    const watched = await run(threeSupervisors(), fanOutBeforeAnswer);
    expect(agentsSpans(watched)).not.toEqual(agentsSpans(unseen));
  });
});

/** Of the watchers' own commands, which are refused, nothing is asked but that they stand apart. */
const agentsSpans = ({ spans }: Arm): string[][] => spans.filter(([first]) => first !== 'commit complete');
