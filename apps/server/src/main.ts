// The program: options, a database, the server, the living floor's bots; and the way down again. What a person reads goes
// to standard output, the log to standard error. Whatever cannot be started is one sentence and an exit code.
import { createServer, isIPv6 } from 'node:net';
import { join } from 'node:path';
import { pino } from 'pino';
import { SystemClock } from './clock.ts';
import { compose } from './compose.ts';
import { startDemoProcess } from './floors/demo-process.ts';
import { welcomeLines } from './floors/welcome.ts';
import type { Log } from './log.ts';
import { parseOptions, type Options } from './options.ts';
import {
  CannotStart,
  checkDatabase,
  openSecrets,
  startEmbedded,
  takeDataDirectory,
  type DataDirectory,
} from './store/embedded/index.ts';
import { Undoing } from './undoing.ts';

const log: Log = pino(
  { level: process.env['ORIEL_LOG'] ?? 'warn', base: null },
  pino.destination({ fd: 2, sync: true }),
);

function die(error: unknown, message: string): never {
  log.error({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }, message);
  process.exit(1);
}
process.on('uncaughtException', (error) => die(error, 'an exception nobody caught'));
process.on('unhandledRejection', (error) => die(error, 'a rejection nobody handled'));

const options = parseOptions(process.argv.slice(2), process.env);
if ('wrong' in options) {
  process.stderr.write(`${options.wrong}\n`);
  process.exit(2);
}

const undoing = new Undoing();
/** Longer than npm takes to pass a signal on, shorter than a person who has lost patience. */
const sameSignalMs = 300;
let leftAt = 0;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, leave);
try {
  await start(options);
} catch (error) {
  await undoing.all();
  const sentence = sentenceOf(error);
  if (sentence === undefined) die(error, 'Oriel could not start');
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

/** In order; what has been started is undone in the opposite one, from whatever point. */
async function start(options: Options): Promise<void> {
  await refuseTakenPort(options);
  const { databaseUrl, secret } = await undoing.step(() => openDatabase(options));
  const server = await undoing.step(async () => {
    const headsFile = options.headsFile ?? join(options.dataDir, 'monitoring-log-heads.jsonl');
    const headSeed = await secret('monitoring-log');
    const composed = await compose({ ...options, headsFile, headSeed }, databaseUrl, log);
    undoing.add(() => composed.stop());
    return composed;
  });
  await undoing.step(async () => {
    for (const line of welcomeLines(server.url, server.headKey)) process.stdout.write(`${line}\n`);
    if (options.floor !== 'living') return;
    const demo = startDemoProcess({
      url: `http://${hostInUrl(options.host)}:${server.port}`,
      clock: new SystemClock(),
      log,
    });
    undoing.add(() => demo.stop());
  });
}

interface Opened {
  databaseUrl: string;
  secret: DataDirectory['secret'];
}

async function openDatabase({ databaseUrl, dataDir, floor }: Options): Promise<Opened> {
  if (databaseUrl !== undefined) {
    await checkDatabase(databaseUrl);
    return { databaseUrl, secret: await openSecrets({ dataDir, floor }) };
  }
  const directory = await takeDataDirectory({ dataDir, floor });
  undoing.add(() => directory.release());
  let lastWords = 'PostgreSQL ended';
  const embedded = await startEmbedded({
    dataDir,
    log: (line) => {
      // Its words on why it gives up: a full disk, for one.
      if (/PANIC: /.test(line)) lastWords = line.replace(/^.*PANIC: */, 'PostgreSQL ended: ');
      log.info({ line }, 'postgresql');
    },
  });
  undoing.add(() => embedded.stop());
  void embedded.ended.then(() => undoing.begun || die(lastWords, 'the embedded database is gone'));
  return { databaseUrl: embedded.url, secret: directory.secret };
}

/** An IPv6 address stands in brackets. */
function hostInUrl(host: string): string {
  return isIPv6(host) ? `[${host}]` : host;
}

/** Before anything is touched. Between this and listening somebody else may take it: then listening says the same. */
async function refuseTakenPort({ host, port }: Options): Promise<void> {
  if (port === 0) return;
  const probe = createServer();
  await new Promise<void>((resolve, reject) =>
    probe.once('error', reject).listen({ host, port, exclusive: true }, resolve),
  );
  await new Promise<void>((resolve) => probe.close(() => resolve()));
}

/** Undefined: not something that a person who starts Oriel can act on. */
function sentenceOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof CannotStart || error.name === 'NewerDatabase') return error.message;
  if (!('code' in error) || !('syscall' in error) || error.syscall !== 'listen') return undefined;
  const { host, port } = options as Options;
  if (error.code === 'EADDRINUSE')
    return `Port ${port} on ${host} is taken: choose another one with --port (0: any free one).`;
  return `Oriel cannot listen on ${host}, port ${port}: ${String(error.code)}.`;
}

function leave(): void {
  // A second signal means: now. The embedded PostgreSQL and the bots notice by their pipes. Not if it comes at once: one
  // Ctrl-C under npm arrives twice, from the terminal and from npm.
  if (undoing.begun) {
    if (performance.now() - leftAt > sameSignalMs) process.exit(130);
    return;
  }
  leftAt = performance.now();
  undoing.all().then(
    () => process.exit(0),
    (error: unknown) => die(error, 'Oriel could not stop in order'),
  );
}
