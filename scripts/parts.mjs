/**
 * The parts that `npm run check` and `npm test` are made of, and how each is counted: a plain part passes or fails as
 * one; a runner's own report says how many tests it ran, and a runner that ran none has failed.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { root } from './root.mjs';
import { heard, run, seconds } from './say.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, failures: string[] }} Count what failed, by name */
/** @typedef {{ name: string, args: string[], report?: (file: string) => { args?: string[], env?: Record<string, string>, count: (report: any) => Count } }} Part */

/** @param {string} name @returns {string} */
const bin = (name) => join(root, 'node_modules', name);
const vitest = bin('vitest/vitest.mjs');

/** @param {string} project @returns {Part} */
function project(project) {
  return {
    name: project,
    args: [vitest, 'run', '--project', project],
    report: (file) => ({
      args: ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      count: (report) => ({
        passed: report.numPassedTests,
        failed: report.numFailedTests,
        skipped: report.numPendingTests + report.numTodoTests,
        failures: report.testResults.flatMap((/** @type {any} */ file) =>
          file.assertionResults
            .filter((/** @type {any} */ test) => test.status === 'failed')
            .map((/** @type {any} */ test) => `${relative(root, file.name)} › ${test.fullName}`),
        ),
      }),
    }),
  };
}

/** @type {Part[]} */
export const checks = [
  { name: 'format', args: [bin('oxfmt/bin/oxfmt'), '--check'] },
  { name: 'lint', args: [bin('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings'] },
  { name: 'types', args: [join(root, 'scripts/check-types.mjs')] },
  { name: 'unused code', args: [bin('knip/bin/knip.js'), '--no-progress'] },
  { name: 'bundle sizes', args: [join(root, 'scripts/sizes.mjs')] },
  project('architecture'),
  project('unit'),
];

/** @param {any} suite Playwright's, which may hold others @returns {string[]} */
function failedSpecs({ file, specs = [], suites = [] }) {
  const failed = specs
    .filter((/** @type {any} */ spec) => !spec.ok)
    .map((/** @type {any} */ { title }) => `e2e/${file} › ${title}`);
  return [...failed, ...suites.flatMap(failedSpecs)];
}

/** @type {Part[]} */
export const services = [
  project('sim'),
  project('pg'),
  {
    name: 'end to end',
    args: [bin('@playwright/test/cli.js'), 'test', '--config', 'e2e/playwright.config.ts'],
    report: (file) => ({
      args: ['--reporter=list,json'],
      env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file },
      // A test that passed only when tried again is no pass.
      count: ({ stats, suites }) => ({
        passed: stats.expected,
        failed: stats.unexpected + stats.flaky,
        skipped: stats.skipped,
        failures: suites.flatMap(failedSpecs),
      }),
    }),
  },
  { name: 'start in a fresh clone', args: [join(root, 'scripts/fresh.mjs'), '--as-is'] },
];

/**
 * Runs the parts, and says each one's name and seconds. Plain parts that follow each other run at once, their words kept
 * until they have ended; a runner has the machine for itself.
 * @param {readonly Part[]} parts
 * @returns {Promise<Count>} summed
 */
export async function runParts(parts) {
  /** @type {Count} */
  const sum = { passed: 0, failed: 0, skipped: 0, failures: [] };
  const lines = [];
  for (const group of groupsOf(parts)) {
    const results = await Promise.all(group.map(runTimed));
    for (const { name, count, took } of results) {
      sum.passed += count.passed;
      sum.failed += count.failed;
      sum.skipped += count.skipped;
      sum.failures.push(...count.failures);
      lines.push(`${count.failed === 0 ? '✓' : '✗'} ${name.padEnd(24)} ${took.padStart(8)}`);
    }
  }
  console.log(`\n${lines.join('\n')}\n`);
  if (sum.failures.length > 0) console.log(`Failed:\n${sum.failures.map((name) => `  ${name}`).join('\n')}\n`);
  return sum;
}

/** @param {readonly Part[]} parts */
function groupsOf(parts) {
  /** @type {Part[][]} */
  const groups = [];
  for (const part of parts) {
    const last = groups.at(-1);
    if (last && !part.report && !last.some(({ report }) => report)) last.push(part);
    else groups.push([part]);
  }
  return groups;
}

/** @param {Part} part */
async function runTimed(part) {
  const since = performance.now();
  if (part.report) console.log(`\n── ${part.name}`);
  const count = part.report ? await runRunner(part, part.report) : await runPlain(part);
  return { name: part.name, count, took: seconds(since) };
}

/** @param {Part} part @returns {Promise<Count>} */
async function runPlain({ name, args }) {
  const { code, words } = await heard(process.execPath, args, { cwd: root });
  console.log(`\n── ${name}\n${words.trimEnd()}`);
  return code === 0
    ? { passed: 1, failed: 0, skipped: 0, failures: [] }
    : { passed: 0, failed: 1, skipped: 0, failures: [name] };
}

/**
 * @param {Part} part
 * @param {NonNullable<Part['report']>} reporting
 * @returns {Promise<Count>}
 */
async function runRunner({ name, args }, reporting) {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-report-'));
  try {
    const file = join(folder, 'report.json');
    const reporter = reporting(file);
    const code = await run(process.execPath, [...args, ...(reporter.args ?? [])], {
      cwd: root,
      env: { ...process.env, ...reporter.env },
    });
    const report = await readFile(file, 'utf8').catch(() => undefined);
    /** @type {Count} */
    const none = { passed: 0, failed: 0, skipped: 0, failures: [] };
    const count = report === undefined ? none : reporter.count(JSON.parse(report));
    if (count.passed + count.failed > 0 && (code === 0 || count.failed > 0)) return count;
    console.error(code === 0 ? `${name}: no test was run.` : `${name}: ended with code ${code}.`);
    return { ...count, failed: count.failed + 1, failures: [...count.failures, name] };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
