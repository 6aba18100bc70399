// Which dots of a text seen elsewhere stand for digits. Watchers get no spans with splices; a page that takes a draft over
// needs them, so that the server goes on hiding what was hidden. In doubt a dot counts as one: it looks the same, and only
// digits typed right after it will be hidden too. A bullet at the head of a line is not in doubt.
import { mask } from '@oriel/domain/drafts';
import type { DraftText } from '@oriel/domain/drafts';
import type { Span } from '@oriel/protocol';

const afterDigits = /(?<=[\p{Nd}•][\s.-]?)•+|•{2,}/gu;

export function takenOver(text: string): DraftText {
  const spans: Span[] = [...text.matchAll(afterDigits)].map(({ 0: dots, index }) => ({
    at: index,
    length: dots.length,
  }));
  return { text: mask(text, spans), spans };
}
