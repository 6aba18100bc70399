/**
 * What the command line and the environment may say, and nothing else: a pure function from both to options, or to one
 * sentence about what is wrong. An option on the command line wins over its variable. Every option has a variable
 * `ORIEL_<NAME>`; `PORT`, `DATABASE_URL` and `NATS_URL` are also read, because hosting services set them.
 */
import { isIP } from 'node:net';

/** The demo floor that the server brings up: with bots, or the same accounts, teams and policy without them. */
export type DemoFloor = 'living' | 'quiet';

export interface Options {
  /** 0: any free port. */
  port: number;
  host: string;
  /** Where people reach this server; undefined: derived from host and the port that was got. No trailing slash. */
  url: string | undefined;
  dataDir: string;
  /** undefined: the embedded PostgreSQL in `dataDir`. */
  databaseUrl: string | undefined;
  /** The NATS through which the nodes on one database hear each other; undefined: there is one node. */
  natsUrl: string | undefined;
  floor: DemoFloor;
  /** Where signed heads of the monitoring log are copied to; undefined: a file in `dataDir`. */
  headsFile: string | undefined;
  /** An address that takes them too. */
  headsUrl: string | undefined;
}

type Named = 'port' | 'host' | 'url' | 'data' | 'database-url' | 'nats-url' | 'floor' | 'heads-file' | 'heads-url';

const variables: Record<Named, readonly string[]> = {
  port: ['ORIEL_PORT', 'PORT'],
  host: ['ORIEL_HOST'],
  url: ['ORIEL_URL'],
  data: ['ORIEL_DATA'],
  'database-url': ['ORIEL_DATABASE_URL', 'DATABASE_URL'],
  'nats-url': ['ORIEL_NATS_URL', 'NATS_URL'],
  floor: ['ORIEL_FLOOR'],
  'heads-file': ['ORIEL_HEADS_FILE'],
  'heads-url': ['ORIEL_HEADS_URL'],
};

const known = '--port, --host, --url, --data, --database-url, --nats-url, --floor, --heads-file and --heads-url';

class Wrong extends Error {}

interface Said {
  /** How the person said it, for the sentence about it. */
  as: string;
  value: string;
}

export function parseOptions(
  argv: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Options | { wrong: string } {
  try {
    const said = { ...fromEnvironment(env), ...fromArguments(argv) };
    const host = said.host?.value ?? '127.0.0.1';
    if (!isLoopback(host)) {
      throw new Wrong(
        `${said.host?.as} ${host}: a demo floor, whose passwords everybody knows, listens on 127.0.0.1 only.`,
      );
    }
    if (said['nats-url'] && !said['database-url']) {
      throw new Wrong(
        `${said['nats-url'].as} is for several nodes on one database: give --database-url (DATABASE_URL) too. The embedded database is one node's alone.`,
      );
    }
    return {
      port: said.port === undefined ? 3400 : port(said.port),
      host,
      url: said.url && publicUrl(said.url),
      dataDir: said.data?.value ?? './data',
      databaseUrl: said['database-url'] && databaseUrl(said['database-url']),
      natsUrl: said['nats-url'] && natsUrl(said['nats-url']),
      floor: said.floor === undefined ? 'living' : floor(said.floor),
      headsFile: said['heads-file']?.value,
      headsUrl: said['heads-url'] && webAddress(said['heads-url']),
    };
  } catch (error) {
    if (error instanceof Wrong) return { wrong: error.message };
    throw error;
  }
}

function fromEnvironment(env: Readonly<Record<string, string | undefined>>): Partial<Record<Named, Said>> {
  const said: Partial<Record<Named, Said>> = {};
  for (const name of Object.keys(variables) as Named[]) {
    const variable = variables[name].find((candidate) => env[candidate]);
    const value = variable && env[variable];
    if (variable && value) said[name] = { as: variable, value };
  }
  return said;
}

function fromArguments(argv: readonly string[]): Partial<Record<Named, Said>> {
  const said: Partial<Record<Named, Said>> = {};
  for (let at = 0; at < argv.length; at += 1) {
    const argument = argv[at] ?? '';
    const [, name, inline] = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument) ?? [];
    if (name === undefined || !Object.hasOwn(variables, name)) {
      throw new Wrong(`There is no option ${argument}: the options are ${known}.`);
    }
    const as = `--${name}`;
    if (said[name as Named]) throw new Wrong(`${as} is given twice.`);
    const value = inline ?? argv[(at += 1)] ?? '';
    if (value === '' || (inline === undefined && value.startsWith('--'))) throw new Wrong(`${as} needs a value.`);
    said[name as Named] = { as, value };
  }
  return said;
}

function port({ as, value }: Said): number {
  const number = Number(value);
  if (!/^\d{1,5}$/.test(value) || number > 65_535) {
    throw new Wrong(`${as} ${value}: a port is a number from 0 (any free one) to 65535.`);
  }
  return number;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'));
}

function publicUrl({ as, value }: Said): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const plain = url && url.pathname === '/' && !url.search && !url.hash && !url.username && !url.password;
  if (!plain || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw new Wrong(
      `${as} ${value}: it must be the address people open, such as https://care.example.com, without a path.`,
    );
  }
  return url.origin;
}

function webAddress({ as, value }: Said): string {
  // The value is not repeated: it may hold a token.
  if (!/^https?:\/\//.test(value) || !URL.canParse(value)) {
    throw new Wrong(`${as} must look like https://audit.example.com/heads.`);
  }
  return value;
}

function databaseUrl({ as, value }: Said): string {
  // The value is not repeated: it may hold a password.
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) {
    throw new Wrong(`${as} must look like postgresql://user:password@host:5432/database.`);
  }
  return value;
}

function natsUrl({ as, value }: Said): string {
  // Not repeated either. Several, separated by commas, are one cluster.
  if (!value.split(',').every((one) => /^(nats|tls):\/\//.test(one) && URL.canParse(one))) {
    throw new Wrong(`${as} must look like nats://host:4222, or several of them separated by commas.`);
  }
  return value;
}

function floor({ as, value }: Said): DemoFloor {
  if (value !== 'living' && value !== 'quiet') {
    throw new Wrong(
      `${as} ${value}: the floor is either living (with bots) or quiet (the same accounts without bots).`,
    );
  }
  return value;
}
