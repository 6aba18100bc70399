// Asking for a secret: on a terminal without showing it, twice; else a line of what comes in, for scripts.
import { createInterface } from 'node:readline';
import type { ReadStream } from 'node:tty';
import { CannotStart } from '../store/embedded/index.ts';

export type Ask = (question: string) => Promise<string>;

const interrupted = '\u0003';
const ended = '\u0004';

export const askHere: Ask = async (question) => {
  const { stdin, stderr } = process;
  if (!stdin.isTTY) return lineOf(stdin);
  const first = await hidden(stdin, () => stderr.write(question));
  const second = await hidden(stdin, () => stderr.write('Once more: '));
  if (first !== second) throw new CannotStart('The two are not the same.');
  return first;
};

async function lineOf(input: NodeJS.ReadableStream): Promise<string> {
  const lines = createInterface({ input });
  for await (const line of lines) {
    lines.close();
    return line;
  }
  throw new CannotStart('Nothing came in.');
}

/** What is typed until Enter. */
function hidden(input: ReadStream, ask: () => void): Promise<string> {
  ask();
  return new Promise((resolve, reject) => {
    let typed = '';
    const stop = () => {
      input.setRawMode(false).pause().off('data', take);
      process.stderr.write('\n');
    };
    const take = (piece: string) => {
      for (const sign of piece) {
        if (sign === interrupted || sign === ended) {
          stop();
          reject(new CannotStart('Nothing was changed.'));
          return;
        }
        if (sign === '\r' || sign === '\n') {
          stop();
          resolve(typed);
          return;
        }
        typed = sign === '\u007f' || sign === '\b' ? [...typed].slice(0, -1).join('') : typed + sign;
      }
    };
    input.setRawMode(true).setEncoding('utf8').resume().on('data', take);
  });
}
