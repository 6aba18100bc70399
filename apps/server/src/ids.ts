// Public ids: 128 random bits, so that no id tells how many there are (S5).
import { randomBytes } from 'node:crypto';

export const newId = (): string => randomBytes(16).toString('base64url');
