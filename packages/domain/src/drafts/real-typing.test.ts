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

/** The shops' common one. */
const order = /\b\d{3}-\d{7}-\d{7}\b/;
/** No issuer’s numbers begin so, from any of the groups. */
const noCard = /\b[0179]\d{2}-[0179]\d{6}-[0179]\d{6}\b/g;
/** As people write them. The sixth digit and the seventh differ: of two equal ones nobody can tell which was deleted. */
const cards = ['4539 1488 0343 6467', '5105105105105100', '3714-496353-98431', '6011 5940 8304 1232'];

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
    `D5 D6 D14 D15 a card in what agents wrote, letter by letter: over time nobody sees a digit after the sixth, and order numbers that can be no card are there as they grow${without(english)}`,
    () => {
      const agents = dialogues(english)!.flatMap(({ turns }) => turns.filter(({ from }) => from === 'agent'));
      const orders = agents.filter(({ text }) => order.test(text)).slice(0, 80);
      const withOrder = [...agents.filter(({ text }) => text.search(noCard) >= 0).slice(0, 40), ...orders];
      let beside = 0;
      for (const [n, { text }] of withOrder.entries()) {
        const desk = page();
        const card = cards[n % cards.length]!;
        // In the middle of what was written, at the end of a word that is none of a number.
        const at = text.search(/[a-z] (?=[a-z])/) + 1;
        const whole = `${text.slice(0, at)} ${card},${text.slice(at)}`;
        const digits = [...card].flatMap((char, index) => (/\d/.test(char) ? [at + 1 + index] : []));
        const plain = [...whole.matchAll(noCard)].map(({ index, 0: number }) => ({ index, number }));
        beside += plain.length;
        let written = '';
        for (const char of whole) {
          desk.write((written += char));
          const { watcher } = desk.state();
          if (digits.slice(6).some((place) => place < watcher.length && watcher[place] !== '•'))
            expect.unreachable(`${watcher} shows a digit of ${card}`);
          for (const { index, number } of plain)
            if (watcher.slice(index, index + number.length) !== number.slice(0, Math.max(0, written.length - index)))
              expect.unreachable(`${watcher} hides ${number}`);
        }
        // Deleted from the end, and then from the front: what was hidden stays so.
        for (let length = whole.length; length > at + card.length - 4; length -= 1) desk.write(whole.slice(0, length));
        for (let from = 1; from < at + 8; from += 1) {
          desk.write(whole.slice(from, at + card.length - 4));
          const { watcher } = desk.state();
          if (digits.slice(6).some((place) => /\d/.test(watcher[place - from] ?? '')))
            expect.unreachable(`${watcher} shows a digit of ${card} when it is taken apart`);
        }
        const { text: sent } = maskSent(whole, emptyDraft);
        for (const [number] of text.matchAll(new RegExp(order, 'g'))) expect(sent).toContain(number);
        expect(sent).not.toContain(card);
      }
      expect(withOrder.length).toBeGreaterThan(80);
      expect(beside).toBeGreaterThan(10);
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
