import { connectionsPerPrincipalMax } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { Crowd } from './crowd.ts';

describe('how many connections a principal holds', () => {
  const member = (page: string, replaced = () => {}) => ({ page, replaced });

  test('G8 the limit is each principal’s own, and who leaves makes room', () => {
    const crowd = new Crowd();
    const members = Array.from({ length: connectionsPerPrincipalMax }, (_, i) => member(`p${i}`));
    for (const one of members) expect(crowd.enter('person:ana', one)).toBe(true);
    expect(crowd.enter('person:ana', member('p99'))).toBe(false);
    expect(crowd.enter('person:ben', member('p99'))).toBe(true);
    crowd.leave('person:ana', members[3]!);
    expect(crowd.enter('person:ana', member('p99'))).toBe(true);
  });

  test('G8 a page that comes again when there is no room takes the place it had', () => {
    const crowd = new Crowd();
    const replaced: string[] = [];
    for (let i = 0; i < connectionsPerPrincipalMax; i++) {
      const one = member(`p${i}`, () => {
        replaced.push(one.page);
        crowd.leave('person:ana', one);
      });
      crowd.enter('person:ana', one);
    }
    expect(crowd.enter('person:ana', member('p4'))).toBe(true);
    expect(replaced).toEqual(['p4']);
    expect(crowd.enter('person:ana', member('p99'))).toBe(false);
  });
});
