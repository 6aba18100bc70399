// Cards on the real stack: nobody but the author ever has a digit beyond the sixth (and the last four once it is sent), in
// whatever way it was typed, and nothing of it is left anywhere: database, log, bus, wire, heap. What a script wrote is known
// from how it came about (domain/drafts/testing.ts), not by looking for cards in it.
//
// The long form: `ORIEL_CARD_SCRIPTS=5000 npm run pg -- e2e/stack/cards`.
import type { Sockets } from '@oriel/client';
import { applySplice, dottedMark } from '@oriel/domain/drafts';
import { decodeDraftFrame, draftFrameEveryMs, draftUnitsMax, encodeDraftSplice } from '@oriel/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Item } from '../../apps/server/src/bus/bus.ts';
import { script, type Step } from '../../packages/domain/src/drafts/testing.ts';
import { startInspected } from '../hostile/inspected.ts';
import { realSockets, startFloor, until, watchedReply, type Floor, type WatchedReply } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rawLine, type RawLine } from './raw-line.ts';

const scripts = Number(process.env['ORIEL_CARD_SCRIPTS'] ?? 150);

/** Passes Luhn; its windows are in no time, id or count by chance. */
const card = '4929173582640913';
const spaced = card.replace(/(\d{4})(?=\d)/g, '$1 ');
/** Eight digits in a row of which at least one is hidden. */
const windows = Array.from({ length: card.length - 7 }, (_, at) => card.slice(at, at + 8));
const inDigits = (text: string): string =>
  text
    .replace(/[٠-٩]/g, (d) => String(d.codePointAt(0)! - 0x660))
    .replace(/[०-९]/g, (d) => String(d.codePointAt(0)! - 0x966));
/** Where digits of the card stand, separated or not, in any of these scripts. */
const found = (text: string): string[] => {
  const plain = inDigits(text);
  const bare = plain.replaceAll(/(?<=\d)[ -](?=\d)/g, '');
  return windows.filter((window) => plain.includes(window) || bare.includes(window));
};

const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
let floor: Floor;
let desk: WatchedReply;
const published: Item[] = [];
/** The drafts as they passed: over the bus, and from Ana's own page to the server. */
const states = { bus: [] as string[], wire: [] as string[] };

/** What a page sends of one draft, put together again. */
function recorded(): Sockets {
  let text = '';
  const keep = (next: string) => states.wire.push((text = next));
  return {
    connect(url, events) {
      const socket = realSockets.connect(url, events);
      return {
        ...socket,
        send(frame) {
          if (typeof frame === 'string') {
            const read = JSON.parse(frame) as { t: string; text?: string };
            if (read.t === 'draft') keep(read.text!.replaceAll(dottedMark, '•'));
          } else {
            for (const { splices } of decodeDraftFrame(frame, draftUnitsMax)!)
              for (const splice of splices) keep(applySplice(text, splice).replaceAll(dottedMark, '•'));
          }
          socket.send(frame);
        },
      };
    },
  };
}

beforeAll(async () => {
  let text = '';
  floor = await startFloor({
    clock,
    bus: (bus) => ({
      publish(items) {
        published.push(...(structuredClone(items) as Item[]));
        for (const item of items) {
          if (item.kind === 'draft-whole') states.bus.push((text = item.text));
          if (item.kind === 'draft-splice') states.bus.push((text = applySplice(text, item.splice)));
        }
        bus.publish(items);
      },
      subscribe: (take) => bus.subscribe(take),
    }),
  });
  desk = await watchedReply(floor, { sockets: recorded() });
});
afterAll(() => floor?.stop());

/** A digit of a card after the sixth stands in the text: whichever of the steps it shows, unit by unit. */
function leaks(state: string, steps: readonly Step[]): boolean {
  const units = state.split('');
  const shown = steps.filter(
    ({ text }) => text.length === state.length && units.every((unit, at) => unit === '•' || unit === text[at]),
  );
  return shown.every(({ units: written }) =>
    written.some(({ digit, char }, at) => digit !== undefined && digit >= 6 && units[at] === char),
  );
}

/** Every row of every table, as text. */
async function dump(): Promise<Record<string, string[]>> {
  const { rows: tables } = await floor.db.query<{ name: string }>(
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const all: Record<string, string[]> = {};
  for (const { name } of tables) {
    const { rows } = await floor.db.query<{ row: string }>(`select t::text as row from ${name} t`);
    all[name] = rows.map(({ row }) => row);
  }
  return all;
}
const foundIn = (all: Record<string, string[]>) =>
  Object.entries(all).flatMap(([name, rows]) =>
    rows.filter((row) => found(row).length > 0).map((row) => `${name}: ${row.slice(0, 300)}`),
  );

describe('H5 cards', () => {
  test(
    `H5 D5 D6 D8 D9 ${scripts} scripts of typing, pasting, cutting, undoing: no state of any draft shows more than six digits`,
    { timeout: 3_600_000 },
    async () => {
      const { ana, watched, interaction } = desk;
      const editor = ana.drafts.editor(interaction, 'reply');
      const seen = () => watched.drafts.value.get(`${interaction}/reply`)?.text ?? '';
      /** Frames of a connection are taken in order: what was sent before this has been. */
      const taken = async () => {
        const behind = ana.client.open({ view: 'categories' });
        await until(() => behind.status.value.is === 'open', 'all is taken');
        behind.close();
      };
      let looked = 0;
      let dotted = 0;
      let steps = 0;
      for (const written of fc.sample(script, scripts)) {
        states.bus.length = 0;
        states.wire.length = 0;
        for (const { text, moved } of written) {
          editor.input(text, moved);
          await clock.pass(draftFrameEveryMs);
        }
        steps += written.length;
        const last = states.wire.at(-1) ?? '';
        await until(() => seen() === last, `Sam has the newest: ${last}`);
        for (const state of [...states.bus, ...states.wire]) {
          if (state === '') continue;
          looked++;
          if (state.includes('•')) dotted++;
          if (leaks(state, written))
            expect.unreachable(`${JSON.stringify(state)}\n${written.map(({ text }) => text).join('\n')}`);
        }
        editor.clear();
        await clock.pass(draftFrameEveryMs);
        await taken();
      }
      console.log(
        `${scripts} scripts, ${steps} steps, ${looked} states of drafts on wire and bus, ${dotted} with dots`,
      );
      expect(looked).toBeGreaterThan(scripts * 10);
      expect(dotted).toBeGreaterThan(scripts * 5);
    },
  );

  test('H5 D14 wherever people write, typed and sent, pasted and never sent: nothing of it is in a dump, the log, the bus or on the wire', async () => {
    const { ana, interaction } = desk;
    published.length = 0;
    const others: RawLine[] = [];
    for (const email of ['sam@oriel.test', 'ben@oriel.test', 'max@oriel.test', 'lea@oriel.test'])
      others.push(await rawLine(floor, await floor.signIn(email)));
    const [sam, , max] = others;
    sam!.send(
      { t: 'open', id: 1, view: { view: 'desk', agent: ana.id } },
      { t: 'open', id: 2, view: { view: 'conversation', interaction }, via: 1 },
      { t: 'open', id: 3, view: { view: 'customer', interaction }, via: 1 },
      { t: 'open', id: 4, view: { view: 'agents' } },
    );
    await sam!.heard((frame) => frame.t === 'opened' && frame.id === 4, 'all of them');

    // Never sent: by her own page, letter by letter; and by one that masks nothing, whole and in splices.
    const editor = ana.drafts.editor(interaction, 'comment');
    for (let length = 1; length <= spaced.length; length++) {
      editor.input(`my card ${spaced.slice(0, length)}`);
      await clock.pass(draftFrameEveryMs);
    }
    const naive = await rawLine(floor, await floor.signIn('ana@oriel.test'), true);
    const draft = { t: 'draft', interaction, what: 'reply', spans: [], typed: true } as const;
    naive.send({ ...draft, stream: 7, rev: 1, text: `a ${card} b ${inArabic(spaced)}` });
    for (const [at, ins] of [...card].entries()) naive.send(encodeDraftSplice(7, at + 2, { at, del: 0, ins }));
    // That the search is not of nothing: they are stored, and their first six are there.
    const stored = await until(async () => {
      await clock.pass(500);
      const all = await dump();
      return all['drafts']!.length === 2 && all;
    }, 'both drafts are stored');
    expect(stored['drafts']!.join('\n')).toContain('4929 17');
    expect(foundIn(stored)).toEqual([]);

    // Sent, in every field in which somebody writes.
    const did: string[] = [];
    const text = `card ${spaced} and ${inArabic(spaced)} ${card}`;
    const { customer, token } = await floor.beginChat(`Rosa ${card}`);
    const rosa = await rawLine(floor, token);
    const told = async (line: RawLine, name: string, command: object) => {
      line.send({ t: 'do', id: name, command } as never);
      const answer = await line.heard((frame) => 'id' in frame && frame.id === name, name);
      did.push(`${name} ${answer.t}`);
    };
    await told(rosa, 'say', { kind: 'say', text });
    const view = ana.client.open({ view: 'customer', interaction });
    const record = await until(() => view.all('customer')[0]?.id, 'her record');
    const about = { interaction, record, seen: 0 };
    await told(naive, 'reply', { kind: 'reply', interaction, text });
    await told(naive, 'comment', { kind: 'comment', interaction, text });
    await told(naive, 'note', { kind: 'add-note', interaction, text });
    await told(naive, 'tag', { kind: 'add-tag', interaction, text: card });
    await told(naive, 'field', { kind: 'set-field', ...about, field: 'city', text });
    await told(naive, 'own-field', { kind: 'set-field', ...about, field: `own:${card}`, text: 'x' });
    await told(naive, 'name', { kind: 'set-field', ...about, field: 'name', text: `R ${card}`, seen: 1 });
    await told(max!, 'category', { kind: 'add-category', name: card, parent: null, purpose: 'analytics' });
    await told(naive, 'transfer', { kind: 'transfer', interaction, to: { team: 'orders' }, comment: text });
    expect(did).toEqual(
      ['say', 'reply', 'comment', 'note', 'tag', 'field', 'own-field', 'name', 'category', 'transfer'].map(
        (name) => `${name} did`,
      ),
    );
    expect(customer).toBeTruthy();
    await clock.pass(2_000);

    const after = await dump();
    expect(after['bodies']!.join('\n')).toContain('4929 17');
    expect(foundIn(after)).toEqual([]);
    expect(found(JSON.stringify(floor.log.lines))).toEqual([]);
    expect(published.length).toBeGreaterThan(20);
    expect(published.filter((item) => found(JSON.stringify(item)).length > 0)).toEqual([]);
    for (const line of others) {
      expect(found(JSON.stringify(line.frames))).toEqual([]);
      expect(line.binary.filter((bytes) => found(new TextDecoder().decode(bytes)).length > 0)).toEqual([]);
    }
    for (const line of [...others, naive, rosa]) line.end();
  });
});

const inArabic = (digits: string): string =>
  digits.replace(/\d/g, (digit) => String.fromCodePoint(0x660 + Number(digit)));

test(
  'H5 the heap of the built product, after a card was typed and never sent, holds none of its digits',
  { timeout: 120_000 },
  async () => {
    const server = await startInspected();
    try {
      const post = (path: string, body: object) =>
        fetch(server.url + path, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        });
      const { token } = (await (await post('/api/chat', { channel: 'shop', name: 'Priya' })).json()) as {
        token: string;
      };
      const signedIn = await post('/api/sign-in', { email: 'ana@oriel.test', password: 'oriel' });
      const session = /oriel=([^;]+)/.exec(signedIn.headers.get('set-cookie') ?? '')![1]!;
      const at = { url: server.url };
      const priya = await rawLine(at, token);
      priya.send({ t: 'do', id: 'say', command: { kind: 'say', text: 'Where is my order?' } });
      const said = await priya.heard((frame) => frame.t === 'did', 'it is said');
      const interaction = 'result' in said ? said.result.interaction! : '';
      const ana = await rawLine(at, session, true);
      // A client that masks nothing, whole and letter by letter, and a word by which the search is known to find.
      const draft = { t: 'draft', interaction, spans: [], typed: true } as const;
      ana.send({ ...draft, what: 'comment', stream: 1, rev: 1, text: `quagga ${card} and ${spaced}` });
      ana.send({ ...draft, what: 'reply', stream: 2, rev: 1, text: 'x' });
      for (const [n, ins] of [...card].entries()) ana.send(encodeDraftSplice(2, n + 2, { at: n + 1, del: 0, ins }));
      ana.send({ t: 'open', id: 1, view: { view: 'categories' } });
      await ana.heard((frame) => frame.t === 'opened', 'what came after it');
      // Stored by now.
      await new Promise((resolve) => setTimeout(resolve, 1_500));
      const { strings } = JSON.parse(await server.heap()) as { strings: string[] };
      expect(strings.filter((text) => text.includes('quagga 492917')).length).toBeGreaterThan(0);
      expect(strings.filter((text) => found(text).length > 0).map((text) => text.slice(0, 200))).toEqual([]);
      for (const line of [ana, priya]) line.end();
    } finally {
      await server.end();
    }
  },
);
