// Looks over a plain socket, told from frames: which views were opened, and of which anything was seen. Nothing comes back
// by itself here, so that each look is one.
import type { Down, View } from '@oriel/protocol';
import { WIRE } from '@oriel/protocol';
import type { Pool } from 'pg';
import { WebSocket } from 'ws';

export interface Look {
  view: View;
  /** A frame came that shows something of it. */
  seen: boolean;
}

export interface Looker {
  looks: Look[];
  /** Resolves with whether anything was shown: false when the connection ended, or the view was closed. */
  open(view: View, via?: number): Promise<boolean>;
  end(): void;
}

/** Resolves when greeted. */
export async function looker(url: string, token: string): Promise<Looker> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/live`, { perMessageDeflate: false });
  const looks: Look[] = [];
  const answers: ((seen: boolean) => void)[] = [];
  const greeted = new Promise<void>((resolve, reject) => {
    socket.on('message', (bytes: Buffer, isBinary: boolean) => {
      if (isBinary) return;
      const frame = JSON.parse(bytes.toString()) as Down;
      if (frame.t === 'welcome') return resolve();
      if (!('id' in frame) || typeof frame.id !== 'number') return;
      const shows = frame.t !== 'closed';
      if (shows) looks[frame.id - 1]!.seen = true;
      answers[frame.id - 1]?.(shows);
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      reject(new Error('not greeted'));
      for (const answer of answers) answer(false);
    });
  });
  socket.on('open', () => socket.send(JSON.stringify({ t: 'hello', wire: WIRE, token, page: 'looks', seat: false })));
  await greeted;
  return {
    looks,
    open: (view, via) =>
      new Promise((resolve) => {
        if (socket.readyState !== WebSocket.OPEN) return resolve(false);
        const id = looks.push({ view, seen: false });
        answers.push(resolve);
        socket.send(JSON.stringify({ t: 'open', id, view, ...(via !== undefined && { via }) }));
      }),
    end: () => socket.terminate(),
  };
}

export interface Entered {
  seq: number;
  what: string;
  agent: string | null;
  interaction: string | null;
  until: number | null;
  how: string | null;
}

export async function enteredAfter(db: Pool, seq: number): Promise<Entered[]> {
  const { rows } = await db.query<Entered>(
    'select seq, what, agent, interaction, until, how from monitoring_log_looks where seq > $1 order by seq',
    [seq],
  );
  return rows;
}

/** Of looks of which something was seen, those that no entry stands for. Entries without a look seen are no harm. */
export function unentered(looks: readonly Look[], entered: readonly Entered[]): Look[] {
  const free = [...entered];
  return looks.filter(({ view, seen }) => {
    if (!seen) return false;
    const at = free.findIndex(
      ({ what, agent, interaction }) =>
        what === view.view &&
        (view.view !== 'desk' || agent === view.agent) &&
        (view.view !== 'conversation' || interaction === view.interaction),
    );
    if (at >= 0) free.splice(at, 1);
    return at < 0;
  });
}
