// A flood of what is no frame and no request, over real sockets at the built product: a short one. As much of it as one
// likes: `npm run hostile -- --frames 200000`.
import { expect, test } from 'vitest';
import { flooded } from '../hostile/hostile-floor.ts';

const mebibyte = 2 ** 20;

test(
  'H2 G5 S9 a flood over real sockets: no crash, no fault, nothing kept of it, and the floor goes on',
  { timeout: 180_000 },
  async () => {
    const { tally, growth, faults, stillAnswers, differences, seconds } = await flooded(6_000, 20_261_123);
    console.log(
      `${tally.frames} frames, ${tally.requests} requests, ${tally.connections} connections in ${seconds.toFixed(0)} s; ${(growth / mebibyte).toFixed(1)} MiB more held`,
    );
    expect(faults).toEqual([]);
    expect(tally.survived).toBe(0);
    expect(stillAnswers).toBe(true);
    expect(differences).toEqual([]);
    expect(growth).toBeLessThan(50 * mebibyte);
    expect(tally.kinds.size).toBeGreaterThan(17);
    for (const code of [4200, 4400, 4402]) expect(tally.closes.get(code), String(code)).toBeGreaterThan(5);
  },
);
