// The agent's page: one conversation, in which comments are given, and how long each waits for its answer.
import { connect, webSockets, type Client, type Sockets } from '@oriel/client';
import { WebSocket } from 'ws';

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const plain = webSockets((url) => new WebSocket(url, { perMessageDeflate: false }));

/** Between a command's frame and its answer's: what the page itself adds is not in it. */
function stopwatch(): { sockets: Sockets; last(): number } {
  let sentAt = 0;
  let took = Number.NaN;
  return {
    last: () => took,
    sockets: {
      connect(url, events) {
        const socket = plain.connect(url, {
          ...events,
          frame(frame) {
            if (typeof frame === 'string' && frame.startsWith('{"t":"did"')) took = performance.now() - sentAt;
            events.frame(frame);
          },
        });
        return {
          ...socket,
          send(frame) {
            if (typeof frame === 'string' && frame.startsWith('{"t":"do"')) sentAt = performance.now();
            socket.send(frame);
          },
        };
      },
    },
  };
}

export async function connected(url: string) {
  const post = (path: string, body: unknown) =>
    fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const signIn = async (email: string): Promise<string> => {
    const answer = await post('/api/sign-in', { email, password: 'oriel' });
    return /oriel=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')![1]!;
  };
  const clients: Client[] = [];
  const join = (token: string, seat: boolean, sockets: Sockets): Client => {
    const client = connect({ url: `${url.replace('http', 'ws')}/live`, token, seat, sockets });
    clients.push(client);
    return client;
  };
  const until = async <T>(look: () => T | undefined): Promise<T> => {
    for (;;) {
      const found = look();
      if (found !== undefined) return found;
      await pause(5);
    }
  };
  const watch = stopwatch();
  const ana = join(await signIn('ana@oriel.test'), true, watch.sockets);
  const { id: agent } = await until(() => ana.you.value ?? undefined);
  const desk = ana.open({ view: 'desk', agent });
  const notice = await until(() => desk.all('notice')[0]);
  await ana.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
  await ana.do({ kind: 'enter-routing' });
  const chat = (await (await post('/api/chat', { channel: 'shop', name: 'Priya Nair' })).json()) as { token: string };
  await join(chat.token, false, plain).do({ kind: 'say', text: 'Where is it?' });
  const { id: interaction } = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'));
  await ana.do({ kind: 'accept', interaction });
  let said = 0;
  return {
    agent,
    interaction,
    signIn,
    async comment(): Promise<number> {
      said += 1;
      const outcome = await ana.do({ kind: 'comment', interaction, text: `Comment ${said}` });
      if (!('did' in outcome)) throw new Error(`a comment was not taken: ${JSON.stringify(outcome)}`);
      return watch.last();
    },
    end: () => {
      for (const client of clients) client.end();
    },
  };
}
