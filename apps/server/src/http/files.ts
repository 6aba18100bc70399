// Built files, read once at the start into memory: no address can name a file that was not there, and a request costs no
// disk. Text is compressed once.
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Context } from 'hono';

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
};
const packed = new Set(['.ico', '.png', '.woff2']);

export interface File {
  type: string;
  content: Buffer<ArrayBuffer>;
  gzip: Buffer<ArrayBuffer> | undefined;
}

/** By path inside the folder, with slashes. */
export type Files = ReadonlyMap<string, File>;

/** A folder that is not there has no files. Source maps and hidden files are nobody's. */
export function readFiles(folder: string): Files {
  const files = new Map<string, File>();
  for (const path of pathsIn(folder)) {
    const type = types[extname(path)];
    if (!type || path.split('/').some((name) => name.startsWith('.'))) continue;
    const content = Buffer.from(readFileSync(join(folder, path)));
    files.set(path, { type, content, gzip: packed.has(extname(path)) ? undefined : gzipSync(content) });
  }
  return files;
}

function pathsIn(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}

/** Names carry a hash of the content: what was got once is right for ever. */
export const forEver = 'public, max-age=31536000, immutable';
/** The same, but only in the browser of the one it was given to. */
export const forEverHere = 'private, max-age=31536000, immutable';
/** Names stay and content changes with a new version: asked for again after a few minutes. */
export const forMinutes = 'public, max-age=300';

export function giveFile(c: Context, file: File | undefined, cacheControl: string): Response | Promise<Response> {
  if (!file) return c.notFound();
  const gzip = /\bgzip\b/.test(c.req.header('accept-encoding') ?? '') ? file.gzip : undefined;
  c.header('content-type', file.type);
  c.header('cache-control', cacheControl);
  c.header('vary', 'accept-encoding');
  if (gzip) c.header('content-encoding', 'gzip');
  return c.body(gzip ?? file.content);
}
