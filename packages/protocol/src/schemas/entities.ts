// What a replica holds: entities, each with a kind, an id and a version; the newer version wins. They are what the
// presenters let out of the server: nothing in them depends on whether anyone looks (S6).
import { z } from 'zod';
import { at, depth, field, hours, id, language, mention, role, version, who } from './atoms.ts';

export const interactionState = z.enum(['waiting', 'ringing', 'ongoing', 'deferred', 'undelivered', 'completed']);

/** One customer's matter on one channel (domain.md §1). */
export const interaction = z.object({
  kind: z.literal('interaction'),
  id,
  version,
  state: interactionState,
  channel: id,
  channelName: z.string(),
  /** The channel's group: whose capacity it counts in. */
  group: id,
  team: id,
  customer: id,
  customerName: z.string(),
  agent: id.nullable(),
  agentName: z.string().nullable(),
  /** The agent has answered since the interaction was opened, reopened or transferred. */
  answered: z.boolean(),
  /** Since when the customer, who spoke last, waits for an answer; null when the agent spoke last. */
  waitsSince: at.nullable(),
  createdAt: at,
  /** When the present state began. */
  stateAt: at,
  /** Ringing: until when. Deferred: when it comes back. Waiting for somebody: when others may have it. */
  due: at.nullable(),
  /** Waiting: the agent or the team it is kept for; others may be offered it after `due`. */
  target: who.nullable(),
  last: z.object({ from: z.enum(['customer', 'agent']), text: z.string(), at }).nullable(),
  /** A reply of its agent's that is approved before it is sent: it waits for that, or came back unsent. */
  submitted: z
    .object({
      is: z.enum(['pending', 'returned', 'taken-back']),
      version,
      text: z.string(),
      at,
      /** The customer has written since. */
      customerWrote: z.boolean(),
    })
    .nullable(),
  categories: z.array(id),
  /** What the customer writes in; null: not known. */
  language: language.nullable(),
  /** The version in which they were last saved; 0: never. */
  categoriesVersion: version,
});

/** In place of an interaction that the policy excludes from the sight of a watcher: a card that says so. */
export const blank = z.object({ kind: z.literal('blank'), id, version, state: interactionState, group: id });

export const entryEvent = z.enum([
  'opened',
  'reopened',
  'offered',
  'missed',
  'withdrawn',
  'accepted',
  'completed',
  'deferred',
  'returned',
  'transferred',
  'resumed',
  'lost',
  'undelivered',
  'submitted',
  'approved',
  'returned-for-change',
  'taken-back',
  'language-set',
  'categorized',
  'rerouted',
  'renamed',
]);

/** One line of a conversation: a message, an internal comment, or an event. Its version is the interaction's. */
export const entry = z.object({
  kind: z.literal('entry'),
  /** `{interaction}.{version}` */
  id,
  version,
  interaction: id,
  what: z.enum(['message', 'comment', 'event']),
  from: z.enum(['customer', 'agent', 'system']),
  /** Of a customer's there is none: what they are called is the interaction's, and may change. */
  by: who.nullable(),
  onBehalfOf: who.nullable(),
  /** Events that name an agent: offered to, missed by, accepted by, transferred to. */
  agent: who.nullable(),
  event: entryEvent.nullable(),
  /** The version under which was submitted what was approved, returned or taken back. */
  of: version.nullable(),
  /** Deferred until then. */
  until: at.nullable(),
  /** Transferred to a team; to whoever has a skill. To a language: `language`. */
  teamName: z.string().nullable(),
  categoryName: z.string().nullable(),
  /** What the agent had then, and how urgent it was. */
  load: z.number().int().nullable(),
  points: z.number().nullable(),
  /** The language it was set to, or transferred to. */
  language: language.nullable(),
  /** Why it rang at this agent (routing), or was completed by itself. */
  reason: z.enum(['transferred', 'deferred-it', 'had-this-customer', 'least-loaded', 'inactive']).nullable(),
  /** Saved categories; the skills that were missing; what came of it. By id: the tree has their names. */
  categories: z.array(id),
  text: z.string(),
  /** Comments: the stretches of the text that name colleagues, who were told. */
  mentions: z.array(mention),
  at,
});

/** Where an agent was mentioned and has not said that they have seen it: the entry, its interaction, and by whom. */
export const mentions = z.object({
  kind: z.literal('mentions'),
  /** The agent. */
  id,
  version,
  list: z.array(z.object({ id, interaction: id, customerName: z.string(), by: who, at })),
});
/** Why somebody is away: `missed`, `idle`, `self`, or one of the directory, by its name. */
const awayReason = z.object({ id, name: z.string() });

/** An agent as their own desk and the floor show them. */
export const agent = z.object({
  kind: z.literal('agent'),
  id,
  version,
  name: z.string(),
  team: id.nullable(),
  teamName: z.string().nullable(),
  connected: z.boolean(),
  /** When `connected` last changed; null: never been here. */
  connectedAt: at.nullable(),
  /** Over all channel groups: who is available in one of them is available. */
  mode: z.enum(['off', 'available', 'away']),
  reason: awayReason.nullable(),
  modeAt: at,
  /** What they reply is approved before it is sent. */
  repliesNeedApproval: z.boolean(),
  /** How they stand in each channel group that they answer in. */
  groups: z.array(
    z.object({
      id,
      name: z.string(),
      soft: z.number().int(),
      hard: z.number().int(),
      mode: z.enum(['available', 'away']),
      reason: awayReason.nullable(),
      at,
      /** Somebody else who set it so. */
      by: who.nullable(),
    }),
  ),
});

/** A reason for being away that an agent can choose. */
export const awayReasonListed = z.object({ kind: z.literal('awayReason'), id, version, name: z.string() });

/** Whether the viewer may watch this agent, and if not, why: only ever in a supervisor's views. */
export const sight = z.object({
  kind: z.literal('sight'),
  id,
  version,
  why: z.enum(['no-policy', 'not-acknowledged']).nullable(),
});

/** Whom a shared inbox is for; all three empty: everybody. */
export const inboxLimits = z.object({
  teams: z.array(id).max(100),
  roles: z.array(role).max(10),
  people: z.array(id).max(100),
});

/** An inbox as it stands on an agent's desk, with the count of what the agent may read in it. */
export const inbox = z.object({
  kind: z.literal('inbox'),
  id,
  version,
  name: z.string(),
  query: z.string(),
  isOwn: z.boolean(),
  parent: id.nullable(),
  order: z.number().int(),
  count: z.number().int(),
});

/** A value of a query that names nothing there is, where it stands: beside what the query finds. */
export const queryFault = z.object({
  kind: z.literal('query-fault'),
  id,
  version,
  why: z.literal('unknown-value'),
  at: z.number().int(),
  end: z.number().int(),
});

/** A shared inbox, for those who share them. */
export const sharedInbox = z.object({
  kind: z.literal('shared-inbox'),
  id,
  version,
  name: z.string(),
  query: z.string(),
  limits: inboxLimits,
  parent: id.nullable(),
  order: z.number().int(),
  /** The viewer may change it. */
  mayChange: z.boolean(),
});

/** An agent's counts of one day in the deployment's zone. */
export const day = z.object({
  kind: z.literal('day'),
  id,
  version,
  agent: id,
  date: z.string(),
  accepted: z.number().int(),
  missed: z.number().int(),
  completed: z.number().int(),
  deferred: z.number().int(),
  transferred: z.number().int(),
  resumed: z.number().int(),
  /** How long interactions of theirs were open in front of them. */
  handledMs: z.number().int(),
});

/** One record; those merged into it stand beside it, and what is shown is joined of them (domain, customers). */
export const customer = z.object({
  kind: z.literal('customer'),
  id,
  version,
  since: at,
  /** The identity by which it came: somebody on a channel, under the name they gave. */
  channelName: z.string(),
  arrivedAs: z.string(),
  /** `version`: the record's own at which it was set; an empty text: it was taken away. `name` is always there. */
  fields: z.array(z.object({ field, text: z.string(), version, by: who.nullable(), at })),
  tags: z.array(z.string()),
  /** The record that it is merged into, and since when: one person. */
  mergedInto: id.nullable(),
  mergedAt: at.nullable(),
});

/** A note in a customer's record. */
export const note = z.object({
  kind: z.literal('note'),
  /** `{customer}.{version}` */
  id,
  version,
  customer: id,
  by: who.nullable(),
  onBehalfOf: who.nullable(),
  text: z.string(),
  at,
});

/** What somebody else saved in a customer's record on an agent's behalf: told on that agent's desk as it happens. */
export const edit = z.object({
  kind: z.literal('edit'),
  /** `{customer}.{version}` */
  id,
  version,
  customerName: z.string(),
  by: who.nullable(),
  what: z.enum(['set-field', 'add-tag', 'remove-tag', 'add-note']),
  field: field.nullable(),
  text: z.string(),
  at,
});

export const categoryPurpose = z.enum(['skill', 'analytics', 'disposition']);

export const category = z.object({
  kind: z.literal('category'),
  id,
  version,
  name: z.string(),
  parent: id.nullable(),
  purpose: categoryPurpose,
});

/** What holds on an agent's desk: of their team, and of themselves. */
export const rules = z.object({
  kind: z.literal('rules'),
  id,
  version,
  /** What is completed here needs a disposition. */
  dispositionMandatory: z.boolean(),
  /** The skills of this agent; each covers those below it. */
  skills: z.array(id),
});

/** What an agent is told about live monitoring: constant, the same for all of a team (S6). */
export const notice = z.object({
  kind: z.literal('notice'),
  id,
  version,
  policyVersion: version,
  purpose: z.string(),
  depth,
  text: z.string(),
  acknowledged: z.boolean(),
});

/** A team's policy, for those who set it. `policyVersion` 0: none yet. */
export const policy = z.object({
  kind: z.literal('policy'),
  id,
  version,
  teamName: z.string(),
  policyVersion: version,
  purpose: z.string(),
  depth: depth.nullable(),
  text: z.string(),
  excludedChannels: z.array(id),
  excludedCategories: z.array(id),
  excludedInboxes: z.array(id),
  reviewAt: at.nullable(),
  retentionDays: z.number().int().nullable(),
  zone: z.string(),
  hours: hours.nullable(),
  weekMinutes: z.number().int().nullable(),
  purposes: z.array(z.string()),
  acknowledged: z.number().int(),
  members: z.number().int(),
  channels: z.array(z.object({ id, name: z.string() })),
  /** Shared ones that agents of the team have. */
  inboxes: z.array(z.object({ id, name: z.string() })),
});

/** What a look at an agent's desk goes by, for those who may look. Computed: its version says when. */
export const lookTerms = z.object({
  kind: z.literal('look-terms'),
  /** The agent's, and their name. */
  id,
  version,
  name: z.string(),
  /** Of one policy a purpose that was picked stays picked. */
  team: id,
  policyVersion: version,
  /** One is picked at each look; empty: none is asked. */
  purposes: z.array(z.string()),
  zone: z.string(),
  hours: hours.nullable(),
  weekMinutes: z.number().int().nullable(),
  /** Of this week's, by all together; null: without bound. */
  minutesLeft: z.number().int().nullable(),
});

/** One entry of the monitoring log. */
export const look = z.object({
  kind: z.literal('look'),
  id,
  version,
  at,
  until: at.nullable(),
  /** How it came to its end; `restart`: a crash had left it open, and its true end was before. */
  how: z.enum(['closed', 'stopped', 'restart', 'outside-hours', 'minutes-used']).nullable(),
  /** Null: erased. */
  by: who.nullable(),
  what: z.enum(['desk', 'conversation', 'agents']),
  /** Null: of nobody in particular (a table of agents), or erased. */
  agent: who.nullable(),
  interaction: id.nullable(),
  teamName: z.string().nullable(),
  purpose: z.string().nullable(),
});

/** What one person looked at, within the dates that were asked for. */
export const watcher = z.object({
  kind: z.literal('watcher'),
  id,
  version,
  name: z.string(),
  /** Desks, how long they were open in all, and how many of them ended only at a restart. */
  desks: z.number().int(),
  ms: z.number().int(),
  unsure: z.number().int(),
  /** Whose desks and conversations; the one most often looked at first. */
  agents: z.array(z.object({ id, name: z.string(), desks: z.number().int() })),
});

/** A reply that waits for approval, and what was said last: for those who lead its agent. */
export const submission = z.object({
  kind: z.literal('submission'),
  /** The interaction's. */
  id,
  version,
  /** The version under which it was submitted. */
  of: version,
  customerName: z.string(),
  channelName: z.string(),
  agent: who,
  teamName: z.string(),
  text: z.string(),
  at,
  /** The customer has written since. */
  customerWrote: z.boolean(),
  /** Oldest first. */
  recent: z.array(z.object({ from: z.enum(['customer', 'agent', 'comment']), name: z.string(), text: z.string(), at })),
});

/** Whether an agent's replies need approval: for those who may say so. */
export const approvalRule = z.object({
  kind: z.literal('approvalRule'),
  /** The agent's. */
  id,
  version,
  name: z.string(),
  teamName: z.string().nullable(),
  isRequired: z.boolean(),
});

/** A person as administrators see them. */
export const person = z.object({
  kind: z.literal('person'),
  id,
  version,
  name: z.string(),
  email: z.string(),
  roles: z.array(role),
  team: id.nullable(),
  leads: z.array(id),
  /** What they can do: channels they answer on, skills, languages. */
  channels: z.array(id),
  skills: z.array(id),
  languages: z.array(language),
});

/** A team as administrators set it. */
export const teamSettings = z.object({
  kind: z.literal('teamSettings'),
  id,
  version,
  name: z.string(),
  dispositionMandatory: z.boolean(),
});

/** What the channels of one group share, as administrators set it. */
export const channelGroup = z.object({
  kind: z.literal('channelGroup'),
  id,
  version,
  name: z.string(),
  soft: z.number().int(),
  hard: z.number().int(),
  ringMs: z.number().int(),
  goneMs: z.number().int(),
  missesMax: z.number().int(),
  afterMiss: z.enum(['away', 'nothing']),
  idleMs: z.number().int(),
  answerTargetMs: z.number().int(),
  priority: z.number().int(),
  undeliveredMs: z.number().int().nullable(),
  autoCompleteMs: z.number().int().nullable(),
  autoAccept: z.boolean(),
});

/** A channel as administrators see it. */
export const channel = z.object({
  kind: z.literal('channel'),
  id,
  version,
  name: z.string(),
  team: id,
  group: id,
});

/** Who last changed a setting, and when. `id`: that of what was changed; nobody: it was set up so. */
export const changed = z.object({ kind: z.literal('changed'), id, version, by: who.nullable(), at });

/** A text kept for replies, with places for names in it: `{customer.name}`. */
export const savedReply = z.object({
  kind: z.literal('savedReply'),
  id,
  version,
  title: z.string(),
  /** What one types behind the slash. */
  shortcut: z.string(),
  text: z.string(),
  /** BCP 47; null: of no language in particular. */
  language: z.string().nullable(),
  /** Whose agents have it; null: everybody's. */
  team: id.nullable(),
});

/** Somebody an agent may transfer to. */
export const colleague = z.object({
  kind: z.literal('colleague'),
  id,
  version,
  name: z.string(),
  channels: z.array(id),
  skills: z.array(id),
  languages: z.array(z.string()),
});

export const team = z.object({ kind: z.literal('team'), id, version, name: z.string() });

/** One line of a customer's own chat, by the `said` counter: all that a customer ever gets of an interaction. */
export const message = z.object({
  kind: z.literal('message'),
  /** `said`, in decimal. */
  id,
  version,
  what: z.enum(['message', 'with', 'ended']),
  from: z.enum(['you', 'agent', 'system']),
  name: z.string().nullable(),
  text: z.string(),
  at,
});

/** The channel as the customer's chat window shows it. */
export const shopfront = z.object({
  kind: z.literal('shopfront'),
  id,
  version,
  name: z.string(),
  /** One configurable line on who reads. */
  readers: z.string(),
});

/** Why it waits (routing). Computed: its version says when. */
const waitWhy = z.enum(['soon', 'kept', 'nobody-on-channel', 'nobody-able', 'nobody-available', 'all-full']);
const waitShape = {
  why: waitWhy,
  /** Kept for somebody until then. */
  until: at.nullable(),
  /** The names of the skills that are asked for. */
  skills: z.array(z.string()),
  language: language.nullable(),
};

/** What the card of something that waits says of it. */
export const wait = z.object({ kind: z.literal('wait'), id, version, ...waitShape });

const notThere = z.enum([
  ...(['channel', 'skill', 'language', 'handed-on', 'offline', 'off', 'away', 'full'] as const),
  ...(['kept', 'other-chosen'] as const),
]);

/** Why it waits and where it could go, or where it was given and why. Names are of the agent's own team; the rest is counted. */
export const why = z.object({
  kind: z.literal('why'),
  id,
  version,
  /** Null: it does not wait. */
  wait: z
    .object({
      ...waitShape,
      keptFor: who.nullable(),
      since: at,
      /** In answer targets: how long it has waited, and what counts besides. */
      points: z.object({ age: z.number(), priority: z.number(), boost: z.number() }),
      /** From then on it comes before everything that has waited less long. */
      overdueAt: at,
      place: z.number().int(),
      of: z.number().int(),
      colleagues: z.array(z.object({ id, name: z.string(), not: z.array(notThere) })),
      /** How many others, by what keeps them from it first. */
      others: z.array(z.object({ not: notThere, count: z.number().int() })),
    })
    .nullable(),
  /** The last time it rang somewhere. */
  given: z
    .object({
      agent: who,
      at,
      reason: z.enum(['transferred', 'deferred-it', 'had-this-customer', 'least-loaded']),
      load: z.number().int().nullable(),
      points: z.number().nullable(),
    })
    .nullable(),
});

export const entity = z.discriminatedUnion('kind', [
  wait,
  why,
  interaction,
  blank,
  entry,
  mentions,
  agent,
  awayReasonListed,
  sight,
  inbox,
  sharedInbox,
  queryFault,
  day,
  customer,
  note,
  edit,
  category,
  rules,
  notice,
  policy,
  lookTerms,
  look,
  watcher,
  submission,
  approvalRule,
  person,
  teamSettings,
  channelGroup,
  channel,
  changed,
  savedReply,
  colleague,
  team,
  message,
  shopfront,
]);
