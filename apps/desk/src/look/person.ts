/*
 * A person's initials and colour, from nothing but name and id: the same on every screen, in every session.
 */
const hues = 8;

/** 1 to 8, by FNV-1a over the id. */
export function hueOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at += 1) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return ((hash >>> 0) % hues) + 1;
}

/**
 * First letters of the first and last word, whole characters; a number gives #. One letter of an address, and of a
 * script without capitals: two such letters join, or read as a word.
 */
export function initials(name: string): string {
  const words = name.split(/[\s@.]+/u).filter((word) => /\p{L}/u.test(word));
  const first = letter(words[0] ?? '');
  const isOne = words.length < 2 || name.includes('@') || first.toUpperCase() === first.toLowerCase();
  return (isOne ? first : first + letter(words.at(-1) ?? '')).toLocaleUpperCase() || '#';
}

const letter = (word: string) => word.match(/\p{L}\p{M}*/u)?.[0] ?? '';

/** What one calls somebody in a sentence: the first word of the name. */
export const firstName = (name: string) => name.trim().split(/\s+/u)[0] || name;
