// The server is killed in the middle of everything, five times (P1–P4): what was answered is there, once and in order;
// pages and programs go on by themselves, without a reload; nothing is left running.
import { connect, noSurroundings, webSockets, type Client, type Sockets } from '@oriel/client';
import type { Pool } from 'pg';
import { WebSocket } from 'ws';
import { inDatabase } from './floor/database.ts';
import { samWatchesAnaWith } from './floor/scenes.ts';
import { draftOf, lineOf, reply } from './floor/screens.ts';
import { rowsEqualFold } from './stack/rows-equal-fold.ts';
import { expect, test } from './test.ts';

const customers = 20;
const messagesEach = 25;
const kills = 5;
const messages = customers * messagesEach;

interface Writer {
  token: string;
  client: Client;
  chat: ReturnType<Client['open']>;
  texts: string[];
  answered: Set<string>;
  /** Given to the network, and not answered. */
  inFlight: Set<string>;
  /** When it was live again, last. */
  liveAt(): number;
  /** The page is looked at: that ends a wait. */
  look(): void;
  /** That many more. */
  write(count: number): void;
}

test('five kill -9 in the middle of 500 messages from 20 customers', async ({ floor, people }) => {
  test.setTimeout(180_000);
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  for (const page of [ana, sam]) await page.evaluate(() => Object.assign(globalThis, { sameAsBefore: true }));
  const programs = programsAt(floor.url);
  const writers: Writer[] = [];
  let kill = () => {};
  let answered = 0;
  let killAt = Infinity;
  const hear = () => {
    answered += 1;
    if (answered >= killAt) kill();
  };
  for (let number = 0; number < customers; number += 1) writers.push(await programs.writer(number, hear));

  await reply(ana).pressSequentially('I am on');
  await expect(draftOf(sam, 'Ana')).toContainText('I am on');

  const figures: string[] = [];
  for (let number = 1; number <= kills; number += 1) {
    // Somewhere in the middle of this fifth of the messages, later each time.
    killAt = answered + Math.round((messages / kills) * (0.2 + 0.1 * number));
    const killed = new Promise<number>((resolve) => {
      kill = () => resolve(performance.now());
    });
    for (const writer of writers) writer.write(messagesEach / kills);
    const at = await killed;
    killAt = Infinity;
    const inFlight = writers.reduce((sum, each) => sum + each.inFlight.size, 0);
    expect(inFlight, 'unanswered messages are in flight').toBeGreaterThan(0);
    const processes = await floor.kill();
    const answeredThen = writers.map((each) => [...each.answered]);
    expect(processes, 'the server and its database').toBeGreaterThan(3);
    const goneAt = performance.now();
    await floor.startAgain();
    const readyAt = performance.now();
    // The first time all come back by themselves. Killed again and again they wait longer each time, until looked at.
    if (number > 1) {
      for (const { look } of writers) look();
      for (const page of [ana, sam]) await page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    }
    await Promise.all(
      writers.map(async ({ token, texts }, who) => {
        const said = await programs.readAfresh(token);
        expect(said, 'once, in order, without holes').toEqual(texts.slice(0, said.length));
        expect(said).toEqual(expect.arrayContaining(answeredThen[who]!));
      }),
    );
    await expect.poll(() => writers.every(({ client }) => client.freshness.value.live), { timeout: 35_000 }).toBe(true);
    const backAt = Math.max(...writers.map(({ liveAt }) => liveAt()));
    for (const page of [ana, sam])
      await expect(page.getByText('Live', { exact: true }).first()).toBeVisible({ timeout: 35_000 });
    await expect(reply(ana)).toHaveValue(/^I am on/);
    await reply(ana).pressSequentially(' it');
    await expect(draftOf(sam, 'Ana')).toContainText(await reply(ana).inputValue());
    const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
    figures.push(
      `${inFlight} in flight, ${answeredThen.flat().length} answered, ${processes} processes gone in ${seconds(goneAt - at)}, ` +
        `ready ${seconds(readyAt - at)} after the kill, all customers back after ${seconds(backAt - at)}` +
        (number > 1 ? ' (looked at)' : ' by themselves'),
    );
  }
  await expect.poll(() => writers.every((each) => each.answered.size === messagesEach), { timeout: 30_000 }).toBe(true);
  console.log(figures.map((figure, number) => `  kill -9 number ${number + 1}: ${figure}`).join('\n'));

  // Every replica has it all, by position, on the page it was on from the beginning.
  for (const { chat, texts } of writers)
    await expect
      .poll(() =>
        chat
          .all('message')
          .filter(({ from }) => from === 'you')
          .map(({ text }) => text),
      )
      .toEqual(texts);
  await (await floor.programs.customer('Priya')).do({ kind: 'say', text: 'Are you there?' });
  for (const page of [ana, sam]) {
    await expect(lineOf(page, 'Are you there?')).toBeVisible();
    expect(await page.evaluate(() => 'sameAsBefore' in globalThis), 'without a reload').toBe(true);
  }
  for (const { client } of writers) client.end();
  await floor.stop();
  const found = await inDatabase(floor.dataDir, folded);
  expect(found.differences).toEqual([]);
  expect(found.texts.filter((text) => text.includes(':')).sort()).toEqual(writers.flatMap(({ texts }) => texts).sort());
});

/** Customers as programs, whose frames are counted. */
function programsAt(url: string) {
  const join = (token: string, sockets: Sockets, surroundings = noSurroundings) =>
    connect({ url: `${url.replace('http', 'ws')}/live`, token, seat: false, sockets, surroundings });
  const plain = webSockets((address) => new WebSocket(address));

  async function token(name: string): Promise<string> {
    const headers = { 'content-type': 'application/json' };
    // To the returns, where nobody sits: nothing but what they write themselves happens to them.
    const answer = await fetch(`${url}/api/chat`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ name, channel: 'returns' }),
    });
    return ((await answer.json()) as { token: string }).token;
  }

  return {
    async writer(number: number, hear: () => void): Promise<Writer> {
      const inFlight = new Set<string>();
      const mine = await token(`Customer ${number}`);
      let look = () => {};
      const client = join(mine, counting(plain, inFlight), {
        watch(tell) {
          look = () => tell('page-visible');
          return () => {};
        },
      });
      let liveAt = 0;
      client.freshness.subscribe(({ live }) => {
        if (live) liveAt = performance.now();
      });
      const chat = client.open({ view: 'chat' });
      await expect.poll(() => chat.status.value.is).toBe('open');
      const texts: string[] = [];
      const answered = new Set<string>();
      const write = (count: number) => {
        for (let n = 0; n < count; n += 1) {
          const text = `${number}: ${texts.length}`;
          texts.push(text);
          void client.do({ kind: 'say', text }).then((outcome) => {
            if (!('did' in outcome)) throw new Error(`${text}: ${JSON.stringify(outcome)}`);
            answered.add(text);
            hear();
          });
        }
      };
      return { token: mine, client, chat, texts, answered, inFlight, write, liveAt: () => liveAt, look: () => look() };
    },

    /** What a page that opens only now is shown of what they said. */
    async readAfresh(token: string): Promise<string[]> {
      const client = join(token, plain);
      try {
        const chat = client.open({ view: 'chat' });
        await expect.poll(() => chat.status.value.is).toBe('open');
        return chat
          .all('message')
          .filter(({ from }) => from === 'you')
          .map(({ text }) => text);
      } finally {
        client.end();
      }
    },
  };
}

/** Which messages are given to the network and not answered; with a connection goes what was on it. */
function counting(sockets: Sockets, inFlight: Set<string>): Sockets {
  return {
    connect(url, events) {
      const socket = sockets.connect(url, {
        ...events,
        frame(frame) {
          if (typeof frame === 'string') {
            const { t, id } = JSON.parse(frame) as { t: string; id?: string };
            if (t === 'did' && id) inFlight.delete(id);
          }
          events.frame(frame);
        },
        closed(code) {
          inFlight.clear();
          events.closed(code);
        },
      });
      return {
        ...socket,
        send(frame) {
          if (typeof frame === 'string') {
            const { t, id } = JSON.parse(frame) as { t: string; id?: string };
            if (t === 'do' && id) inFlight.add(id);
          }
          socket.send(frame);
        },
      };
    },
  };
}

async function folded(db: Pool): Promise<{ differences: string[]; texts: string[] }> {
  const { differences } = await rowsEqualFold(db);
  const { rows } = await db.query<{ text: string }>(
    `select b.text from facts f join bodies b on b.interaction = f.id and b.version = f.version where f.kind = 'wrote'`,
  );
  return { differences, texts: rows.map(({ text }) => text) };
}
