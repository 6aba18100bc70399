/**
 * Ties docs/spec to the tests: a numbered rule stands at the start of a line or an item, in bold (**D4**); a test that
 * proves it has the id in its title. A letter that no spec uses is none of ours: titles may speak of A4 paper.
 */
import type { Source } from './graph.ts';

export interface Ties {
  /** Rules without a test. */
  untested: string[];
  /** Ids in titles that look like a spec's, and are not in it. */
  unknown: string[];
}

export function tiesOf(specs: readonly Source[], tests: readonly Source[]): Ties {
  const rules = new Set(specs.flatMap(rulesIn));
  if (rules.size === 0) throw new Error('No spec with a rule has been read.');
  const letters = new Set([...rules].map(lettersOf));
  const named = new Map(tests.flatMap((source) => idsIn(source).map((id) => [id, source.path] as const)));
  return {
    untested: [...rules].filter((id) => !named.has(id)),
    unknown: [...named]
      .filter(([id]) => letters.has(lettersOf(id)) && !rules.has(id))
      .map(([id, path]) => `${id} in ${path}`),
  };
}

function rulesIn({ text }: Source): string[] {
  return [...text.matchAll(/^(?:[-*] |\| *)?\*\*([A-Z]{1,3}\d+)\*\*/gm)].map(([, id = '']) => id);
}

const title = /\b(?:test|describe)(?:\.\w+)*(?:\([^)]*\)|\(\[[\s\S]*?\]\))?\(\s*(['"`])((?:\\.|(?!\1)[\s\S])*)\1/g;

/** From titles only; `test.each(…)('D4 …')` has its title in the second brackets. */
function idsIn({ text }: Source): string[] {
  return [...text.matchAll(title)].flatMap(([, , words = '']) => words.match(/\b[A-Z]{1,3}\d+\b/g) ?? []);
}

function lettersOf(id: string): string {
  return id.replace(/\d+$/, '');
}
