// One draft as the server holds it: masked, at a revision, under the stream by which others know it. While its text is
// empty it has no stream: for others there is no draft.
import { emptyDraft, type DraftText } from '@oriel/domain/drafts';
import type { DraftOver, DraftWhole } from '../bus/bus.ts';
import type { CustomerDots } from './customer-dots.ts';
import type { DraftKey, StoredDraft } from './draft-store.ts';

/** In place of a page's id, for a draft that no page holds: loaded at start. */
export const noPage = '-';

export interface HeldDraft<Source> extends DraftKey {
  stream: number | undefined;
  rev: number;
  draft: DraftText;
  /** 0: long ago, or its author's connection was cut. */
  keyAt: number;
  page: string;
  /** Whose splices are taken, and the number by which they name it on their connection. */
  owner: { source: Source; stream: number } | undefined;
  /** Brought back from the store, and nobody's since: other nodes have such a copy too. */
  isCopy: boolean;
  dots: CustomerDots;
}

export const emptyHeld = <Source>(key: DraftKey, dots: CustomerDots): HeldDraft<Source> => ({
  ...key,
  stream: undefined,
  rev: 0,
  draft: emptyDraft,
  keyAt: 0,
  page: noPage,
  owner: undefined,
  isCopy: false,
  dots,
});

type Shown = HeldDraft<unknown> & { stream: number };
export const isShown = <Source>(held: HeldDraft<Source>): held is HeldDraft<Source> & { stream: number } =>
  held.stream !== undefined;

export const wholeOf = ({ stream, agent, interaction, what, rev, draft, keyAt, page }: Shown): DraftWhole => ({
  kind: 'draft-whole',
  stream,
  agent,
  interaction,
  what,
  rev,
  text: draft.text,
  spans: [...draft.spans],
  keyAt,
  page,
});

export const overOf = ({ stream, agent, interaction, what }: Shown): DraftOver => ({
  kind: 'draft-over',
  stream,
  agent,
  interaction,
  what,
});

export const storedOf = (held: HeldDraft<unknown>, savedAt: number): StoredDraft => ({
  agent: held.agent,
  interaction: held.interaction,
  what: held.what,
  rev: held.rev,
  text: held.draft.text,
  spans: [...held.draft.spans],
  savedAt,
});
