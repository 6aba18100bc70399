// What a watcher holds of a draft: the whole text at a revision, then splice by splice. Never n + 2 on n: a gap says so,
// and the whole text is asked for again.
import type { DraftSplices } from '@oriel/protocol';
import { applySplice, misfit } from './splice.ts';

export interface WatchedDraft {
  readonly rev: number;
  readonly text: string;
}

/** The next state; the same one if all of it was known already; 'gap' if a revision is missing or does not fit. */
export function receive(state: WatchedDraft, { rev, splices }: Omit<DraftSplices, 'stream'>): WatchedDraft | 'gap' {
  if (rev > state.rev + 1) return 'gap';
  let { text } = state;
  const news = splices.slice(state.rev + 1 - rev);
  for (const splice of news) {
    if (misfit(text, splice)) return 'gap';
    text = applySplice(text, splice);
  }
  return news.length === 0 ? state : { rev: state.rev + news.length, text };
}
