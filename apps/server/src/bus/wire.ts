// What nodes say to each other. Who can publish on NATS is one of us, as who can write to the database is: the shape is
// looked at so that two versions of Oriel do not misread each other, not against an enemy.
import type { Item } from './bus.ts';

/** Grows with any change of an item's shape that the version before would misread. */
const wireVersion = 1;

export interface Message {
  node: string;
  /** Follows the one before by one, or something was lost. */
  seq: number;
  /** Whoever hears it is to say all that it holds in memory alone. */
  asks: boolean;
  /** The items are all that the node holds in memory alone. */
  whole: boolean;
  items: readonly Item[];
}

const [encoder, decoder] = [new TextEncoder(), new TextDecoder()];

export const write = (message: Message): Uint8Array => encoder.encode(JSON.stringify({ v: wireVersion, ...message }));

/** Undefined: not of this version, or broken. */
export function read(bytes: Uint8Array): Message | undefined {
  try {
    const { v, ...message } = JSON.parse(decoder.decode(bytes)) as Message & { v: number };
    const isWhole = typeof message.node === 'string' && Number.isInteger(message.seq) && Array.isArray(message.items);
    return v === wireVersion && isWhole ? message : undefined;
  } catch {
    return undefined;
  }
}
