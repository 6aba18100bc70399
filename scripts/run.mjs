/**
 * `npm start` and `npm test`, on a machine that may have nothing but Node: installs what is missing, builds what has
 * changed, then starts the server (in this very process, so that there is none between it and its terminal) or runs all
 * tests. Uses nothing but Node itself until it has installed the rest.
 */
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Oriel needs Node 20.19 or newer; this is ${process.versions.node}.`);
  process.exit(1);
}

const { root } = await import('./root.mjs');
const { Stop } = await import('./say.mjs');
const [what, ...rest] = process.argv.slice(2);

try {
  if (what === 'start') await start();
  else if (what === 'test') await test();
  else if (what === 'oriel') await oriel();
  else throw new Stop(`There is no command ${what ?? ''}: it is start, test or oriel.`);
} catch (error) {
  console.error(error instanceof Stop ? error.message : error);
  if (what === 'test') console.log('0 passed, 1 failed');
  process.exit(1);
}

async function start() {
  await prepare();
  const program = join(root, 'apps/server/dist/main.js');
  endWithNpm();
  process.argv = [process.execPath, program, ...rest];
  await import(pathToFileURL(program).href);
}

async function oriel() {
  await prepare();
  const program = join(root, 'apps/server/dist/oriel.js');
  process.argv = [process.execPath, program, ...rest];
  await import(pathToFileURL(program).href);
}

async function test() {
  await prepare();
  const { chromium } = await import('./chromium.mjs');
  process.env['CHROMIUM'] = await chromium();
  const { checks, services, runParts } = await import('./parts.mjs');
  const { passed, failed, skipped } = await runParts([...checks, ...services]);
  console.log(`${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`);
  process.exit(failed === 0 ? 0 : 1);
}

async function prepare() {
  const { install } = await import('./install.mjs');
  await install();
  const { build } = await import('./build.mjs');
  await build();
}

/** npm passes signals on, but cannot when it is killed with -9: then nobody would be left to end us. */
function endWithNpm() {
  if (process.env['npm_lifecycle_event'] === undefined) return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}
