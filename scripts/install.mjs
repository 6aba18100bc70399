/**
 * Installs what the lock file names, if it is not there: npm records what it installed in node_modules/.package-lock.json,
 * written last, so an installation that was cut short is one that does not match. No package may run a script.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './root.mjs';
import { run, seconds, Stop } from './say.mjs';

/** @typedef {{ version?: string, integrity?: string, link?: boolean, optional?: boolean, os?: string[], cpu?: string[], libc?: string[] }} Locked */

/** @param {string} [folder] with a package.json and a package-lock.json */
export async function install(folder = root) {
  if (await isInstalled(folder)) return;
  const since = performance.now();
  console.log('Installing what package-lock.json names …');
  // Said outright, because the environment may say otherwise: NODE_ENV=production would leave out the build's tools.
  const args = ['ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  const code = npm?.endsWith('.js')
    ? await run(process.execPath, [npm, ...args], { cwd: folder })
    : await run('npm', args, { cwd: folder });
  if (code !== 0) throw new Stop('npm could not install the dependencies; its own words are above.');
  console.log(`Installed in ${seconds(since)}.`);
}

/** @param {string} folder */
async function isInstalled(folder) {
  const wanted = await packagesIn(join(folder, 'package-lock.json'));
  const present = await packagesIn(join(folder, 'node_modules/.package-lock.json'));
  if (wanted === undefined) throw new Stop(`There is no package-lock.json in ${folder}.`);
  if (present === undefined) return false;
  const paths = Object.keys(wanted).filter((path) => path.startsWith('node_modules/'));
  return paths.every((path) => {
    const entry = wanted[path] ?? {};
    const found = present[path];
    if (found === undefined) return entry.optional === true && !isForThisMachine(entry);
    return found.version === entry.version && found.integrity === entry.integrity;
  });
}

/**
 * @param {string} file
 * @returns {Promise<Record<string, Locked> | undefined>} undefined: there is no such file
 */
async function packagesIn(file) {
  const text = await readFile(file, 'utf8').catch(() => undefined);
  return text === undefined ? undefined : JSON.parse(text).packages;
}

/** An optional package that says nothing of machines may be missing: npm leaves out what did not install.
 * @param {Locked} entry */
function isForThisMachine({ os, cpu, libc }) {
  if (os === undefined && cpu === undefined) return false;
  return (
    (os ?? [process.platform]).includes(process.platform) &&
    (cpu ?? [process.arch]).includes(process.arch) &&
    (libc ?? ['glibc']).includes('glibc')
  );
}
