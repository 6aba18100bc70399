/**
 * The nats-server of the tests on several nodes: the one that NATS_SERVER names, else an installed one, else Debian's,
 * installed by root and unpacked in node_modules for anybody else.
 */
import { join } from 'node:path';
import { installed, installFromDebian, isProgram, unpackFromDebian } from './debian.mjs';
import { root } from './root.mjs';
import { Stop } from './say.mjs';

const folder = join(root, 'node_modules/.cache/nats-server');
/** Debian keeps it where only root's PATH leads. */
const places = ['/usr/sbin/nats-server', '/usr/local/sbin/nats-server', join(folder, 'usr/sbin/nats-server')];

/** @returns {Promise<string>} its path; installs it where it can */
export async function natsServer() {
  const named = process.env['NATS_SERVER'];
  if (named) {
    if (await isProgram(named)) return named;
    throw new Stop(`NATS_SERVER names ${named}, which is no program.`);
  }
  const find = () => installed(['nats-server'], places);
  const found = await find();
  if (found) return found;
  console.log("Fetching Debian's nats-server for the tests on several nodes …");
  const brought = (await installFromDebian(['nats-server'])) || (await unpackFromDebian('nats-server', folder));
  const path = brought ? await find() : undefined;
  if (path) return path;
  throw new Stop('The tests on several nodes need nats-server: install it, or name one in the variable NATS_SERVER.');
}

/** Vitest's set-up of the `pg` project. Without one, the tests that need it fail and say so. */
export default async function setUp() {
  try {
    process.env['NATS_SERVER'] = await natsServer();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
  }
}
