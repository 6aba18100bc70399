// The benchmark works: its shortest form, with a handful of people, on the built product. What it measures then means
// nothing, and nothing is asserted about it.
import { describe, expect, test } from 'vitest';
import { measure } from './measure.ts';
import { NoKeystrokes, realDrafts } from './keystrokes.ts';
import { bare } from './rows.ts';

const absent = (() => {
  try {
    realDrafts();
    return '';
  } catch (error) {
    if (error instanceof NoKeystrokes) return ` (skipped: ${error.message})`;
    throw error;
  }
})();

describe('the benchmark in its shortest form', () => {
  test.skipIf(absent !== '')(
    `prints a figure for each contender, beside Oriel’s own${absent}`,
    async () => {
      const { rows, left, machine } = await measure('tiny', ['bytes', 'durable', 'sizes'], () => {});
      expect(left).toEqual({});
      expect(machine.load.after).toBeGreaterThan(0);
      expect(rows.map(({ name, values }) => [name, values.length, values.every((value) => value > 0)])).toEqual(
        [
          'bytes: a lone key',
          'bytes: a key among many',
          ...['limit', 'Hocuspocus', 'socket.io', 'SSE', 'ws naive'].map((name) => `bytes: a lone key by ${name}`),
          'durable: messages answered',
          'durable: 99th at half of it',
          'sizes: the desk before first use',
          'sizes: the chat window',
          'sizes: the loader',
        ].map((name) => [name, 1, true]),
      );
      expect(Object.keys(bare(rows[0]!))).toEqual(['name', 'value', 'unit', 'against', 'ratio', 'goal', 'met']);
    },
    300_000,
  );
});
