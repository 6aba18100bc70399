// A line through TCP that a test can slow down, slice or stop: what a network does to a server's own connections.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

export interface TcpProxy {
  port: number;
  /** Each piece comes so much later, in order. */
  delayMs: number;
  /** Nothing comes through either way, and nobody is told. */
  isBlackHole: boolean;
  /** All connections are cut at once. */
  reset(): void;
  close(): Promise<void>;
}

export async function proxyTo(port: number): Promise<TcpProxy> {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    const both = [near, far] as const;
    for (const [at, socket] of both.entries()) {
      sockets.add(socket);
      const other = both[1 - at]!;
      socket.on('data', (data) => {
        if (proxy.isBlackHole) return;
        if (proxy.delayMs > 0) setTimeout(() => other.write(data), proxy.delayMs);
        else other.write(data);
      });
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const proxy: TcpProxy = {
    port: (server.address() as AddressInfo).port,
    delayMs: 0,
    isBlackHole: false,
    reset() {
      for (const socket of sockets) socket.destroy();
    },
    async close() {
      proxy.reset();
      server.close();
      await once(server, 'close');
    },
  };
  return proxy;
}
