// Somebody else's draft, letter by letter: splices from binary frames on the whole text that came before (P5, P6). After
// a missed revision the old text stays, marked, and the whole is asked for, once.
import { receive } from '@oriel/domain/drafts';
import { decodeDraftFrame, draftUnitsMax } from '@oriel/protocol';
import type { DraftSplices } from '@oriel/protocol';
import type { Client } from '../client.ts';
import type { DraftText } from '../views/live-values.ts';

/** A draft after more of it has come; `whole: false` if a revision is missing. */
export function grown(draft: DraftText, section: DraftSplices, now: number): DraftText {
  if (!draft.whole) return draft;
  const next = receive(draft, section);
  if (next === 'gap') return { ...draft, whole: false };
  return next.rev === draft.rev ? draft : { ...draft, ...next, keyAt: now };
}

/** Brings the `drafts` of open desks to life. Returns what ends it. Harmless twice. */
export function watchDrafts({ line, now }: Pick<Client, 'line' | 'now'>): () => void {
  return line.onBinary((frame) => {
    for (const section of decodeDraftFrame(frame, draftUnitsMax) ?? []) {
      let isMissed = false;
      line.changeDraft(section.stream, (draft) => {
        const next = grown(draft, section, now());
        isMissed ||= draft.whole && !next.whole;
        return next;
      });
      if (isMissed) line.send({ t: 'again', stream: section.stream });
    }
  });
}
