// Drafts on their way out to those who see them: at once, as pauses, or not at all. A splice is encoded once for all its
// receivers; who could not take one gets the whole text as soon as they can (P6).
import { encodeDraftSplice, type SignalOf } from '@oriel/protocol';
import type { Clock } from '../clock.ts';
import type { DraftOver, DraftSplice, DraftWhole } from '../bus/bus.ts';
import type { DraftMirror } from './draft-mirror.ts';
import type { Eyes } from './view.ts';
import type { Receiver } from './viewing.ts';

/** At the depth *pauses*, a draft shows what stands in the field after this time without a key (domain.md §4). */
export const pauseMs = 2_000;
/** A connection that could not take a splice is tried again this often. */
const againMs = 250;

export type DraftItem = DraftWhole | DraftSplice | DraftOver;

export const wholeSignal = (draft: DraftWhole): SignalOf<'draft'> => ({ ...draft, kind: 'draft' });

/** One view's hold on the drafts of one agent. */
export class DraftsOut {
  readonly #receiver: Receiver;
  readonly #view: number;
  readonly #depth: Eyes['drafts'];
  readonly #mirror: DraftMirror;
  readonly #clock: Clock;
  /** Streams that wait: for a pause, or for room in the connection's queue. */
  readonly #waiting = new Map<number, () => void>();

  constructor(receiver: Receiver, view: number, depth: Eyes['drafts'], mirror: DraftMirror, clock: Clock) {
    this.#receiver = receiver;
    this.#view = view;
    this.#depth = depth;
    this.#mirror = mirror;
    this.#clock = clock;
  }

  take(item: DraftItem, frame: () => Uint8Array): void {
    if (this.#depth === 'none') return;
    // The author's own page has the text already; it is told only what another page of theirs wrote.
    if (item.kind !== 'draft-over' && this.#mirror.byStream(item.stream)?.page === this.#receiver.page) return;
    if (item.kind === 'draft-over') this.#over(item);
    else if (this.#depth === 'pauses') this.#later(item.stream, pauseMs);
    else if (item.kind === 'draft-whole') this.#whole(item);
    else if (!this.#waiting.has(item.stream) && !this.#receiver.sendDraft(frame(), this.#view)) this.#later(item.stream, againMs);
  }

  /** Asked for by who missed a revision. */
  again(stream: number): void {
    const draft = this.#mirror.byStream(stream);
    if (draft && this.#depth === 'letters') this.#whole(draft);
  }

  end(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #over({ stream, agent, interaction, what }: DraftOver): void {
    this.#waiting.get(stream)?.();
    this.#waiting.delete(stream);
    this.#receiver.send({ t: 'signals', signals: [{ kind: 'draft-end', stream, agent, interaction, what }] }, this.#view);
  }

  #whole(draft: DraftWhole): void {
    this.#receiver.send({ t: 'signals', signals: [wholeSignal(draft)] }, this.#view);
  }

  #later(stream: number, ms: number): void {
    this.#waiting.get(stream)?.();
    const cancel = this.#clock.after(ms, () => {
      this.#waiting.delete(stream);
      const draft = this.#mirror.byStream(stream);
      if (draft) this.#whole(draft);
    });
    this.#waiting.set(stream, cancel);
  }
}

/** The shared frame of a splice, encoded on first use. */
export function frameOf(item: DraftItem): () => Uint8Array {
  let frame: Uint8Array | undefined;
  return () => {
    if (item.kind !== 'draft-splice') throw new Error('only splices are frames');
    frame ??= encodeDraftSplice(item.stream, item.rev, item.splice);
    return frame;
  };
}
