// A connection's viewing over both hubs: what is one's own first; what that side does not know is looked for on the
// other. Only a *no* from both is *not found*, and it looks the same whatever it was.
import type { Principal } from '@oriel/domain';
import { viewsPerConnectionMax, type Heads, type Up } from '@oriel/protocol';
import { headsOfSide, type Hub } from './hub.ts';
import type { Receiver, Viewing, Views } from './viewing.ts';

/** A page that comes back opens all of its views at once, on either side. */
const waitingMax = 2 * viewsPerConnectionMax;

export class Sides implements Views {
  readonly #own: Hub;
  readonly #looked: Hub | undefined;

  /** `looked` is absent in a build without supervision. */
  constructor(own: Hub, looked: Hub | undefined) {
    this.#own = own;
    this.#looked = looked;
  }

  attach(viewer: Principal, receiver: Receiver): Viewing {
    const own = this.#own.attach(viewer, receiver);
    const looked = viewer.kind === 'person' ? this.#looked?.attach(viewer, receiver) : undefined;
    const sides = looked ? [own, looked] : [own];
    // Opens and closes of one connection are taken in order, so that `via` finds what was opened before it.
    let last: Promise<unknown> = Promise.resolve();
    /** Numbers that wait to be opened, or are being opened; and those of them that are closed again. */
    const waiting = new Set<number>();
    const closedEarly = new Set<number>();
    let isOver = false;
    const open = async (frame: Extract<Up, { t: 'open' }>) => {
      // A number that is used again is given back first: one view a number, whoever counts badly.
      for (const side of sides) side.close(frame.id);
      for (const side of sides) {
        if (isOver || closedEarly.has(frame.id)) return;
        if (await side.open(frame)) return;
      }
      receiver.send({ t: 'closed', id: frame.id, why: 'not-found' }, null);
    };
    return {
      open: (frame) => {
        // However long the database or the log keeps them waiting, there are not more.
        if (waiting.size >= waitingMax || waiting.has(frame.id)) {
          receiver.send({ t: 'closed', id: frame.id, why: 'too-many' }, null);
          return;
        }
        waiting.add(frame.id);
        last = last
          .then(() => open(frame))
          .finally(() => {
            waiting.delete(frame.id);
            closedEarly.delete(frame.id);
          });
      },
      close: (id) => {
        if (waiting.has(id)) closedEarly.add(id);
        for (const side of sides) side.close(id);
      },
      again: (stream) => {
        for (const side of sides) for (const { deps } of side.views.values()) deps.drafts?.again(stream);
      },
      heads: async () => Object.assign({}, ...(await Promise.all(sides.map(headsOfSide)))) as Record<string, Heads>,
      end: () => {
        isOver = true;
        for (const side of sides) side.end();
      },
    };
  }
}
