import { describe, expect, test } from 'vitest';
import { importsOf, type Source, sourcesOf } from './graph.ts';
import { breachesOf, rules } from './rules.ts';

const root = new URL('..', import.meta.url).pathname;

function file(path: string, text = ''): Source {
  return { path, text };
}

/** For each rule, sources that keep it and sources that break it. */
const fixtures: Record<string, { good: Source[]; bad: Source[] }> = {
  'layers point one way': {
    good: [
      file('packages/domain/src/a.ts', `import type { Id } from '@oriel/protocol';`),
      file('packages/client/src/a.ts', `import { select } from '@oriel/domain/routing';`),
      file('apps/desk/src/a.tsx', `export * from '@oriel/client';\nimport '../../../packages/domain/src/index.ts';`),
      file('apps/server/src/a.ts', `import { evolve } from '@oriel/domain/interactions';`),
      file('e2e/a.spec.ts', `import '@oriel/client';\nimport '../apps/server/src/main.ts';`),
    ],
    bad: [
      file('packages/protocol/src/a.ts', `import type { Fact } from '@oriel/domain';`),
      file('packages/domain/src/a.ts', `export { connect } from '@oriel/client';`),
      file('packages/client/src/a.ts', `await import('../../../apps/server/src/main.ts');`),
      file('apps/server/src/a.ts', `import {\n  connect,\n} from '@oriel/client';`),
      file('apps/demo/src/a.ts', `import '@oriel/server';`),
      file('apps/widget/src/a.ts', `const at = new URL('../../desk/src/theme.css', import.meta.url);`),
      file('apps/desk/src/a.css', `@import '../../widget/src/panel.css';`),
    ],
  },
  'nothing uses sim, bench, e2e, scripts or the architecture check': {
    good: [
      file('sim/a.ts', `import '../e2e/customer.ts';`),
      file('vitest.config.ts', `import './scripts/ports.mjs';`),
      file('packages/client/src/a.ts', `import './e2e.ts';`),
    ],
    bad: [
      file('apps/demo/src/a.ts', `import '../../../sim/floor.ts';`),
      file('packages/client/src/a.test.ts', `import '../../../e2e/floor.ts';`),
    ],
  },
  "in the server, only compose.ts imports the room 'supervision'": {
    good: [
      file('apps/server/src/compose.ts', `import { watch } from './supervision/watch.ts';`),
      file('apps/server/src/supervision/a.ts', `import './watch.ts';`),
      file('apps/server/src/drafts/a.test.ts', `import '../supervision/watch.ts';`),
      file('apps/server/src/hub/a.ts', `import { maySee } from '@oriel/domain/supervision';`),
    ],
    bad: [
      file('apps/server/src/drafts/a.ts', `import { watchers } from '../supervision/index.ts';`),
      file('apps/server/src/main.ts', `import type { Log } from './supervision/log.ts';`),
    ],
  },
  "in the desk, only the supervisors' entry imports 'supervision'": {
    good: [
      file('apps/desk/src/supervision.tsx', `import { Agents } from './supervision/agents.tsx';`),
      file('apps/desk/src/supervision/a.tsx', `import '../desk/desk.tsx';`),
    ],
    bad: [
      file('apps/desk/src/main.tsx', `const later = () => import('./supervision/agents.tsx');`),
      file('apps/desk/src/desk/a.tsx', `import './../supervision.tsx';`),
      file('apps/desk/src/routes.tsx', `import.meta.glob('./supervision/*.tsx');`),
    ],
  },
  'protocol and domain use no Node, no browser and no framework': {
    good: [
      file('packages/protocol/src/schemas/a.ts', `import { z } from 'zod';`),
      file('packages/domain/src/a.test.ts', `import { test } from 'vitest';\nimport 'node:fs';`),
      file('packages/domain/src/a.ts', `import './b.ts'; // not import 'react'`),
    ],
    bad: [
      file('packages/protocol/src/a.ts', `import { z } from 'zod';`),
      file('packages/domain/src/a.ts', `import { randomUUID } from 'node:crypto';`),
      file('packages/domain/src/b.ts', `export type { Signal } from '@preact/signals-core';`),
    ],
  },
  'protocol and domain have no clock, no chance and no surroundings: these are arguments': {
    good: [
      file(
        'packages/domain/src/a.ts',
        `const due = new Date(now); // not Date.now()\nconst s = 'window';\nbox.document.title;`,
      ),
      file('packages/client/src/a.ts', `Date.now(); Math.random(); setTimeout(() => {}, 1);`),
      file('packages/domain/src/a.test.ts', `Math.random();`),
    ],
    bad: [
      file('packages/domain/src/a.ts', `const now = Date.now();`),
      file('packages/domain/src/b.ts', `const now = new Date();`),
      file('packages/domain/src/c.ts', `const dice = Math.random;`),
      file('packages/protocol/src/d.ts', `const id = crypto.randomUUID();`),
      file('packages/protocol/src/e.ts', `document.title = 'x';`),
      file('packages/protocol/src/f.ts', `setTimeout(tick, 1000);`),
      file('packages/protocol/src/g.ts', `const home = process.env.HOME;`),
      file('packages/protocol/src/h.ts', `console.log('x');`),
    ],
  },
  'zod and the schemas stay out of the browser': {
    good: [
      file('apps/server/src/a.ts', `import { frame } from '@oriel/protocol/schemas';`),
      file('packages/client/src/a.test.ts', `import { frame } from '@oriel/protocol/schemas';`),
    ],
    bad: [
      file('packages/client/src/a.ts', `import { frame } from '@oriel/protocol/schemas';`),
      file('apps/desk/src/a.ts', `import { z } from 'zod';`),
      file('apps/widget/src/a.ts', `import type { z } from 'zod/mini';`),
    ],
  },
  'one package does not reach into another past its front door': {
    good: [
      file('apps/desk/src/a.ts', `import '@oriel/client';\nimport '@oriel/domain/routing';\nimport './b/c.ts';`),
      file('apps/server/src/a.test.ts', `import '../../../packages/domain/src/routing/choose.ts';`),
    ],
    bad: [
      file('apps/desk/src/a.ts', `import '../../../packages/client/src/replica.ts';`),
      file('apps/server/src/a.ts', `import '@oriel/domain/routing/choose.ts';`),
    ],
  },
  'a file is named by its idea': {
    good: [file('packages/domain/src/routing/choose.ts'), file('apps/server/src/store/database.ts')],
    bad: [
      file('packages/domain/src/utils.ts'),
      file('apps/desk/src/helpers/day.ts'),
      file('apps/server/src/types.d.ts'),
      file('apps/widget/src/Base.css'),
    ],
  },
};

describe('each rule', () => {
  test.each(rules.map((rule) => [rule.name, rule] as const))('%s', (name, rule) => {
    const { good, bad } = fixtures[name] ?? { good: [], bad: [] };
    expect(good.length, 'good fixtures').toBeGreaterThan(0);
    expect(bad.length, 'bad fixtures').toBeGreaterThan(0);
    expect(good.flatMap((source) => rule.check(source))).toEqual([]);
    const unseen = bad.filter((source) => rule.check(source).length === 0);
    expect(unseen).toEqual([]);
  });

  test('has fixtures, and no fixture is without a rule', () => {
    expect(Object.keys(fixtures).toSorted()).toEqual(rules.map((rule) => rule.name).toSorted());
  });
});

describe('the project', () => {
  const sources = sourcesOf(root);

  test('keeps every rule', () => {
    expect(breachesOf(sources)).toEqual([]);
  });

  test('was read: every layer has sources, and their imports were found', () => {
    const counted = (folder: string) => {
      const own = sources.filter(({ path }) => path.startsWith(folder));
      return { files: own.length > 0, imports: own.flatMap(importsOf).length > 0 };
    };
    const folders = ['packages/protocol/src/', 'packages/domain/src/', 'packages/client/src/'];
    folders.push('apps/server/src/', 'apps/desk/src/', 'apps/widget/src/', 'apps/demo/src/');
    const found = Object.fromEntries(folders.map((folder) => [folder, counted(folder)]));
    expect(found).toEqual(Object.fromEntries(folders.map((folder) => [folder, { files: true, imports: true }])));
  });

  test('having read no file is a failure', () => {
    expect(() => breachesOf([])).toThrow('has read no file');
  });
});
