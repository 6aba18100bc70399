// The load generator's process: agents who type, watchers who read, for one contender. Told by messages what to do, one at
// a time; each is answered.
import { answering } from '../answering.ts';
import { contenderCalled } from '../contenders/index.ts';
import { realDrafts } from '../keystrokes.ts';
import { watchedBy, type Crowd, type Joined, type Tickets } from './contender.ts';
import { Typing } from './typing.ts';

export type Order =
  | { do: 'join'; contender: string; port: number; crowd: Crowd; tickets: Tickets | undefined }
  | { do: 'type'; keysPerSecond: number; seconds: number }
  /** One watcher reads nothing, or reads again. */
  | { do: 'stall' | 'go-on'; watcher: number }
  /** The share of the drafts that a watcher sees as they stand. */
  | { do: 'compare'; watcher: number };

const drafts = realDrafts();
let typing: Typing | undefined;
let joined: Joined | undefined;
let crowd: Crowd | undefined;

async function obey(order: Order): Promise<unknown> {
  if (order.do === 'join') {
    const { contender, port, tickets } = order;
    crowd = order.crowd;
    typing = new Typing(crowd, drafts);
    joined = await contenderCalled(contender).join({ port, crowd, tickets, hear: typing.hear });
    return {};
  }
  if (!typing || !joined || !crowd) throw new Error('Nobody is in.');
  if (order.do === 'type') return typing.type(joined, order.keysPerSecond, order.seconds);
  const watcher = joined.watchers[order.watcher]!;
  if (order.do === 'compare') return typing.equal(watcher, watchedBy(crowd, order.watcher));
  if (order.do === 'stall') watcher.pause();
  else watcher.resume();
  return {};
}

answering(obey);
