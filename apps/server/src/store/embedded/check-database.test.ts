import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { checkDatabase } from './check-database.ts';

const good = { version: '150000', fsync: 'on', synchronous_commit: 'on', replica: 'f' };

let server: Server | undefined;
afterEach(() => server?.close());

/** A server that lets everybody in and answers every query with this one row: what real ones cannot be made to say. */
async function databaseThatSays(row: Record<string, string>): Promise<string> {
  server = createServer((socket) => {
    socket.on('error', () => undefined);
    let greeted = false;
    socket.on('data', (chunk) => {
      if (!greeted) socket.write(Buffer.concat([frame('R', int(0, 4)), frame('Z', Buffer.from('I'))]));
      else if (chunk[0] === 'Q'.charCodeAt(0)) socket.write(answer(row));
      greeted = true;
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `postgresql://o:secret@127.0.0.1:${(server.address() as AddressInfo).port}/o`;
}

function answer(row: Record<string, string>): Buffer {
  const typeOf: Record<string, number> = { version: 23, replica: 16 };
  const names = Object.keys(row).map((name) =>
    Buffer.concat([
      Buffer.from(`${name}\0`),
      int(0, 4),
      int(0, 2),
      int(typeOf[name] ?? 25, 4),
      int(-1, 2),
      int(-1, 4),
      int(0, 2),
    ]),
  );
  const values = Object.values(row).map((value) => Buffer.concat([int(value.length, 4), Buffer.from(value)]));
  return Buffer.concat([
    frame('T', Buffer.concat([int(names.length, 2), ...names])),
    frame('D', Buffer.concat([int(values.length, 2), ...values])),
    frame('C', Buffer.from('SELECT 1\0')),
    frame('Z', Buffer.from('I')),
  ]);
}

function frame(kind: string, body: Buffer): Buffer {
  return Buffer.concat([Buffer.from(kind), int(body.length + 4, 4), body]);
}

function int(value: number, bytes: 2 | 4): Buffer {
  const buffer = Buffer.alloc(bytes);
  buffer.writeIntBE(value, 0, bytes);
  return buffer;
}

describe('E13 a database', () => {
  test.each([
    ['PostgreSQL 15 with both on', {}],
    ['synchronous_commit remote_apply, which is more than on', { synchronous_commit: 'remote_apply' }],
  ])('is taken: %s', async (_, said) => {
    await expect(checkDatabase(await databaseThatSays({ ...good, ...said }))).resolves.toBeUndefined();
  });

  test.each([
    [{ version: '140012' }, 'is PostgreSQL 14: Oriel needs 15 or newer.'],
    [{ replica: 't' }, 'is a replica: Oriel needs the one that writes.'],
    [{ fsync: 'off' }, 'has fsync off, so it can lose what it has confirmed: turn fsync on.'],
    [
      { synchronous_commit: 'off' },
      'has synchronous_commit off, so it can lose what it has confirmed: turn synchronous_commit on.',
    ],
  ])('is refused: %j', async (said, sentence) => {
    const url = await databaseThatSays({ ...good, ...said });
    await expect(checkDatabase(url)).rejects.toThrow(`The database at ${new URL(url).host} ${sentence}`);
  });

  test('that nobody answers for is refused without repeating its password', async () => {
    const url = await databaseThatSays(good);
    await new Promise((resolve) => server?.close(resolve));
    await expect(checkDatabase(url)).rejects.toThrow(
      `The database at ${new URL(url).host} cannot be used: ECONNREFUSED.`,
    );
  });
});
