import { expect, test } from 'vitest';
import { Failures, sayAgainMs } from './failures.ts';
import { KeptLog } from './log.ts';
import { StoreFailure } from './store/commits.ts';
import { VirtualClock } from './virtual-clock.ts';

const setUp = () => {
  const [log, clock] = [new KeptLog(), new VirtualClock()];
  const failures = new Failures(log, clock);
  return { clock, tell: (error: unknown) => failures.tell(error), said: () => log.lines.map(({ message }) => message) };
};
const full = Object.assign(new Error('could not extend file "base/1/2": No space left on device'), { code: '53100' });

test('RF10 a full disk is said in a sentence, whoever comes upon it', () => {
  for (const error of [full, new StoreFailure('the database could not take it', { cause: full })]) {
    const { tell, said } = setUp();
    tell(error);
    expect(said()).toEqual(['the disk of the database is full: nothing more is kept until there is room on it']);
  }
});

test('RF10 what goes on failing is said once in a while, each sort of it', async () => {
  const { clock, tell, said } = setUp();
  for (let n = 0; n < 10; n += 1) {
    tell(new Error('read ECONNRESET'));
    tell(full);
    tell('no error at all');
    await clock.pass(sayAgainMs / 5);
  }
  expect(said()).toHaveLength(6);
});
