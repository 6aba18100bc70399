// Oriel as people have it: agents write and supervisors watch by packages/client, with its editor, its replica and its
// drafts. A key counts as delivered when the watched text is there to be shown.
import { connect, drafts, watchDrafts, webSockets, type Client, type ViewHandle } from '@oriel/client';
import { draftFrameEveryMs } from '@oriel/protocol';
import { WebSocket } from 'ws';
import { agentsOf, watchedBy, watchersOf, type Contender } from '../glass/contender.ts';
import { atOnce } from '../lean/at-once.ts';

/** The socket of each page, so that it can be stalled. */
const opened: WebSocket[] = [];
const sockets = webSockets((url) => {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  opened.push(socket);
  return socket;
});

/** Two keys of one author nearer than this may go in one frame, and would count as one. */
const keysApartMs = draftFrameEveryMs + 2;

/** Resolves when `isSo`; the signal tells when to look again. */
const until = (signal: { subscribe(hear: () => void): () => void }, isSo: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    const stop: (() => void)[] = [];
    const look = () => {
      if (!isSo()) return;
      resolve();
      queueMicrotask(() => stop.forEach((end) => end()));
    };
    stop.push(signal.subscribe(look));
  });

export const orielsClient: Contender = {
  name: "Oriel's client",
  async join({ port, crowd, tickets, hear }) {
    if (!tickets) throw new Error('Oriel lets nobody in without a session.');
    const comeIn = (token: string, seat: boolean): Client =>
      connect({ url: `ws://127.0.0.1:${port}/live`, token, seat, sockets });
    const agents = await atOnce(agentsOf(crowd), async (index) => {
      const { id, token, interaction } = tickets.agents[index]!;
      const client = comeIn(token, true);
      await until(client.you, () => client.you.peek() !== null);
      const desk = client.open({ view: 'desk', agent: id });
      const editors = drafts(client);
      await until(desk.status, () => desk.status.peek().is === 'open');
      return { client, editor: editors.editor(interaction, 'reply') };
    });
    const watchers = await atOnce(watchersOf(crowd), async (watcher) => {
      const client = comeIn(tickets.supervisors[watcher]!.token, false);
      const socket = opened.at(-1)!;
      const desks = new Map<number, ViewHandle>();
      watchDrafts(client);
      await until(client.you, () => client.you.peek() !== null);
      for (const agent of watchedBy(crowd, watcher)) {
        const desk = client.open({ view: 'desk', agent: tickets.agents[agent]!.id });
        desks.set(agent, desk);
        await until(desk.status, () => desk.status.peek().is === 'open');
        let rev = 0;
        let isThere = false;
        desk.drafts.subscribe((seen) => {
          const [draft] = seen.values();
          if (!draft && !isThere) return;
          // Gone: by the key that emptied it.
          rev = draft ? draft.rev : rev + 1;
          isThere = draft !== undefined;
          hear(watcher, agent, rev);
        });
      }
      return { client, socket, desks };
    });
    return {
      authors: agents.map(({ editor }) => {
        let lastAt = 0;
        return {
          key(_n, { text }) {
            const now = performance.now();
            if (now - lastAt < keysApartMs) return false;
            lastAt = now;
            editor.input(text);
            return true;
          },
          flush: () => {},
        };
      }),
      watchers: watchers.map(({ socket, desks }) => ({
        pause: () => socket.pause(),
        resume: () => socket.resume(),
        bytesRead: () => NaN,
        text: (agent) => [...(desks.get(agent)?.drafts.peek().values() ?? [])][0]?.text ?? '',
      })),
      end() {
        for (const { client } of agents) client.end();
        for (const { client } of watchers) client.end();
      },
    };
  },
};
