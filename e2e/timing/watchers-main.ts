// Those who look, in a process of their own, so that what they are told costs the agent's page nothing. They hold their
// connections all the time, and open and close a desk and a conversation in it when told to.
import { WIRE, type Down, type Up } from '@oriel/protocol';
import { WebSocket } from 'ws';

export interface Told {
  /** Connections of Sam's. */
  join?: { url: string; token: string; count: number };
  look?: { agent: string; interaction: string };
  rest?: true;
}

const sockets: WebSocket[] = [];
let frames = 0;
let views = 0;
/** What was on its way when they stopped does not count. */
let isLooking = false;
let waitsFor = 0;
const done = (): void => void process.send!({ frames });

function heard(frame: Down): void {
  if (frame.t === 'closed') throw new Error(`a look was closed: ${frame.why}`);
  if (frame.t !== 'opened' && frame.t !== 'welcome') {
    if (frame.t !== 'beat' && isLooking) frames += 1;
    return;
  }
  waitsFor -= 1;
  if (waitsFor === 0) done();
}

const sayAll = (...said: Up[]): void => {
  for (const socket of sockets) for (const frame of said) socket.send(JSON.stringify(frame));
};

function join({ url, token, count }: NonNullable<Told['join']>): void {
  waitsFor = count;
  for (let at = 0; at < count; at += 1) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { perMessageDeflate: false });
    socket.on('open', () =>
      socket.send(JSON.stringify({ t: 'hello', wire: WIRE, token, page: `looks${at}`, seat: false } satisfies Up)),
    );
    socket.on('message', (bytes: Buffer, isBinary: boolean) => {
      if (!isBinary) heard(JSON.parse(bytes.toString()) as Down);
    });
    sockets.push(socket);
  }
}

process.on('message', (told: Told) => {
  if (told.join) join(told.join);
  if (told.look) {
    const { agent, interaction } = told.look;
    waitsFor = 2 * sockets.length;
    views += 2;
    isLooking = true;
    sayAll(
      { t: 'open', id: views - 1, view: { view: 'desk', agent } },
      { t: 'open', id: views, view: { view: 'conversation', interaction }, via: views - 1 },
    );
  }
  if (told.rest) {
    isLooking = false;
    if (views > 0) sayAll({ t: 'close', id: views - 1 });
    done();
  }
});
process.on('disconnect', () => process.exit(0));
