import type { EntityOf, EntryEvent } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { describe, expect, test } from 'vitest';
import { activityOf } from './activity.ts';

type Entry = EntityOf<'entry'>;

const at = new Date('2026-03-02T14:00:00').getTime();
const ana = { id: 'ana', name: 'Ana Ribeiro' };
const ben = { id: 'ben', name: 'Ben Okafor' };
const sam = { id: 'sam', name: 'Sam Marlow' };
const priya = { id: 'priya', name: 'Priya Nair' };

/** A second after the one before. */
function history(...facts: Partial<Entry>[]): Entry[] {
  return facts.map((fact, index) => ({
    kind: 'entry',
    id: `i.${index + 1}`,
    version: index + 1,
    interaction: 'i',
    what: 'event',
    from: 'system',
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
    text: '',
    mentions: [],
    at: at + index * 1000,
    ...fact,
  }));
}
const written: Partial<Entry> = { what: 'message', from: 'customer', by: priya };
const replied: Partial<Entry> = { what: 'message', from: 'agent', by: ana };
const offered: Partial<Entry> = { event: 'offered', agent: ana, reason: 'least-loaded' };
const texts = (...facts: Partial<Entry>[]): string[] =>
  activityOf(history(...facts), priya.name).map(({ text }) => text);

describe('AC1 every kind of fact has its sentence', () => {
  const entry = schemas.entity.options.find(({ shape }) => shape.kind.value === 'entry')!;
  const events = (entry.shape as unknown as { event: { unwrap(): { options: EntryEvent[] } } }).event.unwrap().options;

  test.each(events)('AC1 %s', (event) => {
    const [sentence] = texts({
      event,
      by: ana,
      agent: ana,
      until: at,
      teamName: null,
      reason: 'least-loaded',
      language: 'pt',
    });
    expect(sentence).toMatch(/^[A-Z].{8,}/u);
    expect(sentence).not.toMatch(/undefined|null|: $/u);
  });

  test('AC1 who, for whom, why, until when; newest first', () => {
    expect(
      texts(
        { event: 'opened', from: 'customer', by: priya },
        written,
        offered,
        { event: 'accepted', by: sam, onBehalfOf: ana, agent: ana, from: 'agent' },
        { event: 'deferred', by: ana, agent: ana, until: at + 19 * 3_600_000 },
        { event: 'transferred', by: ana, teamName: 'Returns', text: 'wants a refund' },
      ),
    ).toEqual([
      'Ana Ribeiro transferred to Returns: “wants a refund”',
      'Ana Ribeiro deferred until Tue 3 Mar, 09:00',
      'Sam Marlow accepted for Ana Ribeiro after 1 s',
      'Rang at Ana Ribeiro: had the least to do',
      'Priya Nair wrote',
      'Opened by Priya Nair',
    ]);
  });
});

test('AC2 words in a row are one line, with how many; another author or anything that happens ends it', () => {
  const comment: Partial<Entry> = { what: 'comment', from: 'agent', by: sam };
  expect(
    texts(written, written, written, replied, written, offered, written, comment, { ...comment, by: ana }),
  ).toEqual([
    'Ana Ribeiro commented',
    'Sam Marlow commented',
    'Priya Nair wrote',
    'Rang at Ana Ribeiro: had the least to do',
    'Priya Nair wrote',
    'Ana Ribeiro replied',
    'Priya Nair wrote 3 messages',
  ]);
  expect(activityOf(history(written, written, written), priya.name)).toEqual([
    { id: 'i.1', at, until: at + 2000, text: 'Priya Nair wrote 3 messages' },
  ]);
});

test('AC2 what rang says how long, whatever was written meanwhile', () => {
  const [missed] = activityOf(history(offered, written, { event: 'missed', agent: ana, at: at + 30_000 }), 'Priya');
  expect(missed?.text).toBe('Ana Ribeiro missed it after 30 s');
  // Taken from an inbox: it rang nowhere.
  expect(texts(offered, { event: 'withdrawn', agent: ana }, { event: 'accepted', by: ben, agent: ben })[0]).toBe(
    'Ben Okafor accepted',
  );
});
