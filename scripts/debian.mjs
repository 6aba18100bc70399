/** Programs that tests need and npm does not bring: looked for on this machine, and had from Debian where it is Debian. */
import { access, constants, mkdir, readdir } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { run } from './say.mjs';

const quietly = ['-qq', '-o', 'Dpkg::Use-Pty=0'];
const aptGet = '/usr/bin/apt-get';

/** @param {string} path */
export async function isProgram(path) {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * @param {readonly string[]} names the first that is found counts, in folder after folder
 * @param {readonly string[]} [also] paths beside those on PATH
 */
export async function installed(names, also = []) {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...also];
  for (const candidate of candidates) if (await isProgram(candidate)) return candidate;
  return undefined;
}

/** As root, where it is Debian. False: it is not there now.
 * @param {readonly string[]} packages */
export async function installFromDebian(packages) {
  if (process.getuid?.() !== 0 || !(await isProgram(aptGet))) return false;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run(aptGet, ['update', ...quietly], { env });
  const code = await run(aptGet, ['install', '-y', '--no-install-recommends', ...quietly, ...packages], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return code === 0;
}

/**
 * As anybody, where it is Debian: one package without what it depends on, unpacked in a folder and not installed.
 * @param {string} name
 * @param {string} folder
 */
export async function unpackFromDebian(name, folder) {
  if (!(await isProgram(aptGet))) return false;
  const lists = join(folder, 'lists');
  for (const each of ['lists/partial', 'cache/archives/partial']) await mkdir(join(folder, each), { recursive: true });
  const ours = ['-o', `Dir::State::Lists=${lists}`, '-o', `Dir::Cache=${join(folder, 'cache')}`];
  const options = { cwd: folder, env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  await run(aptGet, ['update', ...quietly, ...ours], options);
  if ((await run(aptGet, ['download', ...quietly, ...ours, name], options)) !== 0) return false;
  const file = (await readdir(folder)).find((each) => each.endsWith('.deb'));
  return file !== undefined && (await run('dpkg-deb', ['-x', file, folder], options)) === 0;
}
