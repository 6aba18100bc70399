// Opaque secrets: what a browser, a chat window or a program holds to show who it is. They mean nothing by themselves,
// so a right taken away is gone at once; at rest there is only their hash, so a copy of the database signs nobody in.
import { createHash, randomBytes } from 'node:crypto';
import type { RandomBytes } from '../ids.ts';

/** 256 random bits, in base64url: beyond guessing, so a plain hash is enough at rest. */
export const newSecret = (random: RandomBytes = randomBytes): string => Buffer.from(random(32)).toString('base64url');

export const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
