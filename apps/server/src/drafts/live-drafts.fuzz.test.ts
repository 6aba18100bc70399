// An author with two pages, in any order of acts: what somebody who sees it holds, and what the store holds in the end.
import { applySplice } from '@oriel/domain/drafts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Bus, Item } from '../bus/bus.ts';
import { DraftMirror } from '../hub/draft-mirror.ts';
import { KeptLog } from '../log.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { KeptDrafts } from './draft-store.ts';
import type { DraftSource } from './drafts.ts';
import { createDrafts } from './live-drafts.ts';

type Step =
  | { do: 'type'; page: 0 | 1; text: string }
  | { do: 'take'; page: 0 | 1 }
  | { do: 'send'; page: 0 | 1 }
  | { do: 'answered' }
  | { do: 'cut'; page: 0 | 1 }
  | { do: 'pass'; ms: number }
  | { do: 'store'; failing: boolean };

const page = fc.constantFrom(0 as const, 1 as const);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ do: fc.constant('type' as const), page, text: fc.stringMatching(/^[ab]{0,3}$/) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const), page }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('send' as const), page }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('answered' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('cut' as const), page }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.integer({ min: 1, max: 1_500 }) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('store' as const), failing: fc.boolean() }) },
);

/** One who sees the desk, as a client does: never n + 2 on n, never a splice of what is not there. */
class Watcher {
  draft: { stream: number; rev: number; text: string } | undefined;
  typingUntil = 0;

  take(item: Item): void {
    if (item.kind === 'draft-whole') this.draft = { stream: item.stream, rev: item.rev, text: item.text };
    if (item.kind === 'typing') this.typingUntil = item.until;
    if (item.kind === 'draft-over') {
      if (item.stream !== this.draft?.stream) throw new Error(`stream ${item.stream} ended, and was not there`);
      this.draft = undefined;
    }
    if (item.kind !== 'draft-splice') return;
    const { stream, rev, splice } = item;
    if (stream !== this.draft?.stream || rev !== this.draft.rev + 1)
      throw new Error(`${stream} r${rev} follows nothing`);
    this.draft = { stream, rev, text: applySplice(this.draft.text, splice) };
  }
}

/** A page of the author, as the client's editor is: whole first, then splices; empty and sent texts begin anew. */
class Page {
  source: DraftSource | undefined;
  held: string | undefined;
  stream = 0;
}

interface Run {
  clock: VirtualClock;
  watcher: Watcher;
  mirror: DraftMirror;
  store: KeptDrafts;
  counts: Record<Step['do'], number>;
}

async function play(steps: readonly Step[], counts: Run['counts']): Promise<void> {
  const clock = new VirtualClock();
  const store = new KeptDrafts();
  const mirror = new DraftMirror();
  const watcher = new Watcher();
  const bus: Bus = {
    publish: (items) =>
      items.forEach((item) => {
        mirror.take(item);
        watcher.take(item);
      }),
    subscribe: () => () => {},
  };
  let streams = 0;
  const room = createDrafts({
    ...{ bus, clock, store, log: new KeptLog() },
    mayDraft: () => ({ customer: 'cora', team: 'blue', ongoing: true }),
    newStream: () => ++streams,
    here: bus,
    isElsewhere: () => false,
  });
  const pages = [new Page(), new Page()];
  const sending: { sent(): void }[] = [];
  let rev = 0;
  const key = { interaction: 'one', what: 'reply' as const };

  function whole(one: Page, at: number, text: string, typed: boolean): void {
    one.source ??= room.attach('ana', `p${at}`);
    one.source.whole({ t: 'draft', stream: ++one.stream, ...key, rev: ++rev, text, spans: [], typed });
    one.held = text === '' ? undefined : text;
    pages.forEach((other) => other !== one && (other.held = undefined));
  }

  for (const step of steps) {
    const one = 'page' in step ? pages[step.page]! : undefined;
    if (step.do === 'type') {
      if (one!.held === undefined) whole(one!, step.page, step.text, true);
      else {
        const del = one!.held.length;
        const splice = { at: 0, del, ins: step.text };
        expect(one!.source!.splice({ stream: one!.stream, rev: ++rev, splices: [splice] })).toBe('taken');
        one!.held = step.text === '' ? undefined : step.text;
      }
      expect(watcher.draft?.text ?? '').toBe(step.text);
    } else if (step.do === 'take') {
      whole(one!, step.page, mirror.ofAgent('ana')[0]?.text ?? '', false);
    } else if (step.do === 'send') {
      if (one!.held === undefined) continue;
      sending.push(one!.source!.sending(key.interaction, key.what));
      one!.held = undefined;
    } else if (step.do === 'answered') {
      sending.shift()?.sent();
      // The draft is over for every page that was told so.
      if (!watcher.draft) pages.forEach((other) => (other.held = undefined));
    } else if (step.do === 'cut') {
      one!.source?.end();
      one!.source = undefined;
      one!.held = undefined;
    } else if (step.do === 'pass') await clock.pass(step.ms);
    else store.failing = step.failing;
    counts[step.do]++;
    const mirrored = mirror.ofAgent('ana').map(({ stream, rev, text }) => ({ stream, rev, text }));
    expect(mirrored).toEqual(watcher.draft ? [watcher.draft] : []);
  }

  store.failing = false;
  await clock.pass(60_000);
  expect([...store.rows.values()].map(({ text }) => text)).toEqual(watcher.draft ? [watcher.draft.text] : []);
  expect(watcher.typingUntil).toBeLessThanOrEqual(clock.now());
  pages.forEach(({ source }) => source?.end());
  await clock.pass(11 * 60_000);
  expect([watcher.draft, store.rows.size, clock.waiting]).toEqual([undefined, 0, 0]);
}

test('D20 D21 D24 D28 D31 no revision is missed, the mirror is what a watcher holds, the store follows', async () => {
  const counts: Run['counts'] = { type: 0, take: 0, send: 0, answered: 0, cut: 0, pass: 0, store: 0 };
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 80, size: 'max' }), (steps) => play(steps, counts)),
    { numRuns: 300 },
  );
  // It has done something of everything.
  for (const count of Object.values(counts)) expect(count).toBeGreaterThan(100);
});
