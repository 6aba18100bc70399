// The way in to Oriel for the desk, the chat window, the demo floor and the tests: `connect`, then views, commands, and
// on top of it what a page needs: `drafts` for those who write and watch, `indexedDbOutbox` for browsers.
export * from './client.ts';
export { indexedDbOutbox } from './commands/indexed-db.ts';
export { cryptoRandom, newId } from './commands/ids.ts';
export type { OutboxItem } from './commands/outbox.ts';
export { memoryOutbox } from './commands/outbox-store.ts';
export type { KeptItem, OutboxStore, Written } from './commands/outbox-store.ts';
export type { No, Outcome } from './commands/outcome.ts';
export * from './connection/clock.ts';
export * from './connection/sockets.ts';
export type { Life, StopWhy } from './connection/state.ts';
export * from './connection/surroundings.ts';
export { drafts } from './drafts/drafts.ts';
export type { Drafts } from './drafts/drafts.ts';
export type { DraftEditor } from './drafts/editor.ts';
export type { DraftStorage } from './drafts/kept-drafts.ts';
export { watchDrafts } from './drafts/watched.ts';
export { tabPage } from './page.ts';
export { pieces } from './reading/links.ts';
export type { Piece } from './reading/links.ts';
export { passages, quotation, spoken } from './reading/quotations.ts';
export { areTyping, draftDotsUntil, isTyping } from './typing.ts';
export type { ViewHandle, ViewStatus } from './views/handle.ts';
export { draftKey } from './views/live-values.ts';
export type { DraftText, Typing } from './views/live-values.ts';
