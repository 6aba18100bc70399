/**
 * `npm run fresh`: is what the README says true on a fresh machine? Clones HEAD into a new folder, runs the README's
 * start command as it stands there, opens every link that it prints, ends it by Ctrl-C and by kill -9, of the server and
 * of npm, and looks for anything left running. In three ways: as the current user, as another one without rights, and as
 * root in a folder of mode 0700. `--as-is`: the first way only.
 */
import { spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, readdir, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { root } from './root.mjs';
import { run, seconds, Stop } from './say.mjs';

/** @typedef {{ name: string, account?: { uid: number, gid: number }, mode: number }} Way */

const nobody = { uid: 65_534, gid: 65_534 };
const isRoot = process.getuid?.() === 0;
/** What the issue of the two commands promises, with the download in the first start. */
const firstStartMs = 180_000;
const laterStartMs = 5_000;
const endMs = 10_000;

/** @type {Way[]} */
const ways = [{ name: 'as the current user', mode: 0o755 }];
if (!process.argv.includes('--as-is')) {
  if (isRoot) {
    ways.push(
      { name: 'as another user', account: nobody, mode: 0o755 },
      { name: 'as root in a 0700 folder', mode: 0o700 },
    );
  } else {
    console.log('Not root: the ways "as another user" and "as root in a 0700 folder" are left out.');
  }
}

try {
  for (const way of ways) await tryOut(way);
  console.log('Fresh: all is as the README says.');
} catch (error) {
  console.error(error instanceof Stop ? `Fresh: ${error.message}` : error);
  process.exitCode = 1;
}

/** @param {Way} way */
async function tryOut(way) {
  console.log(`\nA fresh clone, ${way.name}:`);
  const home = await mkdtemp('/tmp/oriel-fresh-');
  const clone = join(home, 'oriel');
  try {
    if ((await run('git', ['clone', '--quiet', root, clone])) !== 0) throw new Stop('the clone failed');
    await chmod(home, way.mode);
    if (way.account) await chownAll(home, way.account);
    const command = await startCommand(clone);

    const first = await start(way, clone, command, firstStartMs);
    await openLinks(first.links);
    await end(first, clone, 'Ctrl-C', () => process.kill(-first.pid, 'SIGINT'));

    const second = await start(way, clone, command, laterStartMs);
    await openLinks(second.links);
    const server = await serverOf(clone);
    await end(second, clone, 'kill -9 of the server', () => process.kill(server, 'SIGKILL'));

    const third = await start(way, clone, command, laterStartMs);
    await end(third, clone, 'kill -9 of npm', () => process.kill(third.pid, 'SIGKILL'));
  } finally {
    for (const { pid } of await runningIn(clone)) process.kill(pid, 'SIGKILL');
    await rm(home, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** The first block of shell in the README that says `npm start`, without the lines that fetch the project.
 * @param {string} clone */
async function startCommand(clone) {
  const readme = await readFile(join(clone, 'README.md'), 'utf8');
  const blocks = [...readme.matchAll(/^```(?:sh|bash|shell)?\n(.*?)^```/gms)].map(([, block = '']) => block);
  const block = blocks.find((candidate) => candidate.includes('npm start'));
  const lines = block?.split('\n').filter((line) => line.trim() !== '' && !/^\s*(?:(?:git clone|cd)\b|#)/.test(line));
  const command = lines?.find((line) => line.includes('npm start'));
  if (!command) throw new Stop('the README has no block of shell with npm start');
  return command;
}

/**
 * @param {Way} way
 * @param {string} clone
 * @param {string} command
 * @param {number} withinMs
 */
async function start({ account }, clone, command, withinMs) {
  const since = performance.now();
  // A terminal's own: a session and a process group, which a Ctrl-C goes to. The home is empty, as on a fresh machine.
  const shell = spawn('sh', ['-c', `exec ${command}`], {
    ...account,
    cwd: clone,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), HOME: clone.replace(/\/oriel$/, ''), ORIEL_PORT: '0' },
  });
  /** @type {string[]} */
  const lines = [];
  /** @type {string[]} */
  const links = [];
  const ended = new Promise((resolve) => shell.on('exit', (code, signal) => resolve(code ?? signal)));
  const ready = new Promise((resolve) => {
    let isReady = false;
    const hear = (/** @type {string} */ line) => {
      lines.push(line);
      if (/^(Installed|Built) in /.test(line)) console.log(`  ${line}`);
      if (line.includes('Oriel is ready')) isReady = true;
      if (!isReady) return;
      links.push(...(line.match(/https?:\/\/[^\s,;)'"]+/g) ?? []));
      // The links follow in the same breath: the product's, the supervisor's, the agent's, the customer's.
      if (links.length >= 4) resolve('ready');
    };
    createInterface(shell.stdout).on('line', hear);
    createInterface(shell.stderr).on('line', hear);
  });
  const limit = pause(withinMs, 'late', { ref: false });
  const outcome = await Promise.race([ready, ended, limit]);
  if (outcome !== 'ready') {
    throw new Stop(
      `the start was not ready (${outcome}) after ${seconds(since)}; it said:\n${lines.slice(-30).join('\n')}`,
    );
  }
  console.log(`  ready after ${seconds(since)}`);
  return { pid: shell.pid ?? 0, ended, links };
}

/** @param {string[]} links */
async function openLinks(links) {
  for (const link of new Set(links)) {
    const { status } = await fetch(link);
    if (status !== 200) throw new Stop(`${link} answers ${status}`);
  }
  console.log(`  ${new Set(links).size} links open`);
}

/**
 * @param {{ ended: Promise<unknown> }} started
 * @param {string} clone
 * @param {string} how
 * @param {() => void} act
 */
async function end({ ended }, clone, how, act) {
  const since = performance.now();
  act();
  await Promise.race([ended, pause(endMs, undefined, { ref: false })]);
  let left = await runningIn(clone);
  while (left.length > 0 && performance.now() - since < endMs) {
    await pause(50);
    left = await runningIn(clone);
  }
  if (left.length > 0) throw new Stop(`after ${how} there still runs: ${left.map(({ line }) => line).join(' | ')}`);
  console.log(`  nothing left ${seconds(since)} after ${how}`);
}

/** @param {string} clone */
async function serverOf(clone) {
  const found = (await runningIn(clone)).find(
    ({ line }) => /^\S*node\S* .*(run\.mjs|main\.js)/.test(line) && !/demo/.test(line),
  );
  if (!found) throw new Stop('the server is not among the running processes');
  return found.pid;
}

/** All that runs in the clone, or on its files, wherever it was started.
 * @param {string} clone */
async function runningIn(clone) {
  const found = [];
  for (const name of await readdir('/proc')) {
    const pid = Number(name);
    if (!Number.isInteger(pid) || pid === process.pid) continue;
    const line = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).replaceAll('\0', ' ').trim();
    const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => '');
    if (line !== '' && (cwd.startsWith(clone) || line.includes(clone))) found.push({ pid, line });
  }
  return found;
}

/** What npm has put into our environment would tell the inner npm that it is not the first. */
function plainEnvironment() {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(npm_|ORIEL_|CHROMIUM$|DATABASE_URL$|PORT$|INIT_CWD$)/.test(name),
  );
  return Object.fromEntries(kept);
}

/** @param {string} folder @param {{ uid: number, gid: number }} account */
async function chownAll(folder, { uid, gid }) {
  if ((await run('chown', ['-R', `${uid}:${gid}`, folder])) !== 0) throw new Stop('the clone could not be handed over');
}
