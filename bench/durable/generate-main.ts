// The load generator's process of the durable workload. Told by messages what to do, one at a time.
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

process.on('disconnect', () => process.exit(0));
process.on('message', (order: Order) => {
  obey(order).then(
    (answer) => process.send!({ answer }),
    (error: unknown) => process.send!({ failed: String(error instanceof Error ? error.stack : error) }),
  );
});
