// The adapter over a real nats-server: what is between two nodes. What every adapter promises: nats-bus.test.ts.
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { SystemClock } from '../clock.ts';
import { DraftMirror } from '../hub/draft-mirror.ts';
import { KeptLog } from '../log.ts';
import type { DraftWhole, Item } from './bus.ts';
import { typing } from './bus.contract.ts';
import { InProcessBus } from './in-process-bus.ts';
import { NatsBus } from './nats-bus.ts';
import { startNats, type NatsServer } from './nats-server.ts';

let nats: NatsServer;
beforeAll(async () => {
  nats = await startNats();
});
afterAll(() => nats.stop());

const soon = { timeout: 10_000, interval: 5 };
const draft: DraftWhole = {
  ...{ kind: 'draft-whole', stream: 7, agent: 'ana', interaction: 'one', what: 'reply' },
  ...{ rev: 1, text: 'hello', spans: [], keyAt: 5, page: 'p' },
};

async function node(name: string, subject: string) {
  const log = new KeptLog();
  const clock = new SystemClock();
  const got: Item[] = [];
  const seen = { missed: 0 };
  const bus = new NatsBus({
    ...{ url: `nats://127.0.0.1:${nats.port}`, subject, node: name, clock, log },
    here: new InProcessBus(clock, log),
    standing: new DraftMirror(),
    heard: (items) => items,
    missed: async () => void (seen.missed += 1),
  });
  bus.subscribe((items) => got.push(...items));
  await bus.start();
  return { bus, got, log, seen };
}

test('N1 P6 another node gets every item once, in the order of publishing; so does this one; another deployment none', async () => {
  const [a, b, other] = [await node('a', 'one'), await node('b', 'one'), await node('c', 'other')];
  const items = Array.from({ length: 3000 }, (_, at) => typing(`i${at}`, at));
  for (let at = 0; at < items.length; at += 3) a.bus.publish(items.slice(at, at + 3));
  await vi.waitFor(() => expect(b.got.length).toBe(items.length), soon);
  expect(b.got).toEqual(items);
  expect(a.got).toEqual(items);
  expect(other.got).toEqual([]);
  for (const { bus } of [a, b, other]) await bus.stop();
});

test('N3 N4 what NATS lost is noticed within a beat or two, and drafts are told again: those that are, and that others are over', async () => {
  const [a, b] = [await node('a', 'three'), await node('b', 'three')];
  const gone: DraftWhole = { ...draft, stream: 8, interaction: 'two' };
  a.bus.publish([gone]);
  await vi.waitFor(() => expect(b.got).toContainEqual(gone), soon);
  await nats.stop();
  await vi.waitFor(
    () => expect(a.log.lines.map(({ message }) => message)).toContain('NATS is gone: this node hears no other'),
    soon,
  );
  a.bus.publish([draft, { kind: 'draft-over', stream: 8, agent: 'ana', interaction: 'two', what: 'reply' }]);
  await vi.waitFor(() => expect(a.got).toHaveLength(3), soon);
  expect(b.got).not.toContainEqual(draft);
  await nats.start();
  const missed = b.seen.missed;
  await vi.waitFor(() => expect(b.got).toContainEqual(draft), soon);
  expect(b.got).toContainEqual({ kind: 'draft-over', stream: 8, agent: 'ana', interaction: 'two', what: 'reply' });
  await vi.waitFor(() => expect(b.seen.missed).toBeGreaterThan(missed), soon);
  for (const { bus } of [a, b]) await bus.stop();
});

test('N4 who starts later is told the drafts of those who were there', async () => {
  const a = await node('a', 'four');
  a.bus.publish([draft]);
  const b = await node('b', 'four');
  await vi.waitFor(() => expect(b.got).toContainEqual(draft), soon);
  for (const { bus } of [a, b]) await bus.stop();
});
