// What somebody sends who means harm, for tests: frames made from the schemas of the wire, so that a new one is in it by
// itself, and what can be done to a frame until it is none. Seeded: the same numbers, the same frames.
import { chatFrameBytesMax, encodeDraftSplice, frameBytesMax } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { z } from 'zod';
import { socketPayloadMax } from './limits.ts';

export type Random = () => number;

/** Park and Miller's: enough to choose by. */
export function seededBy(seed: number): Random {
  let state = (Math.abs(Math.trunc(seed)) % 2_147_483_646) + 1;
  return () => (state = (state * 16_807) % 2_147_483_647) / 2_147_483_647;
}

const below = (random: Random, count: number): number => Math.floor(random() * count);
export const oneOf = <T>(random: Random, list: readonly T[]): T => list[below(random, list.length)]!;

export interface HostileFrame {
  /** What has been done to it. */
  kind: string;
  data: string | Uint8Array;
}

interface Schema {
  oneOf?: Schema[];
  anyOf?: Schema[];
  type?: string;
  const?: unknown;
  enum?: unknown[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
}

const frames = (z.toJSONSchema(schemas.up, { unrepresentable: 'any' }) as Schema).oneOf!;
/** A second hello ends the connection it comes on: it is among the malformed. */
const afterHello = frames.filter(({ properties }) => properties?.['t']?.const !== 'hello');

const texts = [
  'a',
  '',
  ' ',
  '4111 1111 1111 1111',
  '\u202e',
  '\ud800',
  '\0',
  '__proto__',
  '<b>',
  '🙂'.repeat(30),
  "';--",
];

/** Something that the schema takes, most of the time. `ids`: of what is there, so that it is about something. */
function made(random: Random, schema: Schema, ids: readonly string[]): unknown {
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices) return made(random, oneOf(random, choices), ids);
  if (schema.const !== undefined) return schema.const;
  if (schema.enum) return oneOf(random, schema.enum);
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => schema.required?.includes(name) || random() < 0.5)
          .map(([name, its]) => [name, made(random, its, ids)]),
      );
    case 'array':
      return Array.from({ length: below(random, 4) }, () => made(random, schema.items ?? {}, ids));
    case 'integer':
    case 'number': {
      const { exclusiveMinimum = -1, minimum = exclusiveMinimum + 1, maximum = 1000 } = schema;
      const edges = [minimum, maximum, 0, 1, 2, 1000];
      return Math.min(maximum, Math.max(minimum, oneOf(random, edges)));
    }
    case 'boolean':
      return random() < 0.5;
    case 'null':
      return null;
    case 'string':
      if (schema.pattern?.includes('own:')) return 'own:x';
      if (schema.pattern?.includes('a-z]{2')) return 'pt';
      if (schema.pattern) return oneOf(random, ids);
      return oneOf(random, texts).slice(0, schema.maxLength) || 'x'.repeat(schema.minLength ?? 0);
    default:
      return undefined;
  }
}

const junk: readonly unknown[] = [
  ...[null, true, -1, 0.5, 1e308, -0, Number.MAX_SAFE_INTEGER + 2, 2 ** 31, 2 ** 32],
  ...['', '\0', '\ud800', 'x'.repeat(20_001), '__proto__', 'constructor', '../../etc/passwd', '%00'],
  ...[[], {}, [[]], { __proto__: null, t: 'do' }, Array.from({ length: 200 }, (_, at) => at)],
];

/** The same value with one of its leaves, or one of its parts, as something else. */
function spoiled(random: Random, value: unknown): unknown {
  if (value === null || typeof value !== 'object' || random() < 0.15) return oneOf(random, junk);
  const names = Object.keys(value);
  if (names.length === 0) return oneOf(random, junk);
  const name = oneOf(random, names);
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  const at = copy as Record<string, unknown>;
  if (random() < 0.2) delete at[name];
  else at[name] = spoiled(random, at[name]);
  return copy;
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const randomBytes = (random: Random, length: number): Uint8Array =>
  Uint8Array.from({ length }, () => below(random, 256));

function flipped(random: Random, bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  for (let i = 0; i <= below(random, 3) && copy.length > 0; i++)
    copy[below(random, copy.length)]! ^= 1 << below(random, 8);
  return copy;
}

const spliceOf = (random: Random): Uint8Array =>
  encodeDraftSplice(below(random, 4), below(random, 2000), {
    at: oneOf(random, [0, 1, 5, 0xffff]),
    del: oneOf(random, [0, 0, 1, 30]),
    ins: oneOf(random, texts),
  });

const large = [chatFrameBytesMax + 1, frameBytesMax + 1, socketPayloadMax + 1];

/** Frames that are none, in all the ways in which that can be. Each ends the connection it comes on. */
const spoilings: Record<string, (random: Random, frame: unknown) => string | Uint8Array> = {
  spoiled: (random, frame) => JSON.stringify(spoiled(random, frame)),
  truncated: (random, frame) => {
    const text = JSON.stringify(frame);
    return text.slice(0, below(random, text.length));
  },
  flipped: (random, frame) => flipped(random, bytesOf(JSON.stringify(frame))),
  trailing: (random, frame) => JSON.stringify(frame) + oneOf(random, ['}', '\0', ' {}', ',', '//']),
  'a key twice': (random, frame) =>
    JSON.stringify(frame).replace('{', `{"t":${JSON.stringify(oneOf(random, ['do', 'hello', 1]))},`),
  'keys of the prototype': (_, frame) =>
    JSON.stringify(frame).replace('{', '{"__proto__":{"t":"hello","seat":true},"constructor":{"prototype":{"x":1}},'),
  deep: (random) => oneOf(random, ['[', '{"a":']).repeat(5_000 + below(random, 5_000)),
  'deep, and whole': (random) => {
    const depth = 2_000 + below(random, 8_000);
    return '['.repeat(depth) + ']'.repeat(depth);
  },
  'numbers without end': (random) => `{"t":"alive","n":${'9'.repeat(1 + below(random, 5_000))}}`,
  'bytes as text': (random) => Buffer.from(randomBytes(random, below(random, 200))).toString('latin1'),
  bytes: (random) => randomBytes(random, below(random, 200)),
  'a splice, flipped': (random) => flipped(random, spliceOf(random)),
  'a batch that promises more': (random) =>
    Uint8Array.from([2, 1, 0xff, 0xff, 0xff, 0xff, 0x0f, ...randomBytes(random, 8)]),
  'text as bytes': (_, frame) => bytesOf(JSON.stringify(frame)),
  empty: () => '',
};
const spoilingKinds = Object.keys(spoilings);

/** A frame of ours: out of its order, about anything, by whomever. */
export function wellFormed(random: Random, ids: readonly string[]): HostileFrame {
  if (random() < 0.15) return { kind: 'a splice of anything', data: spliceOf(random) };
  return { kind: 'out of order', data: JSON.stringify(made(random, oneOf(random, afterHello), ids)) };
}

/** A frame that is none of ours. One in two hundred is also larger than any may be. */
export function malformed(random: Random, ids: readonly string[]): HostileFrame {
  if (random() < 0.005) {
    const size = oneOf(random, large);
    return { kind: 'oversized', data: random() < 0.5 ? ' '.repeat(size) : new Uint8Array(size) };
  }
  const kind = oneOf(random, spoilingKinds);
  return { kind, data: spoilings[kind]!(random, made(random, oneOf(random, frames), ids)) };
}
