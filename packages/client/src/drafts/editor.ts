// One draft of this agent as a composer writes it. It sends what changed since the last frame, at most one frame in
// `draftFrameEveryMs`, by the author's own input alone: nothing here can know whether anybody watches (S1). Of several
// tabs the one last written in owns the draft; the others show what a watcher sees.
import {
  diffDrafts,
  emptyAuthor,
  emptyDraft,
  hiddenHint,
  maskWhole,
  reloaded,
  toSend,
  write,
} from '@oriel/domain/drafts';
import type { AuthorDraft, DraftText } from '@oriel/domain/drafts';
import { draftFrameEveryMs, draftUnitsMax, encodeDraftSplice } from '@oriel/protocol';
import type { DraftWhat } from '@oriel/protocol';
import { batch, computed, signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import type { Line } from '../client.ts';
import type { DraftText as SeenDraft } from '../views/live-values.ts';
import type { KeptDrafts } from './kept-drafts.ts';
import { takenOver } from './taken-over.ts';

/** More than this on its way out: the network is slow, and the next frame may as well say more (P6). */
export const unsentBytesMax = 16 * 1024;
/** In place of a page: a draft that the server has kept over a restart is nobody's, so anybody's. */
const nobody = '-';
/** The copy on this machine is written at most this often; a crash of the browser costs no more. */
export const keepEveryMs = 1_000;

export interface DraftEditor {
  /** What the composer should hold. Changes by itself only when another tab writes, sends or clears. */
  readonly text: ReadonlySignal<string>;
  /** Digits are hidden from others: the composer says so (D12). */
  readonly isHidden: ReadonlySignal<boolean>;
  /** Another page's text, as a watcher sees it, while that page owns the draft; null: this page may write. */
  readonly mirror: ReadonlySignal<SeenDraft | null>;
  /** What to begin with: the newer of this machine's copy and the server's. */
  initial(): string;
  /** To be called for each input event. `moved`: by paste, drop, undo or redo. Takes the draft over if need be. */
  input(text: string, moved?: boolean): void;
  /** The composer was focused: from now on this page owns the draft. Gives the text to go on with. */
  takeOver(): string;
  /** The text was given away as a command: the draft is over here, and on the server when the command is in effect. */
  sent(): void;
  /** A text of the author's came back, and stands here again: nobody typed it. */
  putBack(text: string): void;
  /** The author threw the text away. */
  clear(): void;
}

export interface EditorPorts {
  interaction: string;
  what: DraftWhat;
  key: string;
  page: string;
  line: Line;
  kept: KeptDrafts | null;
  now(): number;
  /** The server's copy, as it was when the desk opened, and as other pages go on with it; one's own keys do not come back. */
  seen: ReadonlySignal<SeenDraft | null>;
  /** This text, masked, is on its way as a command. */
  isUnderWay(masked: string): boolean;
}

/** The editor as drafts.ts drives it. */
export interface DrivenEditor extends DraftEditor {
  connected(): void;
  seenChanged(): void;
  /** The server says that the draft is over. */
  overThere(): void;
  keepNow(): void;
  /** Nothing stands here, and nobody is owed a word about it: another one would begin the same. */
  isIdle(): boolean;
  end(): void;
}

function cut(text: string): string {
  if (text.length <= draftUnitsMax) return text;
  const last = text.charCodeAt(draftUnitsMax - 1);
  return text.slice(0, last >= 0xd800 && last < 0xdc00 ? draftUnitsMax - 1 : draftUnitsMax);
}

export function openEditor(ports: EditorPorts): DrivenEditor {
  const { interaction, what, key, page, line, kept, now, seen, isUnderWay } = ports;
  const author = signal<AuthorDraft>(emptyAuthor);
  const mirror = signal<SeenDraft | null>(null);
  /** The composer's own text is longer than what is sent where it exceeds the limit. */
  const composed = signal('');
  /** What the server holds under `stream`; null: nothing, so a whole text comes first. */
  let held: DraftText | null = null;
  let stream = 0;
  let rev = 0;
  let typedAt = 0;
  /** Typed since the last frame. */
  let isTyped = false;
  /** The server was last told a text, and not yet that it is gone. */
  let owesEnd = false;
  /** The other page's stream when this page took over: what still comes under it is from before. */
  let takenFrom = -1;
  let frameAt = -Infinity;
  let keptAt = -Infinity;
  let cancelFrame: (() => void) | null = null;
  let cancelKeep: (() => void) | null = null;

  const isElsewhere = (draft: SeenDraft | null): draft is SeenDraft =>
    draft !== null && draft.page !== page && draft.page !== nobody;

  function begin(): void {
    const there = seen.peek();
    const here = kept?.get(key);
    rev = Math.max(rev, there?.rev ?? 0, here?.rev ?? 0);
    // Keys are timed here when pressed and there when heard, a little later: the same text counts as the server's.
    const isHere = here !== undefined && (there === null || (here.at > there.keyAt && here.text !== there.text));
    if (!isHere && isElsewhere(there)) return mirrorOf(there);
    const draft = isHere ? here : there;
    typedAt = isHere ? here.at : (there?.keyAt ?? 0);
    if (!draft || isUnderWay(draft.text)) return;
    compose(reloaded(maskWhole(draft.text, draft.spans)));
    owesEnd = there !== null;
    if (!isHere) return;
    takenFrom = there?.stream ?? -1;
    sendWhole(false);
  }

  function compose(next: AuthorDraft): void {
    batch(() => {
      author.value = next;
      composed.value = next.raw;
      mirror.value = null;
    });
  }

  /** The text belongs to another page: what stood here was its beginning, or is older. */
  function mirrorOf(draft: SeenDraft): void {
    endStream();
    batch(() => {
      compose(emptyAuthor);
      mirror.value = draft;
    });
  }

  function endStream(): void {
    cancelFrame?.();
    cancelFrame = null;
    held = null;
    isTyped = false;
  }

  function schedule(): void {
    const wait = frameAt + draftFrameEveryMs - line.clock.steady();
    if (wait <= 0 && line.unsentBytes() <= unsentBytesMax) return sendFrame();
    cancelFrame ??= line.clock.after(Math.max(wait, wait <= 0 ? draftFrameEveryMs : 0), () => {
      cancelFrame = null;
      schedule();
    });
  }

  function sendFrame(): void {
    if (line.connection.peek() === 0) return;
    if (held === null) sendWhole(isTyped);
    else sendSplice(held);
    isTyped = false;
  }

  function sendWhole(typed: boolean): void {
    // The server masks what comes whole: here as there.
    const draft = maskWhole(author.peek().draft.text, author.peek().draft.spans);
    if (line.connection.peek() === 0 || (draft.text === '' && !owesEnd)) return;
    // Dotted digits go as marks, six bytes each at most: as spans, those of a pasted table would not fit into a frame.
    const { ins: text } = diffDrafts(emptyDraft, draft);
    const frame = { interaction, what, rev: rev + 1, text, spans: [], typed };
    stream = line.newStream();
    if (!line.send({ t: 'draft', stream, ...frame })) return;
    said(draft);
  }

  function sendSplice(before: DraftText): void {
    const next = toSend(before, author.peek());
    if (!next) return;
    if (!line.send(encodeDraftSplice(stream, rev + 1, next.splice))) return;
    said(next.author.draft);
  }

  function said(draft: DraftText): void {
    rev += 1;
    frameAt = line.clock.steady();
    author.value = { ...author.peek(), draft };
    // An emptied draft is over for the server; the next text begins a new stream.
    owesEnd = draft.text !== '';
    held = draft.text === '' ? null : draft;
  }

  function keepSoon(): void {
    if (!kept || cancelKeep) return;
    const wait = keptAt + keepEveryMs - line.clock.steady();
    if (wait <= 0) return keepNow();
    cancelKeep = line.clock.after(wait, keepNow);
  }

  function keepNow(): void {
    cancelKeep?.();
    cancelKeep = null;
    if (!kept || mirror.peek()) return;
    keptAt = line.clock.steady();
    const { draft } = author.peek();
    if (draft.text === '') kept.remove(key);
    else kept.put(key, { text: draft.text, spans: draft.spans, rev, at: typedAt });
  }

  function input(text: string, moved?: boolean): void {
    if (mirror.peek()) takeOver();
    batch(() => {
      author.value = write(author.peek(), cut(text), moved);
      composed.value = text;
    });
    typedAt = now();
    isTyped = true;
    schedule();
    keepSoon();
  }

  function takeOver(): string {
    const other = mirror.peek();
    if (other) {
      rev = Math.max(rev, other.rev);
      typedAt = other.keyAt;
      takenFrom = other.stream;
      owesEnd = true;
      compose(reloaded(takenOver(other.text)));
      sendWhole(false);
    }
    return composed.peek();
  }

  begin();
  /** Nothing was here yet, neither then nor since: what the server has comes later, with the desk. */
  let isUntouched = composed.peek() === '' && mirror.peek() === null;
  return {
    text: computed(() => mirror.value?.text ?? composed.value),
    isHidden: computed(() => hiddenHint(author.value.draft)),
    mirror,
    initial: () => mirror.peek()?.text ?? composed.peek(),
    input(text, moved) {
      isUntouched = false;
      input(text, moved);
    },
    takeOver,
    sent() {
      isUntouched = false;
      endStream();
      owesEnd = false;
      compose(emptyAuthor);
      keepNow();
    },
    putBack(text) {
      isUntouched = false;
      takeOver();
      batch(() => {
        author.value = write(author.peek(), cut(text), true);
        composed.value = text;
      });
      typedAt = now();
      schedule();
      keepSoon();
    },
    clear() {
      input('');
      keepNow();
    },

    connected() {
      held = null;
      if (mirror.peek() === null) sendWhole(false);
    },

    seenChanged() {
      const there = seen.peek();
      if (there?.page === nobody && mirror.peek()) {
        // The page that wrote it is gone: anybody may go on with it.
        rev = Math.max(rev, there.rev);
        typedAt = there.keyAt;
        owesEnd = true;
        compose(reloaded(maskWhole(there.text, there.spans)));
      } else if (isElsewhere(there)) {
        if (there.stream !== takenFrom) mirrorOf(there);
      } else if (mirror.peek()) {
        // Sent or cleared elsewhere.
        kept?.remove(key);
        compose(emptyAuthor);
      } else if (there && isUntouched) begin();
    },
    // By whatever cause. If there is more to say it is said whole.
    overThere: () => void (held = null),
    keepNow,
    isIdle: () => composed.peek() === '' && mirror.peek() === null && held === null && !owesEnd,
    end() {
      keepNow();
      cancelFrame?.();
      cancelFrame = null;
    },
  };
}
