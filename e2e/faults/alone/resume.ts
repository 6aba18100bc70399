// Five hundred changes were missed (P4): how long after the network is back a page shows what a new one is shown.
import { setTimeout as wait } from 'node:timers/promises';
import { connect, type Client, type Sockets, type Surroundings, type ViewHandle } from '@oriel/client';
import type { Entity } from '@oriel/protocol';
import { startFloor, type Floor } from '../floor.ts';
import { until } from '../people.ts';
import { sockets } from '../tab.ts';
import { percentile, summed } from '../table.ts';
import { beginChat, signIn, type Seen } from './alone.ts';

const missedEach = 500;
/** The goal, for 95 of 100 (docs/promises.md). */
const withinMs = 1_000;
/** Below the rate of a customer's frames. */
const writeEveryMs = 60;
const conversations = 5;
const writersEach = 4;
const pages = 8;
const rounds = 5;

/** A page whose network can be taken away and given back, as a browser tells it. */
interface Page {
  client: Client;
  views: ViewHandle[];
  network(is: 'on' | 'off'): void;
  holds(): string;
  /** The newest line of each view, for a quick look. */
  tops(): number[];
}

const lineOf = (entity: Entity) => entity.kind === 'entry' || entity.kind === 'message';

function page(port: number, token: string, open: (client: Client) => ViewHandle[]): Page {
  let isOn = true;
  let tell: Parameters<Surroundings['watch']>[0] = () => {};
  const offOrOn: Sockets = {
    connect(url, events) {
      if (isOn) return sockets.connect(url, events);
      setImmediate(() => events.closed(1006));
      return { send: () => {}, close: () => {}, unsentBytes: () => 0 };
    },
  };
  const surroundings: Surroundings = { watch: (heard) => ((tell = heard), () => {}) };
  const url = `ws://127.0.0.1:${port}/live`;
  const client = connect({ url, token, seat: false, sockets: offOrOn, surroundings });
  const views = open(client);
  const held = (view: ViewHandle) => [...view.all('entry'), ...view.all('message')].filter(lineOf);
  return {
    client,
    views,
    network(is) {
      isOn = is === 'on';
      tell(isOn ? 'network-on' : 'network-off');
    },
    holds: () => JSON.stringify(views.map((view) => held(view).toSorted((a, b) => a.version - b.version))),
    tops: () => views.map((view) => Math.max(0, ...held(view).map(({ version }) => version))),
  };
}

const isLive = ({ client, views }: Page) =>
  client.freshness.value.live && views.every(({ status }) => status.value.is === 'open');

interface Sort {
  name: string;
  /** Of each conversation, so that a page misses five hundred in all. */
  missed: number;
  tokens(floor: Floor, chats: readonly Chat[]): Promise<string[]>;
  open(client: Client, chats: readonly Chat[]): ViewHandle[];
  /** What it holds afterwards is what a page that had it open all the time holds. */
  isResumed: boolean;
}

interface Chat {
  token: string;
  interaction: string;
  writers: Client[];
}

const sorts: Sort[] = [
  {
    name: `a desk with ${conversations} conversations open, ${missedEach / conversations} missed in each, all of them brought after`,
    missed: missedEach / conversations,
    tokens: async ({ server }) =>
      Promise.all(Array.from({ length: pages }, (_, n) => signIn(server.port, n % 2 ? 'fatima' : 'daniel'))),
    open: (client, chats) => chats.map(({ interaction }) => client.open({ view: 'conversation', interaction })),
    isResumed: true,
  },
  {
    name: `a chat in which ${missedEach} were missed, the newest page of it afresh`,
    missed: missedEach,
    tokens: async (_floor, chats) => Array.from({ length: pages }, (_, n) => chats[n % conversations]!.token),
    open: (client) => [client.open({ view: 'chat' })],
    isResumed: false,
  },
];

async function write(chats: readonly Chat[], each: number): Promise<void> {
  await Promise.all(
    chats.flatMap(({ writers }) =>
      writers.map(async (writer) => {
        const answers: Promise<unknown>[] = [];
        for (let n = 0; n < each / writersEach; n += 1) {
          answers.push(writer.do({ kind: 'say', text: `Where is parcel ${n}? It was to be here on Monday.` }));
          await wait(writeEveryMs);
        }
        await Promise.all(answers);
      }),
    ),
  );
}

export async function resume(): Promise<Seen> {
  const floor = await startFloor(0);
  const { port } = floor.server;
  const chats: Chat[] = [];
  const figures: string[] = [];
  const wrong: string[] = [];
  try {
    for (let n = 0; n < conversations; n += 1) {
      const token = await beginChat(port);
      const url = `ws://127.0.0.1:${port}/live`;
      const writers = Array.from({ length: writersEach }, () => connect({ url, token, seat: false, sockets }));
      const outcome = await writers[0]!.do({ kind: 'say', text: 'Hello?' });
      if (!('did' in outcome)) throw new Error(JSON.stringify(outcome));
      chats.push({ token, interaction: outcome.did.interaction!, writers });
    }
    for (const sort of sorts) {
      const all = (await sort.tokens(floor, chats)).map((token) => page(port, token, (to) => sort.open(to, chats)));
      await until(() => all.every(isLive), 'all are there');
      const one: number[] = [];
      const atOnce: number[] = [];
      for (let round = 0; round <= rounds; round += 1) {
        const before = all.map((each) => each.tops());
        for (const each of all) each.network('off');
        await write(chats, sort.missed);
        const isCaughtUp = (each: Page, at: number) =>
          isLive(each) && each.tops().every((top, view) => top >= before[at]![view]! + sort.missed);
        if (round < rounds)
          for (const [at, each] of all.entries()) {
            const since = performance.now();
            each.network('on');
            await until(() => isCaughtUp(each, at), 'caught up');
            one.push(performance.now() - since);
          }
        else {
          const since = performance.now();
          for (const each of all) each.network('on');
          await Promise.all(
            all.map(async (each, at) => {
              await until(() => isCaughtUp(each, at), 'caught up');
              atOnce.push(performance.now() - since);
            }),
          );
        }
        for (const [at, each] of all.entries())
          for (const [view, top] of each.tops().entries())
            if (top !== before[at]![view]! + sort.missed) wrong.push(`${sort.name}: ${top} is the newest`);
      }
      wrong.push(...all.flatMap((each) => holesIn(sort, each)));
      figures.push(`${sort.name}: ${one.length} resumes, ${summed(one)}; ${all.length} at once, ${summed(atOnce)}`);
      if (percentile(one, 95) > withinMs) wrong.push(`${sort.name}: ${Math.round(percentile(one, 95))} ms`);
      for (const each of all) each.client.end();
    }
    return { figures, wrong };
  } finally {
    for (const { writers } of chats) for (const writer of writers) writer.end();
    await floor.stop();
  }
}

/** Resumed, it holds all that came since it was opened; afresh, a page of the newest. Never a hole (P3). */
function holesIn({ name, missed, isResumed }: Sort, { holds }: Page): string[] {
  return (JSON.parse(holds()) as Entity[][]).flatMap((lines) => {
    const versions = lines.map(({ version }) => version);
    const hole = versions.findIndex((version, at) => at > 0 && version !== versions[at - 1]! + 1);
    if (hole > 0) return [`${name}: nothing between ${versions[hole - 1]} and ${versions[hole]}`];
    const least = isResumed ? (rounds + 1) * missed : 50;
    return versions.length >= least ? [] : [`${name}: ${versions.length} lines, not ${least}`];
  });
}
