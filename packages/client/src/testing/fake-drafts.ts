// The server's side of drafts, for the fake floor: applies what an author sends as the domain says, and tells desks.
import { maskSplice, maskWhole, shown } from '@oriel/domain/drafts';
import type { DraftText } from '@oriel/domain/drafts';
import { decodeDraftFrame, draftUnitsMax, encodeDraftSplice } from '@oriel/protocol';
import type { Signal, SignalOf, Up } from '@oriel/protocol';
import type { Frame, Link } from './fake-network.ts';

interface HeldDraft extends Pick<SignalOf<'draft'>, 'interaction' | 'what' | 'rev' | 'keyAt' | 'page'> {
  draft: DraftText;
  /** Towards watchers. */
  stream: number;
  author: Link;
  authorStream: number;
}

/** `tell`: to all desks but those of that page, which has the text. */
export function fakeDrafts(now: () => number, tell: (frame: Frame | Signal, notPage: string | null) => void) {
  const held = new Map<string, HeldDraft>();
  let lastStream = 100;

  const whole = ({ interaction, what, rev, keyAt, page, draft, stream }: HeldDraft): Signal => ({
    ...({ kind: 'draft', agent: 'ana' } as const),
    ...{ interaction, what, rev, keyAt, page, stream, text: draft.text, spans: [...draft.spans] },
  });

  function end(interaction: string, what: 'reply' | 'comment'): void {
    const one = held.get(`${interaction}/${what}`);
    if (!one || !held.delete(`${interaction}/${what}`)) return;
    tell({ kind: 'draft-end', stream: one.stream, agent: 'ana', interaction, what }, null);
  }

  return {
    held,
    end,
    all: (): Signal[] => [...held.values()].map(whole),
    of: (stream: number): Signal[] => [...held.values()].filter((one) => one.stream === stream).map(whole),
    whole(up: Extract<Up, { t: 'draft' }>, author: Link, page: string): void {
      const { interaction, what, rev, typed } = up;
      const key = `${interaction}/${what}`;
      if (up.text === '') return end(interaction, what);
      const draft = maskWhole(up.text, up.spans);
      const known = held.get(key);
      if (known && !typed && known.author !== author && rev < known.rev) return;
      const keyAt = typed ? now() : (known?.keyAt ?? 0);
      const isSame = known?.author === author && known.authorStream === up.stream;
      const stream = isSame ? known.stream : ++lastStream;
      const one = { interaction, what, rev, keyAt, page, draft, stream, author, authorStream: up.stream };
      held.set(key, one);
      tell(whole(one), page);
    },
    splices(frame: Uint8Array, author: Link): void {
      for (const { stream, rev, splices } of decodeDraftFrame(frame, draftUnitsMax) ?? []) {
        const one = [...held.values()].find((held) => held.author === author && held.authorStream === stream);
        if (!one) continue;
        if (rev !== one.rev + 1) throw new Error(`Revision ${rev} after ${one.rev}.`);
        for (const splice of splices) {
          const next = maskSplice(one.draft, splice);
          Object.assign(one, { draft: next.draft, rev: one.rev + 1, keyAt: now() });
          if (next.draft.text === '') end(one.interaction, one.what);
          else tell(encodeDraftSplice(one.stream, one.rev, shown(next.splice)), one.page);
        }
      }
    },
  };
}
