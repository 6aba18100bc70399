import { mentionsMax } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { mentionsIn } from './mentions.ts';

const readers = [
  { id: 'ben', name: 'Ben' },
  { id: 'okafor', name: 'Ben Okafor' },
  { id: 'zoe', name: 'Zoë 😀' },
];
const named = (text: string) =>
  mentionsIn(text, readers).map(({ at, length, person }) => [person, text.slice(at, at + length)]);

describe('CO5 whom a comment names', () => {
  test('CO5 by the whole name, the longest that fits, wherever it stands', () => {
    expect(named('@Ben Okafor, please ask @Ben. (@Zoë 😀)')).toEqual([
      ['okafor', '@Ben Okafor'],
      ['ben', '@Ben'],
      ['zoe', '@Zoë 😀'],
    ]);
  });

  test('CO5 not within a word, not a part of a name, not by other letters', () => {
    expect(named('ana@Ben x@Ben @Benjamin @ben @ Ben @')).toEqual([]);
  });

  test('CO5 of two of one name the first is meant, and no more are named than a comment may name', () => {
    const twins = [
      { id: 'two', name: 'Ben' },
      { id: 'one', name: 'Ben' },
    ];
    expect(mentionsIn('@Ben', twins)).toEqual([{ at: 0, length: 4, person: 'two' }]);
    expect(mentionsIn('@Ben '.repeat(50), twins)).toHaveLength(mentionsMax);
  });
});
