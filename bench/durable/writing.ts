// People who write messages, over Oriel's own protocol: each sends the next one when the last is answered for, or at a pace.
// An answer means: on the disk.
import { WIRE, type Down, type Up } from '@oriel/protocol';
import { atOnce } from '../lean/at-once.ts';
import { LeanWebSocket } from '../lean/web-socket.ts';
import { Times } from '../statistics.ts';
import type { Filled } from '../floor/fill.ts';

/** Keys of messages must not come twice in a run. */
let lastMessage = 0;
const run = process.pid;

/** A connection's frames a second: a customer may send 20, a person 200. Nobody goes to the edge. */
const apartMs = { customer: 60, agent: 8 };
/** Under way at once from one agent: a person has one, fifty of them write as much as a floor does. */
const agentsUnderWay = 4;

export interface Written {
  answered: number;
  seconds: number;
  p50: number;
  p99: number;
}

interface Writer {
  socket: LeanWebSocket;
  command(text: string): object;
  apartMs: number;
  /** When each message that is not answered for was due. */
  underWay: Map<string, number>;
  underWayMax: number;
  lastAt: number;
}

export class Writing {
  readonly #writers: Writer[] = [];
  readonly #times = new Times();
  #failed = 0;

  /** Everybody is in: customers with their chat open, agents with their desk. */
  async join(port: number, { agents, customers }: Filled): Promise<void> {
    const joined = [
      ...(await atOnce(customers.length, (index) =>
        this.#comeIn(port, `customers-page-${index}`, customers[index]!.token, false, {
          view: { view: 'chat' },
          command: (text) => ({ kind: 'say', text }),
          apartMs: apartMs.customer,
          underWayMax: 1,
        }),
      )),
      ...(await atOnce(agents.length, (index) => {
        const { id, token, interaction } = agents[index]!;
        return this.#comeIn(port, `agents-page-${index}`, token, true, {
          view: { view: 'desk', agent: id },
          command: (text) => ({ kind: 'reply', interaction, text }),
          apartMs: apartMs.agent,
          underWayMax: agentsUnderWay,
        });
      })),
    ];
    this.#writers.push(...joined);
  }

  async #comeIn(
    port: number,
    page: string,
    token: string,
    seat: boolean,
    { view, ...how }: Pick<Writer, 'command' | 'apartMs' | 'underWayMax'> & { view: object },
  ): Promise<Writer> {
    let resolve = () => {};
    const isIn = new Promise<void>((done) => (resolve = done));
    const say = (frame: Up) => {
      writer.socket.sendText(JSON.stringify(frame));
      writer.socket.flush();
    };
    const hear = (frame: Down) => {
      if (frame.t === 'welcome') say({ t: 'open', id: 1, view } as Up);
      else if (frame.t === 'opened') resolve();
      else if (frame.t === 'beat') say({ t: 'alive', n: frame.n });
      else if (frame.t === 'did' || frame.t === 'failed' || frame.t === 'refused') {
        const since = writer.underWay.get(frame.id);
        writer.underWay.delete(frame.id);
        if (frame.t !== 'did') this.#failed += 1;
        else if (since !== undefined) this.#times.add(performance.now() - since);
      } else if (frame.t === 'closed') throw new Error(`A view was refused: ${frame.why}`);
    };
    const writer: Writer = {
      ...how,
      socket: await LeanWebSocket.open(port, '/live', {
        binary: () => {},
        text: (text) => hear(JSON.parse(text) as Down),
      }),
      underWay: new Map(),
      lastAt: 0,
    };
    say({ t: 'hello', wire: WIRE, token, page, seat });
    await isIn;
    return writer;
  }

  /** `perSecond`: of all together; absent: as fast as answers come. */
  async write(seconds: number, perSecond: number | undefined): Promise<Written> {
    this.#times.clear();
    this.#failed = 0;
    const begun = performance.now();
    let sent = 0;
    let turn = 0;
    while (performance.now() - begun < seconds * 1000) {
      const now = performance.now();
      const due = perSecond === undefined ? Infinity : Math.floor(((now - begun) / 1000) * perSecond);
      for (let asked = 0; asked < this.#writers.length && sent < due; asked += 1) {
        const writer = this.#writers[(turn = (turn + 1) % this.#writers.length)]!;
        if (writer.underWay.size >= writer.underWayMax || now - writer.lastAt < writer.apartMs) continue;
        writer.lastAt = now;
        sent += 1;
        const id = `bench-${run}-${(lastMessage += 1)}`;
        writer.underWay.set(id, now);
        const command = writer.command(`Message number ${lastMessage}: the parcel is on its way and comes tomorrow.`);
        writer.socket.sendText(JSON.stringify({ t: 'do', id, command }));
        writer.socket.flush();
      }
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const took = (performance.now() - begun) / 1000;
    const answered = this.#times.count;
    const isAnswered = () => this.#writers.every(({ underWay }) => underWay.size === 0);
    for (const until = performance.now() + 10_000; performance.now() < until && !isAnswered();)
      await new Promise((resolve) => setTimeout(resolve, 10));
    if (this.#failed > 0 || !isAnswered()) throw new Error(`${this.#failed} messages were not taken.`);
    return { answered, seconds: took, p50: this.#times.within(0.5), p99: this.#times.within(0.99) };
  }
}
