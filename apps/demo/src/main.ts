/**
 * The demo floor's process. It knows a server's address and the accounts' password, both from its environment, and ends
 * with whoever started it: when its standard input closes, or on SIGTERM or SIGINT.
 */
import { setMaxListeners } from 'node:events';
import { openFloor } from './floor/floor.ts';

const server = process.env['ORIEL_URL'];
if (!server) {
  process.stderr.write('The demo floor needs ORIEL_URL, the address of a running Oriel.\n');
  process.exit(2);
}

/** Whoever started us waits two seconds before it uses force. */
const partingMs = 1_000;

const closing = new AbortController();
// Every bot that waits listens.
setMaxListeners(0, closing.signal);
const close = () => {
  closing.abort();
  // Somebody may wait for an answer of a server that is gone.
  setTimeout(() => process.exit(0), partingMs).unref();
};
process.stdin.on('end', close).on('close', close).on('error', close).resume();
process.on('SIGTERM', close).on('SIGINT', close);

/** The same complaint once: a server that is away makes every bot say the same. */
const said = new Set<string>();

await openFloor(
  {
    server,
    password: process.env['ORIEL_DEMO_PASSWORD'] ?? 'oriel',
    closing: closing.signal,
    complain: (what) => {
      if (said.size < 20 && !said.has(what)) process.stderr.write(`demo floor: ${what}\n`);
      said.add(what);
    },
  },
  Number(process.env['ORIEL_DEMO_SEED'] ?? 1),
);
process.exit(0);
