import { expect, test } from 'vitest';
import { keptOf } from './useKept.ts';

test('ME6 a row that comes out the same is the same, so that it is not drawn again; one that differs is new', () => {
  const rows = () => [
    { id: 'ana', waits: [1, 2] },
    { id: 'ben', waits: [] as number[] },
  ];
  const first = keptOf(new Map(), rows());
  const [ana, ben] = rows();
  const second = keptOf(first, [{ ...ben!, waits: [3] }, ana!]);
  expect([...second.values()].map(({ value }) => value)).toEqual([{ id: 'ben', waits: [3] }, ana]);
  expect(second.get('ana')!.value).toBe(first.get('ana')!.value);
  expect(second.get('ben')!.value).not.toBe(first.get('ben')!.value);
  expect(keptOf(second, [ana!]).size).toBe(1);
});
