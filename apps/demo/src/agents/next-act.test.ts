import { describe, expect, test } from 'vitest';
import { conversations, type Conversation, type Turn } from '../conversations/index.ts';
import { streamOf } from '../seeded.ts';
import { fallbackAnswers, farewell } from './fallback.ts';
import { type Act, answerRing, type Desk, type Matter, nextAct } from './next-act.ts';
import { type Temperament, temperamentOf } from './temperament.ts';

const steady: Temperament = {
  hand: { keyMs: 100, slips: 0, secondThoughts: 0 },
  readingMs: 20,
  leavesDraft: 0,
  notes: 0,
  breaks: 0,
  misses: 0,
  asks: 0,
};
const script = conversations.find((conversation) => conversation.id === 'en-broken-vase') as Conversation;

const matter = (said: readonly Turn[], other: Partial<Matter> = {}): Matter => ({
  id: 'vase',
  said,
  lastAt: 100_000,
  waitsSince: said.at(-1)?.from === 'customer' ? 100_000 : null,
  commented: false,
  unsent: '',
  ...other,
});
const desk = (matters: readonly Matter[], othersWait = false): Desk => ({ matters, soft: 3, hard: 5, othersWait });
const act = (matters: readonly Matter[], now = 100_000, temperament = steady, othersWait = false): Act =>
  nextAct(desk(matters, othersWait), temperament, now, streamOf(1, 'act'));

describe('what a bot agent does next', () => {
  test.each(conversations.map((conversation) => [conversation.id, conversation] as const))(
    'answers %s line by line as written, and completes it after the last',
    (_id, played) => {
      const said: Turn[] = [];
      const written: unknown[] = [];
      for (const turn of played.turns) {
        const next = turn.from === 'agent' ? act([matter(said)]) : undefined;
        if (next) written.push('text' in next ? next.text : next.kind);
        said.push(turn);
      }
      expect(written).toEqual(played.turns.filter((turn) => turn.from === 'agent').map((turn) => turn.text));
      expect(act([matter(said)], 101_000).kind).toBe('idle');
      expect(act([matter(said)], 110_000)).toMatchObject({ kind: 'complete', interaction: 'vase' });
    },
  );

  test('waits while the customer still has something to say first', () => {
    const twice = conversations.find((conversation) => conversation.id === 'en-left-with-neighbour') as Conversation;
    expect(act([matter(twice.turns.slice(0, 5))])).toMatchObject({ kind: 'idle' });
  });

  test('whoever waits longest comes first', () => {
    const late = matter(script.turns.slice(0, 1), { id: 'late', waitsSince: 10_000 });
    expect(act([matter(script.turns.slice(0, 3)), late])).toMatchObject({ kind: 'answer', interaction: 'late' });
  });

  test('leaves a draft unsent only when somebody else waits, and comes back to it', () => {
    const leaving = { ...steady, leavesDraft: 1 };
    const mine = matter(script.turns.slice(0, 3), { waitsSince: 1 });
    expect(act([mine], 100_000, leaving)).toMatchObject({ kind: 'answer', leaveAfter: null });
    const other = matter(script.turns.slice(0, 1), { id: 'other' });
    const left = act([mine, other], 100_000, leaving);
    expect(left.kind === 'answer' && left.leaveAfter).toBeGreaterThan(0);
    expect(act([{ ...mine, unsent: 'Good! Would' }, other], 100_000, leaving)).toMatchObject({ leaveAfter: null });
  });

  test('notes something for colleagues once, in the middle', () => {
    const noting = { ...steady, notes: 1 };
    expect(act([matter(script.turns.slice(0, 5))], 100_000, noting)).toMatchObject({
      kind: 'comment',
      text: script.note,
    });
    expect(act([matter(script.turns.slice(0, 5), { commented: true })], 100_000, noting).kind).toBe('answer');
    expect(act([matter(script.turns.slice(0, 1))], 100_000, noting).kind).toBe('answer');
  });

  test('answers somebody without a script politely, and ends it', () => {
    const said: Turn[] = [];
    for (const expected of fallbackAnswers) {
      said.push({ from: 'customer', text: 'Do you sell boats?' });
      expect(act([matter(said)])).toMatchObject({ kind: 'answer', text: expected });
      said.push({ from: 'agent', text: expected });
    }
    expect(act([matter(said)], 110_000).kind).toBe('complete');
  });

  test('takes leave of a customer who has gone, then completes', () => {
    const said = script.turns.slice(0, 2);
    expect(act([matter(said)], 150_000).kind).toBe('idle');
    expect(act([matter(said)], 180_000)).toMatchObject({ kind: 'answer', text: farewell });
    const left: Turn[] = [...said, { from: 'agent', text: farewell }];
    expect(act([matter(left)], 107_000)).toMatchObject({ kind: 'complete' });
  });

  test('asks for one more only at the soft limit, below the hard one, with somebody waiting', () => {
    const eager = { ...steady, asks: 10 };
    const quiet = (count: number) =>
      Array.from({ length: count }, (_, index) => matter(script.turns.slice(0, 2), { id: `quiet-${index}` }));
    const kinds = [2, 3, 4, 5].map((count) => act(quiet(count), 101_000, eager, true).kind);
    expect(kinds).toEqual(['idle', 'ask', 'ask', 'idle']);
    expect(act(quiet(3), 101_000, eager, false).kind).toBe('idle');
  });

  test('an empty desk is idle', () => {
    expect(act([]).kind).toBe('idle');
  });
});

describe('a ring', () => {
  test('is accepted after 1 to 6 seconds, sooner while the floor fills', () => {
    const random = streamOf(4, 'ring');
    for (let round = 0; round < 200; round++) {
      const ring = answerRing(steady, false, random);
      expect(ring.accept && ring.afterMs >= 1_000 && ring.afterMs <= 6_000).toBe(true);
      expect(answerRing(steady, true, random).afterMs).toBeLessThanOrEqual(1_500);
    }
  });

  test('goes unnoticed now and then, by those who are like that', () => {
    const random = streamOf(4, 'missed');
    const rings = Array.from({ length: 1_000 }, () => answerRing({ ...steady, misses: 0.02 }, false, random));
    const missed = rings.filter((ring) => !ring.accept).length;
    expect(missed).toBeGreaterThan(0);
    expect(missed).toBeLessThan(60);
  });

  test('temperaments differ from agent to agent', () => {
    expect(temperamentOf(streamOf(1, 'chloe'))).not.toEqual(temperamentOf(streamOf(1, 'emre')));
    expect(temperamentOf(streamOf(1, 'chloe'))).toEqual(temperamentOf(streamOf(1, 'chloe')));
  });
});
