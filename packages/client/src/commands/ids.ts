// Random ids: idempotency keys and pages. 22 letters of 64 are 132 random bits.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** `random` gives numbers in [0, 1). */
export function newId(random: () => number): string {
  return Array.from({ length: 22 }, () => letters[Math.floor(random() * 64)]).join('');
}

/** Randomness for ids that a browser's pages and tabs share without speaking to each other. */
export function cryptoRandom(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0]! / 2 ** 32;
}
