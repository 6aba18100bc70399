// What an entry of the monitoring log is, and how it is chained: hash = SHA-256(hash of the one before + its canonical
// JSON). Who, whose and which stand in it as salted hashes (leaves); the texts stand beside it and may be erased: the
// text goes, the leaf stays, and the chain holds. Knows no database.
import { createHash, randomBytes } from 'node:crypto';
import { canonical, type Json } from './canonical.ts';

export const looks = ['desk', 'conversation', 'agents'] as const;

/** What is personal of a look: each a leaf of its entry and a text beside it. */
export const parts = ['by', 'agent', 'interaction'] as const;
export type Part = (typeof parts)[number];

/** How a look came to its end: its viewer closed it or lost the right, the server stopped, or the next start, or another
 * node, found it open. */
export type Ending = 'closed' | 'stopped' | 'restart';

type LookEntry = {
  what: (typeof looks)[number];
  at: number;
  purpose: string | null;
  teams: readonly string[];
  /** On which of several nodes. */
  node?: string;
} & Record<Part, string | null>;

export type Entry =
  | LookEntry
  | { what: 'until'; at: number; opened: number; how: Ending }
  /** Texts that were erased, by the place of their entry. */
  | { what: 'erased'; at: number; texts: readonly (readonly [number, Part])[] };

/** A text beside an entry: canonical JSON of {id, name}, or of {id} for an interaction. */
export interface SaltedText {
  part: Part;
  /** 128 random bits in hexadecimal: equal texts have unequal leaves, and a leaf tells nothing of its text. */
  salt: string;
  text: string;
}

/** An entry at its place. */
export interface Link {
  seq: number;
  /** Canonical. */
  entry: string;
  hash: string;
  /** Those that were not erased. */
  texts: readonly SaltedText[];
}

/** Where a chain ends: the place of its last entry, and its hash. */
export interface End {
  seq: number;
  hash: string;
}

/** Of a chain without an entry; also what stands before the first. */
export const nothingYet: End = { seq: 0, hash: '0'.repeat(64) };

const sha256 = (...pieces: (Buffer | string)[]): string => {
  const hash = createHash('sha256');
  for (const piece of pieces) hash.update(piece);
  return hash.digest('hex');
};

export const hashAfter = (before: string, entry: string): string => sha256(Buffer.from(before, 'hex'), entry);

export const leafOf = ({ salt, text }: Pick<SaltedText, 'salt' | 'text'>): string =>
  sha256(Buffer.from(salt, 'hex'), text);

export interface Looked {
  what: (typeof looks)[number];
  by: { id: string; name: string };
  agent: { id: string; name: string } | null;
  interaction: string | null;
  teams: readonly string[];
  purpose: string | null;
}

/** A look's entry, and what stands beside it. */
export function entryOf(looked: Looked, at: number, node: string | null = null): { entry: Entry; texts: SaltedText[] } {
  const { what, by, agent, interaction, teams, purpose } = looked;
  const values: Record<Part, Json> = { by, agent, interaction: interaction === null ? null : { id: interaction } };
  const texts = parts.flatMap((part) => {
    const value = values[part];
    return value === null ? [] : [{ part, salt: randomBytes(16).toString('hex'), text: canonical(value) }];
  });
  const leaf = (part: Part) => {
    const text = texts.find((each) => each.part === part);
    return text ? leafOf(text) : null;
  };
  const leaves = { by: leaf('by'), agent: leaf('agent'), interaction: leaf('interaction') };
  return { entry: { what, at, purpose, teams, ...leaves, ...(node !== null && { node }) }, texts };
}

export const linkAfter = (before: End, entry: Entry, texts: readonly SaltedText[]): Link => {
  const text = canonical(entry);
  return { seq: before.seq + 1, entry: text, hash: hashAfter(before.hash, text), texts };
};
