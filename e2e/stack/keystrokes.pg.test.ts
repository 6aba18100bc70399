// Real typing, key by key, through packages/client and the real stack: what the supervisor has is the agent's text with its
// dotted spans, at every step that is looked at (D10, C41). The spans are the author's own, reckoned here from the same keys.
import type { DraftEditor, DraftText as Seen, ViewHandle } from '@oriel/client';
import {
  applySplice,
  emptyAuthor,
  emptyDraft,
  mask,
  maskWhole,
  toSend,
  write,
  type AuthorDraft,
  type DraftText,
} from '@oriel/domain/drafts';
import { draftFrameEveryMs } from '@oriel/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialogues, keystrokes, sharedFile } from '../../packages/domain/testing/shared-data.ts';
import { startFloor, until, watchedReply, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';

const post = 'keystrokes-json-crdt-blog-post.json.gz';
const english = 'dialogues.jsonl.gz';
const hinglish = 'dialogues-hinglish.jsonl.gz';
const isThere = (name: string) => (name === post ? keystrokes(name, 1) : dialogues(name, 1)) !== undefined;
const without = (...names: string[]) =>
  names.every(isThere)
    ? ''
    : ` (skipped: no ${names
        .filter((name) => !isThere(name))
        .map(sharedFile)
        .join(', ')})`;

/** Keys between two looks. */
const lookEvery = 25;

const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
let floor: Floor;
let ana: Agent;
let watched: ViewHandle;
let interaction: string;

beforeAll(async () => {
  floor = await startFloor({ clock });
  ({ ana, watched, interaction } = await watchedReply(floor));
});
afterAll(() => floor?.stop());

/** Ana's composer, and beside it what its author's side of the draft must come to. */
class Composer {
  readonly #editor: DraftEditor;
  #author: AuthorDraft = emptyAuthor;
  /** What the server was sent; null: the next text goes whole. */
  #sent: DraftText | null = null;
  #keys = 0;
  looks = 0;
  /** Looks at a text in which something was dotted. */
  dotted = 0;

  constructor(editor: DraftEditor) {
    this.#editor = editor;
  }

  get text(): string {
    return this.#author.raw;
  }

  async type(raw: string): Promise<void> {
    this.#editor.input(raw);
    this.#author = write(this.#author, raw);
    if (this.#sent) {
      const next = toSend(this.#sent, this.#author);
      if (next) this.#author = next.author;
    } else this.#author = { ...this.#author, draft: maskWhole(this.#author.draft.text, this.#author.draft.spans) };
    this.#sent = raw === '' ? null : this.#author.draft;
    // Each key in a frame of its own.
    await clock.pass(draftFrameEveryMs);
    this.#keys += 1;
    if (this.#keys % lookEvery === 0) await this.look();
  }

  async look(): Promise<void> {
    const { raw, draft } = this.#author;
    const expected = mask(raw, draft.spans);
    const seen = (): Seen | undefined => watched.drafts.value.get(`${interaction}/reply`);
    await until(() => (seen()?.text ?? '') === expected, `Sam has the newest: ${expected}`).catch((error: unknown) => {
      throw new Error(`${String(error)}\n  he has ${seen()?.text}`);
    });
    this.looks += 1;
    if (draft.spans.length > 0) this.dotted += 1;
  }

  async clear(): Promise<void> {
    await this.look();
    this.#editor.clear();
    this.#author = emptyAuthor;
    this.#sent = null;
    await clock.pass(draftFrameEveryMs);
    await until(() => !watched.drafts.value.has(`${interaction}/reply`), 'the draft is over');
  }
}

describe('real typing on the real stack', { timeout: 150_000 }, () => {
  test.skipIf(!isThere(post))(
    `D10 C41 3,000 real keystrokes: the supervisor has the agent's text, masked, at every ${lookEvery}th${without(post)}`,
    async () => {
      const composer = new Composer(ana.drafts.editor(interaction, 'reply'));
      let text = '';
      for (const { changes } of keystrokes(post, 3000)!) {
        for (const change of changes) text = applySplice(text, change);
        await composer.type(text);
      }
      await composer.clear();
      expect(text.length).toBeGreaterThan(2000);
      expect(composer.looks).toBe(121);
    },
  );

  test.skipIf(!isThere(english) || !isThere(hinglish))(
    `D5 D10 C41 what agents wrote in 50 conversations, the Hinglish ones among them${without(english, hinglish)}`,
    async () => {
      const some = [...dialogues(hinglish)!, ...dialogues(english, 24)!];
      expect(some).toHaveLength(50);
      const composer = new Composer(ana.drafts.editor(interaction, 'reply'));
      let letters = 0;
      for (const { turns } of some) {
        for (const { from, text } of turns) {
          if (from !== 'agent') continue;
          // By what a reader calls a letter: as keyboards and input methods bring them.
          let written = '';
          for (const { segment } of new Intl.Segmenter('hi').segment(text)) {
            await composer.type((written += segment));
            letters += 1;
          }
          await composer.clear();
        }
      }
      console.log(`  ${letters} letters, ${composer.looks} looks, ${composer.dotted} at something dotted`);
      expect(letters).toBeGreaterThan(20_000);
      expect(composer.dotted).toBeGreaterThan(20);
    },
  );

  test('D5 D6 D9 a card number, typed, taken apart, pasted back and undone, with a stranger among the digits', async () => {
    const composer = new Composer(ana.drafts.editor(interaction, 'reply'));
    const texts = [
      '4',
      '41',
      '411',
      '4111',
      '4111 1',
      '4111 11',
      '4111 111',
      '4111 1111',
      '4111 1111 1111',
      '4111 1111 1111 1111',
    ];
    const after = [
      '111 1111 1111 1111',
      '1111 1111 1111',
      'x1111 1111 1111',
      'x1111 y 1111 1111',
      '4111 1111 1111 1111 12 27 123',
      '',
    ];
    for (const text of [...texts, ...after]) {
      await composer.type(text);
      await composer.look();
    }
    expect(composer.dotted).toBeGreaterThan(5);
    expect(emptyDraft.text).toBe(composer.text);
  });
});
