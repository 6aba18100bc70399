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

const wholeSignal = (draft: DraftWhole): SignalOf<'draft'> => ({ ...draft, kind: 'draft' });

/** Whose drafts are seen, how deep, and of which interactions none are (any more). */
export interface DraftSight {
  agent: string;
  depth: Eyes['drafts'];
  isHidden: (interaction: string) => boolean;
}

/** One view's hold on the drafts of one agent. */
export class DraftsOut {
  readonly #receiver: Receiver;
  readonly #view: number;
  readonly #sight: DraftSight;
  readonly #mirror: DraftMirror;
  readonly #clock: Clock;
  /** Streams that wait: for a pause, or for room in the connection's queue. */
  readonly #waiting = new Map<number, () => void>();

  constructor(receiver: Receiver, view: number, sight: DraftSight, mirror: DraftMirror, clock: Clock) {
    this.#receiver = receiver;
    this.#view = view;
    this.#sight = sight;
    this.#mirror = mirror;
    this.#clock = clock;
  }

  take(item: DraftItem, frame: () => Uint8Array): void {
    if (this.#sight.depth === 'none' || this.#sight.isHidden(item.interaction)) return;
    // The author's own page has the text already; it is told only what another page of theirs wrote.
    if (item.kind !== 'draft-over' && this.#mirror.byStream(item.stream)?.page === this.#receiver.page) return;
    if (item.kind === 'draft-over') this.#over(item);
    else if (this.#sight.depth === 'pauses') this.#later(item.stream, pauseMs);
    else if (item.kind === 'draft-whole') this.#whole(item);
    else if (!this.#waiting.has(item.stream) && !this.#receiver.sendDraft(frame(), this.#view))
      this.#later(item.stream, againMs);
  }

  /** What stands there as the view opens. At the depth *pauses* a text that is being typed comes when it rests. */
  standing(): SignalOf<'draft'>[] {
    const { agent, depth, isHidden } = this.#sight;
    if (depth === 'none') return [];
    const drafts = this.#mirror.ofAgent(agent).filter(({ interaction }) => !isHidden(interaction));
    if (depth === 'letters') return drafts.map(wholeSignal);
    return drafts.flatMap((draft) => {
      // A key of a time that has not come: the clock was set back.
      const rests = Math.min(pauseMs, draft.keyAt + pauseMs - this.#clock.now());
      if (rests <= 0) return [wholeSignal(draft)];
      this.#later(draft.stream, rests);
      return [];
    });
  }

  /** Asked for by who missed a revision. The number may be anybody's invention, or remembered from another view. */
  again(stream: number): void {
    const { agent, depth, isHidden } = this.#sight;
    const draft = this.#mirror.byStream(stream);
    if (draft?.agent === agent && depth === 'letters' && !isHidden(draft.interaction)) this.#whole(draft);
  }

  end(): void {
    for (const cancel of this.#waiting.values()) cancel();
    this.#waiting.clear();
  }

  #over({ stream, agent, interaction, what }: DraftOver): void {
    this.#waiting.get(stream)?.();
    this.#waiting.delete(stream);
    // Its author goes on with it under another stream, by way of another node: what ended long ago is told late.
    if (this.#mirror.ofAgent(agent).some((draft) => draft.interaction === interaction && draft.what === what)) return;
    this.#receiver.send(
      { t: 'signals', signals: [{ kind: 'draft-end', stream, agent, interaction, what }] },
      this.#view,
    );
  }

  #whole(draft: DraftWhole): void {
    this.#receiver.send({ t: 'signals', signals: [wholeSignal(draft)] }, this.#view);
  }

  #later(stream: number, ms: number): void {
    this.#waiting.get(stream)?.();
    const cancel = this.#clock.after(ms, () => {
      this.#waiting.delete(stream);
      const draft = this.#mirror.byStream(stream);
      if (draft && !this.#sight.isHidden(draft.interaction)) this.#whole(draft);
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
