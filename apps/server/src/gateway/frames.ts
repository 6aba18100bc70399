// Bytes → a frame of the protocol, or why not. Once, at the edge; behind it everything is as the schemas say.
import { WIRE, type CloseName, type Up } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { parseJson } from '../storable-json.ts';

export type Read = { frame: Up } | { close: CloseName };

function parse(bytes: Uint8Array): unknown {
  try {
    return parseJson(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8'));
  } catch {
    return undefined;
  }
}

export function readFrame(bytes: Uint8Array): Read {
  const { data } = schemas.up.safeParse(parse(bytes));
  return data ? { frame: data } : { close: 'malformed' };
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** The first frame. Of another wire nothing but its number is asked: its hello may have another shape. */
export function readHello(
  bytes: Uint8Array,
  binary: boolean,
): { hello: Extract<Up, { t: 'hello' }> } | { close: CloseName } {
  if (binary) return { close: 'beforeHello' };
  const value = parse(bytes);
  if (!isRecord(value) || typeof value.t !== 'string') return { close: 'malformed' };
  if (value.t !== 'hello') return { close: 'beforeHello' };
  if (typeof value.wire === 'number' && value.wire !== WIRE) return { close: 'reload' };
  const { data } = schemas.up.safeParse(value);
  return data?.t === 'hello' ? { hello: data } : { close: 'malformed' };
}
