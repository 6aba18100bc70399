import { dotsForMs } from '@oriel/protocol';
import { expect, test } from 'vitest';
import { liveValues } from './live-values.ts';

test('C42 who typed long ago is forgotten, who types is not', () => {
  const live = liveValues();
  const types = (interaction: string, until: number) =>
    live.apply([{ kind: 'typing', agent: 'ana', interaction, until }]);
  for (let i = 0; i < 1_000; i++) types(`i${i}`, i * 1_000);
  expect([...live.typing.value.keys()]).toEqual(
    Array.from({ length: (2 * dotsForMs) / 1_000 }, (_, i) => `i${990 + i}`),
  );
  // Stopped: its end is now, the others' is later.
  types('i999', 999_000 - dotsForMs);
  expect(live.typing.value.get('i998')?.until).toBe(998_000);
});
