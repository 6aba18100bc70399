// Which emoji a word finds, by name and keyword; and the ones used last, kept in this browser alone.
import words from 'emojilib';

export interface Emoji {
  emoji: string;
  name: string;
}

interface Searchable extends Emoji {
  words: readonly string[];
}

const plain = (word: string): string => word.replaceAll('_', ' ').toLowerCase();

/** In Unicode's own order; the first word is the name. */
const all: readonly Searchable[] = Object.entries(words).map(([emoji, known]) => {
  const [name = '', ...more] = known.map(plain);
  return { emoji, name, words: [name, ...more] };
});
const byEmoji = new Map(all.map((each) => [each.emoji, each]));

/** Without a word: those used last, then all. `recent` that are no emoji are left out. */
export function foundEmoji(sought: string, recent: readonly string[]): readonly Emoji[] {
  const word = plain(sought).trim();
  if (word === '') {
    const last = recent.flatMap((emoji) => byEmoji.get(emoji) ?? []);
    return last.length === 0 ? all : [...new Set([...last, ...all])];
  }
  const ranked = all.flatMap((each) => {
    const rank =
      each.name === word
        ? 0
        : each.words.includes(word)
          ? 1
          : each.words.some((known) => known.startsWith(word))
            ? 2
            : each.words.some((known) => known.includes(word))
              ? 3
              : null;
    return rank === null ? [] : [{ each, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ each }) => each);
}

const stored = 'oriel-emoji';
const recentMax = 16;

export function recentEmoji(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(stored) ?? '[]');
    return Array.isArray(kept) ? kept.filter((each) => typeof each === 'string').slice(0, recentMax) : [];
  } catch {
    return [];
  }
}

export function keepRecent(emoji: string): void {
  try {
    const kept = [emoji, ...recentEmoji().filter((each) => each !== emoji)].slice(0, recentMax);
    localStorage.setItem(stored, JSON.stringify(kept));
  } catch {
    // Storage is forbidden or full: it is found by name again.
  }
}
