import { closeCodes, staleAfterMs } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { connectWithinMs, firstWaitMs, laterWaitMs, longestWaitMs, offline, step, waitMs, wakeAt } from './state.ts';
import type { Act, Life, LifeEvent } from './state.ts';

const now = 1_000_000;
const lives = {
  offline,
  connecting: { is: 'connecting', tries: 2, due: now },
  greeting: { is: 'greeting', tries: 2, due: now },
  live: { is: 'live', tries: 2, liveAt: now - 20_000, heardAt: now - staleAfterMs },
  waiting: { is: 'waiting', tries: 2, due: now },
  stopped: { is: 'stopped', why: 'sign-in' },
} satisfies { [S in Life['is']]: Life };

const events = {
  dial: { on: 'dial' },
  opened: { on: 'opened' },
  welcome: { on: 'welcome' },
  heard: { on: 'heard' },
  closed: { on: 'closed', code: 1006 },
  timer: { on: 'timer' },
  'network-on': { on: 'network-on' },
  'network-off': { on: 'network-off' },
  'page-visible': { on: 'page-visible' },
  'hang-up': { on: 'hang-up' },
} satisfies { [E in LifeEvent['on']]: LifeEvent };

type Expected = { [S in Life['is']]: { [E in LifeEvent['on']]: [Life['is'], Act] } };

/** What the spec says of each cell, when every deadline has passed. */
const expected: Expected = {
  offline: {
    dial: ['connecting', 'dial'],
    opened: ['offline', 'none'],
    welcome: ['offline', 'none'],
    heard: ['offline', 'none'],
    closed: ['offline', 'none'],
    timer: ['offline', 'none'],
    'network-on': ['offline', 'none'],
    'network-off': ['offline', 'none'],
    'page-visible': ['offline', 'none'],
    'hang-up': ['offline', 'none'],
  },
  connecting: {
    dial: ['connecting', 'none'],
    opened: ['greeting', 'greet'],
    welcome: ['connecting', 'none'],
    heard: ['connecting', 'none'],
    closed: ['waiting', 'none'],
    timer: ['waiting', 'hang-up'],
    'network-on': ['connecting', 'none'],
    'network-off': ['connecting', 'none'],
    'page-visible': ['connecting', 'none'],
    'hang-up': ['offline', 'hang-up'],
  },
  greeting: {
    dial: ['greeting', 'none'],
    opened: ['greeting', 'none'],
    welcome: ['live', 'none'],
    heard: ['greeting', 'none'],
    closed: ['waiting', 'none'],
    timer: ['waiting', 'hang-up'],
    'network-on': ['greeting', 'none'],
    'network-off': ['greeting', 'none'],
    'page-visible': ['greeting', 'none'],
    'hang-up': ['offline', 'hang-up'],
  },
  live: {
    dial: ['live', 'none'],
    opened: ['live', 'none'],
    welcome: ['live', 'none'],
    heard: ['live', 'none'],
    closed: ['waiting', 'none'],
    timer: ['waiting', 'hang-up'],
    'network-on': ['live', 'none'],
    'network-off': ['waiting', 'hang-up'],
    'page-visible': ['waiting', 'hang-up'],
    'hang-up': ['offline', 'hang-up'],
  },
  waiting: {
    dial: ['connecting', 'dial'],
    opened: ['waiting', 'none'],
    welcome: ['waiting', 'none'],
    heard: ['waiting', 'none'],
    closed: ['waiting', 'none'],
    timer: ['connecting', 'dial'],
    'network-on': ['connecting', 'dial'],
    'network-off': ['waiting', 'none'],
    'page-visible': ['connecting', 'dial'],
    'hang-up': ['offline', 'hang-up'],
  },
  stopped: {
    dial: ['connecting', 'dial'],
    opened: ['stopped', 'none'],
    welcome: ['stopped', 'none'],
    heard: ['stopped', 'none'],
    closed: ['stopped', 'none'],
    timer: ['stopped', 'none'],
    'network-on': ['stopped', 'none'],
    'network-off': ['stopped', 'none'],
    'page-visible': ['stopped', 'none'],
    'hang-up': ['stopped', 'none'],
  },
};

const closed = (life: Life, code: number, random = 0) => step(life, { on: 'closed', code }, { now, random }).life;

describe('the life of a connection', () => {
  test('C1: every state × every event', () => {
    const got = Object.fromEntries(
      Object.entries(lives).map(([state, life]) => [
        state,
        Object.fromEntries(
          Object.entries(events).map(([name, event]) => {
            const { life: next, act } = step(life, event, { now, random: 0.5 });
            return [name, [next.is, act]];
          }),
        ),
      ]),
    );
    expect(got).toEqual(expected);
  });

  test('C1: a timer that comes before its time changes nothing', () => {
    for (const life of Object.values(lives)) {
      const at = wakeAt(life);
      if (at !== null) expect(step(life, { on: 'timer' }, { now: at - 1, random: 0 })).toEqual({ life, act: 'none' });
    }
  });

  test('C1: every state but offline, live that hears, and stopped ends by itself', () => {
    expect(Object.entries(lives).map(([name, life]) => [name, wakeAt(life)])).toEqual([
      ['offline', null],
      ['connecting', now],
      ['greeting', now],
      ['live', now],
      ['waiting', now],
      ['stopped', null],
    ]);
  });

  test('C2: the range of the close code says what follows', () => {
    expect(Object.entries(closeCodes).map(([name, code]) => [name, closed(lives.greeting, code)])).toEqual([
      ['draining', { is: 'waiting', tries: 3, due: now + 2_000 }],
      ['fault', { is: 'waiting', tries: 3, due: now + 2_000 }],
      ['silent', { is: 'waiting', tries: 3, due: now + 2_000 }],
      ['tooSlow', { is: 'waiting', tries: 3, due: now + 10_000 }],
      ['tooFast', { is: 'waiting', tries: 3, due: now + 10_000 }],
      ['tooMany', { is: 'waiting', tries: 3, due: now + 10_000 }],
      ['unavailable', { is: 'waiting', tries: 3, due: now + 10_000 }],
      ['signedOut', { is: 'stopped', why: 'sign-in' }],
      ['reload', { is: 'stopped', why: 'reload' }],
      ['malformed', { is: 'stopped', why: 'stop' }],
      ['tooLarge', { is: 'stopped', why: 'stop' }],
      ['beforeHello', { is: 'stopped', why: 'stop' }],
    ]);
  });

  test('C2: dialling cannot help a page of another wire', () => {
    const stopped: Life = { is: 'stopped', why: 'reload' };
    expect(step(stopped, { on: 'dial' }, { now, random: 0 })).toEqual({ life: stopped, act: 'none' });
  });

  test('C3: waits grow from between half and a whole second up to half a minute, and are spread', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (tries, random) => {
        const ms = waitMs(tries, firstWaitMs, random);
        const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** tries);
        expect(ms).toBeGreaterThanOrEqual(Math.floor(ceiling / 2));
        expect(ms).toBeLessThanOrEqual(ceiling);
      }),
    );
    expect([0, 1, 2, 3, 9].map((tries) => waitMs(tries, laterWaitMs, 0.999_999))).toEqual([
      5_000, 10_000, 20_000, 30_000, 30_000,
    ]);
  });

  test('C3: only a connection that has lasted begins the waits anew', () => {
    const short: Life = { is: 'live', tries: 2, liveAt: now - 1_999, heardAt: now };
    const long: Life = { is: 'live', tries: 2, liveAt: now - 2_000, heardAt: now };
    expect(closed(short, 1006)).toEqual({ is: 'waiting', tries: 3, due: now + 2_000 });
    expect(closed(long, 1006)).toEqual({ is: 'waiting', tries: 1, due: now + 500 });
  });

  test('RF12 C1: a machine’s clock that is set back a day keeps no deadline waiting for a day', () => {
    const dayBefore = { now: now - 86_400_000, random: 0.5 };
    const after = (life: Life) => step(life, { on: 'timer' }, dayBefore);
    expect([after(lives.waiting), after(lives.connecting), after(lives.greeting)].map(({ act }) => act)).toEqual([
      'dial',
      'hang-up',
      'hang-up',
    ]);
    const { life, act } = after(lives.live);
    expect([act, wakeAt(life)]).toEqual(['none', dayBefore.now + staleAfterMs]);
  });

  test('C1: whatever happens, some socket is asked for again and again until it is live, stopped or hung up', () => {
    const happens = fc.constantFrom(...Object.values(events), { on: 'closed', code: 4101 } as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(happens, fc.nat(60_000))), (story) => {
        let at = now;
        let life: Life = step(offline, { on: 'dial' }, { now: at, random: 0 }).life;
        for (const [event, later] of story) {
          at += later;
          life = step(life, event, { now: at, random: 0.5 }).life;
        }
        if (life.is === 'offline' || life.is === 'stopped') return;
        const due = wakeAt(life);
        expect(due).not.toBeNull();
        expect(due! - at).toBeLessThanOrEqual(Math.max(longestWaitMs, staleAfterMs, connectWithinMs));
      }),
    );
  });
});
