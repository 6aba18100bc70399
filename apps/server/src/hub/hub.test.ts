import type { Directory, Listed, Principal } from '@oriel/domain';
import { viewsPerConnectionMax, type EntityOf, type Up, type View } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import type { Reader } from '../store/reader.ts';
import { settled, VirtualClock } from '../virtual-clock.ts';
import type { Admission, Answer, Via } from './admission.ts';
import { DraftMirror } from './draft-mirror.ts';
import { headsOfSide, Hub } from './hub.ts';
import { Sides } from './sides.ts';
import { KeptReceiver } from './testing.ts';
import { topic } from './topics.ts';
import type { ViewRoom, ViewRooms } from './view.ts';

const ana: Principal = { kind: 'person', id: 'ana' };
const desk: View = { view: 'desk', agent: 'ana' };
const history: View = { view: 'history', agent: 'ana' };
const open = (id: number, view: View = desk, via?: number): Extract<Up, { t: 'open' }> => ({
  t: 'open',
  id,
  view,
  ...(via && { via }),
});
const seat = (version: number): EntityOf<'inbox'> => ({
  kind: 'inbox',
  id: 'mine.ana',
  version,
  name: 'Mine',
  query: '',
  isOwn: false,
  parent: null,
  order: 0,
  count: 0,
});

/** A hub with one room for all views, whose reading the test holds back, and an admission that says what the test says. */
function aHub(name = 'own') {
  const said: string[] = [];
  const rights = { still: true, answer: 'yes' as 'yes' | 'not-found' | 'unavailable' | 'fails' };
  const held = {
    reading: Promise.resolve(),
    admission: Promise.resolve(),
    version: 1,
  };
  const vias: (Via | undefined)[] = [];
  const room: ViewRoom = {
    topics: () => [topic.agent('ana'), topic.inbox('ana')],
    read: async () => {
      await held.reading;
      return { entities: [seat(held.version)], more: false };
    },
    shows: (change) => (change.kind === 'inbox' ? { show: [seat(change.after.version)] } : undefined),
    heads: async () => ({ 'inbox:mine.ana': held.version }),
  };
  const admission: Admission = {
    async admit(viewer, view, via): Promise<Answer> {
      vias.push(via);
      said.push(`admit ${view.view}${via ? ` via ${via.view.view}` : ''}`);
      await held.admission;
      if (rights.answer === 'fails') throw new Error('the database is away');
      if (rights.answer !== 'yes') return rights.answer;
      return {
        eyes: { viewer, subject: 'ana', excluded: { channels: [], inboxes: [], categories: [] }, drafts: 'letters' },
        still: () => rights.still,
        ended: () => said.push(`ended ${view.view}`),
      };
    },
  };
  const failures: unknown[] = [];
  const rooms = { desk: room, history: room, categories: room } as unknown as Partial<ViewRooms>;
  const hub = new Hub({
    epoch: 'epoch',
    rooms,
    admission,
    reader: {} as Reader,
    directory: (): Directory => new Map(),
    mirror: new DraftMirror(),
    interactionOf: () => undefined,
    clock: new VirtualClock(),
    failed: (error) => failures.push(error),
  });
  const team: Listed = {
    kind: 'team',
    id: 'care',
    version: 1,
    name: 'Care',
    policyVersion: 0,
    policy: null,
    dispositionMandatory: false,
  };
  const counted = (version: number) =>
    hub.take([{ kind: 'inbox', after: { scope: 'ana', count: 0, version, byTime: false } }]);
  const directoryChanged = () =>
    hub.take([
      { kind: 'listed', after: team },
      { kind: 'inbox', after: { scope: 'ana', count: 0, version: 9, byTime: false } },
    ]);
  return { hub, said, rights, held, vias, failures, counted, directoryChanged, name };
}

/** Something the test lets go on. */
function held(): { wait: Promise<void>; go: () => void } {
  let go = () => {};
  const wait = new Promise<void>((resolve) => (go = resolve));
  return { wait, go };
}

describe('a side', () => {
  test('V1 opens by admission, reading, and then what is published on its topics', async () => {
    const { hub, counted, said } = aHub();
    const receiver = new KeptReceiver();
    const side = hub.attach(ana, receiver);
    expect(await side.open(open(1))).toBe(true);
    counted(2);
    side.close(1);
    counted(3);
    expect(receiver.news()).toEqual(['opened 1: inbox:mine.ana@1', 'changed 1: inbox:mine.ana@2']);
    expect(said).toEqual(['admit desk', 'ended desk']);
  });

  test('V4 closing a view closes what was opened through it', async () => {
    const { hub, said, counted, vias } = aHub();
    const receiver = new KeptReceiver();
    const side = hub.attach(ana, receiver);
    await side.open(open(1));
    await side.open(open(2, history, 1));
    await side.open(open(3, { view: 'categories' }));
    expect(vias.map((via) => via?.view.view)).toEqual([undefined, 'desk', undefined]);
    receiver.news();
    side.close(1);
    counted(2);
    expect(receiver.news()).toEqual(['changed 3: inbox:mine.ana@2']);
    expect(said.slice(-2)).toEqual(['ended desk', 'ended history']);
  });

  test('V4 a right that is lost: closed, with what was opened through it, what is queued dropped, before anything more is sent', async () => {
    const { hub, rights, directoryChanged, said } = aHub();
    const receiver = new KeptReceiver();
    const side = hub.attach(ana, receiver);
    await side.open(open(1));
    await side.open(open(2, history, 1));
    receiver.news();
    directoryChanged();
    expect(receiver.news()).toEqual(['changed 1: inbox:mine.ana@9', 'changed 2: inbox:mine.ana@9']);
    rights.still = false;
    directoryChanged();
    expect(receiver.news()).toEqual(['closed 1: not-found', 'closed 2: not-found']);
    expect(receiver.dropped).toEqual([1, 2]);
    expect(said.slice(-2)).toEqual(['ended desk', 'ended history']);
    expect(side.views.size).toBe(0);
  });

  test('V4 a right that is lost while it is admitted: it does not open', async () => {
    const bench = aHub();
    const { wait, go } = held();
    bench.held.admission = wait;
    const receiver = new KeptReceiver();
    const opening = bench.hub.attach(ana, receiver).open(open(1));
    await settled();
    bench.rights.still = false;
    bench.directoryChanged();
    go();
    expect(await opening).toBe(true);
    expect([receiver.news(), bench.said]).toEqual([['closed 1: not-found'], ['admit desk', 'ended desk']]);
  });

  test('V4 a right that is lost while it is read: it says so, and never shows what was read', async () => {
    const bench = aHub();
    const { wait, go } = held();
    bench.held.reading = wait;
    const receiver = new KeptReceiver();
    const opening = bench.hub.attach(ana, receiver).open(open(1));
    await settled();
    bench.rights.still = false;
    bench.directoryChanged();
    go();
    await opening;
    expect([receiver.news(), bench.said]).toEqual([['closed 1: not-found'], ['admit desk', 'ended desk']]);
  });

  test('V4 closed by its client while it is admitted or read: nothing is sent, and its admission ends', async () => {
    for (const phase of ['admission', 'reading'] as const) {
      const bench = aHub();
      const { wait, go } = held();
      bench.held[phase] = wait;
      const receiver = new KeptReceiver();
      const side = bench.hub.attach(ana, receiver);
      const opening = side.open(open(1));
      await settled();
      side.close(1);
      go();
      await opening;
      bench.counted(2);
      expect([phase, receiver.news(), bench.said]).toEqual([phase, [], ['admit desk', 'ended desk']]);
    }
  });

  test('V4 a connection that is over: nothing is sent, and every admission ends', async () => {
    const bench = aHub();
    const receiver = new KeptReceiver();
    const side = bench.hub.attach(ana, receiver);
    await side.open(open(1));
    const { wait, go } = held();
    bench.held.reading = wait;
    const opening = side.open(open(2, history));
    await settled();
    receiver.news();
    side.end();
    go();
    await opening;
    bench.counted(2);
    expect(receiver.news()).toEqual([]);
    expect(bench.said).toEqual(['admit desk', 'admit history', 'ended desk', 'ended history']);
  });

  test('V11 what cannot be opened just now says so; what fails is reported and leaves nothing behind', async () => {
    const bench = aHub();
    const receiver = new KeptReceiver();
    const side = bench.hub.attach(ana, receiver);
    bench.rights.answer = 'unavailable';
    expect(await side.open(open(1))).toBe(true);
    bench.rights.answer = 'fails';
    expect(await side.open(open(2))).toBe(true);
    bench.rights.answer = 'yes';
    bench.held.reading = Promise.reject(new Error('the database is away'));
    expect(await side.open(open(3))).toBe(true);
    bench.counted(2);
    expect(receiver.news()).toEqual(['closed 1: unavailable', 'closed 2: unavailable', 'closed 3: unavailable']);
    expect([bench.failures.length, side.views.size, bench.said.at(-1)]).toEqual([2, 0, 'ended desk']);
  });

  test('V11 a connection has so many views and no more', async () => {
    const { hub } = aHub();
    const receiver = new KeptReceiver();
    const side = hub.attach(ana, receiver);
    for (let id = 1; id <= viewsPerConnectionMax; id += 1) await side.open(open(id));
    receiver.news();
    expect(await side.open(open(99))).toBe(true);
    expect(receiver.news()).toEqual(['closed 99: too-many']);
    side.close(1);
    await side.open(open(100));
    expect(receiver.news()).toEqual(['opened 100: inbox:mine.ana@1']);
  });

  test('V9 P5 heads are what the database holds of each view that is open', async () => {
    const bench = aHub();
    const side = bench.hub.attach(ana, new KeptReceiver());
    await side.open(open(1));
    await side.open(open(2, history));
    side.close(2);
    bench.held.version = 7;
    expect(await headsOfSide(side)).toEqual({ 1: { 'inbox:mine.ana': 7 } });
  });
});

describe('both sides of a connection', () => {
  const both = () => {
    const own = aHub('own');
    const looks = aHub('looks');
    const receiver = new KeptReceiver();
    return { own, looks, receiver, sides: new Sides(own.hub, looks.hub) };
  };

  test('V5 what is one’s own first; what that side does not know is looked for on the other; a no of both is one no', async () => {
    const { own, looks, receiver, sides } = both();
    const viewing = sides.attach(ana, receiver);
    viewing.open(open(1));
    await settled();
    expect([own.said.length, looks.said.length]).toEqual([1, 0]);
    own.rights.answer = 'not-found';
    viewing.open(open(2));
    await settled();
    looks.rights.answer = 'not-found';
    viewing.open(open(3));
    viewing.open(open(4, desk, 77));
    await settled();
    expect(receiver.news()).toEqual([
      'opened 1: inbox:mine.ana@1',
      'opened 2: inbox:mine.ana@1',
      'closed 3: not-found',
      'closed 4: not-found',
    ]);
    expect(await viewing.heads()).toEqual({ 1: { 'inbox:mine.ana': 1 }, 2: { 'inbox:mine.ana': 1 } });
    viewing.end();
    expect(own.said.at(-1)).toBe('ended desk');
    expect(looks.said.at(-1)).toBe('ended desk');
  });

  test('V5 a customer has no other side', async () => {
    const { own, looks, receiver, sides } = both();
    own.rights.answer = 'not-found';
    sides.attach({ kind: 'customer', id: 'kim', channel: 'chat' }, receiver).open(open(1));
    await settled();
    expect([receiver.news(), looks.said]).toEqual([['closed 1: not-found'], []]);
  });

  test('V6 opens and closes of a connection are taken in order, so that what is opened through a view finds it', async () => {
    const { own, receiver, sides } = both();
    const { wait, go } = held();
    own.held.reading = wait;
    const viewing = sides.attach(ana, receiver);
    viewing.open(open(1));
    viewing.open(open(2, history, 1));
    viewing.open(open(3, { view: 'categories' }));
    viewing.close(3);
    await settled();
    expect(own.said).toEqual(['admit desk']);
    go();
    await settled();
    expect(own.said).toEqual(['admit desk', 'admit history via desk']);
    expect(receiver.news()).toEqual(['opened 1: inbox:mine.ana@1', 'opened 2: inbox:mine.ana@1']);
  });

  test('V11 however long the database keeps them waiting, a connection has at most 128 that wait', async () => {
    const { own, receiver, sides } = both();
    const { wait, go } = held();
    own.held.reading = wait;
    const viewing = sides.attach(ana, receiver);
    for (let id = 1; id <= 1_000; id++) {
      viewing.open(open(id));
      viewing.close(id);
    }
    await settled();
    expect(receiver.news()).toHaveLength(1_000 - 128);
    go();
    for (let i = 0; i < 128; i++) await settled();
    expect(own.said.filter((line) => line.startsWith('admit')).length).toBeLessThanOrEqual(1);
    viewing.open(open(1_001));
    await settled();
    expect(receiver.news()).toEqual(['opened 1001: inbox:mine.ana@1']);
  });

  test('V6 a number that is used again is given back first', async () => {
    const { own, receiver, sides } = both();
    const viewing = sides.attach(ana, receiver);
    viewing.open(open(1));
    await settled();
    viewing.open(open(1, history));
    await settled();
    expect(own.said).toEqual(['admit desk', 'ended desk', 'admit history']);
    receiver.news();
    own.counted(2);
    expect(receiver.news()).toHaveLength(1);
  });
});
