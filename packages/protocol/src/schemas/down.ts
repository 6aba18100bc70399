// Everything a server may send as JSON: the table of contents of the wire, downwards. Draft splices are binary.
import { z } from 'zod';
import { at, id, role, version } from './atoms.ts';
import { refusal, result } from './commands.ts';
import { entity } from './entities.ts';
import { signal } from './signals.ts';
import { viewId } from './up.ts';

/** The one who is signed in, as they may know themselves. */
export const you = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('person'),
    id,
    name: z.string(),
    roles: z.array(role),
    team: id.nullable(),
    leads: z.array(id),
  }),
  z.object({ kind: z.literal('customer'), id, channel: id }),
]);

/** Why a view is over. The last three end looks alone, of those who may look: the policy's hours, minutes, purposes. */
export const closedWhy = z.enum([
  ...(['not-found', 'too-many', 'unavailable'] as const),
  ...(['outside-hours', 'minutes-used', 'purpose-needed'] as const),
]);

/** Entity keys (`{kind}:{id}`) and the version the database holds of each, read just now. */
export const heads = z.record(z.string(), version);

export const down = z.discriminatedUnion('t', [
  z.object({ t: z.literal('welcome'), wire: z.number().int(), epoch: id, now: at, you, demo: z.boolean() }),
  /** A view is open. `reset`: what the client held of it is void; otherwise these are the changes since `have`. */
  z.object({
    t: z.literal('opened'),
    id: viewId,
    reset: z.boolean(),
    entities: z.array(entity),
    signals: z.array(signal),
    /** More entries, rows or pages lie before these. */
    more: z.boolean(),
  }),
  z.object({ t: z.literal('enter'), id: viewId, entities: z.array(entity) }),
  z.object({ t: z.literal('changed'), id: viewId, entities: z.array(entity) }),
  z.object({ t: z.literal('leave'), id: viewId, keys: z.array(z.string()) }),
  /** The view is over. Unknown, forbidden and withdrawn look alike: not-found. */
  z.object({ t: z.literal('closed'), id: viewId, why: closedWhy }),
  z.object({ t: z.literal('signals'), signals: z.array(signal) }),
  z.object({ t: z.literal('did'), id, result }),
  z.object({ t: z.literal('refused'), id, why: refusal }),
  /** The command could not be taken just now (a failure, not a refusal): the client sends it again with the same id. */
  z.object({ t: z.literal('failed'), id }),
  z.object({ t: z.literal('beat'), n: z.number().int(), now: at, heads: z.record(z.string(), heads) }),
]);
