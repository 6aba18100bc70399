// Live values beside the entities (design.md §3): newest wins, may be merged or dropped, never kept as rows of facts.
import { z } from 'zod';
import { at, draftWhat, id } from './atoms.ts';

const u32 = z.number().int().nonnegative().max(0xffffffff);
export const span = z.object({ at: z.number().int().nonnegative(), length: z.number().int().positive() });

/** The whole text of a draft at a revision. Splices follow in binary frames under `stream` (draft-frame.ts). */
export const draft = z.object({
  kind: z.literal('draft'),
  stream: u32,
  agent: id,
  interaction: id,
  what: draftWhat,
  rev: z.number().int().nonnegative(),
  text: z.string(),
  spans: z.array(span),
  /** When the last key was pressed: dots stop `dotsForMs` later. */
  keyAt: at,
  /** The author's page (tab) that owns the draft. */
  page: id,
});

/** A draft is over: sent, emptied or dropped. */
export const draftEnd = z.object({
  kind: z.literal('draft-end'),
  stream: u32,
  agent: id,
  interaction: id,
  what: draftWhat,
});

/** Where an agent looks; null: at none. Only in views of that agent's desk. */
export const focus = z.object({ kind: z.literal('focus'), agent: id, interaction: id.nullable() });

/** Somebody types until then: for the customer (no `agent`), and for the Agents table. */
export const typing = z.object({
  kind: z.literal('typing'),
  agent: id.nullable(),
  interaction: id,
  until: at,
});

export const signal = z.discriminatedUnion('kind', [draft, draftEnd, focus, typing]);
