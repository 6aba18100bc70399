// Pages that take nothing of what they are sent, each with many busy conversations open (S9, RF14): what each of them costs
// the server, whether they are cut, and whether anybody else notices.
import { setTimeout as wait } from 'node:timers/promises';
import { WIRE } from '@oriel/protocol';
import { connect, type Client } from '@oriel/client';
import { WebSocket } from 'ws';
import { startInspected, type Inspected } from '../../hostile/inspected.ts';
import { until } from '../people.ts';
import { sockets } from '../tab.ts';
import { percentile, summed } from '../table.ts';
import { beginChat, inMs, signIn, type Seen } from './alone.ts';

const MiB = 1024 * 1024;
/** The goal (docs/promises.md). */
const costMax = 4 * MiB;
const many = 3;
const writers = 4;
/** As long as a message may be, and shown in many views of each page: the network's own buffers are full within seconds. */
const text = 'Where is my parcel? '.repeat(500);
const viewsEach = 10;
const writeEveryMs = 200;
const phaseMs = 10_000;
const cutWithinMs = 60_000;

interface Line {
  bytes: number;
  /** Reads nothing any more. */
  stick(): void;
  stop(): void;
}

/** A page with those conversations open, each in many views. */
async function open(port: number, token: string, chats: readonly string[]): Promise<Line> {
  const interactions = chats.flatMap((chat) => Array.from({ length: viewsEach }, () => chat));
  const socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { perMessageDeflate: false });
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('open', resolve));
  const page = Math.random().toString(36).slice(2);
  socket.send(JSON.stringify({ t: 'hello', wire: WIRE, token, page, seat: false }));
  for (const [at, interaction] of interactions.entries())
    socket.send(JSON.stringify({ t: 'open', id: at + 1, view: { view: 'conversation', interaction } }));
  let opened = 0;
  const line: Line = { bytes: 0, stick: () => socket.pause(), stop: () => socket.terminate() };
  await new Promise<void>((resolve) => {
    socket.on('message', (bytes: Buffer) => {
      line.bytes += bytes.length;
      if (opened < interactions.length && bytes.toString('utf8', 0, 20).includes('"opened"')) opened += 1;
      if (opened === interactions.length) resolve();
    });
  });
  return line;
}

interface Phase {
  /** Answers to somebody else's short messages. */
  latency: number[];
  /** The most that was held. */
  held: number;
}

/** Lets it be busy as long as asked, and measures. */
async function busy(server: Inspected, crowd: readonly Client[], other: Client, goesOn: () => boolean): Promise<Phase> {
  let isOver = false;
  const writing = crowd.map(async (writer) => {
    while (!isOver) {
      // One after the other: what is answered late is not made up for at once.
      await Promise.all([writer.do({ kind: 'say', text }), wait(writeEveryMs)]);
    }
  });
  const phase: Phase = { latency: [], held: 0 };
  const talking = (async () => {
    while (!isOver) {
      const since = performance.now();
      await other.do({ kind: 'say', text: 'Hello?' });
      phase.latency.push(performance.now() - since);
      await wait(80);
    }
  })();
  while (goesOn()) phase.held = Math.max(phase.held, await server.held());
  isOver = true;
  await Promise.all([...writing, talking]);
  await until(() => crowd.every(({ outbox }) => outbox.value.every(({ state }) => state === 'sent')), 'all is sent');
  return phase;
}

export async function stuckClient(): Promise<Seen> {
  // Its log says whom it closed, and why; whoever takes nothing does not hear of it.
  process.env['ORIEL_LOG'] = 'info';
  const server = await startInspected();
  const closed = () => [...server.log().matchAll(/"why":"(\w+)"/g)].map(([, why]) => why!);
  const port = Number(new URL(server.url).port);
  const url = `ws://127.0.0.1:${port}/live`;
  const clients: Client[] = [];
  const join = (token: string) => {
    const client = connect({ url, token, seat: false, sockets });
    clients.push(client);
    return client;
  };
  const lines: Line[] = [];
  const wrong: string[] = [];
  try {
    const crowd: Client[] = [];
    const interactions: string[] = [];
    for (let n = 0; n < writers; n += 1) {
      const writer = join(await beginChat(port));
      const outcome = await writer.do({ kind: 'say', text: 'Hello?' });
      if (!('did' in outcome)) throw new Error(JSON.stringify(outcome));
      crowd.push(writer);
      interactions.push(outcome.did.interaction!);
    }
    const other = join(await beginChat(port));
    const token = await signIn(port, 'fatima');
    // While the conversations are short: what they hold later is too much at once even for pages that read.
    for (let n = 0; n < many; n += 1) lines.push(await open(port, token, interactions));
    const forAPhase = () => {
      const endsAt = performance.now() + phaseMs;
      return () => performance.now() < endsAt;
    };
    // Once for warmth: what is compiled and cached is nobody's cost.
    await busy(server, crowd, other, forAPhase());
    const bytesBefore = lines[0]!.bytes;
    const beforeAt = performance.now();
    const before = await busy(server, crowd, other, forAPhase());
    const bytesPerMs = (lines[0]!.bytes - bytesBefore) / (performance.now() - beforeAt);
    for (const line of lines) line.stick();
    let cutAfter: number | undefined;
    const since = performance.now();
    const during = await busy(server, crowd, other, () => {
      if (closed().length >= many) cutAfter ??= performance.now() - since;
      const lasts = performance.now() - since;
      return lasts < phaseMs || (cutAfter === undefined && lasts < cutWithinMs);
    });
    if (cutAfter === undefined) wrong.push(`of ${many} stuck pages ${closed().length} were closed`);
    const cost = (during.held - before.held) / many;
    if (cost > costMax) wrong.push(`a stuck page costs ${(cost / MiB).toFixed(1)} MiB`);
    if (percentile(during.latency, 95) > 2 * percentile(before.latency, 95) + 20) wrong.push('others waited longer');
    return {
      figures: [
        `${many} pages that take nothing, each sent ${(bytesPerMs / 1000).toFixed(1)} MB a second: each costs ${(cost / MiB).toFixed(2)} MiB at most`,
        `others' answers beside ${many} pages that read: ${summed(before.latency)}`,
        `others' answers beside ${many} that do not: ${summed(during.latency)}`,
        `all of them were closed (${[...new Set(closed())].join(', ')}) after ${inMs(cutAfter ?? NaN)}`,
      ],
      wrong,
    };
  } finally {
    for (const line of lines) line.stop();
    for (const client of clients) client.end();
    await server.end();
  }
}
