// WebSocket frames as a server sends them (RFC 6455 §5.2): whole and unmasked, all of a turn in one buffer. `ws` hands each
// frame's head and payload to the socket as pieces of their own, and a write of many pieces costs several times one of the
// same bytes (docs/decisions/speed.md).

const finalText = 0x81;
const finalBinary = 0x82;
/** Up to here a length stands in the head's second byte; up to the second one in two more bytes, else in eight. */
const shortMax = 125;
const mediumMax = 0xffff;

const headBytes = (length: number): number => (length <= shortMax ? 2 : length <= mediumMax ? 4 : 10);

/** Strings are text frames in UTF-8, bytes are binary ones. */
export function framed(frames: readonly (string | Uint8Array)[]): Buffer {
  let bytes = 0;
  for (const frame of frames) {
    const length = typeof frame === 'string' ? Buffer.byteLength(frame) : frame.length;
    bytes += headBytes(length) + length;
  }
  const out = Buffer.allocUnsafe(bytes);
  let at = 0;
  for (const frame of frames) {
    const isText = typeof frame === 'string';
    const length = isText ? Buffer.byteLength(frame) : frame.length;
    out[at] = isText ? finalText : finalBinary;
    at = writeLength(out, at + 1, length);
    if (isText) out.write(frame, at);
    else out.set(frame, at);
    at += length;
  }
  return out;
}

/** Returns where the payload begins. */
function writeLength(out: Buffer, at: number, length: number): number {
  if (length <= shortMax) return out.writeUInt8(length, at);
  if (length <= mediumMax) return out.writeUInt16BE(length, out.writeUInt8(126, at));
  return out.writeBigUInt64BE(BigInt(length), out.writeUInt8(127, at));
}
