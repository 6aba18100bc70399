import { actFailsAfterMs, messageUnitsMax } from '@oriel/protocol';
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientOnFloor } from '../testing/client-on-floor.ts';
import type { Scene } from '../testing/client-on-floor.ts';
import { chatId } from '../testing/fake-floor.ts';
import { holeSettleMs } from '../views/views.ts';
import { indexedDbOutbox } from './indexed-db.ts';
import { newId } from './ids.ts';
import { memoryOutbox } from './outbox-store.ts';
import type { KeptItem, OutboxStore } from './outbox-store.ts';
import type { Outcome } from './outcome.ts';

async function scene(store: OutboxStore = memoryOutbox()): Promise<Scene> {
  const set = await clientOnFloor({ outbox: store });
  set.floor.interaction('one', 'ana');
  set.floor.interaction('two', 'ana');
  set.floor.interaction(chatId, 'ana');
  return set;
}

const reply = (text: string, interaction = 'one') => ({ kind: 'reply' as const, interaction, text });
const texts = ({ floor }: Scene, id = 'one') => floor.entries.get(id)!.map((one) => one.text);
const states = ({ client }: Scene) =>
  client.outbox.value.map(({ command, state }) => [command.kind === 'say' ? '' : command.text, state]);
/** What a promise has come to so far. */
function watch(promise: Promise<Outcome>): { outcome: Outcome | 'none yet' } {
  const seen: { outcome: Outcome | 'none yet' } = { outcome: 'none yet' };
  void promise.then((outcome) => (seen.outcome = outcome));
  return seen;
}

describe('what a person wrote', () => {
  test('C20 (P1): is answered with its position, and shown until the open view has caught up', async () => {
    const set = await scene();
    const handle = set.client.open({ view: 'conversation', interaction: 'one' });
    await set.deliver();
    set.floor.lose((frame) => frame.t === 'enter');
    const seen = watch(set.client.do(reply('hello')));
    expect(states(set)).toEqual([['hello', 'sending']]);
    await set.deliver();
    expect([seen.outcome, states(set)]).toEqual([{ did: { interaction: 'one', version: 1 } }, [['hello', 'sent']]]);
    set.floor.lose(() => false);
    set.floor.write('one', 'customer', 'thanks');
    await set.deliver();
    await set.pass(holeSettleMs);
    expect([states(set), handle.all('entry').map((one) => one.text)]).toEqual([[], ['hello', 'thanks']]);
  });

  test('C20: with no view of it open it is gone once answered', async () => {
    const set = await scene();
    void set.client.do(reply('hello'));
    await set.deliver();
    expect(states(set)).toEqual([]);
  });

  test('C20: a chat’s message is shown until the chat has caught up with said', async () => {
    const set = await clientOnFloor({ token: 'customer', seat: false });
    set.floor.interaction(chatId, 'ana');
    const chat = set.client.open({ view: 'chat' });
    await set.deliver();
    void set.client.do({ kind: 'say', text: 'hi' });
    expect(states(set)).toEqual([['', 'sending']]);
    await set.deliver();
    expect([states(set), chat.all('message').map((one) => one.text)]).toEqual([[], ['hi']]);
  });

  test('C21 (P1, P2): unanswered when the line is cut: sent again with the same id, in effect once', async () => {
    const set = await scene();
    const seen = watch(set.client.do(reply('hello'), { id: 'mine' }));
    set.floor.network.last().deliverUp();
    set.floor.network.last().cut();
    expect([seen.outcome, states(set)]).toEqual(['none yet', [['hello', 'waiting for network']]]);
    await set.pass(2_000);
    expect(set.floor.frames('do').map(({ id }) => id)).toEqual(['mine', 'mine']);
    expect([seen.outcome, texts(set)]).toEqual([{ did: { interaction: 'one', version: 1 } }, ['hello']]);
  });

  test('C21 (P1): written while offline: kept for as long as it takes', async () => {
    const set = await scene();
    set.floor.network.refuse(1006);
    set.floor.network.last().cut();
    const seen = watch(set.client.do(reply('later')));
    await set.pass(600_000, 5_000);
    expect([seen.outcome, states(set)]).toEqual(['none yet', [['later', 'waiting for network']]]);
    set.floor.network.refuse(null);
    await set.pass(40_000, 1_000);
    expect([states(set), texts(set)]).toEqual([[], ['later']]);
  });

  test('C22: in order per interaction, also after a failure; other interactions go ahead', async () => {
    const set = await scene();
    set.floor.failing.commands = 1;
    for (const text of ['a', 'b', 'c']) void set.client.do(reply(text));
    void set.client.do(reply('x', 'two'));
    await set.deliver();
    expect([texts(set), texts(set, 'two')]).toEqual([[], ['x']]);
    await set.pass(1_000);
    expect(texts(set)).toEqual(['a', 'b', 'c']);
    expect(new Set(set.floor.frames('do').map(({ id }) => id)).size).toBe(4);
  });

  test('C22: a failure is tried again with growing waits', async () => {
    const set = await scene();
    set.floor.failing.commands = 4;
    const seen = watch(set.client.do(reply('a'), { id: 'mine' }));
    await set.pass(3_000);
    expect(set.floor.frames('do').length).toBeLessThanOrEqual(4);
    await set.pass(20_000, 1_000);
    expect(set.floor.frames('do').map(({ id }) => id)).toEqual(Array.from({ length: 5 }, () => 'mine'));
    expect(seen.outcome).toEqual({ did: { interaction: 'one', version: 1 } });
  });

  test('C23: refused: shown with the reason until dismissed, never sent again, and the next goes on', async () => {
    const store = memoryOutbox();
    const set = await scene(store);
    set.floor.refuse('not-yours');
    const seen = watch(set.client.do(reply('no'), { id: 'mine' }));
    await set.deliver();
    set.floor.refuse(null);
    void set.client.do(reply('yes'));
    set.floor.network.last().cut();
    await set.pass(3_000);
    expect(seen.outcome).toEqual({ refused: 'not-yours' });
    expect(set.client.outbox.value).toMatchObject([{ id: 'mine', state: 'refused', why: 'not-yours' }]);
    expect(texts(set)).toEqual(['yes']);
    expect(await store.adopt('any')).toMatchObject([{ id: 'mine', refused: 'not-yours' }]);
    set.client.dismiss('mine');
    expect([set.client.outbox.value, await store.adopt('any')]).toEqual([[], []]);
  });

  test('C23: what is longer than the wire takes is refused here, for its connection would end, and the next one too', async () => {
    const store = memoryOutbox();
    const long = reply('x'.repeat(messageUnitsMax + 1));
    const at = (await scene()).client.now();
    await store.put({ id: 'former', command: long, at, page: 'former', principal: 'ana', refused: null });
    const set = await scene(store);
    const seen = watch(set.client.do(long, { id: 'mine' }));
    void set.client.do(reply('next'));
    await set.deliver();
    expect(seen.outcome).toEqual({ refused: 'too-long' });
    expect(set.client.outbox.value.map(({ id, why }) => [id, why])).toEqual([
      ['former', 'too-long'],
      ['mine', 'too-long'],
    ]);
    expect(texts(set)).toEqual(['next']);
  });

  test('C24 (P1): a reload in between: what the last page wrote goes first', async () => {
    const store = memoryOutbox();
    const set = await scene(store);
    set.floor.network.last().cut();
    void set.client.do(reply('before'));
    set.client.end();
    const page = set.another();
    void page.do(reply('after'));
    await set.deliver();
    expect(texts(set)).toEqual(['before', 'after']);
    expect([page.outbox.value, await store.adopt('any')]).toEqual([[], []]);
  });

  test('C24: what somebody else wrote on this machine is neither sent nor shown; nor what is over a week old', async () => {
    const store = memoryOutbox();
    const set = await clientOnFloor();
    const item = { id: '1', command: reply('x'), at: set.clock.now(), page: 'p', principal: 'ben', refused: null };
    await store.put(item);
    await store.put({ ...item, id: '2', principal: 'ana', at: set.clock.now() - 8 * 24 * 3_600_000 });
    const page = set.another({ outbox: store });
    await set.deliver();
    expect([set.floor.frames('do'), page.outbox.value]).toEqual([[], []]);
    expect((await store.adopt('any')).map(({ id }) => id)).toEqual(['1']);
  });

  test('C24: a store that fails costs the keeping, not the sending', async () => {
    const fail = () => Promise.reject(new Error('full'));
    const set = await scene({ adopt: fail, put: fail, remove: fail });
    void set.client.do(reply('hello'));
    await set.deliver();
    expect(texts(set)).toEqual(['hello']);
  });

  test('C25 (P1, P2): whatever the line does, each is in effect once, in order', async () => {
    const counted = { cuts: 0, repeats: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(5), { minLength: 5, maxLength: 40 }), async (story) => {
        const set = await scene();
        let written = 0;
        for (const happens of story) {
          const line = set.floor.network.last();
          if (happens === 0) line.deliverUp(1);
          else if (happens === 1) line.deliverDown(1);
          else if (happens === 2) set.floor.failing.commands += 1;
          else if (happens === 3) {
            line.cut();
            counted.cuts += 1;
            set.clock.pass(1_000);
          } else void set.client.do(reply(`${written++}`));
          await set.pass(1, 1);
        }
        await set.pass(120_000, 2_000);
        expect(texts(set)).toEqual(Array.from({ length: written }, (_, n) => `${n}`));
        expect(states(set)).toEqual([]);
        counted.repeats += set.floor.frames('do').length - written;
      }),
      { numRuns: 40 },
    );
    expect(Math.min(counted.cuts, counted.repeats)).toBeGreaterThan(0);
  }, 60_000);
});

describe('acts', () => {
  test('C26: are answered, or refused', async () => {
    const set = await scene();
    const did = watch(set.client.do({ kind: 'accept', interaction: 'one' }));
    await set.deliver();
    set.floor.refuse('already-accepted');
    const refused = watch(set.client.do({ kind: 'accept', interaction: 'one' }));
    await set.deliver();
    expect([did.outcome, refused.outcome]).toEqual([{ did: {} }, { refused: 'already-accepted' }]);
    expect(set.client.outbox.value).toEqual([]);
  });

  test('C26 (P1): fail after five seconds offline, and are not sent later', async () => {
    const set = await scene();
    set.floor.network.refuse(1006);
    set.floor.network.last().cut();
    const seen = watch(set.client.do({ kind: 'ask' }));
    await set.pass(actFailsAfterMs - 1, 1_000);
    expect(seen.outcome).toBe('none yet');
    await set.pass(1, 1);
    expect(seen.outcome).toEqual({ failed: 'offline' });
    set.floor.network.refuse(null);
    await set.pass(40_000, 1_000);
    expect(set.floor.frames('do')).toEqual([]);
  });

  test('C26 (P2): back within five seconds: sent again with the same id', async () => {
    const set = await scene();
    const seen = watch(set.client.do({ kind: 'ask' }, { id: 'mine' }));
    set.floor.network.last().cut();
    await set.pass(2_000);
    expect(seen.outcome).toEqual({ did: {} });
    expect(set.floor.frames('do').map(({ id }) => id)).toEqual(['mine']);
    await set.pass(10_000, 1_000);
    expect(set.clock.waiting()).toBe(1);
  });

  test('C26 (P1): given, but the line is lost before the answer, for more than five seconds: failed', async () => {
    const set = await scene();
    const seen = watch(set.client.do({ kind: 'ask' }));
    set.floor.network.last().deliverUp();
    set.floor.network.refuse(1006);
    set.floor.network.last().cut();
    await set.pass(actFailsAfterMs, 500);
    expect(seen.outcome).toEqual({ failed: 'offline' });
  });

  test('C26: an answer may take its time on a line that is there', async () => {
    const set = await scene();
    set.floor.lose((frame) => frame.t === 'did');
    set.floor.network.last().cut();
    const seen = watch(set.client.do({ kind: 'ask' }, { id: 'mine' }));
    await set.pass(20_000, 500);
    expect([seen.outcome, set.floor.frames('do').length]).toEqual(['none yet', 1]);
    set.floor.send({ t: 'did', id: 'mine', result: {} });
    set.floor.lose(() => false);
    set.floor.send({ t: 'did', id: 'mine', result: {} });
    await set.deliver();
    expect(seen.outcome).toEqual({ did: {} });
  });

  test('C26: a server that fails is asked again, for five seconds', async () => {
    const set = await scene();
    set.floor.failing.commands = 2;
    const helped = watch(set.client.do({ kind: 'ask' }));
    await set.pass(4_000);
    set.floor.failing.commands = 100;
    const given = watch(set.client.do({ kind: 'ask' }));
    await set.pass(5_100);
    expect([helped.outcome, given.outcome]).toEqual([{ did: {} }, { failed: 'offline' }]);
  });

  test('C26: an answer that comes twice, or to nothing, is no matter', async () => {
    const set = await scene();
    const seen = watch(set.client.do({ kind: 'ask' }, { id: 'mine' }));
    await set.deliver();
    set.floor.send({ t: 'did', id: 'mine', result: { version: 9 } });
    set.floor.send({ t: 'refused', id: 'other', why: 'full' });
    set.floor.send({ t: 'failed', id: 'other' });
    await set.deliver();
    expect(seen.outcome).toEqual({ did: {} });
  });
});

describe('the outbox of a browser', () => {
  /** Locks as far as they are used: held for ever, and asked for. */
  function fakeLocks() {
    const names: string[] = [];
    const locks = {
      query: () => Promise.resolve({ held: names.map((name) => ({ name })) }),
      request: (name: string, then: () => Promise<never>) => {
        names.push(name);
        return then();
      },
    };
    return { locks: locks as unknown as LockManager, release: (name: string) => names.splice(names.indexOf(name), 1) };
  }
  const item = (id: string, page: string): KeptItem => ({
    ...{ id, page, command: reply(id), at: 1, principal: 'ana', refused: null },
  });

  test('C27: keeps, changes and removes, over reloads', async () => {
    const factory = new IDBFactory();
    const store = indexedDbOutbox('desk', factory, undefined);
    await store.put(item('a', 'p'));
    await store.put(item('b', 'p'));
    await store.put({ ...item('b', 'p'), refused: 'full' });
    await store.remove('a');
    expect(await indexedDbOutbox('desk', factory, undefined).adopt('q')).toEqual([
      { ...item('b', 'q'), refused: 'full' },
    ]);
    expect(await indexedDbOutbox('chat', factory, undefined).adopt('q')).toEqual([]);
  });

  test('C27: a page takes over what a page that is gone has written, and nothing of one that lives', async () => {
    const factory = new IDBFactory();
    const { locks, release } = fakeLocks();
    const [one, two, three] = [1, 2, 3].map(() => indexedDbOutbox('desk', factory, locks));
    expect(await one!.adopt('one')).toEqual([]);
    await one!.put(item('a', 'one'));
    expect(await two!.adopt('two')).toEqual([]);
    release('desk:one');
    expect(await three!.adopt('three')).toEqual([item('a', 'three')]);
  });
});

describe('ids', () => {
  test('C28: 22 letters that the wire takes, from the randomness given', () => {
    fc.assert(
      fc.property(fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (stream) => {
        expect(newId(() => stream.next().value!)).toMatch(/^[A-Za-z0-9_-]{22}$/);
      }),
    );
  });
});
