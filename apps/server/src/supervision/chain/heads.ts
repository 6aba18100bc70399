// Heads: where the chain ended at a moment, signed (Ed25519). A copy kept elsewhere is what a later export is held
// against: up to its place the log can then not be changed unseen, whatever becomes of database, machine and key.
import { createPrivateKey, createPublicKey, randomBytes, sign, verify, type KeyObject } from 'node:crypto';
import { canonical } from './canonical.ts';
import type { End } from './entry.ts';

export interface Head extends End {
  at: number;
}

export interface SignedHead {
  head: Head;
  /** The public key: 32 bytes in hexadecimal. */
  key: string;
  /** 64 bytes in hexadecimal. */
  signature: string;
}

export interface Signer {
  /** The public key, as in a signed head. */
  key: string;
  sign(head: Head): SignedHead;
}

/** A signature over a head is a signature over nothing else. */
const signedText = ({ at, seq, hash }: Head): Buffer =>
  Buffer.from(`oriel monitoring log head\n${canonical({ at, seq, hash })}`);

/** What a private key is made of: 32 random bytes in base64url, as the data directory's secrets are. */
export const newSeed = (): string => randomBytes(32).toString('base64url');

/** What stands before the seed in a private key's usual wrapping, PKCS #8 (RFC 8410). */
const wrapping = Buffer.from('302e020100300506032b657004220420', 'hex');

export function signerWith(seed: string): Signer {
  const der = Buffer.concat([wrapping, Buffer.from(seed, 'base64url')]);
  const secret = createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
  const { x } = createPublicKey(secret).export({ format: 'jwk' });
  const key = Buffer.from(x!, 'base64url').toString('hex');
  return {
    key,
    sign: (head) => ({ head, key, signature: sign(null, signedText(head), secret).toString('hex') }),
  };
}

export function isSignedBy({ head, key, signature }: SignedHead, expected: string): boolean {
  return key === expected && verify(null, signedText(head), publicKey(key), Buffer.from(signature, 'hex'));
}

const publicKey = (key: string): KeyObject =>
  createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(key, 'hex').toString('base64url') },
    format: 'jwk',
  });
