import { maskTyping, emptyDraft } from '@oriel/domain/drafts';
import { dotsForMs, draftUnitsMax, type Splice, type Up } from '@oriel/protocol';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Bus, Item, Live } from '../bus/bus.ts';
import { DraftMirror } from '../hub/draft-mirror.ts';
import { KeptLog } from '../log.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { KeptDrafts } from './draft-store.ts';
import { createDrafts, wholeEveryRevisions, type Draftable } from './live-drafts.ts';
import type { DraftSource } from './drafts.ts';

const tenMinutes = 10 * 60_000;

function make(store = new KeptDrafts(), elsewhere: ReadonlySet<string> = new Set()) {
  const clock = new VirtualClock();
  const log = new KeptLog();
  const published: Live[] = [];
  const mirror = new DraftMirror();
  const bus: Bus = {
    publish: (items: readonly Item[]) => {
      published.push(...(items as Live[]));
      items.forEach((item) => mirror.take(item));
    },
    subscribe: () => () => {},
  };
  const rights = new Map<string, Draftable>([
    ['one', { customer: 'cora', team: 'blue', ongoing: true }],
    ['two', { customer: 'carl', team: 'blue', ongoing: false }],
  ]);
  let streams = 100;
  const room = createDrafts({
    bus,
    clock,
    log,
    store,
    mayDraft: (agent, interaction) => (agent === 'ana' ? rights.get(interaction) : undefined),
    newStream: () => ++streams,
    here: bus,
    isElsewhere: ({ agent, interaction }) => elsewhere.has(`${agent} ${interaction}`),
  });
  /** What was published since it was last asked. */
  const news = () => published.splice(0).map(brief);
  return { clock, log, store, room, rights, mirror, published, news };
}

/** An item, in a line. */
function brief(item: Live): string {
  switch (item.kind) {
    case 'draft-whole':
      return `whole ${item.stream} ${item.interaction}/${item.what} r${item.rev} "${item.text}"${item.keyAt ? '' : ' old'}`;
    case 'draft-splice':
      return `splice ${item.stream} r${item.rev} ${item.splice.at},${item.splice.del},"${item.splice.ins}"`;
    case 'draft-over':
      return `over ${item.stream}`;
    case 'focus':
      return `focus ${item.interaction}`;
    case 'typing':
      return `typing ${item.interaction} ${item.customer} ${item.team}`;
  }
}

const whole = (text: string, more: Partial<Extract<Up, { t: 'draft' }>> = {}): Extract<Up, { t: 'draft' }> => ({
  t: 'draft',
  stream: 1,
  interaction: 'one',
  what: 'reply',
  rev: 1,
  text,
  spans: [],
  typed: true,
  ...more,
});

/** Types letter by letter at the end, from revision `rev` on. */
function type(source: DraftSource, text: string, at: number, rev: number, stream = 1): void {
  [...text].forEach((ins, i) => {
    expect(source.splice({ stream, rev: rev + i, splices: [{ at: at + i, del: 0, ins }] })).toBe('taken');
  });
}

describe('the drafts’ path', () => {
  test('D20 S1 a draft goes whole, then splice by splice, whoever looks', () => {
    const { room, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('H'));
    type(ana, 'ey', 1, 2);
    expect(news()).toEqual([
      'whole 101 one/reply r1 "H"',
      'typing one cora blue',
      'splice 101 r2 1,0,"e"',
      'splice 101 r3 2,0,"y"',
    ]);
  });

  test('D20 several splices of one frame go in one batch', () => {
    const { room, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('Hello'));
    news();
    expect(
      ana.splice({
        stream: 1,
        rev: 2,
        splices: [
          { at: 5, del: 0, ins: '!' },
          { at: 0, del: 5, ins: 'Bye' },
        ],
      }),
    ).toBe('taken');
    expect(news()).toEqual(['splice 101 r2 5,0,"!"', 'splice 101 r3 0,5,"Bye"']);
  });

  test('D10 a client that masks nothing is masked here, before anything is told or stored', async () => {
    const { room, published, store, clock } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('card '));
    type(ana, '4111111111111111', 5, 2);
    ana.whole(whole('card 4111 1111 1111 1111', { rev: 40 }));
    await clock.pass(1_000);
    const told = JSON.stringify([published, [...store.rows.values()]]);
    expect(told).not.toMatch(/4111 ?1111/);
    expect(store.rows.get('ana one reply')?.text).toBe('card 4111 11•• •••• ••••');
  });

  test('D1 what does not fit is malformed, and the draft stays as it was', () => {
    const { room, mirror, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('Hey'));
    news();
    const bad: Splice[][] = [
      [{ at: 9, del: 0, ins: 'x' }],
      [
        { at: 3, del: 0, ins: '!' },
        { at: 0, del: 9, ins: '' },
      ],
      [{ at: 0, del: 0, ins: 'x'.repeat(draftUnitsMax) }],
    ];
    for (const splices of bad) expect(ana.splice({ stream: 1, rev: 2, splices })).toBe('malformed');
    expect(ana.splice({ stream: 1, rev: 3, splices: [{ at: 0, del: 0, ins: 'x' }] })).toBe('malformed');
    expect(ana.splice({ stream: 7, rev: 2, splices: [{ at: 0, del: 0, ins: 'x' }] })).toBe('unknown-stream');
    expect(news()).toEqual([]);
    expect(mirror.byStream(101)?.text).toBe('Hey');
  });

  test('D21 an emptied draft is over at once, its dots too; what is written next is another stream', async () => {
    const { room, news, clock } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('H'));
    news();
    ana.splice({ stream: 1, rev: 2, splices: [{ at: 0, del: 1, ins: '' }] });
    expect(news()).toEqual(['over 101', 'typing one cora blue']);
    await clock.pass(1_000);
    type(ana, 'Y', 0, 3);
    expect(news()).toEqual(['whole 102 one/reply r3 "Y"', 'typing one cora blue']);
    ana.whole(whole('', { stream: 2, rev: 4 }));
    expect(news()).toEqual(['over 102', 'typing one cora blue']);
    ana.whole(whole('', { stream: 3, rev: 5 }));
    expect(news()).toEqual([]);
  });

  test('D22 the page that wrote last owns the draft; another’s splices come to nothing', () => {
    const { room, mirror, news } = make();
    const one = room.attach('ana', 'p1');
    const two = room.attach('ana', 'p2');
    one.whole(whole('Hey'));
    two.whole(whole('Hey', { rev: 2, typed: false }));
    expect(news()).toEqual(['whole 101 one/reply r1 "Hey"', 'typing one cora blue', 'whole 102 one/reply r2 "Hey"']);
    expect(one.splice({ stream: 1, rev: 2, splices: [{ at: 3, del: 0, ins: '!' }] })).toBe('unknown-stream');
    type(two, '?', 3, 3);
    expect(mirror.ofAgent('ana').map(({ text, page, stream }) => ({ text, page, stream }))).toEqual([
      { text: 'Hey?', page: 'p2', stream: 102 },
    ]);
  });

  test('D22 a page that comes back with an older revision takes nothing from the page that wrote on', () => {
    const { room, mirror } = make();
    const one = room.attach('ana', 'p1');
    one.whole(whole('Hey'));
    one.end();
    const two = room.attach('ana', 'p2');
    two.whole(whole('Hey you', { rev: 5 }));
    const back = room.attach('ana', 'p1');
    back.whole(whole('Hey', { rev: 2, typed: false }));
    expect(mirror.ofAgent('ana').map(({ text }) => text)).toEqual(['Hey you']);
    back.whole(whole('Hey there', { rev: 3 }));
    expect(mirror.ofAgent('ana').map(({ text }) => text)).toEqual(['Hey there']);
  });

  test('D23 without the right to read there is no draft, and losing it ends the draft', () => {
    const { room, rights, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('secret', { interaction: 'three' }));
    expect(ana.splice({ stream: 1, rev: 2, splices: [{ at: 0, del: 0, ins: 'x' }] })).toBe('unknown-stream');
    room.attach('ben', 'p2').whole(whole('not mine'));
    expect(news()).toEqual([]);
    ana.whole(whole('Hey'));
    news();
    rights.delete('one');
    expect(ana.splice({ stream: 1, rev: 2, splices: [{ at: 0, del: 0, ins: 'x' }] })).toBe('unknown-stream');
    expect(news()[0]).toBe('over 101');
    rights.set('one', { customer: 'cora', team: 'blue', ongoing: true });
    ana.whole(whole('Hey', { stream: 2 }));
    rights.delete('one');
    news();
    ana.whole(whole('Hey you', { stream: 3 }));
    expect(news()[0]).toBe('over 102');
  });

  test('D24 what was sent ends its stream, and not what was begun meanwhile', async () => {
    const { room, store, clock, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('First'));
    await clock.pass(1_000);
    expect(store.rows.size).toBe(1);
    const first = ana.sending('one', 'reply');
    ana.whole(whole('Sec', { stream: 2, rev: 2 }));
    const second = ana.sending('one', 'reply');
    news();
    first.sent();
    expect(news()).toEqual([]);
    second.sent();
    expect(news()).toEqual(['over 102', 'typing one cora blue']);
    await clock.pass(0);
    expect(store.rows.size).toBe(0);
    second.sent();
    ana.sending('two', 'comment').sent();
    expect(news()).toEqual([]);
  });

  test('D24 a reply ends no comment of the same interaction', () => {
    const { room, mirror } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('for the customer'));
    ana.whole(whole('for colleagues', { stream: 2, what: 'comment' }));
    ana.sending('one', 'reply').sent();
    expect(mirror.ofAgent('ana').map(({ what, text }) => `${what}: ${text}`)).toEqual(['comment: for colleagues']);
  });

  test('D25 every 128th revision goes whole', () => {
    const { room, published } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('x'));
    type(ana, 'y'.repeat(3 * wholeEveryRevisions), 1, 2);
    const wholes = published.filter((item) => item.kind === 'draft-whole');
    expect(wholes.map(({ rev }) => rev)).toEqual([1, 128, 256, 384]);
  });

  test('D26 the customer is told of typing at most once a second, and of the last key', async () => {
    const { room, published, clock } = make();
    const ana = room.attach('ana', 'p1');
    const told: { at: number; until: number }[] = [];
    const start = clock.now();
    const collect = () =>
      published
        .splice(0)
        .forEach((item) => item.kind === 'typing' && told.push({ at: clock.now() - start, until: item.until - start }));
    ana.whole(whole('x'));
    for (let i = 0; i < 25; i++) {
      collect();
      await clock.pass(100);
      type(ana, 'y', 1 + i, 2 + i);
    }
    for (let i = 0; i < 30; i++) {
      collect();
      await clock.pass(100);
    }
    expect(told).toEqual([
      { at: 0, until: dotsForMs },
      { at: 1000, until: 900 + dotsForMs },
      { at: 2000, until: 1900 + dotsForMs },
      { at: 3000, until: 2500 + dotsForMs },
    ]);
  });

  test('D26 no dots for a comment, for what is not ongoing, or when nothing was typed', () => {
    const { room, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('a', { what: 'comment' }));
    ana.whole(whole('b', { interaction: 'two', stream: 2 }));
    ana.whole(whole('c', { stream: 3, typed: false }));
    expect(news().filter((line) => line.startsWith('typing'))).toEqual([]);
  });

  test('D27 a cut connection types no more; the draft stays, and takes its author back', () => {
    const { room, mirror, news } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('Hey'));
    news();
    ana.end();
    ana.end();
    expect(news()).toEqual(['typing one cora blue', 'whole 101 one/reply r1 "Hey" old']);
    expect(mirror.ofAgent('ana').map(({ page }) => page)).toEqual(['-']);
    const back = room.attach('ana', 'p1');
    back.whole(whole('Hey', { rev: 2, typed: false }));
    type(back, '!', 3, 3);
    expect(mirror.ofAgent('ana').map(({ text }) => text)).toEqual(['Hey!']);
  });

  test('D28 a draft is stored at most once a second, newest last, and never on the path', async () => {
    const { room, store, clock } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('x'));
    expect(store.saves).toBe(0);
    for (let i = 0; i < 100; i++) {
      type(ana, 'y', 1 + i, 2 + i);
      await clock.pass(50);
    }
    expect(store.saves).toBe(5);
    type(ana, '!', 101, 102);
    await clock.pass(2_000);
    expect(store.saves).toBe(6);
    expect(store.rows.get('ana one reply')?.text).toBe(`x${'y'.repeat(100)}!`);
    await clock.pass(60_000);
    expect(store.saves).toBe(6);
  });

  test('D28 a store that is away is not felt, logged once, and caught up with', async () => {
    const { room, store, clock, log, mirror } = make();
    const ana = room.attach('ana', 'p1');
    store.failing = true;
    ana.whole(whole('Hey'));
    ana.whole(whole('Note', { stream: 2, what: 'comment' }));
    await clock.pass(10_000);
    type(ana, '!', 3, 2);
    expect(mirror.ofAgent('ana').map(({ text }) => text)).toEqual(['Hey!', 'Note']);
    expect(log.lines.length).toBe(1);
    store.failing = false;
    await clock.pass(31_000);
    expect([...store.rows.values()].map(({ text }) => text)).toEqual(['Hey!', 'Note']);
  });

  test('D28 S10 a row says what stands there, and nothing about how it was typed', async () => {
    const { room, store, clock } = make();
    const ana = room.attach('ana', 'p1');
    ana.whole(whole('Hey'));
    await clock.pass(1_000);
    expect([...store.rows.values()]).toEqual([
      { agent: 'ana', interaction: 'one', what: 'reply', rev: 1, text: 'Hey', spans: [], savedAt: clock.now() },
    ]);
  });

  test('D28 what is not stored yet is stored when the server stops', async () => {
    const { room, store, clock } = make();
    room.attach('ana', 'p1').whole(whole('Hey'));
    await room.stop();
    expect(store.rows.get('ana one reply')?.text).toBe('Hey');
    expect(clock.waiting).toBe(0);
  });

  test('D29 after a start the stored drafts stand there, typed long ago', async () => {
    const before = make();
    before.room.attach('ana', 'p1').whole(
      whole('card 4111 11•• •', {
        spans: [
          { at: 12, length: 2 },
          { at: 15, length: 1 },
        ],
      }),
    );
    await before.room.stop();
    const { room, mirror, news, clock, store } = make(before.store);
    await room.start();
    expect(news()).toEqual(['whole 101 one/reply r1 "card 4111 11•• •" old']);
    expect(mirror.ofAgent('ana')[0]?.spans).toEqual([
      { at: 12, length: 2 },
      { at: 15, length: 1 },
    ]);
    await clock.pass(tenMinutes - 1);
    expect(news()).toEqual([]);
    await clock.pass(1);
    expect(news()).toEqual(['over 101']);
    expect(store.rows.size).toBe(0);
  });

  test('N4 a draft that another node holds is not brought back, and what nobody holds here is left to that node', async () => {
    const before = make();
    before.room.attach('ana', 'p1').whole(whole('hello'));
    await before.room.stop();
    const there = make(before.store, new Set(['ana one']));
    await there.room.start();
    expect(there.news()).toEqual([]);
    const { room, news, clock, store } = make(before.store);
    await room.start();
    expect(news()).toHaveLength(1);
    room.heldElsewhere({ agent: 'ana', interaction: 'one', what: 'reply' });
    await clock.pass(2 * tenMinutes);
    expect(news()).toEqual([]);
    expect(store.rows.size).toBe(1);
  });

  test('D29 who writes before the store was read keeps what they wrote', async () => {
    const store = new KeptDrafts();
    await store.save({ agent: 'ana', interaction: 'one', what: 'reply', rev: 9, text: 'old', spans: [], savedAt: 1 });
    store.failing = true;
    const { room, mirror, clock } = make(store);
    await room.start();
    room.attach('ana', 'p1').whole(whole('new'));
    store.failing = false;
    await clock.pass(2_000);
    expect(mirror.ofAgent('ana').map(({ text }) => text)).toEqual(['new']);
    expect(store.rows.get('ana one reply')?.text).toBe('new');
  });

  test('D18 dropped ten minutes after the author’s last connection, not while one is there', async () => {
    const { room, clock, news, store } = make();
    const one = room.attach('ana', 'p1');
    const two = room.attach('ana', 'p2');
    one.whole(whole('Hey'));
    one.end();
    await clock.pass(2 * tenMinutes);
    two.end();
    await clock.pass(tenMinutes - 1);
    const back = room.attach('ana', 'p3');
    await clock.pass(2 * tenMinutes);
    back.end();
    news();
    await clock.pass(tenMinutes - 1);
    expect(news()).toEqual([]);
    expect(store.rows.size).toBe(1);
    await clock.pass(1);
    expect(news()).toEqual(['over 101']);
    expect(store.rows.size).toBe(0);
    await clock.pass(60_000);
    expect(clock.waiting).toBe(0);
  });

  test('D30 the look is where the newest input is, and over with the last connection', () => {
    const { room, news } = make();
    const one = room.attach('ana', 'p1');
    const two = room.attach('ana', 'p2');
    one.focus('one');
    one.focus('one');
    expect(news()).toEqual(['focus one']);
    two.focus('two');
    expect(news()).toEqual(['focus two']);
    one.whole(whole('a', { what: 'comment' }));
    expect(news()).toEqual(['focus one', 'whole 101 one/comment r1 "a"']);
    two.focus('two');
    two.end();
    expect(news()).toEqual(['focus two', 'focus one']);
    one.end();
    expect(news().filter((line) => line.startsWith('focus'))).toEqual(['focus null']);
  });

  test('D31 P6 the mirror equals mask(author’s text) after any edits', () => {
    const edit = fc.record({ at: fc.nat(), del: fc.nat(3), ins: fc.stringMatching(/^[a-c45 •]{0,12}$/) });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 300 }), (edits) => {
        const { room, mirror } = make();
        const ana = room.attach('ana', 'p1');
        let text = maskTyping(emptyDraft, { at: 0, del: 0, ins: '# ' });
        ana.whole(whole('# '));
        edits.forEach(({ at, del, ins }, i) => {
          const from = 2 + (at % (text.text.length - 1));
          const splice = { at: from, del: Math.min(del, text.text.length - from), ins };
          text = maskTyping(text, splice);
          ana.splice({ stream: 1, rev: 2 + i, splices: [splice] });
          expect(mirror.byStream(101)).toMatchObject({ rev: 2 + i, text: text.text, spans: text.spans });
        });
      }),
      { numRuns: 40 },
    );
  });
});
