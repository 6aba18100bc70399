// The archive's form: a gzipped tar that any tar can list. `manifest.json` is first and says what it is, `end.json` is last
// and has the size and SHA-256 of all before it: a file that was cut short or changed shows. What is inside, backup.ts
// and restore.ts know.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { createTarDecoder, createTarPacker, type ParsedTarEntry } from 'modern-tar';
import { CannotStart } from '../store/embedded/cannot-start.ts';

const manifestName = 'manifest.json';
const endName = 'end.json';

/** Of every entry but the last. */
interface Held {
  name: string;
  bytes: number;
  sha256: string;
}

export interface Writing {
  /** Exactly so many bytes. */
  add(name: string, bytes: number, body: AsyncIterable<Uint8Array>): Promise<void>;
  addJson(name: string, value: unknown): Promise<void>;
}

/** All that `fill` adds, between the manifest and the end. */
export async function writeArchive(
  file: FileHandle,
  manifest: unknown,
  fill: (to: Writing) => Promise<void>,
): Promise<void> {
  const { readable, controller } = createTarPacker();
  const held: Held[] = [];
  const writing: Writing = {
    async add(name, bytes, body) {
      const writer = controller.add({ name, size: bytes, type: 'file', mode: 0o600 }).getWriter();
      const hash = createHash('sha256');
      for await (const piece of body) {
        hash.update(piece);
        await writer.write(piece);
      }
      await writer.close();
      held.push({ name, bytes, sha256: hash.digest('hex') });
    },
    async addJson(name, value) {
      const bytes = Buffer.from(`${JSON.stringify(value, null, 1)}\n`);
      await writing.add(name, bytes.length, Readable.from([bytes]));
    },
  };
  const filled = async () => {
    try {
      await writing.addJson(manifestName, manifest);
      await fill(writing);
      await writing.addJson(endName, { entries: [...held] });
      controller.finalize();
    } catch (error) {
      controller.error(error);
      throw error;
    }
  };
  const out = async (packed: AsyncIterable<Buffer>) => {
    for await (const piece of packed) await file.writeFile(piece);
  };
  const results = await Promise.allSettled([
    filled(),
    pipeline(Readable.fromWeb(readable as never), createGzip(), out),
  ]);
  for (const result of results) if (result.status === 'rejected') throw result.reason;
}

/** Nothing of it can be trusted, or a part is missing. */
export class BrokenArchive extends CannotStart {
  override name = 'BrokenArchive';
}

/** What `take` does not read is passed over, and checked all the same. */
export type Take = (name: string, body: AsyncIterable<Uint8Array>) => Promise<void>;

/** Everything in order, the manifest first. Throws BrokenArchive, at the latest at the end. */
export async function readArchive<M>(
  path: string,
  asManifest: (value: unknown) => M,
  take: (manifest: M) => Take,
): Promise<M> {
  const file = createReadStream(path);
  const gunzip = createGunzip();
  // What goes wrong in either ends the reading below.
  const unpacked = pipeline(file, gunzip);
  unpacked.catch(() => undefined);
  const found: Held[] = [];
  let manifest: M | undefined;
  let taking: Take | undefined;
  let end: unknown;
  try {
    const entries = (Readable.toWeb(gunzip) as ReadableStream<Uint8Array>).pipeThrough(
      createTarDecoder({ strict: true }),
    );
    for await (const entry of entries as ReadableStream<ParsedTarEntry> & AsyncIterable<ParsedTarEntry>) {
      const { name } = entry.header;
      if (end !== undefined) throw broken('something stands after its end');
      const hash = createHash('sha256');
      const body = counted(entry, hash);
      if (name === endName) {
        end = await json(body);
        continue;
      }
      if (manifest === undefined) {
        if (name !== manifestName) throw broken('it does not begin as one');
        manifest = asManifest(await json(body));
        taking = take(manifest);
      } else await taking!(name, body);
      // The rest, unless all was read.
      for await (const piece of body) void piece;
      found.push({ name, bytes: entry.header.size, sha256: hash.digest('hex') });
    }
    await unpacked;
  } catch (error) {
    file.destroy();
    throw isOurs(error) ? error : broken(said(error), error);
  }
  if (end === undefined || manifest === undefined) throw broken('it is cut short');
  const expected = (end as { entries?: unknown }).entries;
  if (JSON.stringify(expected) !== JSON.stringify(found)) throw broken('a checksum in it does not hold');
  return manifest;
}

async function* counted(entry: ParsedTarEntry, hash: ReturnType<typeof createHash>): AsyncGenerator<Uint8Array> {
  const reader = entry.body.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    hash.update(value);
    yield value;
  }
}

/** A manifest and the list of all entries are small beside what they describe. */
async function json(body: AsyncIterable<Uint8Array>): Promise<unknown> {
  const pieces: Uint8Array[] = [];
  for await (const piece of body) pieces.push(piece);
  const value: unknown = JSON.parse(Buffer.concat(pieces).toString('utf8'));
  if (typeof value !== 'object' || value === null) throw broken('it says nothing of itself');
  return value;
}

const broken = (why: string, cause?: unknown): BrokenArchive =>
  new BrokenArchive(`The archive is broken: ${why}. Nothing was restored from it.`, { cause });

/** Errors of reading the archive, as opposed to those of whoever takes what is in it. */
const isOurs = (error: unknown): boolean =>
  error instanceof CannotStart ||
  (error instanceof Error && 'code' in error && !/^(Z_|ERR_STREAM|ABORT)/.test(String(error.code)));

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));
