import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { draftFrameTypes, encodeDraftBatch, encodeDraftSection, encodeDraftSplice } from '../draft-frame.ts';
import { closeCodes } from '../close-codes.ts';
import { WIRE } from '../wire.ts';
import { schemas } from './index.ts';

/** Keys in order, so that moving a line changes nothing. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    each !== null && typeof each === 'object' && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );

const hash = (value: unknown) => createHash('sha256').update(canonical(value)).digest('hex').slice(0, 32);
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');

/** What the frames of a draft look like: their types, and samples in which every field has its own value. */
const splice = { at: 300, del: 2, ins: 'é👍' };
const draftFrames = {
  types: draftFrameTypes,
  splice: hex(encodeDraftSplice(0x01020304, 129, splice)),
  batch: hex(
    encodeDraftBatch([encodeDraftSection({ stream: 129, rev: 2, splices: [splice, { at: 1, del: 0, ins: 'a' }] })]),
  ),
};

const found = {
  wire: WIRE,
  up: hash(z.toJSONSchema(schemas.up)),
  down: hash(z.toJSONSchema(schemas.down)),
  draftFrames: hash(draftFrames),
  closeCodes: hash(closeCodes),
};

// To lock the wire anew: bump WIRE, run this test, and copy what it found.
test('WR1 the wire is locked: whoever changes it bumps WIRE', () => {
  const locked = JSON.parse(readFileSync(new URL('../../wire.lock', import.meta.url), 'utf8')) as typeof found;
  const sameWire = locked.wire === WIRE;
  expect(
    found,
    sameWire ? 'bump WIRE in wire.ts, then write this into wire.lock' : 'write this into wire.lock',
  ).toEqual(locked);
});

test('WR1 the lock sees what it should: a field, a limit, a value of a choice', () => {
  const base = z.object({ t: z.literal('x'), text: z.string().max(10), is: z.enum(['a', 'b']) });
  const hashes = [
    base,
    base.extend({ more: z.string().optional() }),
    base.extend({ text: z.string().max(11) }),
    base.extend({ is: z.enum(['a', 'b', 'c']) }),
    base.omit({ is: true }),
  ].map((schema) => hash(z.toJSONSchema(schema)));
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hash({ a: 1, b: [2, { c: 3, d: 4 }] })).toBe(hash({ b: [2, { d: 4, c: 3 }], a: 1 }));
});
