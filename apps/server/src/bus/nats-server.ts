// A real nats-server, a child of this process, on a free port of 127.0.0.1; it can be stopped and started again there.
import { spawn, type ChildProcess } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';

export interface NatsServer {
  port: number;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Named by the set-up of the tests (scripts/nats-server.mjs). Never skipped: what holds on two nodes needs it. */
function binary(): string {
  const named = process.env['NATS_SERVER'];
  if (!named) {
    throw new Error('This test needs nats-server: install it, or name one in the variable NATS_SERVER');
  }
  return named;
}

export async function startNats(): Promise<NatsServer> {
  const path = binary();
  const port = await freePort();
  let child: ChildProcess | undefined;
  const server: NatsServer = {
    port,
    async start() {
      const started = spawn(path, ['--addr', '127.0.0.1', '--port', String(port)], {
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      child = started;
      await new Promise<void>((resolve, reject) => {
        let said = '';
        started.stderr.on('data', (data: Buffer) => {
          said += data.toString();
          if (said.includes('Server is ready')) resolve();
        });
        started.once('error', reject);
        started.once('exit', (code) => reject(new Error(`nats-server ended with ${code}: ${said}`)));
      });
    },
    async stop() {
      if (!child || child.exitCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      child = undefined;
    },
  };
  await server.start();
  return server;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}
