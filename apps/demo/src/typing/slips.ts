/** Slips of the finger on a Latin keyboard: what was pressed instead of what was meant. */
import { chance, pick, type Random } from '../seeded.ts';

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function neighbourOf(letter: string, random: Random): string | undefined {
  const row = rows.find((letters) => letters.includes(letter));
  if (!row) return undefined;
  const at = row.indexOf(letter);
  const beside = [row[at - 1], row[at + 1]].filter((key) => key !== undefined);
  return pick(random, beside);
}

/** What lands in the field instead of `meant` and the letters after it; undefined where this letter cannot slip. */
export function slip(meant: string, next: string | undefined, random: Random): string | undefined {
  if (!/^[a-z]$/.test(meant)) return undefined;
  if (next && /^[a-z]$/.test(next) && next !== meant && chance(random, 0.4)) return next + meant;
  if (chance(random, 0.25)) return meant + meant;
  return neighbourOf(meant, random);
}
