// Two nodes on one database and a real NATS between them: who sits on the one is served and seen on the other, and
// whatever becomes of NATS, nothing acknowledged is lost or doubled and everybody converges (docs/spec/nodes.md).
import { draftKey, type Client, type ViewHandle } from '@oriel/client';
import type { Commits } from '../../apps/server/src/store/commits.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinPerson, seatAgent, until, type Agent } from './floor.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';
import { fair } from '../faults/proxy.ts';
import { canonical } from '../../apps/server/src/supervision/chain/canonical.ts';
import { entryOf } from '../../apps/server/src/supervision/chain/entry.ts';
import { startTwoNodes, type TwoNodes } from './two-nodes.ts';

let nodes: TwoNodes;
const commits: Partial<Record<'blue' | 'green', Commits>> = {};
let ana: Agent;
let sam: Client;
let customer: Client;
/** Ana's desk: her own, on blue, and as Sam sees it, on green. */
let desk: ViewHandle;
let watched: ViewHandle;
let interaction: string;

beforeAll(async () => {
  nodes = await startTwoNodes({
    blue: { commits: (own) => (commits.blue = own) },
    green: { commits: (own) => (commits.green = own) },
  });
  ana = await seatAgent(nodes.blue, 'ana@oriel.test', { page: 'ana-page' });
  sam = await joinPerson(nodes.green, 'sam@oriel.test');
  desk = ana.client.open({ view: 'desk', agent: ana.id });
  watched = sam.open({ view: 'desk', agent: ana.id });
  await until(() => watched.status.value.is === 'open', 'Sam watches on green');
});
afterAll(() => nodes.stop());

const did = async (client: Client, command: Parameters<Client['do']>[0]) => {
  const outcome = await client.do(command);
  if (!('did' in outcome)) throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  return outcome.did;
};

describe('two nodes', { timeout: 90_000 }, () => {
  test('N1 what is committed on one node is seen on the other at once', async () => {
    customer = nodes.green.join((await nodes.green.beginChat('Priya Nair')).token);
    const at = performance.now();
    ({ interaction = '' } = await did(customer, { kind: 'say', text: 'hello?' }));
    await until(() => desk.one('interaction', interaction)?.state === 'ringing', 'it rings on blue');
    await until(() => watched.one('interaction', interaction)?.state === 'ringing', 'Sam sees it ring on green');
    console.log(`said on green, ringing on both: ${(performance.now() - at).toFixed(0)} ms`);
    await did(ana.client, { kind: 'accept', interaction });
    await until(() => watched.one('interaction', interaction)?.state === 'ongoing', 'Sam sees it accepted');
    const mine = (view: ViewHandle) => view.all('inbox').find(({ id }) => id === 'mine')?.count;
    await until(() => mine(desk) === 1 && mine(watched) === 1, 'each node counts it');
  });

  test('N1 drafts, the customer’s dots and where the agent looks cross nodes, letter by letter', async () => {
    const chat = customer.open({ view: 'chat' });
    const editor = ana.drafts.editor(interaction, 'reply');
    ana.client.focus(interaction);
    const text = 'I am looking for it. 4111 1111 1111 1111';
    for (let at = 1; at <= text.length; at += 1) {
      editor.input(text.slice(0, at));
      await new Promise((resolve) => setTimeout(resolve, 3));
    }
    const seen = () => watched.drafts.value.get(draftKey({ interaction, what: 'reply' }))?.text;
    await until(() => seen()?.length === text.length, 'all of it is seen on green');
    expect(seen()).toContain('4111 11');
    expect(seen()).not.toContain('1111 1111');
    await until(() => watched.focus.value === interaction, 'the look is seen');
    await until(() => chat.typing.value.size > 0, 'the dots move on green');
    // Who opens it later has it at once: from this node's own memory.
    const late = sam.open({ view: 'desk', agent: ana.id });
    await until(() => late.drafts.value.get(draftKey({ interaction, what: 'reply' }))?.text === seen(), 'late has it');
    late.close();
    editor.clear();
    await until(() => !seen(), 'it is over');
    chat.close();
  });

  test('N2 P2 a repeat on the other node is answered with the first outcome, and counts once', async () => {
    const act = {
      by: { kind: 'person', id: ana.id },
      key: 'once-and-once-only',
      command: { kind: 'reply', interaction, text: 'just once' },
    } as unknown as Parameters<Commits['commit']>[0];
    const outcomes = await Promise.all([commits.blue!.commit(act), commits.green!.commit(act)]);
    expect(outcomes[0]).toHaveProperty('did');
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await count('just once')).toBe(1);
  });

  test('N1 a change of the directory on one node is the rule on the other', async () => {
    const max = await joinPerson(nodes.blue, 'max@oriel.test');
    const people = sam.you.value!.id;
    await did(max, { kind: 'revoke-role', person: people, role: 'supervisor' });
    await until(() => watched.status.value.is === 'closed', 'Sam watches no more on green');
    await did(max, { kind: 'grant-role', person: people, role: 'supervisor' });
    await until(() => {
      watched.close();
      watched = sam.open({ view: 'desk', agent: ana.id });
      return until(() => watched.status.value.is !== 'opening', 'it is decided').then(
        () => watched.status.value.is === 'open',
      );
    }, 'Sam watches again');
  });

  test.each([
    ['stopped and started again', () => nodes.nats.stop(), () => nodes.nats.start()],
    [
      'a black hole for one node',
      async () => void (nodes.lines.blue.weather = { ...fair, upHeld: true, downHeld: true }),
      async () => {
        nodes.lines.blue.resetAll();
        nodes.lines.blue.weather = fair;
      },
    ],
    [
      'slow by 300 ms',
      async () => void (nodes.lines.green.weather = { ...fair, latencyMs: 300 }),
      async () => void (nodes.lines.green.weather = fair),
    ],
    ['cut from one node', async () => void nodes.lines.green.resetAll(), async () => {}],
  ])('N3 P1 P5 NATS %s: nothing acknowledged is lost or doubled, and all converge', async (name, spoil, mend) => {
    const entries = sam.open({ view: 'conversation', interaction }, { via: watched });
    const chat = customer.open({ view: 'chat' });
    const own = ana.client.open({ view: 'conversation', interaction });
    await until(() => [entries, chat, own].every((view) => view.status.value.is === 'open'), 'all are open');
    const sent: string[] = [];
    const say = async (round: string) => {
      for (let at = 0; at < 5; at += 1) {
        const [asked, told] = [`${name} ${round} q${at}`, `${name} ${round} a${at}`];
        await did(customer, { kind: 'say', text: asked });
        await did(ana.client, { kind: 'reply', interaction, text: told });
        sent.push(asked, told);
      }
    };
    await say('before');
    await spoil();
    await say('during');
    await mend();
    const mended = performance.now();
    await say('after');
    const typed = ana.drafts.editor(interaction, 'reply');
    typed.input(`${name}: still typing`);
    const has = (view: ViewHandle, kind: 'entry' | 'message') => {
      const texts = new Set(view.all(kind).map((one) => ('text' in one ? one.text : undefined)));
      return sent.every((text) => texts.has(text));
    };
    await until(() => has(entries, 'entry') && has(own, 'entry') && has(chat, 'message'), 'all have all').catch(
      (error) => {
        throw new Error(`${String(error)}: ${[has(entries, 'entry'), has(own, 'entry'), has(chat, 'message')].join()}`);
      },
    );
    await until(
      () => watched.drafts.value.get(draftKey({ interaction, what: 'reply' }))?.text === `${name}: still typing`,
      'Sam sees what is typed',
    );
    console.log(`NATS ${name}: all converged ${(performance.now() - mended).toFixed(0)} ms after it was mended`);
    typed.clear();
    for (const text of sent) expect(await count(text)).toBe(1);
    for (const view of [entries, chat, own]) view.close();
  });

  test('N3 P5 what NATS lost last is seen all the same, at once: nothing comes after it', async () => {
    const entries = sam.open({ view: 'conversation', interaction }, { via: watched });
    await until(() => entries.status.value.is === 'open', 'the conversation is open on green');
    const isSeen = (text: string) => entries.all('entry').some((one) => 'text' in one && one.text === text);
    nodes.lines.green.weather = { ...fair, upHeld: true, downHeld: true };
    const at = performance.now();
    await did(ana.client, { kind: 'reply', interaction, text: 'while it is silent' });
    await until(() => isSeen('while it is silent'), 'it is seen without NATS');
    console.log(`a silent NATS: seen on the other node after ${(performance.now() - at).toFixed(0)} ms`);
    nodes.lines.green.resetAll();
    nodes.lines.green.weather = fair;
    const from = performance.now();
    await did(ana.client, { kind: 'reply', interaction, text: 'as it comes back' });
    await until(() => isSeen('as it comes back'), 'it is seen');
    console.log(`NATS reset: seen on the other node after ${(performance.now() - from).toFixed(0)} ms`);
    entries.close();
  });

  test('L6 N6 a node that starts or stops ends no look of another; those of one that fell are ended by who is left', async () => {
    const open = async () =>
      (
        await nodes.blue.db.query<{ seq: number; node: string }>(
          `select o.seq, o.entry::jsonb ->> 'node' as node from monitoring_log o join monitoring_log_looks l on l.seq = o.seq
            where l.until is null order by o.seq`,
        )
      ).rows;
    const greens = await open();
    expect(greens.length).toBeGreaterThan(0);
    const grey = await nodes.another();
    const there = await joinPerson(grey, 'sam@oriel.test');
    const looked = there.open({ view: 'desk', agent: ana.id });
    await until(() => looked.status.value.is === 'open', 'Sam watches on the third node too');
    const both = await open();
    expect(both.slice(0, -1)).toEqual(greens);
    expect(both.at(-1)!.node).not.toBe(greens[0]!.node);
    await grey.stop();
    expect(await open()).toEqual(greens);
    // As a node leaves it that was killed more than 45 s ago.
    const { entry } = entryOf(
      {
        what: 'agents',
        by: { id: 'sam', name: 'Sam' },
        agent: null,
        interaction: null,
        teams: ['care'],
        purpose: null,
      },
      1,
      'fallen',
    );
    await nodes.blue.db.query(`insert into nodes (node, until) values ('fallen', 1)`);
    await nodes.blue.db.query('insert into monitoring_log (entry) values ($1)', [canonical(entry)]);
    await until(async () => (await open()).length === greens.length, 'it is ended by another');
    expect(await open()).toEqual(greens);
    const { rows } = await nodes.blue.db.query('select how from monitoring_log_looks where at = 1');
    expect(rows).toEqual([{ how: 'restart' }]);
    const left = await nodes.blue.db.query<{ node: string }>('select node from nodes');
    await until(
      async () => (await nodes.blue.db.query('select from nodes')).rowCount === 2,
      `the fallen and the stopped one are forgotten: ${JSON.stringify(left.rows)}`,
    );
  });

  test('N7 who signs out on one node is out on the other', async () => {
    const token = await nodes.blue.signIn('lea@oriel.test');
    const lea = nodes.green.join(token);
    await until(() => lea.you.value, 'Lea is greeted on green');
    const headers = { cookie: `oriel=${token}`, origin: nodes.blue.url };
    const answer = await fetch(`${nodes.blue.url}/api/sign-out`, { method: 'POST', headers });
    expect(answer.ok).toBe(true);
    await until(() => lea.life.value.is === 'stopped', 'Lea is out on green');
  });

  test('N2 P3 two nodes write on the same people, teams and roles at once: each act has its effect once, both know the same', async () => {
    const [one, two] = [
      await joinPerson(nodes.blue, 'max@oriel.test'),
      await joinPerson(nodes.green, 'max@oriel.test'),
    ];
    const person = sam.you.value!.id;
    const outcomes = await Promise.all(
      Array.from({ length: 30 }, (_, n) => {
        const client = n % 2 === 0 ? one : two;
        return client.do({ kind: n % 4 < 2 ? 'grant-role' : 'revoke-role', person, role: 'quality' });
      }),
    );
    const kinds = new Set(
      outcomes.map((outcome) => ('refused' in outcome ? outcome.refused : Object.keys(outcome)[0])),
    );
    expect([...kinds].toSorted()).toEqual(['did', 'unchanged']);
    const done = outcomes.filter((outcome) => 'did' in outcome).length;
    const { rows } = await nodes.blue.db.query<{ n: number }>(
      `select count(*)::int as n from facts where stream = 'access' and id = $1 and payload ->> 'role' = 'quality'`,
      [person],
    );
    expect(rows).toEqual([{ n: done }]);
    const people = [one, two].map((client) => client.open({ view: 'people' }));
    const rolesOf = (view: ViewHandle) => view.one('person', person)?.roles.join();
    await until(
      () => people.every(({ status }) => status.value.is === 'open') && rolesOf(people[0]!) === rolesOf(people[1]!),
      'both nodes show the same roles',
    );
    expect((await rowsEqualFold(nodes.blue.db)).differences).toEqual([]);
  });

  test('N5 P8 nobody is taken for gone, and rows are the fold of the facts', async () => {
    const { rows } = await nodes.blue.db.query<{ connected: boolean }>('select connected from agents where id = $1', [
      ana.id,
    ]);
    expect(rows).toEqual([{ connected: true }]);
    expect((await rowsEqualFold(nodes.blue.db)).differences).toEqual([]);
    for (const { log } of [nodes.blue, nodes.green]) {
      expect(log.lines.filter(({ level }) => level === 'error')).toEqual([]);
    }
  });
});

/** How often it was said, by the facts. */
async function count(text: string): Promise<number> {
  const { rows } = await nodes.blue.db.query<{ n: string }>('select count(*) as n from bodies where text = $1', [text]);
  return Number(rows[0]!.n);
}
