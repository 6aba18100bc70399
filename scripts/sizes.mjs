/**
 * The limits of what a browser must load before its first use, gzipped, and the check of what was built against them.
 * Counted is a page with all scripts and styles it loads at once, not what it loads when asked for, nor fonts.
 */
import { readFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { root } from './root.mjs';

const limits = [
  { name: 'desk', entry: 'apps/desk/dist/index.html', kB: 200 },
  { name: 'desk of supervisors', entry: 'apps/desk/dist/supervision.html', kB: 200 },
  // On other people's pages, so tiny.
  { name: 'widget panel', entry: 'apps/widget/dist/chat.html', kB: 25 },
  { name: 'widget loader', entry: 'apps/widget/dist/widget.js', kB: 2.5 },
];

export async function sizes() {
  return Promise.all(
    limits.map(async ({ name, entry, kB }) => {
      const files = await loadedBy(join(root, entry));
      const bytes = [...files.values()].reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
      return { name, kB: bytes / 1000, limit: kB, fits: bytes <= kB * 1000 };
    }),
  );
}

const inPages = /<(?:script|link)\b[^>]*?\b(?:src|href)="([^"]+\.(?:js|css))"/g;
const inScripts = /(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{}\s,]*?from\s*)?["'](\.[^"']+\.js)["']/g;

/**
 * @param {string} entry
 * @returns {Promise<Map<string, Buffer>>}
 */
async function loadedBy(entry) {
  /** @type {Map<string, Buffer>} */
  const loaded = new Map();
  const waiting = [entry];
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (loaded.has(file)) continue;
    const content = await readFile(file);
    loaded.set(file, content);
    const references = content.toString().matchAll(file.endsWith('.html') ? inPages : inScripts);
    for (const [, to = ''] of references) {
      // A page may be served from anywhere: an absolute address begins at its own folder.
      waiting.push(posix.join(to.startsWith('/') ? dirname(entry) : dirname(file), to));
    }
  }
  return loaded;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const found = await sizes();
  for (const { name, kB, limit, fits } of found) {
    console.log(`${fits ? ' ' : '✗'} ${name}: ${kB.toFixed(1)} kB of ${limit} kB gzip`);
  }
  process.exitCode = found.every(({ fits }) => fits) ? 0 : 1;
}
