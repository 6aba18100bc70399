import { Receiver } from 'ws';
import { describe, expect, test } from 'vitest';
import { framed } from './framing.ts';

/** As a client's `ws` reads them. */
async function read(bytes: Buffer): Promise<(string | number[])[]> {
  const receiver = new Receiver({ isServer: false });
  const got: (string | number[])[] = [];
  receiver.on('message', (message: Buffer, binary: boolean) => got.push(binary ? [...message] : message.toString()));
  await new Promise<void>((resolve, reject) => {
    receiver.on('error', reject);
    receiver.write(bytes, () => resolve());
  });
  return got;
}

describe('frames of a turn in one buffer', () => {
  test('G12 text and bytes arrive as they were handed over, in order', async () => {
    expect(await read(framed(['{"t":"beat"}', Uint8Array.of(1, 2, 255), '', 'Grüße 😀']))).toEqual([
      '{"t":"beat"}',
      [1, 2, 255],
      '',
      'Grüße 😀',
    ]);
  });

  test.each([125, 126, 65_535, 65_536])('G12 a frame of %i bytes, text or not, between two others', async (length) => {
    const bytes = new Uint8Array(length).fill(7);
    expect(await read(framed(['a', bytes, 'x'.repeat(length), 'b']))).toEqual([
      'a',
      [...bytes],
      'x'.repeat(length),
      'b',
    ]);
  });
});
