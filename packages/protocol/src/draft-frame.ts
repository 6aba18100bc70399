// A draft's keystrokes on the wire, in binary, the same layout up and down. A whole draft is JSON (`draft`, schemas) and
// gives its `stream`, a number that stands for (author, interaction, reply or comment); after it come splices:
//   1  stream u32 (big-endian)  rev varint  at varint  del varint  ins (UTF-8, the rest)         one splice
//   2  ( stream varint  rev varint  count varint  ( at  del  bytes  ins )×count )×n               several
// In the second the splices of a section have consecutive revisions from `rev` on. Varints are LEB128, at most 32 bits.
// A receiver of revision n takes n + 1 and nothing else; after a gap it asks for the whole text.
// Decoding is total: what is malformed, or larger than the limit given, is `undefined`, and nothing is built from a
// length that the bytes do not bear out.
import { readUtf8, writeUtf8 } from './utf8.ts';

/** Replace `del` UTF-16 units at `at` by `ins`. */
export interface Splice {
  readonly at: number;
  readonly del: number;
  readonly ins: string;
}

/** Consecutive splices of one draft; the first makes revision `rev`. */
export interface DraftSplices {
  readonly stream: number;
  readonly rev: number;
  readonly splices: readonly Splice[];
}

export const draftFrameTypes = { splice: 1, batch: 2 } as const;

/** Room in the bytes for any splice's numbers; a longer one would not be a number of this protocol. */
const uintMax = 0xffffffff;

function writeVarint(value: number, bytes: number[]): void {
  while (value >= 0x80) {
    bytes.push((value & 0x7f) | 0x80);
    value = Math.floor(value / 128);
  }
  bytes.push(value);
}

/** One splice in a frame of its own: a lone key is 9 to 12 bytes. */
export function encodeDraftSplice(stream: number, rev: number, splice: Splice): Uint8Array {
  const bytes: number[] = [
    draftFrameTypes.splice,
    stream >>> 24,
    (stream >>> 16) & 255,
    (stream >>> 8) & 255,
    stream & 255,
  ];
  writeVarint(rev, bytes);
  writeVarint(splice.at, bytes);
  writeVarint(splice.del, bytes);
  writeUtf8(splice.ins, bytes);
  return Uint8Array.from(bytes);
}

/** A section of a batch: encoded once, it can stand in the batches of all its receivers. */
export function encodeDraftSection(section: DraftSplices): Uint8Array {
  const bytes: number[] = [];
  writeVarint(section.stream, bytes);
  writeVarint(section.rev, bytes);
  writeVarint(section.splices.length, bytes);
  for (const { at, del, ins } of section.splices) {
    writeVarint(at, bytes);
    writeVarint(del, bytes);
    const text: number[] = [];
    writeUtf8(ins, text);
    writeVarint(text.length, bytes);
    for (const byte of text) bytes.push(byte);
  }
  return Uint8Array.from(bytes);
}

/** Sections, in order, in one frame. */
export function encodeDraftBatch(sections: readonly Uint8Array[]): Uint8Array {
  const frame = new Uint8Array(1 + sections.reduce((sum, section) => sum + section.length, 0));
  frame[0] = draftFrameTypes.batch;
  let at = 1;
  for (const section of sections) {
    frame.set(section, at);
    at += section.length;
  }
  return frame;
}

/** A place in the bytes; NaN from `varint` means that no number stands there, and everything after it is NaN as well. */
class Reader {
  readonly bytes: Uint8Array;
  at: number;
  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }
  varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 28; scale *= 128) {
      const byte = this.bytes[this.at++];
      if (byte === undefined) return NaN;
      value += (byte & 127) * scale;
      // The shortest form only: one splice has one encoding.
      if (byte < 128) return value <= uintMax && (byte !== 0 || scale === 1) ? value : NaN;
    }
    return NaN;
  }
}

/** Any draft frame as sections. `unitsMax`: the longest draft, in UTF-16 units. Undefined: malformed or too large. */
export function decodeDraftFrame(bytes: Uint8Array, unitsMax: number): DraftSplices[] | undefined {
  if (bytes[0] === draftFrameTypes.splice) return decodeSplice(bytes, unitsMax);
  if (bytes[0] === draftFrameTypes.batch) return decodeBatch(bytes, unitsMax);
  return undefined;
}

function decodeSplice(bytes: Uint8Array, unitsMax: number): DraftSplices[] | undefined {
  if (bytes.length < 8) return undefined;
  const stream = new DataView(bytes.buffer, bytes.byteOffset).getUint32(1);
  const reader = new Reader(bytes, 5);
  const rev = reader.varint();
  const at = reader.varint();
  const del = reader.varint();
  if (Number.isNaN(rev + at + del) || at + del > unitsMax) return undefined;
  const ins = readUtf8(bytes, reader.at, bytes.length, unitsMax - at);
  return ins === undefined ? undefined : [{ stream, rev, splices: [{ at, del, ins }] }];
}

function decodeBatch(bytes: Uint8Array, unitsMax: number): DraftSplices[] | undefined {
  const sections: DraftSplices[] = [];
  const reader = new Reader(bytes, 1);
  while (reader.at < bytes.length) {
    const stream = reader.varint();
    const rev = reader.varint();
    const count = reader.varint();
    // A splice takes three bytes at least: a larger count is a lie.
    if (Number.isNaN(stream + rev + count) || count === 0 || count * 3 > bytes.length - reader.at) return undefined;
    if (rev + count > uintMax) return undefined;
    const splices: Splice[] = [];
    for (let i = 0; i < count; i++) {
      const at = reader.varint();
      const del = reader.varint();
      const length = reader.varint();
      if (Number.isNaN(at + del + length) || at + del > unitsMax || length > bytes.length - reader.at) return undefined;
      const ins = readUtf8(bytes, reader.at, reader.at + length, unitsMax - at);
      if (ins === undefined) return undefined;
      reader.at += length;
      splices.push({ at, del, ins });
    }
    sections.push({ stream, rev, splices });
  }
  return sections.length === 0 ? undefined : sections;
}
