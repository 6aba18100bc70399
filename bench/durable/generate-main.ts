// The load generator's process of the durable workload. Told by messages what to do, one at a time.
import { answering } from '../answering.ts';
import type { Filled } from '../floor/fill.ts';
import { Writing } from './writing.ts';

export type Order =
  | { do: 'join'; port: number; filled: Filled }
  | { do: 'write'; seconds: number; perSecond: number | undefined };

const writing = new Writing();

const obey = async (order: Order): Promise<unknown> =>
  order.do === 'join'
    ? (await writing.join(order.port, order.filled), {})
    : writing.write(order.seconds, order.perSecond);

answering(obey);
