/**
 * `npm run mutants`: does a test notice? Takes out, one at a time, five lines on which the promises hang, in a copy of the
 * project, and runs the narrowest test that must turn red. Prints which did; one that no test notices is a failure.
 * Not part of `npm test`: it says something about the tests, not about the product.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { root } from './root.mjs';
import { heard, seconds, Stop } from './say.mjs';

/** @typedef {{ name: string, file: string, out: string, instead?: string, project: 'unit' | 'pg', test: string }} Mutant */

/** `out` stands in its file exactly once; `instead` is what is left without it. @type {Mutant[]} */
const mutants = [
  {
    name: 'the tap: what is committed is published',
    file: 'apps/server/src/compose.ts',
    out: '      bus.publish(changes);\n',
    project: 'pg',
    test: 'e2e/stack/smoke.pg.test.ts',
  },
  {
    name: 'freshness: what may be out of date says so',
    file: 'packages/client/src/views/views.ts',
    out: '    sub.staleSince.value = since;\n',
    project: 'unit',
    test: 'packages/client/src/views/views.test.ts',
  },
  {
    name: 'the notice: an agent is told what was done for them',
    file: 'apps/server/src/agents/desk-view.ts',
    out: '        fact.onBehalfOf === agent ||\n',
    project: 'unit',
    test: 'apps/server/src/agents/desk-view.test.ts',
  },
  {
    name: 'the policy: nobody is watched without one, acknowledged',
    file: 'packages/domain/src/access/may.ts',
    out: ' && whyNotWatched(directory, agent) === null',
    project: 'unit',
    test: 'packages/domain/src/access/may.test.ts',
  },
  {
    name: 'revocation: who loses the right sees no more',
    file: 'apps/server/src/hub/hub.ts',
    out: '      side.recheck(this.deps.directory());\n',
    project: 'unit',
    test: 'apps/server/src/hub/hub.test.ts',
  },
];

/** What git knows and what is new, as it stands. Own packages are the copy's own, all others are linked. */
async function copyOfProject() {
  const copy = await mkdtemp(join(tmpdir(), 'oriel-mutants-'));
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  for (const path of new Set(listed.split('\0').filter(Boolean))) {
    await mkdir(dirname(join(copy, path)), { recursive: true });
    // Deleted, and git has not been told.
    await cp(join(root, path), join(copy, path)).catch(() => undefined);
  }
  await mkdir(join(copy, 'node_modules/@oriel'), { recursive: true });
  for (const name of await readdir(join(root, 'node_modules'))) {
    if (name !== '@oriel' && !name.startsWith('.'))
      await symlink(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  }
  for (const name of ['protocol', 'domain', 'client']) {
    await symlink(join(copy, 'packages', name), join(copy, 'node_modules/@oriel', name));
  }
  return copy;
}

/**
 * @param {string} copy
 * @param {Pick<Mutant, 'project' | 'test'>} which
 * @returns {Promise<{ ran: number, red: string[], words: string }>}
 */
async function runTest(copy, { project, test }) {
  const report = join(copy, 'report.json');
  await rm(report, { force: true });
  const args = [
    join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--project',
    project,
    '--reporter=json',
    `--outputFile.json=${report}`,
    test,
  ];
  const { words } = await heard(process.execPath, args, { cwd: copy });
  const written = await readFile(report, 'utf8').catch(() => undefined);
  if (written === undefined) return { ran: 0, red: [], words };
  /** @type {{ numTotalTests: number, testResults: { assertionResults: { status: string, title: string }[] }[] }} */
  const { numTotalTests, testResults } = JSON.parse(written);
  const red = testResults.flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === 'failed'),
  );
  return { ran: numTotalTests, red: red.map(({ title }) => title), words };
}

/**
 * Survived: no test noticed.
 * @param {string} copy
 * @param {Mutant} mutant
 * @returns {Promise<boolean>}
 */
async function survives(copy, mutant) {
  const since = performance.now();
  const file = join(copy, mutant.file);
  const text = await readFile(file, 'utf8');
  if (text.split(mutant.out).length !== 2)
    throw new Stop(`${mutant.file} has changed: '${mutant.out.trim()}' does not stand in it exactly once.`);
  const before = await runTest(copy, mutant);
  if (before.ran === 0 || before.red.length > 0)
    throw new Stop(`${mutant.test} is red as it is:\n${before.red.join('\n') || before.words}`);
  await writeFile(
    file,
    text.replace(mutant.out, () => mutant.instead ?? ''),
  );
  const { ran, red, words } = await runTest(copy, mutant);
  await writeFile(file, text);
  // A file that does not even load has noticed nothing.
  if (ran === 0) throw new Stop(`${mutant.test} did not run without '${mutant.out.trim()}':\n${words}`);
  console.log(`${red.length > 0 ? 'caught  ' : 'SURVIVED'}  ${mutant.name} (${seconds(since)})`);
  for (const title of red) console.log(`            by ‘${title}’`);
  return red.length === 0;
}

const copy = await copyOfProject();
try {
  let survived = 0;
  for (const mutant of mutants) if (await survives(copy, mutant)) survived += 1;
  console.log(`\n${mutants.length - survived} of ${mutants.length} were caught.`);
  process.exitCode = survived === 0 ? 0 : 1;
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  process.exitCode = 1;
} finally {
  await rm(copy, { recursive: true, force: true });
}
