// A supervisor who opens one desk after the other, by packages/client. Answers the median of the times.
import { connect, webSockets, type Client, type ViewHandle } from '@oriel/client';
import { WebSocket } from 'ws';
import type { Tickets } from '../glass/contender.ts';
import { median } from '../statistics.ts';

export interface OpenOrder {
  port: number;
  tickets: Tickets;
  times: number;
}

/** The first ones are how a server warms up. */
const warmUp = 5;

const until = (handle: ViewHandle): Promise<void> =>
  new Promise((resolve, reject) => {
    handle.status.subscribe((status) => {
      if (status.is === 'open') resolve();
      else if (status.is === 'closed') reject(new Error(`A desk was refused: ${status.why}`));
    });
  });

async function click(client: Client, { id, interaction }: Tickets['agents'][number]): Promise<number> {
  const since = performance.now();
  const desk = client.open({ view: 'desk', agent: id });
  const conversation = client.open({ view: 'conversation', interaction }, { via: desk });
  await Promise.all([until(desk), until(conversation)]);
  const took = performance.now() - since;
  if (desk.all('interaction').length < 10) throw new Error('The desk is not complete.');
  conversation.close();
  desk.close();
  return took;
}

async function look({ port, tickets, times }: OpenOrder): Promise<number> {
  const sockets = webSockets((url) => new WebSocket(url, { perMessageDeflate: false }));
  const { token } = tickets.supervisors[0]!;
  const client = connect({ url: `ws://127.0.0.1:${port}/live`, token, seat: false, sockets });
  await new Promise<void>((resolve) => client.you.subscribe((you) => you && resolve()));
  const took: number[] = [];
  for (let time = 0; time < times + warmUp; time += 1) {
    took.push(await click(client, tickets.agents[time % tickets.agents.length]!));
  }
  client.end();
  return median(took.slice(warmUp));
}

process.on('disconnect', () => process.exit(0));
process.on('message', (order: OpenOrder) => {
  look(order).then(
    (answer) => process.send!({ answer }),
    (error: unknown) => process.send!({ failed: String(error instanceof Error ? error.stack : error) }),
  );
});
