import { describe, expect, test } from 'vitest';
import { afterClose, closeCodes, type AfterClose, type CloseName } from './close-codes.ts';

/** What a client does after each: a code moved to another hundred changes what every client in the field does. */
const table: Record<CloseName, [code: number, then: AfterClose]> = {
  draining: [4000, 'reconnect'],
  fault: [4001, 'reconnect'],
  silent: [4002, 'reconnect'],
  tooSlow: [4100, 'reconnect-later'],
  tooFast: [4101, 'reconnect-later'],
  tooMany: [4102, 'reconnect-later'],
  unavailable: [4103, 'reconnect-later'],
  signedOut: [4200, 'sign-in-again'],
  reload: [4300, 'reload'],
  malformed: [4400, 'stop'],
  tooLarge: [4401, 'stop'],
  beforeHello: [4402, 'stop'],
};

describe('close codes', () => {
  test('WR2 each says what follows', () => {
    const met = Object.fromEntries(Object.entries(closeCodes).map(([name, code]) => [name, [code, afterClose(code)]]));
    expect(met).toEqual(table);
  });

  test('WR2 the network’s own mean: again; too large means: never; a hundred that nobody knows means: stop', () => {
    const met = Object.fromEntries(
      [1000, 1001, 1005, 1006, 1009, 1011, 1012, 3999, 4999].map((code) => [code, afterClose(code)]),
    );
    expect(met).toEqual({
      1000: 'reconnect',
      1001: 'reconnect',
      1005: 'reconnect',
      1006: 'reconnect',
      1009: 'stop',
      1011: 'reconnect',
      1012: 'reconnect',
      3999: 'reconnect',
      4999: 'stop',
    });
  });
});
