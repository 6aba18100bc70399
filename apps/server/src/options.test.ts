import { describe, expect, test } from 'vitest';
import { parseOptions } from './options.ts';

const defaults = {
  port: 3400,
  host: '127.0.0.1',
  url: undefined,
  dataDir: './data',
  databaseUrl: undefined,
  natsUrl: undefined,
  floor: 'living',
  headsFile: undefined,
  headsUrl: undefined,
};

describe('E1 what is said', () => {
  test('nothing: a living demo floor on port 3400 of this machine, with its own database in ./data', () => {
    expect(parseOptions([], {})).toEqual(defaults);
  });

  test('every option on the command line, with = or as the next word', () => {
    const heads = ['--heads-file', '/mnt/audit/heads', '--heads-url=https://audit.example.com/heads?token=t'];
    const all = ['--port=0', '--host', 'localhost', '--url=https://care.example.com/', '--data', '/srv/oriel'];
    expect(
      parseOptions(
        [...all, '--database-url=postgres://o@db/o', '--nats-url=nats://n:4222', '--floor=quiet', ...heads],
        {},
      ),
    ).toEqual({
      port: 0,
      host: 'localhost',
      url: 'https://care.example.com',
      dataDir: '/srv/oriel',
      databaseUrl: 'postgres://o@db/o',
      natsUrl: 'nats://n:4222',
      floor: 'quiet',
      headsFile: '/mnt/audit/heads',
      headsUrl: 'https://audit.example.com/heads?token=t',
    });
  });

  test('every option in the environment', () => {
    const env = {
      ORIEL_PORT: '8080',
      ORIEL_HOST: '::1',
      ORIEL_URL: 'http://localhost:8080',
      ORIEL_DATA: 'here',
      DATABASE_URL: 'postgresql://o:p@db:5432/o',
      NATS_URL: 'nats://one:4222,tls://two:4222',
      ORIEL_FLOOR: 'quiet',
      ORIEL_HEADS_FILE: 'heads',
      ORIEL_HEADS_URL: 'http://localhost:9/',
    };
    expect(parseOptions([], env)).toEqual({
      port: 8080,
      host: '::1',
      url: 'http://localhost:8080',
      dataDir: 'here',
      databaseUrl: 'postgresql://o:p@db:5432/o',
      natsUrl: 'nats://one:4222,tls://two:4222',
      floor: 'quiet',
      headsFile: 'heads',
      headsUrl: 'http://localhost:9/',
    });
  });

  test('the command line wins over the environment, ORIEL_PORT over PORT, and an empty variable says nothing', () => {
    const env = { PORT: '1', ORIEL_PORT: '2', ORIEL_HOST: '', DATABASE_URL: '' };
    expect(parseOptions(['--port', '3'], env)).toEqual({ ...defaults, port: 3 });
    expect(parseOptions([], env)).toEqual({ ...defaults, port: 2 });
  });
});

describe('E1 E2 what is wrong is said in one sentence', () => {
  const known = '--port, --host, --url, --data, --database-url, --nats-url, --floor, --heads-file and --heads-url';
  test.each([
    [['--colour=red'], `There is no option --colour=red: the options are ${known}.`],
    [
      ['--nats-url=nats://n:4222'],
      "--nats-url is for several nodes on one database: give --database-url (DATABASE_URL) too. The embedded database is one node's alone.",
    ],
    [
      ['--nats-url=http://n', '--database-url=postgres://o@db/o'],
      '--nats-url must look like nats://host:4222, or several of them separated by commas.',
    ],
    [['start'], `There is no option start: the options are ${known}.`],
    [['--__proto__=1'], `There is no option --__proto__=1: the options are ${known}.`],
    [['--port'], '--port needs a value.'],
    [['--data='], '--data needs a value.'],
    [['--data', '--floor=quiet'], '--data needs a value.'],
    [['--port=1', '--port=2'], '--port is given twice.'],
    [['--port=http'], '--port http: a port is a number from 0 (any free one) to 65535.'],
    [['--port=65536'], '--port 65536: a port is a number from 0 (any free one) to 65535.'],
    [['--port=-1'], '--port -1: a port is a number from 0 (any free one) to 65535.'],
    [
      ['--floor=none'],
      '--floor none: the floor is either living (with bots) or quiet (the same accounts without bots).',
    ],
    [['--host=0.0.0.0'], '--host 0.0.0.0: a demo floor, whose passwords everybody knows, listens on 127.0.0.1 only.'],
    [
      ['--url=ftp://care.example.com'],
      '--url ftp://care.example.com: it must be the address people open, such as https://care.example.com, without a path.',
    ],
    [
      ['--url=https://care.example.com/desk'],
      '--url https://care.example.com/desk: it must be the address people open, such as https://care.example.com, without a path.',
    ],
    [
      ['--database-url=mysql://o:secret@db/o'],
      '--database-url must look like postgresql://user:password@host:5432/database.',
    ],
    [['--heads-url=file:///heads?token=secret'], '--heads-url must look like https://audit.example.com/heads.'],
  ])('%j', (argv, wrong) => {
    expect(parseOptions(argv, {})).toEqual({ wrong });
  });

  test('a wrong variable is named as it was set', () => {
    expect(parseOptions([], { PORT: 'x' })).toEqual({
      wrong: 'PORT x: a port is a number from 0 (any free one) to 65535.',
    });
    expect(parseOptions([], { DATABASE_URL: 'db' })).toEqual({
      wrong: 'DATABASE_URL must look like postgresql://user:password@host:5432/database.',
    });
  });
});
