import { staleAfterMs, WIRE } from '@oriel/protocol';
import type { Entity, View } from '@oriel/protocol';
import { effect } from '@preact/signals-core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { chatId } from '../testing/fake-floor.ts';
import { clientOnFloor } from '../testing/client-on-floor.ts';
import type { Scene } from '../testing/client-on-floor.ts';
import type { ViewHandle } from './handle.ts';
import { holeSettleMs } from './views.ts';

const conversation: View = { view: 'conversation', interaction: 'one' };
const desk: View = { view: 'desk', agent: 'ana' };

const byKey = (entities: Iterable<Entity>) => [...entities].map((one) => `${one.kind}:${one.id}@${one.version}`).sort();
const texts = (handle: ViewHandle) => handle.all('entry').map((one) => one.text);

async function scene(): Promise<Scene> {
  const set = await clientOnFloor();
  set.floor.interaction('one', 'ana');
  set.floor.interaction(chatId, 'ana');
  set.floor.write('one', 'customer', 'first');
  return set;
}

describe('open views', () => {
  test('C5: entities enter, change and leave; a frame is one change', async () => {
    const { client, floor, deliver } = await scene();
    const handle = client.open(desk);
    await deliver();
    const seen: string[][] = [];
    const stop = handle.keys.subscribe((keys) => seen.push([...keys]));
    floor.assign('one', null);
    await deliver();
    floor.interaction('two', 'ana');
    await deliver();
    stop();
    expect(seen).toEqual([
      ['interaction:one', 'interaction:chat'],
      ['interaction:chat'],
      ['interaction:chat', 'interaction:two'],
    ]);
    expect(byKey(handle.entities())).toEqual(byKey(floor.shows(desk)));
  });

  test('C5: the newer version wins, whatever order they come in', async () => {
    const { client, floor, deliver } = await scene();
    const handle = client.open(desk);
    await deliver();
    const old = floor.interactions.get('one')!;
    floor.write('one', 'agent', 'answer');
    await deliver();
    floor.send({ t: 'changed', id: 1, entities: [old] });
    await deliver();
    expect(handle.one('interaction', 'one')).toEqual(floor.interactions.get('one'));
  });

  test('C5: who reads an entity is told when it changes, leaves and comes back; who reads all, of all', async () => {
    const { client, floor, deliver } = await scene();
    const handle = client.open(desk);
    await deliver();
    const versions: (number | undefined)[] = [];
    const counts: number[] = [];
    const stops = [
      effect(() => void versions.push(handle.one('interaction', 'one')?.version)),
      effect(() => void counts.push(handle.all('interaction').length)),
    ];
    for (const act of [() => floor.write('one', 'agent', 'x'), () => floor.assign('one', null)]) {
      act();
      await deliver();
    }
    floor.assign('one', 'ana');
    await deliver();
    stops.forEach((stop) => stop());
    expect([versions, counts]).toEqual([
      [1, 2, undefined, 4],
      [2, 2, 1, 2],
    ]);
  });

  test('C6: the same view is one on the wire until the last handle closes', async () => {
    const { client, floor, deliver } = await scene();
    const one = client.open(conversation);
    const other = client.open({ interaction: 'one', view: 'conversation' });
    await deliver();
    expect(floor.frames('open')).toHaveLength(1);
    one.close();
    one.close();
    await deliver();
    expect(floor.frames('close')).toEqual([]);
    expect(texts(other)).toEqual(['first']);
    other.close();
    await deliver();
    expect(floor.frames('close')).toEqual([{ t: 'close', id: 1 }]);
    expect(floor.openViews()).toEqual([]);
  });

  test('C6: a view opened in a watched desk is another than the same view opened alone', async () => {
    const { client, floor, deliver } = await scene();
    const watched = client.open(desk);
    client.open(conversation);
    client.open(conversation, { via: watched });
    await deliver();
    expect(floor.frames('open')).toEqual([
      { t: 'open', id: 1, view: desk },
      { t: 'open', id: 2, view: conversation },
      { t: 'open', id: 3, view: conversation, via: 1 },
    ]);
  });

  test('C7: a view that is withdrawn shows nothing any more, nor does what was opened in it', async () => {
    const { client, floor, deliver, pass } = await scene();
    const watched = client.open(desk);
    const inside = client.open(conversation, { via: watched });
    await deliver();
    expect([watched, inside].map((one) => one.keys.value.length)).toEqual([2, 2]);
    floor.closeView('desk', 'not-found');
    await deliver();
    expect([watched, inside].map((one) => [one.status.value, one.keys.value])).toEqual([
      [{ is: 'closed', why: 'not-found' }, []],
      [{ is: 'closed', why: 'not-found' }, []],
    ]);
    floor.network.last().cut();
    await pass(2_000);
    expect(floor.frames('open')).toHaveLength(2);
    expect(client.freshness.value).toEqual({ live: true });
  });

  test('C7: who opens a closed view anew asks anew', async () => {
    const { client, floor, deliver } = await scene();
    floor.closeNew('desk', 'not-found');
    const first = client.open(desk);
    await deliver();
    floor.closeNew('desk', null);
    const second = client.open(desk);
    await deliver();
    expect([first.status.value, second.status.value]).toEqual([{ is: 'closed', why: 'not-found' }, { is: 'open' }]);
    first.close();
    floor.signal({ kind: 'focus', agent: 'ana', interaction: 'one' });
    await deliver();
    expect([floor.openViews(), second.focus.value]).toEqual([[desk], 'one']);
  });

  test('C7: unavailable is tried again, ever more slowly', async () => {
    const { client, floor, deliver, pass } = await scene();
    floor.closeNew('desk', 'unavailable');
    const handle = client.open(desk);
    await pass(10_000);
    expect(handle.status.value).toEqual({ is: 'closed', why: 'unavailable' });
    expect(floor.frames('open')).toHaveLength(5);
    floor.closeNew('desk', null);
    await pass(10_000);
    await deliver();
    expect(handle.status.value).toEqual({ is: 'open' });
  });

  test('C7: what is opened in a desk that is unavailable waits with it', async () => {
    const { client, floor, deliver, pass } = await scene();
    floor.closeNew('desk', 'unavailable');
    const inside = client.open(conversation, { via: client.open(desk) });
    await deliver();
    await pass(2_000);
    expect(inside.status.value).toEqual({ is: 'opening' });
    floor.closeNew('desk', null);
    await pass(30_000, 500);
    expect([inside.status.value, texts(inside)]).toEqual([{ is: 'open' }, ['first']]);
  });

  test('C8 (P4): after a reconnect a conversation resumes by position, with all that was missed and nothing twice', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open(conversation);
    await deliver();
    floor.network.last().cut();
    floor.write('one', 'customer', 'second');
    floor.write('one', 'agent', 'third');
    await pass(2_000);
    expect(floor.frames('open')).toEqual([
      { t: 'open', id: 1, view: conversation },
      { t: 'open', id: 2, view: conversation, have: { epoch: 'epoch-1', version: 1 } },
    ]);
    expect(texts(handle)).toEqual(['first', 'second', 'third']);
    expect(handle.more.value).toBe(false);
  });

  test('C8 (P4): after more than a page was missed, a fresh snapshot replaces all', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open(conversation);
    await deliver();
    floor.network.last().cut();
    for (let n = 0; n < 60; n++) floor.write('one', 'customer', `n${n}`);
    await pass(2_000);
    expect(byKey(handle.entities())).toEqual(byKey(floor.shows(conversation)));
    expect(handle.more.value).toBe(true);
  });

  test('C8 (P4): lists re-open without a position, and what has left is gone', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open(desk);
    await deliver();
    floor.network.last().cut();
    floor.assign('one', null);
    await pass(2_000);
    expect(floor.frames('open').at(-1)).toEqual({ t: 'open', id: 2, view: desk });
    expect(handle.keys.value).toEqual(['interaction:chat']);
  });

  test('C8 (P4): another epoch voids every position', async () => {
    const { client, floor, deliver, pass } = await scene();
    client.open(conversation);
    await deliver();
    floor.network.last().cut();
    floor.restore();
    await pass(2_000);
    expect(floor.frames('open').at(-1)).toEqual({ t: 'open', id: 2, view: conversation });
  });

  test('C9: earlier entries are read once: off the wire then, and not asked for again', async () => {
    const { client, floor, deliver, pass } = await scene();
    const earlier = client.open({ view: 'earlier', interaction: 'one', before: 2 });
    await deliver();
    expect(texts(earlier)).toEqual(['first']);
    expect(floor.openViews()).toEqual([]);
    floor.network.last().cut();
    await pass(2_000);
    expect(client.freshness.value).toEqual({ live: true });
    expect(floor.frames('open')).toHaveLength(1);
  });

  test('C10: views opened in a watched desk follow it to its new number', async () => {
    const { client, floor, deliver, pass } = await scene();
    const watched = client.open(desk);
    const inside = client.open(conversation, { via: watched });
    await deliver();
    floor.network.last().cut();
    await pass(2_000);
    expect(floor.frames('open').slice(2)).toEqual([
      { t: 'open', id: 3, view: desk },
      { t: 'open', id: 4, view: conversation, via: 3, have: { epoch: 'epoch-1', version: 1 } },
    ]);
    expect(inside.status.value).toEqual({ is: 'open' });
    watched.close();
    await deliver();
    expect(inside.status.value).toEqual({ is: 'closed', why: 'not-found' });
    expect(floor.openViews()).toEqual([]);
  });

  test('C10: what was opened in a desk closes with it, also while the desk has not opened', async () => {
    const { client, floor, deliver } = await scene();
    floor.lose((frame) => frame.t === 'opened');
    const watched = client.open(desk);
    const inside = client.open(conversation, { via: watched });
    await deliver();
    watched.close();
    expect(inside.status.value).toEqual({ is: 'closed', why: 'not-found' });
  });

  test('C11 (P5): n+2 is never put on n: the view is stale, and resumes from n', async () => {
    const { client, clock, floor, deliver, pass } = await scene();
    const handle = client.open(conversation);
    await deliver();
    floor.lose((frame) => frame.t === 'enter');
    floor.write('one', 'customer', 'second');
    floor.lose(() => false);
    floor.write('one', 'customer', 'third');
    const shown: string[][] = [];
    const stop = handle.keys.subscribe(() => shown.push(texts(handle)));
    floor.network.last().deliverDown();
    await pass(holeSettleMs - 1);
    expect([texts(handle), client.freshness.value.live]).toEqual([['first'], true]);
    clock.pass(1);
    expect([texts(handle), handle.staleSince.value, client.freshness.value.live]).toEqual([
      ['first'],
      client.now(),
      false,
    ]);
    await deliver();
    stop();
    expect(shown).toEqual([['first'], ['first', 'second', 'third']]);
    expect(client.freshness.value).toEqual({ live: true });
    expect(floor.openViews()).toEqual([conversation]);
  });

  test('C11 (P5): lines in another order than they were numbered are shown when the hole is filled, and nothing is asked', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open({ view: 'activity', interaction: 'one' });
    await deliver();
    const { id } = floor.frames('open').at(-1)!;
    const shown = () => handle.all('entry').map(({ version }) => version);
    for (const version of [1, 4, 3]) floor.send({ t: 'enter', id, entities: [entryAt(version)] });
    await pass(holeSettleMs - 1);
    expect(shown()).toEqual([1]);
    floor.send({ t: 'enter', id, entities: [entryAt(2)] });
    await pass(2 * holeSettleMs);
    expect([shown(), client.freshness.value]).toEqual([[1, 2, 3, 4], { live: true }]);
    expect(floor.frames('open')).toHaveLength(1);
  });

  test('C11 (P5): nor in an activity, which would keep the hole: its interaction is of the newest version', async () => {
    const { client, clock, floor, deliver } = await scene();
    const handle = client.open({ view: 'activity', interaction: 'one' });
    await deliver();
    const { id } = floor.frames('open').at(-1)!;
    floor.send({ t: 'enter', id, entities: [entryAt(1)] });
    floor.send({ t: 'enter', id, entities: [entryAt(3)] });
    floor.network.last().deliverDown();
    clock.pass(holeSettleMs);
    expect([handle.all('entry').map(({ version }) => version), handle.staleSince.value]).toEqual([[1], client.now()]);
    await deliver();
    expect(floor.frames('open')).toHaveLength(2);
  });

  test('C11: a hole that stays does not become a storm', async () => {
    const { client, floor, deliver, pass } = await scene();
    client.open(conversation);
    await deliver();
    floor.lose((frame) => frame.t === 'opened' && floor.frames('open').length > 1);
    for (let n = 0; n < 20; n++) {
      floor.send({ t: 'enter', id: floor.frames('open').at(-1)!.id, entities: [entryAt(n + 10)] });
      await pass(500);
    }
    expect(floor.frames('open').length).toBeLessThan(7);
  });

  test('C12 (P5): a lost last line is noticed by the heads, a second later', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open(conversation);
    await deliver();
    floor.lose((frame) => frame.t === 'enter');
    floor.write('one', 'customer', 'second');
    floor.lose(() => false);
    await pass(10_000);
    expect(texts(handle)).toEqual(['first']);
    floor.beat();
    await pass(900);
    expect(texts(handle)).toEqual(['first']);
    await pass(200);
    expect(texts(handle)).toEqual(['first', 'second']);
  });

  test('C12 (P5): what was only under way when the heads came is no reason to re-open', async () => {
    const { client, floor, deliver, pass } = await scene();
    client.open(conversation);
    client.open(desk);
    await deliver();
    const enters: string[] = [];
    floor.lose((frame) => frame.t === 'enter' && enters.push(JSON.stringify(frame)) > 0);
    floor.write('one', 'customer', 'second');
    floor.beat();
    await deliver();
    floor.lose(() => false);
    for (const frame of enters) floor.network.last().send(frame);
    await pass(3_000);
    expect(floor.frames('open')).toHaveLength(2);
  });

  test('C13 (P5): a lost leave is noticed by the heads', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open(desk);
    await deliver();
    floor.lose((frame) => frame.t === 'leave');
    floor.assign('one', null);
    floor.lose(() => false);
    await pass(10_000);
    floor.beat();
    await pass(1_100);
    expect(handle.keys.value).toEqual(['interaction:chat']);
  });

  test('C14: a beat is acknowledged at once', async () => {
    const { floor, deliver } = await scene();
    floor.beat();
    floor.beat();
    await deliver();
    expect(floor.frames('alive')).toEqual([
      { t: 'alive', n: 1 },
      { t: 'alive', n: 2 },
    ]);
  });

  test('C15: somebody else signed in: nothing that was seen stays', async () => {
    const { client, floor, deliver, pass, clock } = await scene();
    const handle = client.open(desk);
    await deliver();
    const held: number[] = [];
    const stop = handle.keys.subscribe((keys) => held.push(keys.length));
    floor.network.last().cut();
    clock.pass(2_000);
    const link = floor.network.last();
    link.deliverDown();
    const you = { kind: 'person', id: 'ben', name: 'Ben', roles: [], team: null, leads: [] };
    link.send(JSON.stringify({ t: 'welcome', wire: WIRE, epoch: 'epoch-1', now: clock.now(), you, demo: false }));
    link.deliverDown();
    stop();
    expect(held).toEqual([2, 0]);
    await pass(100);
  });
});

describe('freshness', () => {
  test('C16: live once all is open, stale since the line was lost, live again once all has resumed', async () => {
    const { client, floor, deliver, clock, pass } = await scene();
    client.open(conversation);
    await deliver();
    const seen: unknown[] = [];
    const stop = client.freshness.subscribe((value) => seen.push(value));
    const lostAt = clock.now();
    floor.network.last().cut();
    await pass(3_000);
    stop();
    expect(seen).toEqual([{ live: true }, { live: false, since: lostAt }, { live: true }]);
  });

  test('C16: while a view has not resumed, the client is not live though connected', async () => {
    const { client, floor, deliver, pass, clock } = await scene();
    client.open(conversation);
    await deliver();
    const lostAt = clock.now();
    floor.network.last().cut();
    floor.lose((frame) => frame.t === 'opened');
    await pass(3_000);
    expect([client.life.value.is, client.freshness.value]).toEqual(['live', { live: false, since: lostAt }]);
  });

  test('C16: nothing heard for staleAfterMs: stale since the last frame, and another connection is tried', async () => {
    const { client, floor, deliver, clock, pass } = await scene();
    client.open(conversation);
    await deliver();
    await pass(10_000, 1_000);
    floor.beat();
    await deliver();
    const heardAt = clock.now();
    await pass(staleAfterMs - 1, 1_000);
    expect(client.freshness.value).toEqual({ live: true });
    clock.pass(1);
    expect(client.freshness.value).toEqual({ live: false, since: heardAt });
    await pass(2_000);
    expect(floor.network.links).toHaveLength(2);
    expect(client.freshness.value).toEqual({ live: true });
  });

  test('C17: the server’s time is known whatever this machine’s clock says', async () => {
    const { client, floor, deliver, clock } = await scene();
    floor.send({ t: 'beat', n: 1, now: clock.now() + 60_000, heads: {} });
    await deliver();
    expect(client.now() - clock.now()).toBe(60_000);
    floor.send({ t: 'beat', n: 2, now: clock.now() + 59_900, heads: {} });
    await deliver();
    expect(client.now() - clock.now()).toBe(59_999);
    floor.send({ t: 'beat', n: 3, now: clock.now() - 3_600_000, heads: {} });
    await deliver();
    expect(client.now() - clock.now()).toBe(-3_600_000);
  });
});

describe('reconnecting', () => {
  test('C3: a storm of cuts and refusals ends live, with everything', async () => {
    const { client, floor, deliver, pass } = await scene();
    const handle = client.open(conversation);
    await deliver();
    for (let n = 0; n < 10; n++) {
      floor.network.last().cut();
      floor.network.refuse(n % 3 === 0 ? 4103 : n % 3 === 1 ? 1006 : null);
      floor.write('one', 'customer', `n${n}`);
      await pass(n * 700);
    }
    floor.network.refuse(null);
    await pass(60_000, 500);
    expect(client.freshness.value).toEqual({ live: true });
    expect(texts(handle)).toEqual(['first', ...Array.from({ length: 10 }, (_, n) => `n${n}`)]);
  });

  test('C4: the network’s return and a look at the page end the wait', async () => {
    const { client, floor, deliver, pass, tell } = await scene();
    floor.network.refuse(1006);
    floor.network.last().cut();
    await pass(60_000, 500);
    floor.network.refuse(null);
    const tried = floor.network.links.length;
    tell('network-on');
    await deliver();
    expect([client.life.value.is, floor.network.links.length]).toEqual(['live', tried + 1]);
  });

  test('C4: when the network goes, the old line is given up and a new one tried', async () => {
    const { client, floor, pass, tell } = await scene();
    tell('network-off');
    expect(client.life.value.is).toBe('waiting');
    await pass(1_100);
    expect(client.life.value.is).toBe('live');
    expect(floor.network.links.map((link) => link.isOpen())).toEqual([false, true]);
  });

  test('C2: signed out: no more tries until dialled', async () => {
    const { client, floor, deliver, pass } = await scene();
    floor.network.last().close(4200);
    await pass(60_000, 1_000);
    expect([client.life.value, floor.network.links.length]).toEqual([{ is: 'stopped', why: 'sign-in' }, 1]);
    client.dial();
    await deliver();
    expect(client.life.value.is).toBe('live');
  });

  test('C18: an ended client leaves no timer and no socket', async () => {
    const { client, floor, deliver, clock } = await scene();
    client.open(conversation);
    client.focus('one');
    void client.do({ kind: 'ask' });
    await deliver();
    client.end();
    expect([clock.waiting(), floor.network.last().isOpen()]).toEqual([0, false]);
  });
});

/** An entry of the conversation that nobody wrote. */
const entryAt = (version: number): Entity => ({
  ...({ kind: 'entry', id: `one.${version}`, version, interaction: 'one', what: 'message', from: 'customer' } as const),
  ...{
    by: null,
    onBehalfOf: null,
    agent: null,
    event: null,
    of: null,
    until: null,
    teamName: null,
    reason: null,
    language: null,
    categories: [],
    categoryName: null,
    load: null,
    points: null,
    text: '?',
    mentions: [],
    at: 0,
  },
});

describe('whatever the line does', () => {
  type Happens =
    | { what: 'write'; id: string }
    | { what: 'assign'; id: string; agent: string | null }
    | { what: 'up' | 'down'; count: number }
    | { what: 'cut' | 'lose' | 'beat' }
    | { what: 'pass'; ms: number };
  const id = fc.constantFrom('one', 'two', chatId);
  const happens: fc.Arbitrary<Happens> = fc.oneof(
    { weight: 4, arbitrary: fc.record({ what: fc.constant('write' as const), id }) },
    fc.record({ what: fc.constant('assign' as const), id, agent: fc.constantFrom('ana', null) }),
    { weight: 4, arbitrary: fc.record({ what: fc.constantFrom('up' as const, 'down' as const), count: fc.nat(4) }) },
    fc.record({ what: fc.constantFrom('cut' as const, 'lose' as const, 'beat' as const) }),
    fc.record({ what: fc.constant('pass' as const), ms: fc.nat(3_000) }),
  );

  test('C19 (P4, P5): cuts, losses and delays: at the end the replica equals a fresh snapshot', async () => {
    const counted = { cuts: 0, losses: 0, resumes: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(happens, { minLength: 20, maxLength: 80 }), async (story) => {
        const { client, floor, clock, deliver, pass } = await scene();
        floor.interaction('two', 'ana');
        const views: View[] = [conversation, { view: 'conversation', interaction: 'two' }, desk, { view: 'chat' }];
        const handles = views.map((view) => client.open(view));
        await deliver();
        for (const one of story) {
          if (one.what === 'write') floor.write(one.id, 'customer', 'x');
          if (one.what === 'assign') floor.assign(one.id, one.agent);
          if (one.what === 'up') floor.network.last().deliverUp(one.count);
          if (one.what === 'down') floor.network.last().deliverDown(one.count);
          if (one.what === 'beat') floor.beat();
          if (one.what === 'pass') clock.pass(one.ms);
          if (one.what === 'cut') {
            counted.cuts += 1;
            floor.network.last().cut();
          }
          if (one.what === 'lose') {
            counted.losses += 1;
            floor.lose((frame) => frame.t === 'enter' || frame.t === 'leave' || frame.t === 'changed');
            floor.write('one', 'agent', 'lost');
            floor.assign('two', 'ben');
            floor.lose(() => false);
          }
        }
        // Heads come at last, though what moved just before them may need the next ones.
        for (let n = 0; n < 4; n++) {
          floor.beat();
          await pass(15_000, 500);
        }
        counted.resumes += floor.frames('open').filter((open) => open.have !== undefined).length;
        expect(client.freshness.value).toEqual({ live: true });
        expect(handles.map((handle) => byKey(handle.entities()))).toEqual(
          views.map((view) => byKey(floor.shows(view))),
        );
        expect(floor.openViews()).toHaveLength(views.length);
        client.end();
        expect(clock.waiting()).toBe(0);
      }),
      { numRuns: 60 },
    );
    expect(Math.min(counted.cuts, counted.losses, counted.resumes)).toBeGreaterThan(0);
  }, 30_000);
});
