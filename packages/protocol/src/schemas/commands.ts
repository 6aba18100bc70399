// What changes anything: commands, imperative. `for` names the agent on whose behalf a supervisor acts; the one who
// gave the command is never in it, for the connection knows.
import { z } from 'zod';
import {
  at,
  depth,
  field,
  hours,
  id,
  language,
  lookPurpose,
  mention,
  messageText,
  role,
  textOf,
  version,
} from './atoms.ts';
import { categoryPurpose, inboxLimits } from './entities.ts';
import {
  abilitiesMax,
  mentionsMax,
  capacityMax,
  categoriesPerInteractionMax,
  durationMsMax,
  durationMsMin,
  fieldUnitsMax,
  labelUnitsMax,
  inboxesMax,
  missesMaxMax,
  messageUnitsMax,
  nameUnitsMax,
  noteUnitsMax,
  policyUnitsMax,
  priorityMax,
  purposesMax,
  queryUnitsMax,
  weekMinutesMax,
  shortcutUnitsMax,
  titleUnitsMax,
} from '../limits.ts';

const onBehalf = { for: id.optional() };
const label = textOf(labelUnitsMax).min(1);
const words = textOf(policyUnitsMax).min(1);
const duration = z.number().int().min(durationMsMin).max(durationMsMax);
const priority = z.number().int().min(-priorityMax).max(priorityMax);
const categoryName = textOf(nameUnitsMax).min(1);

export const command = z.discriminatedUnion('kind', [
  /** A customer writes. */
  z.object({ kind: z.literal('say'), text: messageText }),
  z.object({ kind: z.literal('reply'), interaction: id, text: messageText }),
  /** `mentions`: where the text names colleagues, who are told. */
  z.object({
    kind: z.literal('comment'),
    interaction: id,
    text: messageText,
    mentions: z.array(mention).max(mentionsMax).optional(),
    ...onBehalf,
  }),
  /** One has seen that one was mentioned. */
  z.object({ kind: z.literal('dismiss-mention'), mention: id }),
  z.object({ kind: z.literal('accept'), interaction: id, ...onBehalf }),
  z.object({ kind: z.literal('ask'), ...onBehalf }),
  /** With what came of it, where that is asked for. */
  z.object({ kind: z.literal('complete'), interaction: id, disposition: id.optional(), ...onBehalf }),
  /** By hand; null: it is not known after all. */
  z.object({ kind: z.literal('set-language'), interaction: id, language: language.nullable(), ...onBehalf }),
  /** Instead of those that were saved in version `seen` (0: none yet): saved ones that nobody looked at stay. */
  z.object({
    kind: z.literal('save-categories'),
    interaction: id,
    categories: z.array(id).max(categoriesPerInteractionMax),
    seen: version,
    ...onBehalf,
  }),
  /** Puts it off: it comes back by itself. */
  z.object({ kind: z.literal('defer'), interaction: id, until: at, ...onBehalf }),
  /** Takes back what is deferred or completed. */
  z.object({ kind: z.literal('resume'), interaction: id, ...onBehalf }),
  /** To an agent, a team, or whoever has a skill or speaks a language; with a word for whoever gets it. */
  z.object({
    kind: z.literal('transfer'),
    interaction: id,
    to: z.union([z.object({ agent: id }), z.object({ team: id }), z.object({ category: id }), z.object({ language })]),
    comment: messageText.optional(),
    ...onBehalf,
  }),
  /**
   * The record of an interaction's customer. `record`: the one whose values come first, as it was seen; `seen`: the
   * version of the field as it was seen, 0 where it had never been set. An empty text takes the value away.
   */
  z.object({
    kind: z.literal('set-field'),
    interaction: id,
    record: id,
    field,
    text: textOf(fieldUnitsMax),
    seen: version,
    ...onBehalf,
  }),
  z.object({ kind: z.literal('add-tag'), interaction: id, text: label, ...onBehalf }),
  z.object({ kind: z.literal('remove-tag'), interaction: id, text: label, ...onBehalf }),
  z.object({ kind: z.literal('add-note'), interaction: id, text: textOf(noteUnitsMax).min(1), ...onBehalf }),
  z.object({ kind: z.literal('remove-note'), interaction: id, note: id }),
  z.object({ kind: z.literal('restore-note'), interaction: id, note: id }),
  /** Two records are one person. `first`: the one whose values come first, the interaction's own or the other. */
  z.object({ kind: z.literal('merge'), interaction: id, other: id, first: id }),
  /** A record that was merged into another stands on its own again, as it was. */
  z.object({ kind: z.literal('unmerge'), interaction: id, record: id }),
  /** An agent takes back a reply that waits for approval. `of`: the version under which it was submitted. */
  z.object({ kind: z.literal('take-back'), interaction: id, of: version }),
  /** Sends it, as the agent's. */
  z.object({ kind: z.literal('approve'), interaction: id, of: version }),
  /** Gives it back, with a word. */
  z.object({ kind: z.literal('return-for-change'), interaction: id, of: version, text: messageText }),
  z.object({ kind: z.literal('enter-routing') }),
  z.object({ kind: z.literal('leave-routing') }),
  /** In one channel group, or in all. */
  z.object({ kind: z.literal('become-available'), group: id.optional(), ...onBehalf }),
  /** Without a reason: by choice. */
  z.object({ kind: z.literal('go-away'), reason: id.optional(), group: id.optional(), ...onBehalf }),
  z.object({ kind: z.literal('acknowledge'), policyVersion: version }),
  z.object({ kind: z.literal('grant-role'), person: id, role }),
  z.object({ kind: z.literal('revoke-role'), person: id, role }),
  z.object({ kind: z.literal('join-team'), person: id, team: id }),
  z.object({ kind: z.literal('leave-team'), person: id }),
  z.object({ kind: z.literal('lead-team'), person: id, team: id }),
  z.object({ kind: z.literal('unlead-team'), person: id, team: id }),
  /** What this agent replies is approved before it is sent; or no longer. */
  z.object({ kind: z.literal('require-approval'), person: id }),
  z.object({ kind: z.literal('lift-approval'), person: id }),
  z.object({
    kind: z.literal('set-policy'),
    team: id,
    purpose: words,
    depth,
    text: words,
    excludedChannels: z.array(id).max(100),
    excludedCategories: z.array(id).max(100),
    excludedInboxes: z.array(id).max(100),
    reviewAt: z.number().int().nullable(),
    retentionDays: z.number().int().min(1).max(3650).nullable(),
    /** IANA name of the zone that hours and weeks are meant in. */
    zone: z.string().min(1).max(64),
    hours: hours.nullable(),
    /** How long one agent may be looked at in a week, by all together. */
    weekMinutes: z.number().int().min(1).max(weekMinutesMax).nullable(),
    /** One is picked at each look; empty: none is asked. */
    purposes: z.array(lookPurpose).max(purposesMax),
  }),
  z.object({ kind: z.literal('withdraw-policy'), team: id }),
  /** What a channel group shares, all of it at once. */
  z.object({
    kind: z.literal('set-channel-group'),
    group: id,
    name: textOf(nameUnitsMax).min(1),
    soft: z.number().int().min(1).max(capacityMax),
    hard: z.number().int().min(1).max(capacityMax),
    ringMs: duration,
    goneMs: duration,
    missesMax: z.number().int().min(1).max(missesMaxMax),
    afterMiss: z.enum(['away', 'nothing']),
    idleMs: duration,
    answerTargetMs: duration,
    priority,
    undeliveredMs: duration.nullable(),
    autoCompleteMs: duration.nullable(),
    autoAccept: z.boolean(),
  }),
  /** How a team works: whether what is completed needs a disposition. */
  z.object({ kind: z.literal('set-team-rules'), team: id, dispositionMandatory: z.boolean() }),
  /** Makes or changes one; a new one's number is the client's, random. What is already so in `seen` (0: new) is not lost. */
  z.object({
    kind: z.literal('save-reply'),
    reply: id,
    title: textOf(titleUnitsMax).min(1),
    shortcut: textOf(shortcutUnitsMax),
    text: textOf(messageUnitsMax).min(1),
    team: id.nullable(),
    language: language.nullable(),
    seen: version,
  }),
  z.object({ kind: z.literal('delete-reply'), reply: id }),
  z.object({ kind: z.literal('save-away-reason'), reason: id, name: categoryName }),
  z.object({ kind: z.literal('delete-away-reason'), reason: id }),
  /** What a person can do, all of it at once: the channels they answer on, their skills and languages. */
  z.object({
    kind: z.literal('set-abilities'),
    person: id,
    channels: z.array(id).max(abilitiesMax),
    skills: z.array(id).max(abilitiesMax),
    languages: z.array(language).max(abilitiesMax),
  }),
  z.object({ kind: z.literal('save-team'), team: id, name: categoryName }),
  z.object({ kind: z.literal('add-category'), name: categoryName, parent: id.nullable(), purpose: categoryPurpose }),
  z.object({ kind: z.literal('change-category'), category: id, name: categoryName, parent: id.nullable() }),
  /** Makes, changes, or takes back an inbox. `inbox`: a new one's number is the client's, random. */
  z.object({
    kind: z.literal('save-inbox'),
    inbox: id,
    name: textOf(nameUnitsMax).min(1),
    query: textOf(queryUnitsMax),
    parent: id.nullable(),
    /** Null: one's own. */
    shared: inboxLimits.nullable(),
  }),
  z.object({ kind: z.literal('delete-inbox'), inbox: id }),
  /** Puts inboxes under a parent, in this order. */
  z.object({ kind: z.literal('order-inboxes'), parent: id.nullable(), inboxes: z.array(id).min(1).max(inboxesMax) }),
]);

/** The name a customer gives for themselves when their chat begins (HTTP). */
export const chatBegin = z.object({ channel: id, name: z.string().trim().min(1).max(nameUnitsMax).optional() });
export const signIn = z.object({ email: z.string().max(200), password: z.string().max(200) });

/** What a command brought about: positions, so that the client knows when its replica has caught up. */
export const result = z.object({
  interaction: id.optional(),
  version: version.optional(),
  said: version.optional(),
  /** The customer's record that was changed, and its version: that of the field, and of the note's id. */
  record: z.object({ id, version }).optional(),
});

/** An expected *no* by a rule, shown to the person who gave the command (style.md, Errors). */
export const refusal = z.enum([
  'not-found',
  'already-accepted',
  'already-completed',
  'rings-elsewhere',
  'not-yours',
  'not-ongoing',
  'is-deferred',
  'already-open',
  'too-soon',
  'too-late',
  'same-agent',
  'categories-changed',
  'disposition-missing',
  'too-deep',
  'in-a-circle',
  'of-another-kind',
  'nobody-answers-there',
  'nobody-able',
  'nothing-waiting',
  'full',
  'not-connected',
  'not-in-routing',
  'not-acknowledged',
  'policy-changed',
  'unchanged',
  'unknown-zone',
  'last-administrator',
  'soft-above-hard',
  'empty',
  'record-changed',
  'bad-query',
  'nested-too-deep',
  'too-many',
  'waits-for-approval',
  'already-decided',
  'shortcut-taken',
  'name-taken',
  'changed-meanwhile',
]);
