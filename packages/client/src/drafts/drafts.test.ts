import { decodeDraftFrame, draftUnitsMax, frameBytesMax } from '@oriel/protocol';
import type { View } from '@oriel/protocol';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clientOnFloor } from '../testing/client-on-floor.ts';
import type { Scene } from '../testing/client-on-floor.ts';
import { takenOver } from './taken-over.ts';
import { drafts, idleEditorsMax } from './drafts.ts';
import type { Drafts } from './drafts.ts';
import type { DraftStorage } from './kept-drafts.ts';
import { watchDrafts } from './watched.ts';

const desk: View = { view: 'desk', agent: 'ana' };

function memoryStorage(): DraftStorage & { held: Map<string, string> } {
  const held = new Map<string, string>();
  return {
    held,
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

interface DraftScene extends Scene {
  storage: ReturnType<typeof memoryStorage>;
  own: Drafts;
  /** What the supervisor sees of the reply in interaction one. */
  watched(): { text: string; whole: boolean } | undefined;
}

async function scene(): Promise<DraftScene> {
  const set = await clientOnFloor();
  set.floor.interaction('one', 'ana');
  set.floor.interaction('two', 'ana');
  const storage = memoryStorage();
  const own = drafts(set.client, { storage });
  const supervisor = set.another({ seat: false });
  watchDrafts(supervisor);
  const seen = supervisor.open(desk);
  await set.deliver();
  const watched = () => {
    const draft = seen.drafts.value.get('one/reply');
    return draft && { text: draft.text, whole: draft.whole };
  };
  return { ...set, storage, own, watched };
}

/** Another tab of the same agent. */
async function anotherTab({ another, storage, deliver }: DraftScene): Promise<Drafts> {
  const client = another();
  await deliver();
  const tab = drafts(client, { storage });
  await deliver();
  return tab;
}

const typeIn = async (set: DraftScene, text: string, editor = set.own.editor('one', 'reply')) => {
  for (let n = 1; n <= text.length; n++) {
    editor.input(text.slice(0, n));
    await set.pass(20, 20);
  }
};

describe('a draft, as its author sends it', () => {
  test('C30: whole first, then splices under its stream, one revision after the other', async () => {
    const set = await scene();
    await typeIn(set, 'Hey');
    const page = set.client.page;
    expect(set.floor.frames('draft')).toEqual([
      { t: 'draft', stream: 1, interaction: 'one', what: 'reply', rev: 1, text: 'H', spans: [], typed: true },
    ]);
    expect(set.floor.binary.flatMap((frame) => decodeDraftFrame(frame, draftUnitsMax))).toEqual([
      { stream: 1, rev: 2, splices: [{ at: 1, del: 0, ins: 'e' }] },
      { stream: 1, rev: 3, splices: [{ at: 2, del: 0, ins: 'y' }] },
    ]);
    expect(set.floor.drafts.held.get('one/reply')).toMatchObject({ draft: { text: 'Hey' }, page, rev: 3 });
    expect(set.watched()).toEqual({ text: 'Hey', whole: true });
  });

  test('AP7 a text that came back stands here again, and its watchers see it; nobody typed it: no dots', async () => {
    const set = await scene();
    const editor = set.own.editor('one', 'reply');
    editor.putBack('Card 4111 1111 1111 1111, sorry.');
    await set.pass(20, 20);
    expect(editor.text.value).toBe('Card 4111 1111 1111 1111, sorry.');
    expect(set.watched()?.text).toBe('Card 4111 11•• •••• ••••, sorry.');
    expect(set.floor.frames('draft').map(({ typed }) => typed)).toEqual([false]);
    editor.sent();
    expect(editor.text.value).toBe('');
  });

  test('C31 (S1): at most one frame in 16 ms, the last text always, whoever watches', async () => {
    const set = await scene();
    const editor = set.own.editor('one', 'reply');
    for (let n = 1; n <= 40; n++) {
      editor.input('x'.repeat(n));
      await set.pass(4, 4);
    }
    await set.pass(16, 16);
    expect(set.floor.frames('draft').length + set.floor.binary.length).toBeLessThanOrEqual(1 + 160 / 16);
    expect(set.watched()?.text).toBe('x'.repeat(40));
    expect(set.clock.waiting()).toBeLessThan(10);
  });

  test('RF12 C31: a machine’s clock that is set back an hour stops no keystroke', async () => {
    const set = await scene();
    const editor = set.own.editor('one', 'reply');
    editor.input('He');
    await set.pass(20, 20);
    set.clock.set(-3_600_000);
    editor.input('Hey');
    await set.pass(20, 20);
    expect(set.watched()?.text).toBe('Hey');
  });

  test('C31 (P6): on a slow network the frames wait, and one says it all', async () => {
    const set = await scene();
    set.floor.network.setUnsentBytes(1e6);
    await typeIn(set, 'slowly');
    expect([set.floor.frames('draft').length, set.watched()]).toEqual([0, undefined]);
    set.floor.network.setUnsentBytes(0);
    await set.pass(20, 20);
    expect([set.floor.frames('draft').length, set.watched()?.text]).toEqual([1, 'slowly']);
  });

  test('C32: a card number leaves the page dotted, and the author’s own text stays whole', async () => {
    const set = await scene();
    await typeIn(set, 'card 4111 1111 1111 1111 ok');
    const editor = set.own.editor('one', 'reply');
    expect(set.watched()?.text).toBe('card 4111 11•• •••• •••• ok');
    expect([editor.text.value, editor.isHidden.value]).toEqual(['card 4111 1111 1111 1111 ok', true]);
    const said = JSON.stringify(set.floor.frames('draft')) + set.floor.binary.map((one) => String.fromCharCode(...one));
    expect(said.match(/\d/g)?.length).toBeLessThan(60);
    expect([...set.storage.held.values()].join()).not.toMatch(/1111.?1111/);
  });

  test('C33: after a reconnect the whole text again, typed or not while away, and no dots for it', async () => {
    const set = await scene();
    await typeIn(set, 'Hel');
    set.floor.network.links[0]!.cut();
    set.own.editor('one', 'reply').input('Hello');
    await set.pass(3_000);
    expect(set.floor.frames('draft').at(-1)).toEqual({
      ...{ t: 'draft', stream: 2, interaction: 'one', what: 'reply', rev: 4, text: 'Hello', spans: [], typed: false },
    });
    expect(set.watched()?.text).toBe('Hello');
    await typeIn(set, 'Hello!');
    expect(set.watched()?.text).toBe('Hello!');
  });

  test('C33: what was deleted while away is gone for everybody', async () => {
    const set = await scene();
    await typeIn(set, 'Hel');
    set.floor.network.links[0]!.cut();
    set.own.editor('one', 'reply').input('');
    await set.pass(3_000);
    expect([set.watched(), set.floor.drafts.held.size]).toEqual([undefined, 0]);
  });

  test('C34: an emptied draft is over; the next text begins a new stream', async () => {
    const set = await scene();
    await typeIn(set, 'No');
    const editor = set.own.editor('one', 'reply');
    editor.clear();
    await set.pass(20, 20);
    expect([set.watched(), editor.text.value, set.storage.held.size]).toEqual([undefined, '', 0]);
    await typeIn(set, 'Yes');
    expect(set.floor.frames('draft').map(({ stream, text }) => [stream, text])).toEqual([
      [1, 'N'],
      [2, 'Y'],
    ]);
    expect(set.watched()?.text).toBe('Yes');
  });

  test('C34: a sent draft stays with the watchers until the reply is in effect', async () => {
    const set = await scene();
    await typeIn(set, 'Done.');
    const editor = set.own.editor('one', 'reply');
    const answer = set.client.do({ kind: 'reply', interaction: 'one', text: editor.text.value });
    editor.sent();
    expect([editor.text.value, set.watched()?.text]).toEqual(['', 'Done.']);
    await set.deliver();
    expect([await answer, set.watched()]).toEqual([{ did: { interaction: 'one', version: 1 } }, undefined]);
    await typeIn(set, 'Next');
    expect(set.watched()?.text).toBe('Next');
  });

  test('C35: each interaction and kind has its own draft, kept while another is in front', async () => {
    const set = await scene();
    await typeIn(set, 'one');
    await typeIn(set, 'two', set.own.editor('two', 'reply'));
    await typeIn(set, 'note', set.own.editor('one', 'comment'));
    expect(set.own.editor('one', 'reply').text.value).toBe('one');
    expect([...set.floor.drafts.held].map(([key, { draft }]) => [key, draft.text])).toEqual([
      ['one/reply', 'one'],
      ['two/reply', 'two'],
      ['one/comment', 'note'],
    ]);
  });

  test('C36: what the server ended meanwhile is said whole when more is written', async () => {
    const set = await scene();
    await typeIn(set, 'text');
    set.floor.drafts.end('one', 'reply');
    await set.deliver();
    expect(set.own.editor('one', 'reply').text.value).toBe('text');
    set.own.editor('one', 'reply').input('text!');
    await set.pass(20, 20);
    expect(set.watched()?.text).toBe('text!');
  });

  test('C36: the longest text, every digit of it hidden, fits into a frame', async () => {
    const set = await scene();
    set.own.editor('one', 'reply').input(`4123 ${'1 '.repeat(draftUnitsMax / 2)}`.slice(0, draftUnitsMax));
    await set.deliver();
    const [whole] = set.floor.frames('draft');
    expect(new TextEncoder().encode(JSON.stringify(whole)).length).toBeLessThan(frameBytesMax);
    expect(set.watched()?.text).toHaveLength(draftUnitsMax);
    expect(set.floor.drafts.held.get('one/reply')?.draft.spans.length).toBeGreaterThan(9_000);
  });

  test('C36: a text over the limit is sent as far as the limit', async () => {
    const set = await scene();
    set.own.editor('one', 'reply').input(`${'x'.repeat(draftUnitsMax - 1)}😀`);
    await set.deliver();
    expect(set.watched()?.text).toBe('x'.repeat(draftUnitsMax - 1));
  });
});

describe('a draft that survives', () => {
  test('C37: a reload: the copy on this machine, masked, at most a second old', async () => {
    const set = await scene();
    await typeIn(set, 'to be continued');
    set.tell('page-hidden');
    set.client.end();
    set.floor.drafts.held.clear();
    const tab = await anotherTab(set);
    expect(tab.editor('one', 'reply').initial()).toBe('to be continued');
    await set.deliver();
    expect(set.floor.drafts.held.get('one/reply')?.draft.text).toBe('to be continued');
  });

  test('C37: the copy is written at most once a second', async () => {
    const set = await scene();
    let writes = 0;
    const { setItem } = set.storage;
    set.storage.setItem = (key, value) => {
      writes += 1;
      setItem(key, value);
    };
    await typeIn(set, 'x'.repeat(200));
    expect(writes).toBeGreaterThan(3);
    expect(writes).toBeLessThanOrEqual(5);
  });

  test('C37: a crash: the server’s copy where it is newer', async () => {
    const set = await scene();
    set.storage.setItem('oriel-drafts:ana', JSON.stringify({ 'one/reply': { text: 'old', spans: [], rev: 1, at: 1 } }));
    set.floor.drafts.whole(
      { t: 'draft', stream: 1, interaction: 'one', what: 'reply', rev: 9, text: 'newer', spans: [], typed: true },
      set.floor.network.links[0]!,
      set.client.page,
    );
    set.floor.network.links[0]!.cut();
    await set.pass(3_000);
    expect(set.own.editor('one', 'reply').initial()).toBe('newer');
    await typeIn(set, 'newer!');
    expect(set.floor.drafts.held.get('one/reply')).toMatchObject({ draft: { text: 'newer!' } });
    expect(set.floor.frames('draft').at(0)?.rev).toBe(10);
  });

  test('C37: what is on its way as a reply does not come back as a draft', async () => {
    const set = await scene();
    await typeIn(set, 'sent');
    set.tell('page-hidden');
    set.floor.network.links[0]!.cut();
    void set.client.do({ kind: 'reply', interaction: 'one', text: 'sent' });
    const again = drafts(set.client, { storage: set.storage });
    expect(again.editor('one', 'reply').initial()).toBe('');
  });

  test('C37: asked for before the desk is open: the server’s copy comes with it', async () => {
    const set = await scene();
    set.floor.drafts.whole(
      { t: 'draft', stream: 1, interaction: 'one', what: 'reply', rev: 9, text: 'kept', spans: [], typed: true },
      set.floor.network.links[0]!,
      'mine',
    );
    set.client.end();
    const client = set.another({ page: 'mine' });
    const editor = drafts(client).editor('one', 'reply');
    expect(editor.text.value).toBe('');
    await set.deliver();
    expect(editor.text.value).toBe('kept');
    set.floor.network.last().cut();
    editor.sent();
    await set.pass(3_000);
    expect(editor.text.value).toBe('');
  });

  test('C37: a restart of the server: what it kept is nobody’s, and goes on here', async () => {
    const set = await scene();
    set.floor.drafts.whole(
      { t: 'draft', stream: 1, interaction: 'one', what: 'reply', rev: 9, text: 'kept', spans: [], typed: false },
      set.floor.network.links[0]!,
      '-',
    );
    await set.deliver();
    const editor = set.own.editor('one', 'reply');
    expect([editor.initial(), editor.mirror.value]).toEqual(['kept', null]);
    await typeIn(set, 'kept!');
    expect(set.watched()?.text).toBe('kept!');
  });

  test('C37: what was sent from another device does not come back from this machine’s copy', async () => {
    const set = await scene();
    await typeIn(set, 'sent there');
    set.own.end();
    const again = drafts(set.client, { storage: set.storage });
    expect(set.storage.held.size).toBe(1);
    set.floor.drafts.end('one', 'reply');
    await set.deliver();
    expect([set.storage.held.size, again.editor('one', 'reply').initial()]).toEqual([0, '']);
  });

  test('C37: nobody else’s, and none from last week', async () => {
    const set = await scene();
    const at = set.clock.now();
    const week = 7 * 24 * 60 * 60 * 1000;
    set.storage.setItem('oriel-drafts:ben', JSON.stringify({ 'one/reply': { text: 'ben’s', spans: [], rev: 1, at } }));
    set.storage.setItem(
      'oriel-drafts:ana',
      JSON.stringify({ 'two/reply': { text: 'old', spans: [], rev: 1, at: at - week } }),
    );
    expect([set.own.editor('one', 'reply').initial(), set.own.editor('two', 'reply').initial()]).toEqual(['', '']);
  });
});

describe('two tabs', () => {
  test('C35: in which interactions something unsent stands is told, until it is sent', async () => {
    const set = await scene();
    await typeIn(set, 'bye');
    set.own.editor('two', 'comment');
    await set.deliver();
    expect(set.own.unsent()).toEqual(['one']);
    set.own.editor('one', 'reply').sent();
    expect(set.own.unsent()).toEqual([]);
  });

  test('C35: empty ones are let go after a long time, others and what is in front stay', async () => {
    const set = await scene();
    await typeIn(set, 'text', set.own.editor('one', 'reply'));
    const front = set.own.editor('two', 'reply');
    const first = set.own.editor('three', 'reply');
    for (let i = 0; i < idleEditorsMax; i++) {
      set.own.editor(`later${i}`, 'reply');
      expect(set.own.editor('two', 'reply')).toBe(front);
      await set.deliver();
    }
    expect(set.own.editor('one', 'reply').text.value).toBe('text');
    expect(set.own.editor('two', 'reply')).toBe(front);
    expect(set.own.editor('three', 'reply')).not.toBe(first);
  });

  test('C38: the other tab shows what a watcher sees, until it takes over', async () => {
    const set = await scene();
    const tab = await anotherTab(set);
    await typeIn(set, 'my 4111111111');
    const here = set.own.editor('one', 'reply');
    const there = tab.editor('one', 'reply');
    expect([there.text.value, there.mirror.value?.page, here.mirror.value]).toEqual([
      'my 411111••••',
      set.client.page,
      null,
    ]);
    expect(there.takeOver()).toBe('my 411111••••');
    await set.pass(20, 20);
    expect([there.mirror.value, here.mirror.value?.text]).toEqual([null, 'my 411111••••']);
    there.input('my 411111•••• x');
    await set.pass(3_000);
    expect([here.text.value, set.watched()?.text]).toEqual(['my 411111•••• x', 'my 411111•••• x']);
    here.input('back');
    await set.pass(20, 20);
    expect([
      here.mirror.value,
      here.text.value,
      there.text.value,
      there.mirror.value?.text,
      set.watched()?.text,
    ]).toEqual([null, 'back', 'back', 'back', 'back']);
  });

  test('C38: to and fro between tabs, however fast', async () => {
    const set = await scene();
    const tab = await anotherTab(set);
    const [here, there] = [set.own, tab].map((own) => own.editor('one', 'reply'));
    await typeIn(set, 'a');
    for (const text of ['ab', 'abc', 'abcd', 'abcde']) {
      const [next, other] = text.length % 2 === 0 ? [there!, here!] : [here!, there!];
      next.takeOver();
      next.input(text);
      await set.pass(40, 20);
      expect([next.mirror.value, next.text.value, other.mirror.value?.text, set.watched()?.text]).toEqual([
        null,
        ...[text, text, text],
      ]);
    }
  });

  test('C38: what still comes from the other tab after this one took over changes nothing', async () => {
    const set = await scene();
    const tab = await anotherTab(set);
    await typeIn(set, 'a');
    const [here, there] = [set.own.editor('one', 'reply'), tab.editor('one', 'reply')];
    here.input('ab');
    set.floor.network.links[0]!.deliverUp();
    expect(there.takeOver()).toBe('a');
    await set.pass(40, 20);
    expect([there.text.value, there.mirror.value, here.mirror.value?.text]).toEqual(['a', null, 'a']);
  });

  test('C38: what one tab sends is gone from the other', async () => {
    const set = await scene();
    const tab = await anotherTab(set);
    await typeIn(set, 'bye');
    const there = tab.editor('one', 'reply');
    void set.client.do({ kind: 'reply', interaction: 'one', text: 'bye' });
    set.own.editor('one', 'reply').sent();
    await set.deliver();
    expect([there.text.value, there.mirror.value, set.storage.held.size]).toEqual(['', null, 0]);
  });

  test('C38: what is sent from another device leaves no copy on this one', async () => {
    const set = await scene();
    await typeIn(set, 'begun here');
    const client = set.another();
    await set.deliver();
    const phone = drafts(client, { storage: memoryStorage() });
    await set.deliver();
    phone.editor('one', 'reply').input('sent there');
    await set.pass(40, 20);
    set.own.editor('one', 'reply').takeOver();
    await set.pass(1_500, 500);
    phone.editor('one', 'reply').input('sent there');
    await set.pass(40, 20);
    expect([set.own.editor('one', 'reply').text.value, set.storage.held.size]).toEqual(['sent there', 1]);
    void client.do({ kind: 'reply', interaction: 'one', text: 'sent there' });
    phone.editor('one', 'reply').sent();
    await set.deliver();
    expect([set.own.editor('one', 'reply').text.value, set.storage.held.size]).toEqual(['', 0]);
  });

  test('C38: dots that stand for digits are known by what stands before them; bullets are not', () => {
    expect(takenOver('• one\n• 4111 11•• •••• x\n•').spans).toEqual([
      { at: 15, length: 2 },
      { at: 18, length: 4 },
    ]);
  });
});

describe('a draft, as it is watched', () => {
  test('C39 (P5): after a missed revision the old text stays, marked, and the whole is asked for once', async () => {
    const set = await scene();
    await typeIn(set, 'Hel');
    set.floor.loseSplices(true);
    await typeIn(set, 'Hello');
    set.floor.loseSplices(false);
    set.own.editor('one', 'reply').input('Hello w');
    set.clock.pass(20);
    for (const link of set.floor.network.links) {
      link.deliverUp();
      link.deliverDown();
    }
    expect(set.watched()).toEqual({ text: 'Hel', whole: false });
    await typeIn(set, 'Hello wo');
    expect(set.watched()).toEqual({ text: 'Hello wo', whole: true });
    expect(set.floor.frames('again')).toHaveLength(1);
  });

  test('C39: who comes late has the whole text', async () => {
    const set = await scene();
    await typeIn(set, 'Hello');
    const late = set.another({ seat: false });
    watchDrafts(late);
    const handle = late.open(desk);
    await set.deliver();
    await typeIn(set, 'Hello!');
    expect(handle.drafts.value.get('one/reply')?.text).toBe('Hello!');
  });

  test('C39: a draft never appears in a conversation', async () => {
    const set = await scene();
    const handle = set.client.open({ view: 'conversation', interaction: 'one' });
    await typeIn(set, 'secret');
    expect(handle.drafts.value.size).toBe(0);
  });
});

describe('whatever the line does', () => {
  const keys = fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ at: fc.nat(30), del: fc.nat(3), ins: fc.stringMatching(/^[ 0-9a-z😀é•]{0,6}$/u) }),
    },
    fc.constantFrom('cut' as const, 'lose' as const, 'find' as const, 'reload' as const),
  );

  test('C40 (P4, P6): cuts and lost frames while typing: at the end the watcher has the author’s text, masked', async () => {
    const counted = { cuts: 0, losses: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(keys, { minLength: 5, maxLength: 60 }), async (story) => {
        const set = await scene();
        const editor = set.own.editor('one', 'reply');
        let text = '';
        for (const key of story) {
          if (key === 'cut' || key === 'reload') {
            counted.cuts += 1;
            set.floor.network.links.findLast((link) => link.isOpen())?.cut();
          } else if (key === 'lose' || key === 'find') {
            counted.losses += 1;
            set.floor.loseSplices(key === 'lose');
          } else {
            const chars = [...text];
            chars.splice(Math.min(key.at, chars.length), key.del, ...key.ins);
            text = chars.join('');
            editor.input(text);
          }
          await set.pass(30, 15);
        }
        set.floor.loseSplices(false);
        await set.pass(40_000, 2_000);
        text = `${text}.`;
        editor.input(text);
        await set.pass(200, 50);
        const seen = set.watched();
        expect(seen?.whole).toBe(true);
        expect(seen?.text).toBe(set.floor.drafts.held.get('one/reply')?.draft.text);
        expect(seen!.text.length).toBe(text.length);
        for (let i = 0; i < text.length; i++) {
          expect(seen!.text[i] === text[i] || (seen!.text[i] === '•' && /[0-9]/.test(text[i]!))).toBe(true);
        }
      }),
      { numRuns: 40 },
    );
    expect(Math.min(counted.cuts, counted.losses)).toBeGreaterThan(0);
  }, 60_000);
});

const keystrokes = new URL('../../../../../shared/data/keystrokes-json-crdt-blog-post.json.gz', import.meta.url);
const hasKeystrokes = existsSync(keystrokes);

describe('a person’s real typing', () => {
  test.skipIf(!hasKeystrokes)(
    `C41: 3,000 keystrokes with cuts among them${hasKeystrokes ? '' : ' (skipped: shared/data is not here)'}`,
    async () => {
      const { txns } = JSON.parse(gunzipSync(readFileSync(keystrokes)).toString()) as {
        txns: { patches: [number, number, string][] }[];
      };
      const set = await scene();
      const editor = set.own.editor('one', 'reply');
      const chars: string[] = [];
      let checked = 0;
      for (const [n, { patches }] of txns.slice(0, 3_000).entries()) {
        for (const [at, del, ins] of patches) chars.splice(at, del, ...ins);
        editor.input(chars.join(''));
        set.clock.pass(17);
        set.floor.network.deliver();
        if (n % 500 === 0) set.floor.beat();
        if (n % 500 === 250) {
          set.floor.network.links.findLast((link) => link.isOpen())?.cut();
          await set.pass(10_000, 500);
        }
        if (n % 25 !== 24) continue;
        checked += 1;
        expect(set.watched()?.text).toBe(chars.join(''));
      }
      expect(checked).toBe(120);
      expect(set.floor.binary.length).toBeGreaterThan(2_000);
    },
    60_000,
  );
});
