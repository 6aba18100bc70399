/**
 * The project's own import graph. Reads sources as text: TypeScript's programmatic interface is gone in version 7, and a
 * check that cannot see one kind of import is worth little, so this knows them all: import and export from, import for
 * its effect, import(), import type, new URL(…, import.meta.url), import.meta.glob, and a stylesheet's or page's own.
 */
import { readFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { posix } from 'node:path';

export interface Source {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

export interface Import {
  from: Source;
  /** A path in the project, or a package's name as written. */
  to: string;
  line: number;
}

const read = /\.(ts|tsx|mts|js|mjs|css|html|md)$/;

/** What git knows, so that a build's output is no source, and what is new and not ignored. */
export function sourcesOf(root: string): Source[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  const paths = [...new Set(listed.split('\0'))].filter((path) => read.test(path)).toSorted();
  return paths.flatMap((path) => {
    const text = textOf(posix.join(root, path));
    return text === undefined ? [] : [{ path, text }];
  });
}

/** undefined: deleted, and git has not been told. */
function textOf(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

const specifiers = [
  /\b(?:import|export)\b[^'"`;()]*?\bfrom\s*(['"])(?<to>[^'"\n]+)\1/g,
  /\bimport\s*(['"])(?<to>[^'"\n]+)\1/g,
  /\bimport\s*\(\s*(['"`])(?<to>[^'"`\n]+)\1/g,
  /\bnew\s+URL\s*\(\s*(['"`])(?<to>[^'"`\n]+)\1\s*,\s*import\.meta\.url/g,
  /\bimport\.meta\.glob\s*(?:<[^>]*>)?\s*\(\s*\[?\s*(['"`])(?<to>[^'"`\n]+)\1/g,
  /\bvi\.(?:mock|importActual)\s*\(\s*(['"`])(?<to>[^'"`\n]+)\1/g,
];
const inPages = [/\b(?:src|href)\s*=\s*(['"])(?<to>[^'"\n]+)\1/g, /@import\s+(?:url\()?(['"])(?<to>[^'"\n]+)\1/g];

export function importsOf(source: Source): Import[] {
  const isPage = /\.(css|html)$/.test(source.path);
  const text = isPage ? source.text : withoutComments(source.text);
  return (isPage ? inPages : specifiers).flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      from: source,
      to: resolved(source.path, match.groups?.['to'] ?? ''),
      line: text.slice(0, match.index).split('\n').length,
    })),
  );
}

/** Own packages by name become their folders: `@oriel/domain/routing` is `packages/domain/src/routing`. */
function resolved(from: string, to: string): string {
  const [, name, room] = /^@oriel\/([^/]+)(?:\/(.+))?$/.exec(to) ?? [];
  if (name) {
    const folder = ['protocol', 'domain', 'client'].includes(name)
      ? `packages/${name}`
      : name === 'e2e'
        ? name
        : `apps/${name}`;
    return posix.join(folder, 'src', room ?? '');
  }
  if (to.startsWith('/') && from.endsWith('.html')) return posix.join(posix.dirname(from), to);
  return to.startsWith('.') ? posix.join(posix.dirname(from), to) : to;
}

/** Comments become blanks, so that lines keep their numbers; strings stay as they are. */
export function withoutComments(text: string): string {
  const tokens = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
  return text.replace(tokens, (token) => (token.startsWith('/') ? token.replace(/[^\n]/g, ' ') : token));
}
