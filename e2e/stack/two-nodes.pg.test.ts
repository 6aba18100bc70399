// Two nodes on one database and a real NATS between them: who sits on the one is served and seen on the other, and
// whatever becomes of NATS, nothing acknowledged is lost or doubled and everybody converges (docs/spec/nodes.md).
import { draftKey, type Client, type ViewHandle } from '@oriel/client';
import type { Commits } from '../../apps/server/src/store/commits.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinPerson, seatAgent, until, type Agent } from './floor.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';
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
      async () => void (nodes.lines.blue.isBlackHole = true),
      async () => {
        nodes.lines.blue.isBlackHole = false;
        nodes.lines.blue.reset();
      },
    ],
    [
      'slow by 300 ms',
      async () => void (nodes.lines.green.delayMs = 300),
      async () => void (nodes.lines.green.delayMs = 0),
    ],
    ['cut from one node', async () => nodes.lines.green.reset(), async () => {}],
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
