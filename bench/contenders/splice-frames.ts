// Agents and watchers who speak in Oriel's own binary splices, the first two bytes of whose stream number are left zero:
// the stream is the agent. For the contender that stands for the limit.
import { decodeDraftFrame, draftUnitsMax, encodeDraftSplice } from '@oriel/protocol';
import { atOnce } from '../lean/at-once.ts';
import { LeanWebSocket } from '../lean/web-socket.ts';
import { watchedBy, watchersOf, agentsOf, type Joined, type Joining } from '../glass/contender.ts';

export async function joinBySpliceFrames({ port, crowd, hear }: Joining): Promise<Joined> {
  const silent = { binary: () => {}, text: () => {} };
  const agents = await atOnce(agentsOf(crowd), (agent) => LeanWebSocket.open(port, `/?agent=${agent}`, silent));
  const watchers = await atOnce(watchersOf(crowd), (watcher) =>
    LeanWebSocket.open(port, `/?watches=${watchedBy(crowd, watcher).join()}`, {
      binary(bytes) {
        for (const { stream, rev } of decodeDraftFrame(bytes, draftUnitsMax) ?? []) hear(watcher, stream, rev);
      },
      text: () => {},
    }),
  );
  return {
    authors: agents.map((socket, agent) => ({
      key(n, { splice }) {
        socket.sendBinary(encodeDraftSplice(agent, n, splice));
        return true;
      },
      flush: () => socket.flush(),
    })),
    watchers: watchers.map(watcherOn),
    end: () => [...agents, ...watchers].forEach((socket) => socket.end()),
  };
}

export const watcherOn = (socket: LeanWebSocket) => ({
  pause: () => socket.pause(),
  resume: () => socket.resume(),
  bytesRead: () => socket.bytesRead,
});
