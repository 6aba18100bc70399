// A planted leak: a port wrapped so that a look is felt. Each file here is one way in which desks leak; the twin run has to
// find them all, one at a time (sim/leaks.ts).
import type { Principal } from '@oriel/domain';
import type { Down, Up } from '@oriel/protocol';
import type { Bus } from '../../apps/server/src/bus/bus.ts';
import type { Receiver, Viewing, Views } from '../../apps/server/src/hub/viewing.ts';
import type { ConnectNats } from '../../apps/server/src/bus/nats-bus.ts';
import type { Commits } from '../../apps/server/src/store/commits.ts';
import type { Planted } from '../node.ts';
import type { Time } from '../time.ts';

type Open = Extract<Up, { t: 'open' }>;

/** What those who look do, as nobody on the agents' side may know it. */
export class Eye {
  readonly #desks = new Map<string, number>();
  readonly #conversations = new Map<string, number>();
  readonly #receivers = new Map<string, Set<Receiver>>();
  /** Told of each look as it is asked for, admitted or not. */
  readonly asked: ((frame: Open) => void)[] = [];
  /** What goes to agents and customers. */
  readonly changes: ((frame: Down, to: Principal) => Down)[] = [];
  /** What an agent's or a customer's connection asks; returned is what stands in its place. */
  readonly viewings: ((viewing: Viewing, of: Principal) => Viewing)[] = [];

  /** Looks at this agent's desk. */
  at(agent: string | null): number {
    return (agent !== null && this.#desks.get(agent)) || 0;
  }

  /** Looks into this conversation. */
  into(interaction: string): number {
    return this.#conversations.get(interaction) ?? 0;
  }

  /** Agents whose desk somebody looks at. */
  get lookedAt(): string[] {
    return [...this.#desks].flatMap(([agent, count]) => (count > 0 ? [agent] : []));
  }

  /** Looks at any desk. */
  get all(): number {
    return [...this.#desks.values()].reduce((sum, count) => sum + count, 0);
  }

  send(frame: Down, to: string): void {
    for (const receiver of this.#receivers.get(to) ?? []) receiver.send(frame, null);
  }

  watch(views: Views): Views {
    return {
      attach: (viewer, receiver) => {
        const open = new Map<number, () => void>();
        let isOwn = viewer.kind === 'customer';
        const id = viewer.kind === 'system' ? '' : viewer.id;
        const changed: Receiver = {
          page: receiver.page,
          send: (frame, view) =>
            receiver.send(isOwn ? this.changes.reduce((one, change) => change(one, viewer), frame) : frame, view),
          sendDraft: (frame, view) => receiver.sendDraft(frame, view),
          drop: (view) => receiver.drop(view),
        };
        const mine = this.#receivers.get(id) ?? new Set();
        if (isOwn) this.#receivers.set(id, mine.add(changed));
        const plain = views.attach(viewer, changed);
        const own = this.viewings.reduce((one, wrap) => wrap(one, viewer), plain);
        const viewing = () => (isOwn ? own : plain);
        return {
          open: (frame) => {
            if (frame.view.view === 'desk' && frame.view.agent === id) {
              isOwn = true;
              this.#receivers.set(id, mine.add(changed));
            }
            if (!isOwn) open.set(frame.id, this.#look(frame));
            viewing().open(frame);
          },
          close: (view) => {
            open.get(view)?.();
            open.delete(view);
            viewing().close(view);
          },
          again: (stream) => viewing().again(stream),
          heads: () => viewing().heads(),
          end: () => {
            for (const end of open.values()) end();
            mine.delete(changed);
            viewing().end();
          },
        };
      },
    };
  }

  #look(frame: Open): () => void {
    const { view } = frame;
    const count = (counts: Map<string, number>, key: string) => {
      counts.set(key, (counts.get(key) ?? 0) + 1);
      return () => counts.set(key, counts.get(key)! - 1);
    };
    let end: () => void = () => {};
    if (view.view === 'desk') end = count(this.#desks, view.agent);
    if (view.view === 'conversation') end = count(this.#conversations, view.interaction);
    for (const ask of this.asked) ask(frame);
    return end;
  }
}

/** What a leak says to the other nodes, past what the bus is for. */
export class Aside {
  readonly heard: ((text: string) => void)[] = [];
  tell: (text: string) => void = () => {};

  along(connect: ConnectNats): ConnectNats {
    return async (options) => {
      const nats = await connect(options);
      nats.subscribe('aside', {
        callback: (_error, { data }) => this.heard.forEach((hear) => hear(new TextDecoder().decode(data))),
      });
      this.tell = (text) => nats.publish('aside', new TextEncoder().encode(text));
      return nats;
    };
  }
}

export interface Hands {
  time: Time;
  eye: Eye;
  /** Where there are several nodes; each has an eye of its own. */
  aside: Aside;
  /** Once the floor is there. */
  commits(): Commits;
  bus(): Bus;
}

export interface Leak {
  /** How a desk leaks this way. */
  way: string;
  /** With one node there is no such way. */
  isOfSeveralNodes?: true;
  plant(hands: Hands): Omit<Planted, 'views'> | void;
}

export function planted({ plant }: Leak): (time: Time) => Planted {
  return (time) => {
    const [eye, aside] = [new Eye(), new Aside()];
    let commits: Commits | undefined;
    let bus: Bus | undefined;
    const around = plant({ time, eye, aside, commits: () => commits!, bus: () => bus! }) ?? {};
    return {
      ...around,
      nats: (connect) => aside.along(connect),
      views: (views) => eye.watch(views),
      commits: (plain) => (commits = around.commits?.(plain) ?? plain),
      bus: (plain) => (bus = around.bus?.(plain) ?? plain),
    };
  };
}

/** Changes the entities of one kind on their way to agents and customers. */
export const eachEntity =
  (change: (entity: Record<string, unknown>, to: Principal) => Record<string, unknown>) =>
  (frame: Down, to: Principal): Down =>
    'entities' in frame
      ? ({ ...frame, entities: frame.entities.map((entity) => change({ ...entity }, to)) } as Down)
      : frame;
