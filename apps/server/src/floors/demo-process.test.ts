import { expect, test } from 'vitest';
import { KeptLog } from '../log.ts';
import { VirtualClock } from '../virtual-clock.ts';
import { startDemoProcess } from './demo-process.ts';

/** Stays while its standard input is open; ends by itself, badly, where it says so. */
const stays = "process.stdin.on('end', () => process.exit(0)).resume()";
const bench = (script: string) => {
  const clock = new VirtualClock();
  const log = new KeptLog();
  return { clock, log, demo: startDemoProcess({ url: 'http://127.0.0.1:1', clock, log, command: ['-e', script] }) };
};
const lines = (log: KeptLog) => log.lines.map(({ fields, message }) => [fields['code'], message]);

test('F5 the bots’ process ends when it is stopped, and nothing is left behind', async () => {
  const { clock, log, demo } = bench(stays);
  await demo.stop();
  expect([lines(log), clock.waiting]).toEqual([[], 0]);
});

test('F5 one that does not leave by itself is ended', async () => {
  const { clock, demo } = bench('setInterval(() => undefined, 1000)');
  const stopped = demo.stop();
  await clock.pass(2_000);
  await stopped;
  expect(clock.waiting).toBe(0);
});

test('F5 one that ends by itself is started again, after a while', async () => {
  const { clock, log, demo } = bench('process.exit(7)');
  await expect.poll(() => lines(log)).toHaveLength(1);
  expect(clock.waiting).toBe(1);
  await clock.pass(2_000);
  await expect.poll(() => lines(log)).toHaveLength(2);
  expect(lines(log)[1]).toEqual([7, 'the demo floor ended; it is started again']);
  await demo.stop();
  expect(clock.waiting).toBe(0);
});
