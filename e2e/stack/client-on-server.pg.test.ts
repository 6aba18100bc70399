// The client's promises on the real server and a real line that is cut: what its own tests show on a fake floor, here
// against the views, the drafts and the committer as they are.
import { watchDrafts, type Client, type Sockets, type ViewHandle } from '@oriel/client';
import type { View } from '@oriel/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinPerson, realSockets, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';

let floor: Floor;
let ana: Agent;
let sam: Client;
const line = cuttable();

/** Real sockets that can be cut without a word to the server's side of the story. */
function cuttable(): Sockets & { cut(): void } {
  let drop = () => {};
  return {
    connect(url, events) {
      let isCut = false;
      const socket = realSockets.connect(url, {
        opened: () => !isCut && events.opened(),
        frame: (frame) => !isCut && events.frame(frame),
        closed: (code) => !isCut && events.closed(code),
      });
      drop = () => {
        isCut = true;
        socket.close();
        events.closed(1006);
      };
      return socket;
    },
    cut: () => drop(),
  };
}

beforeAll(async () => {
  floor = await startFloor();
  ana = await seatAgent(floor, 'ana@oriel.test', { sockets: line, page: 'page-1' });
  sam = await joinPerson(floor, 'sam@oriel.test');
});
afterAll(() => floor.stop());

/** A customer whose interaction Ana has accepted. */
async function accepted(name: string): Promise<{ id: string; customer: Client; chat: ViewHandle }> {
  const customer = floor.join((await floor.beginChat(name)).token);
  const chat = customer.open({ view: 'chat' });
  await customer.do({ kind: 'say', text: 'hello?' });
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  const found = await until(
    () => desk.all('interaction').find((one) => one.state === 'ringing' && one.customerName === name),
    'it rings',
  );
  expect(await ana.client.do({ kind: 'accept', interaction: found.id })).toHaveProperty('did');
  return { id: found.id, customer, chat };
}

const complete = async (id: string) =>
  expect(await ana.client.do({ kind: 'complete', interaction: id })).toHaveProperty('did');
/** Without the waits, which grow with every cut of a line that was live for a moment only. */
async function live(client: Client): Promise<void> {
  client.dial();
  await until(() => client.freshness.value.live, 'it is live');
}

async function sameAsFresh(handle: ViewHandle, view: View): Promise<void> {
  const fresh = floor.join(await floor.signIn('ana@oriel.test')).open(view);
  await until(() => fresh.status.value.is === 'open', 'a fresh one opens');
  const shown = (one: ViewHandle) =>
    [...one.entities()].map(({ kind, id, version }) => `${kind}:${id}@${version}`).sort();
  expect(shown(handle)).toEqual(shown(fresh));
}

test('a line is cut: what was missed comes, what was written arrives once, in order', async () => {
  const { id, customer, chat } = await accepted('Cora');
  const view: View = { view: 'conversation', interaction: id };
  const handle = ana.client.open(view);
  await until(() => handle.status.value.is === 'open', 'it opens');
  let wasReset = false;
  const first = handle.entity(handle.keys.value[0]!);
  for (let n = 0; n < 8; n++) {
    void ana.client.do({ kind: 'reply', interaction: id, text: `a${n}` });
    if (n % 2 === 0) line.cut();
    await customer.do({ kind: 'say', text: `c${n}` });
    await live(ana.client);
    wasReset ||= handle.entity(handle.keys.value[0]!) !== first;
  }
  await until(() => ana.client.outbox.value.length === 0, 'the outbox is empty');
  await until(() => chat.all('message').filter((one) => one.from === 'agent').length === 8, 'all are there');
  expect(
    chat
      .all('message')
      .filter((one) => one.from === 'agent')
      .map((one) => one.text),
  ).toEqual(Array.from({ length: 8 }, (_, n) => `a${n}`));
  await until(() => handle.all('entry').filter((one) => one.text.startsWith('a')).length === 8, 'Ana sees all');
  await sameAsFresh(handle, view);
  expect(wasReset).toBe(false);
  await complete(id);
});

test('a chat of more than a page, fresh and resumed', async () => {
  const { id, customer, chat } = await accepted('Dora');
  for (let n = 0; n < 70; n++) await ana.client.do({ kind: 'reply', interaction: id, text: `${n}` });
  await until(() => chat.all('message').length >= 72, 'all came live');
  const again = customer.open({ view: 'chat' }, {});
  expect(again.all('message').length).toBeGreaterThanOrEqual(72);
  await complete(id);
});

test('a draft goes on over a cut, in another tab, and over a reload', async () => {
  const { id } = await accepted('Elsa');
  const watched = sam.open({ view: 'desk', agent: ana.id });
  await until(() => watched.status.value.is === 'open', 'Sam watches');
  const seen = () => watched.drafts.value.get(`${id}/reply`);
  const editor = ana.drafts.editor(id, 'reply');
  for (let n = 1; n <= 12; n++) {
    editor.input('Hello world!'.slice(0, n));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await until(() => seen()?.text === 'Hello world!', 'Sam reads');
  line.cut();
  editor.input('Hello world! 4111 1111');
  await live(ana.client);
  await until(() => seen()?.text === 'Hello world! 4111 11••', 'Sam reads on, masked');

  const other = await seatAgent(floor, 'ana@oriel.test', { page: 'page-2' });
  const there = other.drafts.editor(id, 'reply');
  await until(() => there.mirror.value?.text === 'Hello world! 4111 11••', 'the other tab shows it');
  editor.input('Hello world!');
  await until(() => there.text.value === 'Hello world!', 'and follows');
  there.takeOver();
  there.input('Hello world! Two');
  await until(() => editor.mirror.value?.text === 'Hello world! Two', 'the first tab shows the second');
  await until(() => seen()?.text === 'Hello world! Two', 'Sam reads the second');
  editor.takeOver();
  editor.input('Hello world! One');
  await until(() => there.mirror.value?.text === 'Hello world! One', 'and back');

  other.client.end();
  ana.client.end();
  ana = await seatAgent(floor, 'ana@oriel.test', { sockets: line, page: 'page-1' });
  const mine = ana.drafts.editor(id, 'reply');
  await until(() => mine.text.value === 'Hello world! One', 'the draft is here after a reload');
  mine.input('');
  await until(() => seen() === undefined, 'and gone when it is emptied');
  mine.input('x');
  await until(() => seen()?.text === 'x', 'and begun anew');
  watched.close();
  await complete(id);
});

test('3,000 keys at full speed: Sam has the text', async () => {
  const { id } = await accepted('Fay');
  const late = await joinPerson(floor, 'sam@oriel.test');
  watchDrafts(late);
  const watched = late.open({ view: 'desk', agent: ana.id });
  const editor = ana.drafts.editor(id, 'reply');
  let text = '';
  for (let n = 0; n < 3_000; n++) {
    text += 'abcdefg hij'[n % 11]!;
    editor.input(text);
    if (n % 20 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    if (n === 1_500) line.cut();
  }
  await live(ana.client);
  await until(() => watched.drafts.value.get(`${id}/reply`)?.text === text, 'all of it');
  await complete(id);
});

test('a view opened in a watched desk closes with the right to it', async () => {
  const { id } = await accepted('Gil');
  const supervisor = await joinPerson(floor, 'sam@oriel.test', { sockets: realSockets });
  const desk = supervisor.open({ view: 'desk', agent: ana.id });
  const inside = supervisor.open({ view: 'conversation', interaction: id }, { via: desk });
  await until(() => inside.status.value.is === 'open' && inside.keys.value.length > 0, 'both open');
  await complete(id);
  const max = await joinPerson(floor, 'max@oriel.test');
  const teams = max.open({ view: 'live-monitoring' });
  const team = desk.one('agent', ana.id)!.team!;
  await until(() => teams.one('policy', team), 'the policy');
  expect(await max.do({ kind: 'withdraw-policy', team })).toHaveProperty('did');
  await until(() => inside.status.value.is === 'closed' && desk.status.value.is === 'closed', 'both are closed');
  expect([desk.keys.value, inside.keys.value, desk.drafts.value.size]).toEqual([[], [], 0]);
});
