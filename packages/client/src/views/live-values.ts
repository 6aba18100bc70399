// The live values that stand beside a view's entities: drafts, focus, typing (design.md §1.3). Newest wins; when the view
// opens again they are replaced as a whole. Splices of drafts are applied elsewhere (drafts/watched.ts): a chat window
// has no use for them.
import { dotsForMs } from '@oriel/protocol';
import type { Signal, Span, View } from '@oriel/protocol';
import { batch, signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';

/** Somebody's unsent text as it is seen elsewhere. */
export interface DraftText {
  agent: string;
  interaction: string;
  what: 'reply' | 'comment';
  text: string;
  /** Dotted spans (masked digits), in UTF-16 units. */
  spans: readonly Span[];
  rev: number;
  /** The last key, in the server's time: dots until `dotsForMs` later. */
  keyAt: number;
  page: string;
  stream: number;
  /** False: a revision was missed; the text is old until the whole one comes. */
  whole: boolean;
}

export interface Typing {
  agent: string | null;
  interaction: string;
  /** In the server's time. */
  until: number;
}

/** The key of a draft in a view's map. */
export const draftKey = (draft: { interaction: string; what: string }): string => `${draft.interaction}/${draft.what}`;

export interface LiveValues {
  /** By `{interaction}/{what}`. */
  readonly drafts: ReadonlySignal<ReadonlyMap<string, DraftText>>;
  /** What the agent of this desk looks at; null: nothing. */
  readonly focus: ReadonlySignal<string | null>;
  /** By interaction. */
  readonly typing: ReadonlySignal<ReadonlyMap<string, Typing>>;
  apply(values: readonly Signal[]): void;
  replace(values: readonly Signal[]): void;
  changeDraft(stream: number, change: (draft: DraftText) => DraftText): void;
}

/** Whether a live value belongs to a view: drafts and focus to the desk, never to a conversation. */
export function fits(view: View, value: Signal): boolean {
  switch (value.kind) {
    case 'draft':
    case 'draft-end':
    case 'focus':
      return view.view === 'desk' && view.agent === value.agent;
    case 'typing':
      if (value.agent === null) return view.view === 'chat';
      return view.view === 'agents' || (view.view === 'desk' && view.agent === value.agent);
  }
}

export function liveValues(): LiveValues {
  const drafts = signal<ReadonlyMap<string, DraftText>>(new Map());
  const focus = signal<string | null>(null);
  const typing = signal<ReadonlyMap<string, Typing>>(new Map());

  function applyOne(value: Signal): void {
    switch (value.kind) {
      case 'draft': {
        const { kind: _kind, ...draft } = value;
        drafts.value = new Map(drafts.peek()).set(draftKey(draft), { ...draft, whole: true });
        return;
      }
      case 'draft-end': {
        const left = new Map(drafts.peek());
        left.delete(draftKey(value));
        drafts.value = left;
        return;
      }
      case 'focus':
        focus.value = value.interaction;
        return;
      case 'typing': {
        const { agent, interaction, until } = value;
        // What is long over goes: a table of agents is open for a whole shift.
        const live = [...typing.peek()].filter(([, known]) => known.until > until - 2 * dotsForMs);
        typing.value = new Map(live).set(interaction, { agent, interaction, until });
      }
    }
  }

  const apply = (values: readonly Signal[]) => batch(() => values.forEach(applyOne));
  return {
    drafts,
    focus,
    typing,
    apply,
    replace: (values) =>
      batch(() => {
        drafts.value = new Map();
        focus.value = null;
        typing.value = new Map();
        apply(values);
      }),
    changeDraft(stream, change) {
      for (const [key, draft] of drafts.peek()) {
        if (draft.stream === stream) drafts.value = new Map(drafts.peek()).set(key, change(draft));
      }
    },
  };
}
