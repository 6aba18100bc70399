// Somebody who opens one thing after the other, by packages/client. Answers the median of the times, of each kind.
import { answering } from '../answering.ts';
import { connect, webSockets, type Client, type ViewHandle } from '@oriel/client';
import type { View } from '@oriel/protocol';
import { WebSocket } from 'ws';
import { median } from '../statistics.ts';

/** What one click opens, in the desk of which `stands` is open already; without that, the first is the desk. */
export interface Click {
  stands?: View[];
  opens: View[];
}

/** One after the other, again and again, by whoever has this token. */
export interface Clicks {
  token: string;
  clicks: Click[];
}

export interface LookOrder {
  port: number;
  kinds: Record<string, Clicks>;
  times: number;
}

/** The first ones are how a server warms up. */
const warmUp = 5;

const untilOpen = (handle: ViewHandle): Promise<void> =>
  new Promise((resolve, reject) => {
    handle.status.subscribe((status) => {
      if (status.is === 'open') resolve();
      else if (status.is === 'closed') reject(new Error(`${handle.view.view} was refused: ${status.why}`));
    });
  });

/** Milliseconds until all of it is there. */
async function click(client: Client, { stands = [], opens }: Click): Promise<number> {
  const handles: ViewHandle[] = [];
  const open = (view: View) => {
    const [desk] = handles;
    const handle = client.open(view, desk && { via: desk });
    handles.push(handle);
    return untilOpen(handle);
  };
  for (const view of stands) await open(view);
  const since = performance.now();
  await Promise.all(opens.map(open));
  const took = performance.now() - since;
  for (const handle of handles.reverse()) handle.close();
  return took;
}

async function look({ port, kinds, times }: LookOrder): Promise<Record<string, number>> {
  const sockets = webSockets((url) => new WebSocket(url, { perMessageDeflate: false }));
  const medians: Record<string, number> = {};
  for (const [kind, { token, clicks }] of Object.entries(kinds)) {
    const client = connect({ url: `ws://127.0.0.1:${port}/live`, token, seat: false, sockets });
    await new Promise<void>((resolve) => client.you.subscribe((you) => you && resolve()));
    const took: number[] = [];
    for (let time = 0; time < times + warmUp; time += 1) took.push(await click(client, clicks[time % clicks.length]!));
    medians[kind] = median(took.slice(warmUp));
    client.end();
  }
  return medians;
}

answering(look);
