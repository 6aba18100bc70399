/**
 * The browser of the end-to-end tests: the one that CHROMIUM names, else an installed one, else Debian's own (as root),
 * else the one that npm brings, from a lock file of its own, so that nobody downloads it who has another.
 */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installed, installFromDebian, isProgram } from './debian.mjs';
import { install } from './install.mjs';
import { root } from './root.mjs';
import { Stop } from './say.mjs';

/** The shell first: the same engine without a browser's own windows, which takes a third less of the processor. */
const names = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const applications = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];
const please = 'Install Chromium, or name one in the variable CHROMIUM.';

/** @returns {Promise<string>} its path; installs it where it can */
export async function chromium() {
  const named = process.env['CHROMIUM'];
  if (named) {
    if (await isProgram(named)) return named;
    throw new Stop(`CHROMIUM names ${named}, which is no program.`);
  }
  return (await find()) ?? (await fromDebian()) ?? (await fromNpm());
}

const find = () => installed(names, applications);

async function fromDebian() {
  if (process.getuid?.() !== 0) return undefined;
  console.log("Installing Debian's Chromium for the end-to-end tests …");
  const packages = ['chromium-headless-shell', 'fonts-liberation', 'fonts-noto-color-emoji'];
  return (await installFromDebian(packages)) ? find() : undefined;
}

async function fromNpm() {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Stop(`No Chromium was found. ${please}`);
  const folder = join(root, 'e2e/chromium');
  await install(folder);
  const entry = createRequire(join(folder, 'package.json')).resolve('@sparticuz/chromium');
  const { default: packed } = await import(pathToFileURL(entry).href);
  const path = String(await packed.executablePath());
  try {
    execFileSync(path, ['--version'], { stdio: 'pipe' });
  } catch {
    throw new Stop(`The Chromium that npm brings does not run on this system. ${please}`);
  }
  return path;
}
