import { decodeDraftFrame, draftUnitsMax } from '@oriel/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import type { DraftOver, DraftSplice, DraftWhole } from '../bus/bus.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { DraftMirror } from './draft-mirror.ts';
import { DraftsOut, frameOf, pauseMs, type DraftItem } from './drafts-out.ts';
import { KeptReceiver } from './testing.ts';
import type { Eyes } from './view.ts';

const draft = { stream: 7, agent: 'ana', interaction: 'one', what: 'reply' as const };
let clock: VirtualClock;
let mirror: DraftMirror;
let receiver: KeptReceiver;
let open: DraftsOut[];
let text: string;
let rev: number;

beforeEach(() => {
  clock = new VirtualClock();
  mirror = new DraftMirror();
  receiver = new KeptReceiver();
  open = [];
  [text, rev] = ['', 0];
});

const watching = (depth: Eyes['drafts'], hidden: string[] = [], at: KeptReceiver = receiver): DraftsOut => {
  const out = new DraftsOut(
    at,
    open.length + 1,
    { agent: 'ana', depth, isHidden: (interaction) => hidden.includes(interaction) },
    mirror,
    clock,
  );
  open.push(out);
  return out;
};
/** As the hub does: the mirror first, then every view. */
function tell(item: DraftItem): void {
  mirror.take(item);
  const frame = frameOf(item);
  for (const out of open) out.take(item, frame);
}
const whole = (words: string, more: Partial<DraftWhole> = {}): void => {
  [text, rev] = [words, rev + 1];
  tell({ kind: 'draft-whole', ...draft, rev, text, spans: [], keyAt: clock.now(), page: 'her page', ...more });
};
const type = (letters: string): void => {
  for (const ins of letters) {
    rev += 1;
    const item: DraftSplice = {
      kind: 'draft-splice',
      ...draft,
      rev,
      splice: { at: text.length, del: 0, ins },
      spans: [],
      keyAt: clock.now(),
    };
    text += ins;
    tell(item);
  }
};
const over: DraftOver = { kind: 'draft-over', ...draft };
const spliced = (at = receiver) =>
  at.drafts
    .splice(0)
    .flatMap(({ frame }) =>
      decodeDraftFrame(frame, draftUnitsMax)!.flatMap(({ splices }) => splices.map(({ ins }) => ins)),
    );

describe('V8 drafts on their way out', () => {
  test('V8 letters: every key, one frame for all who watch; then its end', () => {
    const second = new KeptReceiver('another page');
    watching('letters');
    watching('letters', [], second);
    whole('H');
    type('ey');
    expect(receiver.drafts.map(({ frame }) => frame)).toEqual(second.drafts.map(({ frame }) => frame));
    expect(receiver.drafts[0]!.frame).toBe(second.drafts[0]!.frame);
    expect(receiver.drafts.map(({ view }) => view)).toEqual([1, 1]);
    expect([receiver.news(), spliced()]).toEqual([['signals: draft r1 "H"'], ['e', 'y']]);
    tell(over);
    expect(receiver.news()).toEqual(['signals: draft-end']);
  });

  test('V8 pauses: what stands there after 2 s without a key, and never sooner', async () => {
    watching('pauses');
    whole('H');
    for (const letter of 'ey Kim, I will look') {
      await clock.pass(pauseMs - 1);
      type(letter);
    }
    await clock.pass(pauseMs - 1);
    expect([receiver.news(), spliced()]).toEqual([[], []]);
    await clock.pass(1);
    expect(receiver.news()).toEqual(['signals: draft r20 "Hey Kim, I will look"']);
    type('!');
    await clock.pass(pauseMs);
    expect([receiver.news(), spliced()]).toEqual([['signals: draft r21 "Hey Kim, I will look!"'], []]);
  });

  test('V8 pauses: what is sent before it rests is never seen as a draft', async () => {
    watching('pauses');
    whole('Hey');
    tell(over);
    await clock.pass(10 * pauseMs);
    expect(receiver.news()).toEqual(['signals: draft-end']);
    expect(clock.waiting).toBe(0);
  });

  test('V8 pauses: who opens while it is typed gets nothing of it before it rests, however often they open', async () => {
    whole('H');
    type('e');
    for (let times = 0; times < 5; times += 1) expect(watching('pauses').standing()).toEqual([]);
    await clock.pass(pauseMs - 1);
    expect(receiver.news()).toEqual([]);
    await clock.pass(1);
    expect(receiver.news()).toEqual(Array(5).fill('signals: draft r2 "He"'));
    expect(watching('pauses').standing()).toMatchObject([{ kind: 'draft', text: 'He', rev: 2 }]);
  });

  test('V8 none: nothing, not at opening, not asked for, not its end', async () => {
    whole('H');
    const out = watching('none');
    expect(out.standing()).toEqual([]);
    whole('Hey');
    type('!');
    out.again(7);
    tell(over);
    await clock.pass(10 * pauseMs);
    expect([receiver.frames, receiver.drafts]).toEqual([[], []]);
  });

  test('V8 of an interaction that is hidden: nothing, at any depth', async () => {
    whole('H');
    for (const depth of ['letters', 'pauses'] as const) {
      const out = watching(depth, ['one']);
      expect(out.standing()).toEqual([]);
      out.again(7);
    }
    whole('Hey');
    type('!');
    tell(over);
    await clock.pass(10 * pauseMs);
    expect([receiver.frames, receiver.drafts]).toEqual([[], []]);
  });

  test('V8 its author’s page is not told its own words, another page of theirs is', () => {
    const herPage = new KeptReceiver('her page');
    watching('letters', [], herPage);
    watching('letters');
    whole('H');
    type('e');
    expect([herPage.news(), spliced(herPage)]).toEqual([[], []]);
    expect([receiver.news(), spliced()]).toEqual([['signals: draft r1 "H"'], ['e']]);
  });

  test('V8 P6 who cannot take a splice gets the whole as soon as they can, and no splice before', async () => {
    watching('letters');
    whole('H');
    receiver.news();
    receiver.full = true;
    type('e');
    receiver.full = false;
    type('y');
    expect([receiver.news(), spliced()]).toEqual([[], []]);
    await clock.pass(250);
    expect(receiver.news()).toEqual(['signals: draft r3 "Hey"']);
    type('!');
    expect(spliced()).toEqual(['!']);
  });

  test('V8 the whole again, asked for: of this agent, at the depth of letters', () => {
    const [letters, pauses] = [watching('letters'), watching('pauses')];
    whole('H', { stream: 9, agent: 'ben' });
    whole('Hey');
    receiver.news();
    letters.again(9);
    letters.again(1);
    pauses.again(7);
    expect(receiver.news()).toEqual([]);
    letters.again(7);
    expect(receiver.news()).toEqual(['signals: draft r2 "Hey"']);
  });

  test('V8 S7 what is shown of a draft is text, and where its dots are: nothing in it could be fetched', () => {
    watching('letters');
    whole('See https://example.org/cat.png');
    const [frame] = receiver.frames;
    if (frame?.t !== 'signals') throw new Error('no draft came');
    const fields = Object.entries(frame.signals[0]!).map(([field, value]) => `${field} ${typeof value}`);
    expect(fields.toSorted()).toEqual([
      'agent string',
      'interaction string',
      'keyAt number',
      'kind string',
      'page string',
      'rev number',
      'spans object',
      'stream number',
      'text string',
      'what string',
    ]);
  });

  test('V8 a view that ends leaves no timer', async () => {
    const out = watching('pauses');
    whole('Hey');
    expect(clock.waiting).toBe(1);
    out.end();
    expect(clock.waiting).toBe(0);
    await clock.pass(10 * pauseMs);
    expect(receiver.news()).toEqual([]);
  });

  test('V4 V8 a right that is lost while a pause is waited for: nothing comes of it', async () => {
    const hidden: string[] = [];
    watching('pauses', hidden);
    whole('Hel');
    type('lo');
    hidden.push('one');
    await clock.pass(pauseMs);
    expect(receiver.news()).toEqual([]);
  });

  test('N4 what ends late under a former stream, by way of another node, ends nothing of what goes on', () => {
    watching('letters');
    whole('at one node');
    whole('at another', { stream: 8 });
    const before = receiver.frames.length;
    tell(over);
    expect(receiver.frames).toHaveLength(before);
    tell({ ...over, stream: 8 });
    expect(receiver.frames).toHaveLength(before + 1);
  });
});
