import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { framed } from './framing.ts';

type Frames = (string | Uint8Array)[];

/** What is written on the next socket that opens. */
let next: Frames = [];
const server = createServer();
const sockets = new WebSocketServer({ noServer: true });
server.on('upgrade', (request, stream, head) =>
  sockets.handleUpgrade(request, stream, head, () => stream.write(framed(next))),
);
beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => new Promise((resolve) => server.close(resolve)));

/** As a client's `ws` reads them. */
function read(frames: Frames): Promise<(string | number[])[]> {
  next = frames;
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const got: (string | number[])[] = [];
  return new Promise((resolve, reject) => {
    client.on('error', reject);
    client.on('message', (message: Buffer, binary) => {
      got.push(binary ? [...message] : message.toString());
      if (got.length < frames.length) return;
      client.terminate();
      resolve(got);
    });
  });
}

describe('frames of a turn in one buffer', () => {
  test('G12 text and bytes arrive as they were handed over, in order', async () => {
    expect(await read(['{"t":"beat"}', Uint8Array.of(1, 2, 255), '', 'Grüße 😀'])).toEqual([
      '{"t":"beat"}',
      [1, 2, 255],
      '',
      'Grüße 😀',
    ]);
  });

  test.each([125, 126, 65_535, 65_536])('G12 a frame of %i bytes, text or not, between two others', async (length) => {
    const bytes = new Uint8Array(length).fill(7);
    expect(await read(['a', bytes, 'x'.repeat(length), 'b'])).toEqual(['a', [...bytes], 'x'.repeat(length), 'b']);
  });
});
