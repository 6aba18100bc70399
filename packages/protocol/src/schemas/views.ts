// All that a person sees is a view: named, parametrised, authorised, live. Opening one changes nothing for anyone else.
import { z } from 'zod';
import { queryUnitsMax, soughtUnitsMax } from '../limits.ts';
import { at, id, lookPurpose, textOf, version } from './atoms.ts';

export const view = z.discriminatedUnion('view', [
  /** An agent's desk: themselves, what rings and is ongoing, inboxes with counts, the notice; drafts and focus. */
  z.object({
    view: z.literal('desk'),
    agent: id,
    /** Of a look, where the policy asks for one. */
    purpose: lookPurpose.optional(),
  }),
  /** Before and beside a look at an agent's desk: what the policy lets, asks for, and how much is left of it. */
  z.object({ view: z.literal('look-terms'), agent: id }),
  /** The newest entries of an interaction, and the interaction. Resumes by `have`. */
  z.object({ view: z.literal('conversation'), interaction: id }),
  /** Entries before a version: read once, not live. */
  z.object({ view: z.literal('earlier'), interaction: id, before: version }),
  /** An interaction's own history, without what was said: its newest facts, live; `before` a version: older ones, read once. */
  z.object({ view: z.literal('activity'), interaction: id, before: version.optional() }),
  /** An agent's completed interactions, newest first; `before` pages by the time of completion. */
  z.object({ view: z.literal('history'), agent: id, before: at.optional() }),
  /** An agent's deferred interactions. */
  z.object({ view: z.literal('deferred'), agent: id }),
  /** Whom an agent may transfer to: colleagues and teams. */
  z.object({ view: z.literal('colleagues'), agent: id }),
  /** Who may read an interaction, besides the viewer: whom a comment on it can mention. */
  z.object({ view: z.literal('readers'), interaction: id }),
  /** The replies that an agent may insert: everybody's, and those of their team. */
  z.object({ view: z.literal('saved-replies'), agent: id }),
  /** What is in one of an agent's inboxes. */
  z.object({ view: z.literal('inbox'), agent: id, inbox: id }),
  /** What a query finds, before it is an inbox: one's own desk only. */
  z.object({ view: z.literal('query'), agent: id, query: textOf(queryUnitsMax) }),
  /** The record of an interaction's customer: records merged into one, notes, and their interactions. */
  z.object({ view: z.literal('customer'), interaction: id }),
  /**
   * Other records that the agent may read: those found by a part of name, e-mail or phone; without `text`, those with the
   * same e-mail or phone as this interaction's customer. Read once, not live.
   */
  z.object({
    view: z.literal('customers'),
    agent: id,
    interaction: id,
    text: textOf(soughtUnitsMax).optional(),
  }),
  /** Why each of what waits for an agent's team waits. */
  z.object({ view: z.literal('waits'), agent: id }),
  /** Why one interaction waits, or why it rang where it did. */
  z.object({ view: z.literal('why'), interaction: id }),
  z.object({ view: z.literal('categories') }),
  /** Supervision > Agents: the rows, interactions, day counts and typing of the led teams. */
  z.object({ view: z.literal('agents') }),
  /** Supervision > Approvals: what waits for approval of the led agents, and whose replies need it. */
  z.object({ view: z.literal('approvals') }),
  /** Looks that began from one time and before another, by somebody, at somebody's; `before`: an older page, by number. */
  z.object({
    view: z.literal('monitoring-log'),
    before: z.number().int().positive().optional(),
    from: at.optional(),
    to: at.optional(),
    by: id.optional(),
    whose: id.optional(),
    what: z.enum(['desk', 'conversation', 'agents']).optional(),
  }),
  /** Settings > Live monitoring: the policies of the teams the viewer may set them for. */
  z.object({ view: z.literal('live-monitoring') }),
  /** Administrators: people with roles and teams. */
  z.object({ view: z.literal('people') }),
  /** Settings, whole, for administrators: what there is to set, and who changed each of it last. */
  z.object({ view: z.literal('settings') }),
  /** The shared inboxes, for those who share them; and the teams and agents they may share with. */
  z.object({ view: z.literal('shared-inboxes') }),
  /** A customer's own chat. Resumes by `have`. */
  z.object({ view: z.literal('chat') }),
]);
