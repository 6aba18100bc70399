// Where heads are copied to: a file, a line each, and an address that takes them by POST.
import { open, readFile } from 'node:fs/promises';
import type { SignedHead } from './heads.ts';
import { headLine } from './export.ts';
import type { HeadCopy } from './head-keeper.ts';

/** A line is whole or, after a power cut, the last and without its end: that is taken away first. */
export function copyToFile(path: string): HeadCopy {
  let isWhole = false;
  return async (signed) => {
    if (!isWhole) await endWhole(path);
    isWhole = false;
    const file = await open(path, 'a', 0o644);
    try {
      await file.appendFile(headLine(signed));
      await file.datasync();
    } finally {
      await file.close();
    }
    isWhole = true;
  };
}

async function endWhole(path: string): Promise<void> {
  const written = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0);
    throw error;
  });
  const whole = written.lastIndexOf('\n') + 1;
  if (whole === written.length) return;
  const file = await open(path, 'r+');
  try {
    await file.truncate(whole);
  } finally {
    await file.close();
  }
}

/** Whoever has not answered by then gets the next one. */
const webhookMs = 10_000;

export function copyToWebhook(url: string): HeadCopy {
  return async (signed: SignedHead) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: headLine(signed),
      redirect: 'error',
      signal: AbortSignal.timeout(webhookMs),
    });
    if (!answer.ok) throw new Error(`a head was not taken: ${answer.status}`);
  };
}
