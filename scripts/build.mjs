/**
 * Builds every app into its dist/, unless nothing that goes into a build has changed since the last one: a hash of the
 * sources' names and contents is kept beside the outputs. `node scripts/build.mjs` builds in any case.
 */
import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './root.mjs';
import { seconds, Stop } from './say.mjs';

const stamp = join(root, 'dist/built');
const sources = ['packages', 'apps', 'package-lock.json', 'scripts/build.mjs', 'tsconfig.base.json'];
const outputs = [
  'apps/server/dist/main.js',
  'apps/server/dist/oriel.js',
  'apps/server/dist/verify-monitoring-log.js',
  'apps/demo/dist/main.js',
  'apps/desk/dist/index.html',
  'apps/desk/dist/supervision.html',
  'apps/widget/dist/widget.js',
  'apps/widget/dist/chat.html',
];

/** Node programs: of which app, and from which of its files. @type {[app: string, input: string][]} */
const programs = [
  ['server', 'main'],
  ['server', 'supervision/oriel'],
  ['server', 'supervision/verify-monitoring-log'],
  ['demo', 'main'],
];

/** Builds only if something has changed. */
export async function build() {
  const now = await hashOfSources();
  const last = await readFile(stamp, 'utf8').catch(() => '');
  const complete = await Promise.all(outputs.map((output) => stat(join(root, output)).catch(() => undefined)));
  if (last === now && complete.every(Boolean)) return;
  await buildAll();
  await mkdir(join(root, 'dist'), { recursive: true });
  await writeFile(stamp, now);
}

async function buildAll() {
  const since = performance.now();
  console.log('Building …');
  await rm(stamp, { force: true });
  process.env['NODE_ENV'] = 'production';
  const vite = await import('vite');
  const logLevel = 'warn';
  try {
    // Builds that share a folder may not empty it.
    for (const app of ['server', 'demo', 'widget'])
      await rm(join(root, 'apps', app, 'dist'), { recursive: true, force: true });
    await Promise.all([
      ...programs.map(([app, input]) => vite.build({ ...program(app, input), logLevel })),
      vite.build({ root: join(root, 'apps/desk'), logLevel }),
      vite.build({ root: join(root, 'apps/widget'), logLevel }),
      vite.build({ root: join(root, 'apps/widget'), mode: 'loader', logLevel }),
    ]);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    throw new Stop('The build failed; why is said above.');
  }
  console.log(`Built in ${seconds(since)}.`);
}

/**
 * A Node program as one file: our own packages are bundled, what comes from npm stays in node_modules.
 * @param {string} app
 * @param {string} [input] within its src/, without .ts
 * @returns {import('vite').InlineConfig}
 */
export function program(app, input = 'main') {
  return {
    configFile: false,
    root: join(root, 'apps', app),
    ssr: { noExternal: [/^@oriel\//] },
    build: {
      ssr: `src/${input}.ts`,
      outDir: 'dist',
      emptyOutDir: false,
      target: 'node20',
      sourcemap: true,
      rolldownOptions: { output: { entryFileNames: `${input.split('/').at(-1)}.js` } },
    },
  };
}

async function hashOfSources() {
  const hash = createHash('sha256');
  for (const source of sources) {
    for (const file of await filesIn(join(root, source)))
      hash.update(`${relative(root, file)}\0`).update(await readFile(file));
  }
  return hash.digest('hex');
}

/** Sorted; without outputs and tests, which no build reads.
 * @param {string} path
 * @returns {Promise<string[]>} */
async function filesIn(path) {
  if (!(await stat(path)).isDirectory()) return [path];
  const names = (await readdir(path)).toSorted();
  const kept = names.filter((name) => name !== 'node_modules' && name !== 'dist' && !/\.test\.tsx?$/.test(name));
  return (await Promise.all(kept.map((name) => filesIn(join(path, name))))).flat();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await rm(stamp, { force: true });
  await build();
}
