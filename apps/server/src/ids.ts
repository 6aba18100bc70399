// Public ids: 128 random bits, so that no id tells how many there are (S5).
import { randomBytes } from 'node:crypto';

/** So many random bytes. A simulation has its own, from a seed. */
export type RandomBytes = (size: number) => Uint8Array;

export const newIdFrom =
  (random: RandomBytes): (() => string) =>
  () =>
    Buffer.from(random(16)).toString('base64url');

export const newId = newIdFrom(randomBytes);
