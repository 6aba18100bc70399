// Everything a client may send as JSON: the table of contents of the wire, upwards. Draft splices are binary.
import { z } from 'zod';
import { draftUnitsMax } from '../limits.ts';
import { draftWhat, id, textOf } from './atoms.ts';
import { command } from './commands.ts';
import { span } from './signals.ts';
import { view } from './views.ts';

/** A view's number on its connection, chosen by the client, never used twice. */
export const viewId = z.number().int().positive();

export const up = z.discriminatedUnion('t', [
  /** First on every connection. `seat`: this page is an agent's own desk and counts for presence (S4: nothing else does). */
  z.object({
    t: z.literal('hello'),
    wire: z.number().int(),
    /** Programs and chat windows; a browser's desk has a cookie instead. */
    token: z.string().max(200).optional(),
    /** This page (tab), random; stays the same over reconnects. */
    page: id,
    seat: z.boolean(),
  }),
  /** `via`: the watched desk's view in which this one is opened. `have`: the version already held, in `epoch`. */
  z.object({
    t: z.literal('open'),
    id: viewId,
    view,
    via: viewId.optional(),
    have: z.object({ epoch: id, version: z.number().int().nonnegative() }).optional(),
  }),
  z.object({ t: z.literal('close'), id: viewId }),
  /** A command. `id` is the idempotency key: a repeat is answered with the first result (P2). */
  z.object({ t: z.literal('do'), id, command }),
  /** Acknowledges beat `n`: the page lives. */
  z.object({ t: z.literal('alive'), n: z.number().int() }),
  /** Somebody sits at this page: a sign of life, once a minute at most, about nothing that they did. */
  z.object({ t: z.literal('here') }),
  z.object({ t: z.literal('focus'), interaction: id.nullable() }),
  /** A draft from its start or after a reconnect: whole. Splices follow under `stream`, a number of this connection. */
  z.object({
    t: z.literal('draft'),
    stream: z.number().int().nonnegative().max(0xffffffff),
    interaction: id,
    what: draftWhat,
    rev: z.number().int().nonnegative(),
    text: textOf(draftUnitsMax),
    spans: z.array(span).max(draftUnitsMax),
    /** False: nothing was typed just now (a reconnect): no dots. */
    typed: z.boolean(),
  }),
  /** A revision of a watched draft was missed: the whole text again, please. */
  z.object({ t: z.literal('again'), stream: z.number().int().nonnegative().max(0xffffffff) }),
]);
