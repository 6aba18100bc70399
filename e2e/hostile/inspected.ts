// The built product with Node's inspector listening on this machine: what it holds after its garbage has been collected,
// and what can be read in its heap. The product itself is as it is shipped.
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { startServer, type Server } from '../floor/server.ts';

export interface Inspected extends Server {
  /** Bytes of the heap and of buffers, after a collection. */
  held(): Promise<number>;
  /** A snapshot of the whole heap, as text: each string that is held stands in it. */
  heap(): Promise<string>;
  /** Stops it, and removes its data. */
  end(): Promise<void>;
}

interface Answer {
  id?: number;
  result?: { result?: { value?: unknown } };
  error?: { message: string };
}

/** One line to the inspector, asked one thing at a time. */
async function inspector(url: string) {
  const socket = new WebSocket(url, { perMessageDeflate: false });
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
  let count = 0;
  const ask = (method: string, params: object = {}): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const id = ++count;
      const hear = (bytes: Buffer) => {
        const answer = JSON.parse(bytes.toString()) as Answer;
        if (answer.id !== id) return;
        socket.off('message', hear);
        if (answer.error) reject(new Error(`${method}: ${answer.error.message}`));
        else resolve(answer);
      };
      socket.on('message', hear);
      socket.send(JSON.stringify({ id, method, params }));
    });
  const evaluate = async (expression: string): Promise<unknown> =>
    (await ask('Runtime.evaluate', { expression, returnByValue: true, awaitPromise: true })).result?.result?.value;
  return { ask, evaluate, close: () => socket.terminate() };
}

export async function startInspected(): Promise<Inspected> {
  const folder = await mkdtemp(join(tmpdir(), 'oriel-inspected-'));
  // The database of a server that root started belongs to another user, who has to come by.
  await chmod(folder, 0o711);
  const server = await startServer(join(folder, 'data'), ['--inspect=127.0.0.1:0']);
  const [, url] = /Debugger listening on (ws:\S+)/.exec(server.log()) ?? [];
  if (!url) throw new Error(`No inspector: ${server.log()}`);
  const line = await inspector(url);
  const stop = async () => {
    // A process that is being inspected waits for that to end.
    line.close();
    await server.stop();
  };
  return {
    ...server,
    async held() {
      // What ended in this turn is let go of in the next.
      for (let i = 0; i < 3; i++) {
        await line.ask('HeapProfiler.collectGarbage');
        await line.evaluate('new Promise((resolve) => setTimeout(resolve, 50))');
      }
      const memory = `(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())`;
      return (await line.evaluate(memory)) as number;
    },
    async heap() {
      const file = join(folder, 'server.heapsnapshot');
      // It collects first. The name is told, and not asked for: what is asked stands in the heap.
      await line.evaluate(`process.getBuiltinModule('node:v8').writeHeapSnapshot(${JSON.stringify(file)})`);
      return readFile(file, 'utf8');
    },
    stop,
    async end() {
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
