import { describe, expect, test } from 'vitest';
import { dialogues, keystrokes, sharedFile } from '../../testing/shared-data.ts';
import { emptyAuthor, toSend, write } from './author.ts';
import { emptyDraft, mask, maskSplice, shown } from './mask.ts';
import { maskSent } from './sent.ts';
import { applySplice } from './splice.ts';

/** An author's page, the server and a watcher; after each key all hold the same. */
function page() {
  let author = emptyAuthor;
  let server = emptyDraft;
  let watcher = '';
  return {
    write(raw: string) {
      author = write(author, raw);
      const frame = toSend(server, author);
      if (!frame) return;
      author = frame.author;
      const held = maskSplice(server, frame.splice);
      server = held.draft;
      watcher = applySplice(watcher, shown(held.splice));
      if (watcher !== mask(raw, author.draft.spans) || watcher !== server.text)
        expect.unreachable(`${watcher} | ${raw}`);
    },
    state: () => ({ raw: author.raw, watcher, draft: author.draft }),
  };
}

const post = 'keystrokes-json-crdt-blog-post.json.gz';
const english = 'dialogues.jsonl.gz';
const hinglish = 'dialogues-hinglish.jsonl.gz';
const without = (name: string) => (isThere(name) ? '' : ` (skipped: no ${sharedFile(name)})`);
const isThere = (name: string) => (name === post ? keystrokes(name, 1) : dialogues(name, 1)) !== undefined;

describe('real typing', { timeout: 60_000 }, () => {
  test.skipIf(!isThere(post))(
    `D10 3,000 real keystrokes: the watcher has the author's text after each${without(post)}`,
    () => {
      const desk = page();
      let text = '';
      for (const { changes } of keystrokes(post, 3000)!) {
        for (const change of changes) text = applySplice(text, change);
        desk.write(text);
      }
      expect(text.length).toBeGreaterThan(2000);
      expect(desk.state()).toMatchObject({ raw: text, watcher: text, draft: { spans: [] } });
    },
  );

  test.skipIf(!isThere(english) || !isThere(hinglish))(
    `D5 D10 D15 what agents wrote, letter by letter: masked at each, order numbers readable once sent${without(english)}`,
    () => {
      const some = [...dialogues(hinglish)!, ...dialogues(english, 74)!];
      expect(some.length).toBeGreaterThanOrEqual(50);
      let orders = 0;
      let dotted = 0;
      for (const { turns } of some) {
        for (const { from, text } of turns) {
          if (from !== 'agent') continue;
          const desk = page();
          let written = '';
          for (const char of text) desk.write((written += char));
          const { raw, draft } = desk.state();
          expect(raw).toBe(text);
          dotted += draft.spans.length > 0 ? 1 : 0;
          const { text: sent } = maskSent(text, draft);
          for (const [order] of text.matchAll(/\b\d{3}-\d{7}-\d{7}\b/g)) {
            expect(sent).toContain(order);
            orders++;
          }
        }
      }
      expect(orders).toBeGreaterThan(20);
      expect(dotted).toBeGreaterThan(10);
    },
  );

  test.skipIf(!isThere(english))(
    `D14 D15 all the conversations: next to nothing is hidden once sent${without(english)}`,
    () => {
      const texts = dialogues(english)!.flatMap(({ turns }) => turns.map(({ text }) => text));
      const numbers = texts.filter((text) => /\d(?:[ -]?\d){12}/.test(text));
      const hidden = numbers.filter((text) => maskSent(text).masked);
      // Cards that the conversations hold, and one in ten of the long numbers that look like one.
      expect(numbers.length).toBeGreaterThan(1500);
      expect(hidden.length / numbers.length).toBeLessThan(0.02);
    },
  );
});
