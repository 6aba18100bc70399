import { describe, expect, test } from 'vitest';
import { foundEmoji } from './emoji.ts';

const found = (word: string, recent: string[] = []) => foundEmoji(word, recent).map(({ emoji }) => emoji);

describe('CO7 emoji by name', () => {
  test('CO7 the name itself first, then keywords', () => {
    expect(found('lamp')).toContain('🪔');
    expect(found('thumbs up')[0]).toMatch(/^👍/u);
    expect(found('Thank')).toContain('🙏');
    expect(found('no such thing')).toEqual([]);
  });

  test('CO7 with nothing typed all of them, the ones used last before them, and each once', () => {
    expect(found('').length).toBeGreaterThan(1_500);
    const again = found('', ['🪔', '<img>', '😀']);
    expect(again.slice(0, 2)).toEqual(['🪔', '😀']);
    expect(new Set(again).size).toBe(again.length);
    expect(again).not.toContain('<img>');
  });
});
