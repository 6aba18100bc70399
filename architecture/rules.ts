/**
 * What may depend on what, as a table. Dependencies point one way:
 *
 *   protocol ← domain ← client ← desk, widget, demo      and      domain ← server
 *
 * `sim`, `bench`, `e2e` use everything and nothing uses them. Watching is reached from two places only, so that nothing
 * on an agent's path can know whether anybody watches (S1–S10).
 */
import { type Import, importsOf, type Source, withoutComments } from './graph.ts';

export interface Breach {
  rule: string;
  /** path:line */
  at: string;
  what: string;
}

export interface Rule {
  name: string;
  check(source: Source): Breach[];
}

const layers: Record<string, readonly string[]> = {
  'packages/protocol': [],
  'packages/domain': ['packages/protocol'],
  'packages/client': ['packages/protocol', 'packages/domain'],
  'apps/desk': ['packages/protocol', 'packages/domain', 'packages/client'],
  'apps/widget': ['packages/protocol', 'packages/domain', 'packages/client'],
  'apps/demo': ['packages/protocol', 'packages/domain', 'packages/client'],
  'apps/server': ['packages/protocol', 'packages/domain'],
};
const users = ['sim', 'bench', 'e2e', 'architecture', 'scripts'];

export const rules: readonly Rule[] = [
  imports('layers point one way', ({ from, to }) => {
    const layer = layerOf(from.path);
    const target = layerOf(to) ?? userOf(to);
    if (layer === undefined || target === undefined || target === layer) return undefined;
    return layers[layer]?.includes(target) ? undefined : `${layer} must not use ${target}`;
  }),

  imports('nothing uses sim, bench, e2e, scripts or the architecture check', ({ from, to }) => {
    const user = userOf(to);
    if (user === undefined || userOf(from.path) !== undefined) return undefined;
    return from.path.includes('/') ? `${from.path} must not use ${user}` : undefined;
  }),

  imports("in the server, only compose.ts imports the room 'supervision'", ({ from, to }) => {
    if (!isIn(from.path, 'apps/server/src') || isTest(from.path)) return undefined;
    if (from.path === 'apps/server/src/compose.ts' || isIn(from.path, 'apps/server/src/supervision')) return undefined;
    return isIn(to, 'apps/server/src/supervision') ? `${from.path} must not know of watching` : undefined;
  }),

  imports("in the desk, only the supervisors' entry imports 'supervision'", ({ from, to }) => {
    if (!isIn(from.path, 'apps/desk/src') || isTest(from.path)) return undefined;
    if (from.path === 'apps/desk/src/supervision.tsx' || isIn(from.path, 'apps/desk/src/supervision')) return undefined;
    const watching = isIn(to, 'apps/desk/src/supervision') || to.startsWith('apps/desk/src/supervision.');
    return watching ? `${from.path} must not know of watching` : undefined;
  }),

  imports('protocol and domain use no Node, no browser and no framework', ({ from, to }) => {
    if (!isPure(from.path) || layerOf(to) !== undefined) return undefined;
    if (to === 'zod' && isIn(from.path, 'packages/protocol/src/schemas')) return undefined;
    return to.startsWith('packages/') ? undefined : `a pure package must not use ${to}`;
  }),

  {
    name: 'protocol and domain have no clock, no chance and no surroundings: these are arguments',
    check(source) {
      if (!isPure(source.path)) return [];
      return occurrences(this.name, source, impure);
    },
  },

  imports('zod and the schemas stay out of the browser', ({ from, to }) => {
    const browser = ['apps/desk', 'apps/widget', 'packages/client'].some((layer) => isIn(from.path, layer));
    if (!browser || isTest(from.path)) return undefined;
    const heavy = to === 'zod' || to.startsWith('zod/') || isIn(to, 'packages/protocol/src/schemas');
    return heavy ? `${to} is 24.5 kB that a browser does not need` : undefined;
  }),

  imports('one package does not reach into another past its front door', ({ from, to }) => {
    const [layer, target] = [layerOf(from.path), layerOf(to)];
    if (target === undefined || target === layer || isTest(from.path) || userOf(from.path)) return undefined;
    const inside = to
      .slice(target.length + '/src'.length)
      .split('/')
      .filter(Boolean);
    const isDoor = inside.length <= 1 && !/\.\w+$/.test(to);
    return isDoor ? undefined : `${to} is inside ${target}: import what its index offers`;
  }),

  {
    name: 'a file is named by its idea',
    check({ path }) {
      const name = (path.split('/').at(-1) ?? '').split('.')[0] ?? '';
      const folders = path.split('/').slice(0, -1);
      const bad = [name, ...folders].find((word) => forbiddenNames.has(word.toLowerCase()));
      return bad === undefined
        ? []
        : [{ rule: this.name, at: `${path}:1`, what: `'${bad}' says nothing of what is in it` }];
    },
  },
];

const forbiddenNames = new Set(
  'util utils helper helpers common manager managers type types data info base misc shared stuff'.split(' '),
);

/** Matched in code without comments; the names a pure function would need for something it must be given. */
const impure: readonly RegExp[] = [
  /\bDate\.now\b/g,
  /\bnew Date\(\s*\)/g,
  /\bMath\.random\b/g,
  /(?<![.\w'"])crypto\b(?!['":])/g,
  /(?<![.\w'"])performance\.\w+/g,
  /(?<![.\w'"])(?:setTimeout|setInterval|queueMicrotask|requestAnimationFrame)\(/g,
  /(?<![.\w'"])(?:document|window|navigator|localStorage|sessionStorage|indexedDB|location|globalThis|process)\.\w+/g,
  /(?<![.\w'"])(?:fetch|require)\(/g,
  /\bnew (?:WebSocket|Worker|XMLHttpRequest|BroadcastChannel)\b/g,
  /\bconsole\.\w+/g,
];

export function breachesOf(sources: readonly Source[]): Breach[] {
  if (sources.length === 0) throw new Error('The architecture check has read no file.');
  return sources.flatMap((source) => rules.flatMap((rule) => rule.check(source)));
}

function imports(name: string, judge: (found: Import) => string | undefined): Rule {
  return {
    name,
    check: (source) =>
      importsOf(source).flatMap((found) => {
        const what = judge(found);
        return what === undefined ? [] : [{ rule: name, at: `${source.path}:${found.line}`, what }];
      }),
  };
}

function occurrences(rule: string, source: Source, patterns: readonly RegExp[]): Breach[] {
  const text = withoutComments(source.text);
  return patterns.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: what, index }) => ({
      rule,
      at: `${source.path}:${text.slice(0, index).split('\n').length}`,
      what,
    })),
  );
}

function layerOf(path: string): string | undefined {
  return Object.keys(layers).find((layer) => isIn(path, layer));
}

function userOf(path: string): string | undefined {
  return users.find((user) => isIn(path, user));
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function isTest(path: string): boolean {
  return /\.(test|bench)\.tsx?$/.test(path) || /\/testing(\/|[-.])/.test(path);
}

function isPure(path: string): boolean {
  return (isIn(path, 'packages/protocol/src') || isIn(path, 'packages/domain/src')) && !isTest(path);
}
