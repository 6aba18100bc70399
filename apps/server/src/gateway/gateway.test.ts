// Over real sockets on this machine: what only they can show.
import { closeCodes, encodeDraftSplice, frameBytesMax, WIRE, type Down, type Up } from '@oriel/protocol';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { SystemClock } from '../clock.ts';
import { newId } from '../ids.ts';
import { KeptLog } from '../log.ts';
import { fakeRooms } from './fake-rooms.ts';
import { createGateway, type Gateway } from './gateway.ts';
import { socketPayloadMax } from './limits.ts';

let rooms: ReturnType<typeof fakeRooms>;
let gateway: Gateway;
let server: Server;
let log: KeptLog;
let port: number;

beforeEach(async () => {
  rooms = fakeRooms();
  log = new KeptLog();
  rooms.addPerson('ana’s', 'ana', ['agent']);
  rooms.addPerson('cookie=of-ana', 'ana', ['agent']);
  rooms.addCustomer('cora’s', 'cora');
  gateway = createGateway({
    ...rooms.ports,
    clock: new SystemClock(),
    log,
    epoch: 'e1',
    demo: false,
    newId,
    origins: () => new Set([`http://127.0.0.1:${port}`]),
    strangersAtOnce: 20,
  });
  server = createServer();
  server.on('upgrade', (message, socket, head) => gateway.upgrade(message, socket, head));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});

afterEach(async () => {
  await gateway.stop();
  await new Promise((resolve) => server.close(resolve));
});

/** A program's end of a connection: what comes is read one by one. */
class Peer {
  readonly socket: WebSocket;
  readonly closed: Promise<number>;
  readonly #came: (Down | Buffer)[] = [];
  #wake = (): void => {};

  constructor(headers: Record<string, string> = {}) {
    this.socket = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers });
    this.socket.on('message', (bytes: Buffer, binary: boolean) => {
      this.#came.push(binary ? bytes : (JSON.parse(bytes.toString()) as Down));
      this.#wake();
    });
    this.socket.on('error', () => {});
    this.closed = new Promise((resolve) => this.socket.on('close', resolve));
  }

  async open(): Promise<this> {
    await new Promise((resolve, reject) => this.socket.once('open', resolve).once('error', reject));
    return this;
  }

  say(frame: Up): void {
    this.socket.send(JSON.stringify(frame));
  }

  async next(): Promise<Down | Buffer> {
    while (this.#came.length === 0) await new Promise<void>((resolve) => (this.#wake = resolve));
    return this.#came.shift()!;
  }
}

const hello = (token?: string): Up => ({ t: 'hello', wire: WIRE, page: 'p1', seat: true, ...(token ? { token } : {}) });

/** The status with which an upgrade is answered. */
function upgradeStatus(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const upgrade = {
      Connection: 'Upgrade',
      Upgrade: 'websocket',
      'Sec-WebSocket-Version': '13',
      'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
    };
    const asked = request({ host: '127.0.0.1', port, path, headers: { ...upgrade, ...headers } });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asked.on('error', reject);
    asked.end();
  });
}

describe('the gateway over sockets', () => {
  test('G1 upgrades at /live alone, from our own pages and from programs', async () => {
    expect(await upgradeStatus('/live')).toBe(101);
    expect(await upgradeStatus('/live', { Origin: `http://127.0.0.1:${port}` })).toBe(101);
    expect(await upgradeStatus('/live', { Origin: 'https://elsewhere.example' })).toBe(403);
    expect(await upgradeStatus('/live', { Origin: 'null' })).toBe(403);
    expect(await upgradeStatus('/lives')).toBe(404);
    expect(await upgradeStatus('//')).toBe(404);
  });

  test('G2 the cookie of the upgrade signs a browser in; from elsewhere it is not even asked', async () => {
    const peer = await new Peer({ Cookie: 'cookie=of-ana', Origin: `http://127.0.0.1:${port}` }).open();
    peer.say(hello());
    expect(await peer.next()).toMatchObject({ t: 'welcome', you: { id: 'ana' }, demo: false });
    const foreign = new Peer({ Cookie: 'cookie=of-ana', Origin: 'https://elsewhere.example' });
    expect(await foreign.closed).toBe(1006);
    expect(rooms.receivers.length).toBe(1);
  });

  test('G9 G12 G13 frames in, answers and views out, text and bytes in order', async () => {
    const peer = await new Peer().open();
    peer.say(hello('ana’s'));
    await peer.next();
    const splice = encodeDraftSplice(7, 2, { at: 0, del: 0, ins: 'नमस्ते 😀' });
    rooms.receivers[0]!.send({ t: 'leave', id: 1, keys: ['a'] }, 1);
    rooms.receivers[0]!.sendDraft(splice, 1);
    rooms.receivers[0]!.send({ t: 'leave', id: 1, keys: ['ü'] }, 1);
    expect(await peer.next()).toEqual({ t: 'leave', id: 1, keys: ['a'] });
    expect(new Uint8Array((await peer.next()) as Buffer)).toEqual(splice);
    expect(await peer.next()).toEqual({ t: 'leave', id: 1, keys: ['ü'] });
    peer.socket.send(splice);
    peer.say({ t: 'do', id: 'c1', command: { kind: 'reply', interaction: 'one', text: 'नमस्ते' } });
    expect(await peer.next()).toEqual({ t: 'did', id: 'c1', result: { version: 1 } });
    expect(rooms.told()).toEqual([
      'ana may write on p1',
      'ana sits',
      'ana answered',
      'splice r2',
      'sending one/reply',
      'ana reply c1 "नमस्ते"',
      'sent one/reply',
    ]);
  });

  test('G5 too large: our code, and beyond what the socket takes that of the network', async () => {
    const bystander = await new Peer().open();
    bystander.say(hello('cora’s'));
    await bystander.next();
    for (const [bytes, code] of [
      [frameBytesMax + 1, closeCodes.tooLarge],
      [socketPayloadMax + 1, 1009],
    ] as const) {
      const peer = await new Peer().open();
      peer.say(hello('ana’s'));
      await peer.next();
      peer.socket.send('x'.repeat(bytes));
      expect(await peer.closed).toBe(code);
    }
    expect(log.lines.map(({ fields }) => fields.why)).toEqual(['tooLarge', 'tooLarge']);
    bystander.say({ t: 'do', id: 'c1', command: { kind: 'say', text: 'still here' } });
    expect(await bystander.next()).toMatchObject({ t: 'did', id: 'c1' });
  });

  test('G5 what is no text at all is closed by the socket, and nobody else is hurt', async () => {
    const bystander = await new Peer().open();
    bystander.say(hello('cora’s'));
    await bystander.next();
    const peer = await new Peer().open();
    peer.say(hello('ana’s'));
    await peer.next();
    peer.socket.send(Buffer.from([0xff, 0xfe, 0xfd]), { binary: false });
    expect(await peer.closed).toBe(1007);
    bystander.say({ t: 'do', id: 'c1', command: { kind: 'say', text: 'still here' } });
    expect(await bystander.next()).toMatchObject({ t: 'did', id: 'c1' });
  });

  test('G14 S9 one that reads nothing is sent no more drafts, and nobody else is slower or short of a frame', async () => {
    const deaf = await new Peer().open();
    deaf.say(hello('ana’s'));
    await deaf.next();
    const other = await new Peer().open();
    other.say(hello('cora’s'));
    await other.next();
    const [toDeaf, toOther] = rooms.receivers;
    deaf.socket.pause();
    const frame = new Uint8Array(16 * 1024);
    let taken = 0;
    // The machine's own buffers take some megabytes before anything waits with us.
    while (toDeaf!.sendDraft(frame, 1) && taken < 10_000) {
      taken++;
      await new Promise((resolve) => setImmediate(resolve));
    }
    expect(taken).toBeLessThan(10_000);
    expect(toOther!.sendDraft(frame, 1)).toBe(true);
    expect(((await other.next()) as Buffer).length).toBe(frame.length);
    deaf.socket.resume();
    for (let i = 0; i < taken; i++) expect(((await deaf.next()) as Buffer).length).toBe(frame.length);
    expect(toDeaf!.sendDraft(Uint8Array.of(1), 1)).toBe(true);
    expect(((await deaf.next()) as Buffer).length).toBe(1);
  });

  test('G18 the end of a session reaches its sockets', async () => {
    const peer = await new Peer().open();
    peer.say(hello('ana’s'));
    await peer.next();
    rooms.endSession('ana');
    expect(await peer.closed).toBe(closeCodes.signedOut);
  });

  test('G20 stopping closes all with draining, takes nobody any more, and cuts who does not answer', async () => {
    const peer = await new Peer().open();
    const stranger = await new Peer().open();
    const deaf = await new Peer().open();
    peer.say(hello('ana’s'));
    await peer.next();
    // Reads nothing any more, so it never answers the close.
    deaf.socket.pause();
    expect(gateway.connections).toBe(3);
    const stopped = gateway.stop();
    expect(await upgradeStatus('/live')).toBe(503);
    expect([await peer.closed, await stranger.closed]).toEqual([closeCodes.draining, closeCodes.draining]);
    await stopped;
    expect(gateway.connections).toBe(0);
    deaf.socket.terminate();
    expect(log.lines).toEqual([]);
  });

  test('G8 whoever opens sockets and says nothing keeps nobody out', async () => {
    const silent = [];
    for (let i = 0; i < 20; i++) silent.push(await new Peer().open());
    for (let i = 0; i < 3; i++) {
      const ana = await new Peer().open();
      ana.say(hello('ana’s'));
      expect(await ana.next()).toMatchObject({ t: 'welcome' });
      ana.socket.terminate();
    }
    expect(await silent[0]!.closed).toBe(closeCodes.unavailable);
    expect(silent[19]!.socket.readyState).toBe(WebSocket.OPEN);
    // Who has spoken is not sent away for who has not.
    rooms.answers.identify = () => new Promise(() => {});
    const asking = [];
    for (let i = 0; i < 20; i++) {
      asking.push(await new Peer().open());
      asking[i]!.say(hello('ana’s'));
    }
    await Promise.all(silent.map(({ closed }) => closed));
    expect(await upgradeStatus('/live')).toBe(503);
    expect(asking.map(({ socket }) => socket.readyState)).toEqual(Array(20).fill(WebSocket.OPEN));
  });
});
