// A WebSocket client that costs as little as one can: the load generator must be faster than what it loads. It takes
// frames below 64 KiB that come unfragmented, from a server of our own on this machine, and gives them out as they lie in
// the read buffer. Frames sent in one turn leave in one write.
import { connect, type Socket } from 'node:net';

const opcodes = { text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

export interface LeanEvents {
  /** Valid until it returns. */
  binary(bytes: Uint8Array): void;
  text(text: string): void;
}

export class LeanWebSocket {
  readonly #socket: Socket;
  readonly #events: LeanEvents;
  #rest: Buffer | undefined;
  #out: Buffer[] = [];
  /** Payload and frame headers of what has come since the upgrade. */
  bytesRead = 0;

  private constructor(socket: Socket, events: LeanEvents) {
    this.#socket = socket;
    this.#events = events;
  }

  static open(port: number, path: string, events: LeanEvents): Promise<LeanWebSocket> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', port, noDelay: true });
      const lean = new LeanWebSocket(socket, events);
      socket.once('error', reject);
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n` +
          'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: b3JpZWwgb3JpZWwgb3JpZQ==\r\n\r\n',
      );
      let head = Buffer.alloc(0);
      const greet = (chunk: Buffer) => {
        head = Buffer.concat([head, chunk]);
        const end = head.indexOf('\r\n\r\n');
        if (end < 0) return;
        socket.off('data', greet);
        if (!head.subarray(0, 12).toString().endsWith('101'))
          return reject(new Error(head.toString().split('\r\n')[0]));
        socket.off('error', reject);
        socket.on('error', () => {});
        socket.on('data', (more: Buffer) => lean.#read(more));
        resolve(lean);
        if (head.length > end + 4) setImmediate((early: Buffer) => lean.#read(early), head.subarray(end + 4));
      };
      socket.on('data', greet);
    });
  }

  sendText(text: string): void {
    this.#send(opcodes.text, Buffer.from(text));
  }

  sendBinary(bytes: Uint8Array): void {
    this.#send(opcodes.binary, bytes);
  }

  /** Takes nothing more in until `resume`. */
  pause(): void {
    this.#socket.pause();
  }

  resume(): void {
    this.#socket.resume();
  }

  end(): void {
    this.#socket.destroy();
  }

  /** What was handed over leaves, in one write. To be called at the end of a turn in which something was sent. */
  flush(): void {
    if (this.#out.length === 0) return;
    this.#socket.write(this.#out.length === 1 ? this.#out[0]! : Buffer.concat(this.#out));
    this.#out = [];
  }

  /** The mask of zeros: it has to be there, and need not be secret on this machine. */
  #send(opcode: number, payload: Uint8Array): void {
    const { length } = payload;
    const head = length < 126 ? 6 : 8;
    const frame = Buffer.allocUnsafe(head + length);
    frame[0] = 0x80 | opcode;
    frame[1] = 0x80 | (length < 126 ? length : 126);
    if (length >= 126) frame.writeUInt16BE(length, 2);
    frame.fill(0, head - 4, head);
    frame.set(payload, head);
    this.#out.push(frame);
  }

  #read(chunk: Buffer): void {
    this.bytesRead += chunk.length;
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk;
    let at = 0;
    while (at + 2 <= bytes.length) {
      const opcode = bytes[at]! & 15;
      let length = bytes[at + 1]! & 127;
      let head = 2;
      if (length === 126) {
        if (at + 4 > bytes.length) break;
        length = bytes.readUInt16BE(at + 2);
        head = 4;
      } else if (length === 127) {
        if (at + 10 > bytes.length) break;
        length = Number(bytes.readBigUInt64BE(at + 2));
        head = 10;
      }
      const end = at + head + length;
      if (end > bytes.length) break;
      if (opcode === opcodes.binary) this.#events.binary(bytes.subarray(at + head, end));
      else if (opcode === opcodes.text) this.#events.text(bytes.toString('utf8', at + head, end));
      else if (opcode === opcodes.ping) {
        this.#send(opcodes.pong, bytes.subarray(at + head, end));
        this.flush();
      } else if (opcode === opcodes.close) {
        // Nobody here is to be closed by the server: what is measured would be something else.
        throw new Error(`The server closed a connection: ${length >= 2 ? bytes.readUInt16BE(at + head) : 'no code'}`);
      }
      at = end;
    }
    this.#rest = at < bytes.length ? Buffer.from(bytes.subarray(at)) : undefined;
  }
}
