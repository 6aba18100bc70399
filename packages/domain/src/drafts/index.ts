// Drafts: how an unsent text grows, what others may see of it, and how long it is kept. docs/spec/drafts.md.
export { SpliceFault, applySplice, diff, misfit } from './splice.ts';
export type { Splice } from './splice.ts';
export {
  diffDrafts,
  dottedMark,
  emptyDraft,
  hiddenHint,
  mask,
  maskSplice,
  maskTyping,
  maskWhole,
  shown,
} from './mask.ts';
export type { DraftText } from './mask.ts';
export { emptyAuthor, reloaded, toSend, write } from './author.ts';
export type { AuthorDraft } from './author.ts';
export { maskSent } from './sent.ts';
export type { SentText } from './sent.ts';
export { receive } from './draft-state.ts';
export type { WatchedDraft } from './draft-state.ts';
export { dropAt, isDropped, keptWithoutAuthorMs, persistAt, persistEveryMs } from './retention.ts';
export { customerDotsUntil, dotsUntil, isTyping } from './typing-dots.ts';
export type { Keys } from './typing-dots.ts';
