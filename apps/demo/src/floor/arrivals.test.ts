import { describe, expect, test } from 'vitest';
import { between, streamOf } from '../seeded.ts';
import { arrivals, nextForPeople, rampMs, wantedAt } from './arrivals.ts';

/** A floor on which people stay two to six minutes, second by second. */
function liveOver(minutes: number, room: number): number[] {
  const random = streamOf(2, 'arrivals');
  let leaveAt: number[] = [];
  return Array.from({ length: minutes * 60 }, (_, second) => {
    leaveAt = leaveAt.filter((at) => at > second);
    const line = { live: leaveAt.length, room, scripts: 20 - leaveAt.length };
    const come = arrivals(line, second * 1_000, 0.97, random);
    leaveAt.push(...Array.from({ length: come }, () => second + between(random, 120, 360)));
    return leaveAt.length;
  });
}

describe('customers coming in', () => {
  test('the floor is alive when the ramp ends', () => {
    expect(liveOver(1, 15)[rampMs / 1_000] ?? 0).toBeGreaterThanOrEqual(9);
  });

  test('five agents have between about one and a little over three each, and not always the same', () => {
    const live = liveOver(60, 15).slice(60);
    expect(Math.min(...live)).toBeGreaterThanOrEqual(4);
    expect(Math.max(...live)).toBeLessThanOrEqual(18);
    expect(Math.max(...live)).toBeGreaterThan(15);
    expect(Math.min(...live)).toBeLessThan(10);
  });

  test('the wave goes beyond the room there is, so that somebody waits', () => {
    const wanted = Array.from({ length: 420 }, (_, second) => wantedAt(12, second * 1_000, 0));
    expect(Math.max(...wanted)).toBe(13);
    expect(Math.min(...wanted)).toBe(6);
  });

  test('nobody comes without a script to play', () => {
    expect(arrivals({ live: 0, room: 15, scripts: 0 }, 0, 0.1, streamOf(1, 'none'))).toBe(0);
    expect(arrivals({ live: 0, room: 15, scripts: 1 }, 0, 0.1, streamOf(1, 'one'))).toBe(1);
  });
});

describe('customers for people', () => {
  const random = streamOf(3, 'people');
  const comes = (live: number, people: number) => nextForPeople(live, people, random);

  test('come only while somebody is available, up to two each and three in all', () => {
    expect([comes(0, 0), comes(2, 1), comes(3, 2)]).toEqual([null, null, null]);
    expect([comes(0, 1), comes(1, 1), comes(2, 2)].every((afterMs) => afterMs !== null)).toBe(true);
  });

  test('the first comes within seconds, the next takes its time', () => {
    for (let round = 0; round < 100; round++) {
      expect(comes(0, 1)).toBeLessThanOrEqual(4_000);
      expect(comes(1, 1)).toBeGreaterThanOrEqual(15_000);
    }
  });
});
