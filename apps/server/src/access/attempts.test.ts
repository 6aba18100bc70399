import { describe, expect, test } from 'vitest';
import { VirtualClock } from '../virtual-clock.ts';
import {
  Attempts,
  attemptWindowMs,
  failuresPerAddressMax,
  failuresPerEmailMax,
  failuresPerPairMax,
} from './attempts.ts';

const setUp = () => {
  const clock = new VirtualClock();
  return { clock, attempts: new Attempts(clock) };
};
const fail = (attempts: Attempts, times: number, address: (n: number) => string, email: (n: number) => string) => {
  for (let n = 0; n < times; n += 1) expect(attempts.take(address(n), email(n))).toHaveProperty('forget');
};

describe('A8 failures are limited', () => {
  test('RF11 A8 by the time that passes, whatever the clock is set to', () => {
    const { clock, attempts } = setUp();
    fail(
      attempts,
      failuresPerPairMax,
      () => 'here',
      () => 'ana',
    );
    for (const ms of [attemptWindowMs, -3 * attemptWindowMs]) {
      clock.set(ms);
      expect(attempts.take('here', 'ana')).toEqual({ waitMs: attemptWindowMs });
    }
  });

  test('A8 with one e-mail from one address, until the time is over', async () => {
    const { clock, attempts } = setUp();
    fail(
      attempts,
      failuresPerPairMax,
      () => 'here',
      () => 'ana',
    );
    expect(attempts.take('here', 'ana')).toEqual({ waitMs: attemptWindowMs });
    expect(attempts.take('here', 'ben')).toHaveProperty('forget');
    expect(attempts.take('there', 'ana')).toHaveProperty('forget');
    await clock.pass(attemptWindowMs - 1);
    expect(attempts.take('here', 'ana')).toEqual({ waitMs: 1 });
    await clock.pass(1);
    expect(attempts.take('here', 'ana')).toHaveProperty('forget');
  });

  test('A8 from one address, with whatever e-mail', () => {
    const { attempts } = setUp();
    fail(
      attempts,
      failuresPerAddressMax,
      () => 'here',
      (n) => `person ${n}`,
    );
    expect(attempts.take('here', 'somebody')).toHaveProperty('waitMs');
    expect(attempts.take('there', 'somebody')).toHaveProperty('forget');
  });

  test('A8 with one e-mail, from wherever', () => {
    const { attempts } = setUp();
    fail(
      attempts,
      failuresPerEmailMax,
      (n) => `place ${n}`,
      () => 'ana',
    );
    expect(attempts.take('elsewhere', 'ana')).toHaveProperty('waitMs');
    expect(attempts.take('elsewhere', 'ben')).toHaveProperty('forget');
  });

  test('A8 what was right is forgotten: signing in a thousand times is no failure', () => {
    const { attempts } = setUp();
    for (let n = 0; n < 1000; n += 1) {
      const attempt = attempts.take('here', 'ana');
      if ('forget' in attempt) attempt.forget();
    }
    expect(attempts.take('here', 'ana')).toHaveProperty('forget');
  });

  test('A8 attempts under way count: as many at once as one after the other', () => {
    const { attempts } = setUp();
    const taken = Array.from({ length: 100 }, () => attempts.take('here', 'ana'));
    expect(taken.filter((attempt) => 'forget' in attempt)).toHaveLength(failuresPerPairMax);
  });
});
