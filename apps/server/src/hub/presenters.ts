// The one table of presenters: nothing leaves the server as an entity except through here. What they are given holds no
// trace of anybody's looking, so neither does what they return (S6).
import {
  categoryOf,
  awayReasonOf,
  channelOf,
  groupOf,
  groupsOf,
  hasInbox,
  standingIn,
  listedOf,
  nextDue,
  personOf,
  shownName,
  teamOf,
  whyNotWatched,
  type Agent,
  type Channel,
  type ChannelGroup,
  type Customer,
  type Directory,
  type FactOf,
  type Inbox,
  type Interaction,
  type Listed,
  type Person,
  type SavedReply,
  type Standing,
  type Team,
  type Wait,
} from '@oriel/domain';
import type { EntityOf, EntryEvent, Who } from '@oriel/protocol';
import type { CountedInbox } from '../inboxes/inbox-counts.ts';
import type { DayCounts } from '../store/commits.ts';
import type { SaidFact } from '../store/reader.ts';

const named = (directory: Directory, id: string | null): Who | null =>
  id === null ? null : { id, name: personOf(directory, id)?.name ?? '' };

export function presentInteraction(directory: Directory, interaction: Interaction): EntityOf<'interaction'> {
  const {
    said: _,
    target: _target,
    targetTeam: _team,
    targetUntil,
    queuedAt: _queued,
    cameBy: _came,
    targetWhy: _why,
    ringsUntil: _rings,
    deferredUntil: _until,
    lastAgent: _last,
    ...shown
  } = interaction;
  return {
    kind: 'interaction',
    ...shown,
    channelName: channelOf(directory, interaction.channel)?.name ?? '',
    group: groupOf(directory, interaction.channel).id,
    agentName: named(directory, interaction.agent)?.name ?? null,
    due: nextDue(interaction) ?? targetUntil,
    target: presentKeptFor(directory, interaction),
  };
}

/** The agent or the team it is kept for. */
export const presentKeptFor = (
  directory: Directory,
  { target, targetTeam }: Pick<Interaction, 'target' | 'targetTeam'>,
): Who | null =>
  named(directory, target) ??
  (targetTeam === null ? null : { id: targetTeam, name: teamOf(directory, targetTeam)?.name ?? '' });

/** Why it waits. Computed: the view counts its versions. */
export const presentWait = (directory: Directory, wait: Wait): EntityOf<'wait'> => ({
  kind: 'wait',
  id: wait.interaction,
  version: 0,
  why: wait.why,
  until: wait.keptUntil,
  skills: wait.skills.map((skill) => categoryOf(directory, skill)?.name ?? ''),
  language: wait.language,
});

/** Why it rang where it did. */
export const presentGiven = (
  directory: Directory,
  offered: Extract<Fact, { kind: 'offered' }> | undefined,
): EntityOf<'why'>['given'] =>
  offered
    ? {
        agent: named(directory, offered.agent)!,
        at: offered.at,
        reason: offered.reason ?? 'least-loaded',
        load: offered.load ?? null,
        points: offered.points ?? null,
      }
    : null;

/** In place of an interaction that the policy keeps from a watcher. */
export const presentBlank = (
  directory: Directory,
  { id, version, state, channel }: Interaction,
): EntityOf<'blank'> => ({
  kind: 'blank',
  id,
  version,
  state,
  group: groupOf(directory, channel).id,
});

type Fact = FactOf<'interaction'>;

function eventOf(
  fact: Fact,
): { what: 'message' | 'comment'; event: 'approved' | null } | { what: 'event'; event: EntryEvent } {
  if (fact.kind === 'wrote' || fact.kind === 'replied') return { what: 'message', event: null };
  if (fact.kind === 'approved') return { what: 'message', event: fact.kind };
  if (fact.kind === 'commented') return { what: 'comment', event: null };
  return { what: 'event', event: fact.kind };
}

/** The agent an event is about: offered to, missed by, transferred to. */
function agentOf(directory: Directory, fact: Fact): Who | null {
  if (fact.kind === 'transferred') return 'agent' in fact.to ? named(directory, fact.to.agent) : null;
  return 'agent' in fact ? named(directory, fact.agent) : null;
}

function reasonOf(fact: Fact): EntityOf<'entry'>['reason'] {
  return fact.kind === 'offered' || fact.kind === 'completed' ? (fact.reason ?? null) : null;
}

/** What it is about from now on, what was missing, what came of it. */
function categoriesOf(fact: Fact): string[] {
  if (fact.kind === 'categorized' || fact.kind === 'rerouted') return fact.categories;
  return fact.kind === 'completed' && fact.disposition !== undefined ? [fact.disposition] : [];
}

function languageOf(fact: Fact): string | null {
  if (fact.kind === 'language-set') return fact.language;
  return fact.kind === 'transferred' && 'language' in fact.to ? fact.to.language : null;
}

export function presentEntry(directory: Directory, fact: Fact): EntityOf<'entry'> {
  const from = fact.by.startsWith('customer:') ? 'customer' : fact.by === 'system' ? 'system' : 'agent';
  return {
    kind: 'entry',
    id: `${fact.id}.${fact.version}`,
    version: fact.version,
    interaction: fact.id,
    ...eventOf(fact),
    from,
    by: personBy(directory, fact.by),
    onBehalfOf: named(directory, fact.onBehalfOf),
    agent: agentOf(directory, fact),
    of: 'of' in fact ? fact.of : null,
    until: fact.kind === 'deferred' ? fact.until : null,
    teamName: fact.kind === 'transferred' && 'team' in fact.to ? (teamOf(directory, fact.to.team)?.name ?? null) : null,
    reason: reasonOf(fact),
    categories: categoriesOf(fact),
    language: languageOf(fact),
    categoryName:
      fact.kind === 'transferred' && 'category' in fact.to
        ? (categoryOf(directory, fact.to.category)?.name ?? null)
        : null,
    load: fact.kind === 'offered' ? (fact.load ?? null) : null,
    points: fact.kind === 'offered' ? (fact.points ?? null) : null,
    text: 'text' in fact ? fact.text : '',
    mentions: fact.kind === 'commented' ? (fact.mentions ?? []) : [],
    at: fact.at,
  };
}

/** What the customer sees of a fact: never who acted for whom, never a comment (P3: `said` counts without holes). */
export function presentMessage(
  directory: Directory,
  { fact, said }: SaidFact,
  agentName: string | null,
): EntityOf<'message'> | undefined {
  if (said === null) return undefined;
  const placed = { kind: 'message' as const, id: String(said), version: said, at: fact.at };
  switch (fact.kind) {
    case 'wrote':
      return { ...placed, what: 'message', from: 'you', name: null, text: fact.text };
    case 'replied':
      return { ...placed, what: 'message', from: 'agent', name: agentName, text: fact.text };
    case 'approved':
      return {
        ...placed,
        what: 'message',
        from: 'agent',
        name: named(directory, fact.agent)?.name ?? null,
        text: fact.text,
      };
    case 'accepted':
      return { ...placed, what: 'with', from: 'system', name: named(directory, fact.agent)?.name ?? null, text: '' };
    case 'completed':
      return { ...placed, what: 'ended', from: 'system', name: named(directory, fact.agent)?.name ?? null, text: '' };
    default:
      return undefined;
  }
}

/** The name a reply is signed with in the customer's window: its author's. */
export const authorName = (directory: Directory, fact: Fact): string | null =>
  fact.by.startsWith('person:') ? (named(directory, fact.by.slice('person:'.length))?.name ?? null) : null;

function presentStanding(directory: Directory, { mode, reason, at, by }: Standing) {
  const shown = reason === null ? null : { id: reason, name: awayReasonOf(directory, reason)?.name ?? '' };
  return { mode, reason: shown, at, by: named(directory, by) };
}

export function presentAgent(directory: Directory, seat: Agent): EntityOf<'agent'> {
  const person = personOf(directory, seat.id);
  const team = teamOf(directory, person?.team);
  const groups = groupsOf(directory, seat.id).map((group) => {
    const standing = standingIn(seat, group.id) ?? { mode: 'away', reason: null, at: seat.modeAt, by: null };
    const { id, name, soft, hard } = group;
    return { id, name, soft, hard, ...presentStanding(directory, standing) };
  });
  // Over all groups: available in one of them is available; of the same, the newest says why and since when.
  const isAvailable = groups.some(({ mode }) => mode === 'available');
  const word = seat.mode === 'off' || groups.length === 0 ? seat.mode : isAvailable ? 'available' : 'away';
  const newest = groups.filter(({ mode }) => mode === word).sort((a, b) => b.at - a.at)[0];
  return {
    kind: 'agent',
    id: seat.id,
    // All count upwards, so their sum does too, and moves with any.
    version: seat.version + (person?.version ?? 0) + versionOfAll(directory, 'channelGroup', 'team', 'awayReason'),
    name: person?.name ?? '',
    team: team?.id ?? null,
    teamName: team?.name ?? null,
    repliesNeedApproval: person?.repliesNeedApproval ?? false,
    connected: seat.connected,
    connectedAt: seat.connectedAt,
    mode: word,
    reason: newest?.reason ?? null,
    modeAt: newest?.at ?? seat.modeAt,
    groups,
  };
}

export const presentAwayReasons = (directory: Directory): EntityOf<'awayReason'>[] =>
  listedOf(directory, 'awayReason').flatMap(({ isDeleted, ...reason }) => (isDeleted ? [] : [reason]));

/** Nobody is ever taken out of the directory, so this counts upwards, whoever moves from one team to another. */
const versionOfAll = (directory: Directory, ...kinds: Listed['kind'][]): number =>
  kinds.flatMap((kind) => listedOf(directory, kind)).reduce((sum, { version }) => sum + version, 0);

/** Why the viewer cannot watch an agent: in a supervisor's table alone. */
export const presentSight = (directory: Directory, person: Person): EntityOf<'sight'> => ({
  kind: 'sight',
  id: person.id,
  // Of all teams: the next team's version may be lower than that of the one before.
  version: person.version + versionOfAll(directory, 'team'),
  why: whyNotWatched(directory, person.id),
});

export const presentInbox = ({ inbox, count, version }: CountedInbox): EntityOf<'inbox'> => ({
  kind: 'inbox',
  id: inbox.id,
  version,
  name: inbox.name,
  query: inbox.query,
  isOwn: inbox.owner !== null,
  parent: inbox.parent,
  order: inbox.order,
  count,
});

export const presentQueryFault = ({ at, end }: { at: number; end: number }): EntityOf<'query-fault'> => ({
  ...{ kind: 'query-fault', id: `${at}`, version: 1, why: 'unknown-value', at, end },
});

export const presentSharedInbox = (
  directory: Directory,
  inbox: Inbox,
  mayChange: boolean,
): EntityOf<'shared-inbox'> => ({
  kind: 'shared-inbox',
  id: inbox.id,
  // Of all people too: whether one may change it goes with roles and leads.
  version: inbox.version + versionOfAll(directory, 'person'),
  name: inbox.name,
  query: inbox.query,
  limits: inbox.limits,
  parent: inbox.parent,
  order: inbox.order,
  mayChange,
});

export const presentDay = (day: DayCounts): EntityOf<'day'> => ({
  kind: 'day',
  id: `${day.agent}.${day.date}`,
  ...day,
});

export const presentCustomer = (directory: Directory, customer: Customer): EntityOf<'customer'> => ({
  kind: 'customer',
  id: customer.id,
  version: customer.version,
  since: customer.since,
  channelName: channelOf(directory, customer.channel)?.name ?? '',
  arrivedAs: customer.name,
  fields: customer.fields.map(({ by, ...field }) => ({ ...field, by: personBy(directory, by) })),
  tags: customer.tags.map(({ text }) => text),
  mergedInto: customer.mergedInto,
  mergedAt: customer.mergedAt,
});

/** The one who gave the command, by their principal key; nobody: the system, and the customer, whose name may change. */
function personBy(directory: Directory, by: string): Who | null {
  const [kind, id = ''] = by.split(':');
  return kind === 'person' ? named(directory, id) : null;
}

export const presentNote = (
  directory: Directory,
  fact: FactOf<'customer'> & { kind: 'note-added' },
): EntityOf<'note'> => ({
  kind: 'note',
  id: `${fact.id}.${fact.version}`,
  version: fact.version,
  customer: fact.id,
  by: personBy(directory, fact.by),
  onBehalfOf: named(directory, fact.onBehalfOf),
  text: fact.text,
  at: fact.at,
});

/** What somebody saved in a record on an agent's behalf; undefined for what cannot be done for others. */
export function presentEdit(
  directory: Directory,
  { before, after }: { before: Customer | undefined; after: Customer },
  fact: FactOf<'customer'>,
): EntityOf<'edit'> | undefined {
  const placed = {
    kind: 'edit' as const,
    id: `${fact.id}.${fact.version}`,
    version: fact.version,
    customerName: shownName([after]),
    by: personBy(directory, fact.by),
    field: null,
    at: fact.at,
  };
  switch (fact.kind) {
    case 'field-set':
      return { ...placed, what: 'set-field', field: fact.field, text: fact.text };
    case 'tag-added':
      return { ...placed, what: 'add-tag', text: fact.text };
    case 'tag-removed':
      return {
        ...placed,
        what: 'remove-tag',
        text: before?.tags.find(({ version }) => version === fact.tag)?.text ?? '',
      };
    case 'note-added':
      return { ...placed, what: 'add-note', text: fact.text };
    default:
      return undefined;
  }
}

export const presentCategories = (directory: Directory): EntityOf<'category'>[] => listedOf(directory, 'category');

/** What holds on an agent's desk. */
export function presentRules(directory: Directory, agent: string): EntityOf<'rules'> {
  const person = personOf(directory, agent);
  const team = teamOf(directory, person?.team);
  return {
    kind: 'rules',
    // Another team's rules are others: the version counts within one.
    id: team?.id ?? agent,
    version: (person?.version ?? 0) + (team?.version ?? 0),
    dispositionMandatory: team?.dispositionMandatory ?? false,
    skills: person?.skills ?? [],
  };
}

/** The notice of an agent's team; undefined where there is no policy. */
export function presentNotice(directory: Directory, agent: string): EntityOf<'notice'> | undefined {
  const person = personOf(directory, agent);
  const team = teamOf(directory, person?.team);
  if (!team?.policy) return undefined;
  const { purpose, depth, text } = team.policy;
  return {
    kind: 'notice',
    id: team.id,
    version: team.version + person!.version,
    policyVersion: team.policyVersion,
    purpose,
    depth,
    text,
    acknowledged: whyNotWatched(directory, agent) === null,
  };
}

export function presentPolicy(directory: Directory, team: Team): EntityOf<'policy'> {
  const members = listedOf(directory, 'person').filter(
    (person) => person.team === team.id && person.roles.includes('agent'),
  );
  return {
    kind: 'policy',
    id: team.id,
    // Of all people, not of the members: with one who leaves, their version would go too.
    version: team.version + versionOfAll(directory, 'person') + versionOfAll(directory, 'inbox'),
    teamName: team.name,
    policyVersion: team.policyVersion,
    purpose: team.policy?.purpose ?? '',
    depth: team.policy?.depth ?? null,
    text: team.policy?.text ?? '',
    excludedChannels: team.policy?.excludedChannels ?? [],
    excludedInboxes: team.policy?.excludedInboxes ?? [],
    excludedCategories: team.policy?.excludedCategories ?? [],
    reviewAt: team.policy?.reviewAt ?? null,
    retentionDays: team.policy?.retentionDays ?? null,
    zone: team.policy?.zone ?? 'UTC',
    hours: team.policy?.hours ?? null,
    weekMinutes: team.policy?.weekMinutes ?? null,
    purposes: team.policy?.purposes ?? [],
    acknowledged: members.filter(({ id }) => whyNotWatched(directory, id) === null).length,
    members: members.length,
    channels: listedOf(directory, 'channel')
      .filter((channel) => channel.team === team.id)
      .map(({ id, name }) => ({ id, name })),
    inboxes: listedOf(directory, 'inbox')
      .filter((inbox) => inbox.owner === null && members.some(({ id }) => hasInbox(directory, id, inbox)))
      .map(({ id, name }) => ({ id, name })),
  };
}

/** What waits for approval, with what was said last. Undefined where nothing waits. */
export function presentSubmission(
  directory: Directory,
  interaction: Interaction,
  recent: readonly Fact[],
): EntityOf<'submission'> | undefined {
  const { agent, submitted, id, version, customerName } = interaction;
  if (agent === null || submitted?.is !== 'pending') return undefined;
  return {
    kind: 'submission',
    ...{ id, version, customerName },
    of: submitted.version,
    channelName: channelOf(directory, interaction.channel)?.name ?? '',
    agent: named(directory, agent)!,
    teamName: teamOf(directory, personOf(directory, agent)?.team)?.name ?? '',
    text: submitted.text,
    at: submitted.at,
    customerWrote: submitted.customerWrote,
    recent: recent.map((fact) => {
      const entry = presentEntry(directory, fact);
      const isSaid = entry.what === 'message';
      return {
        from: isSaid ? (entry.from === 'customer' ? 'customer' : 'agent') : 'comment',
        name: entry.from === 'customer' ? customerName : ((isSaid && entry.agent ? entry.agent : entry.by)?.name ?? ''),
        text: entry.text,
        at: entry.at,
      };
    }),
  };
}

/** Whether an agent's replies need approval. */
export const presentApprovalRule = (directory: Directory, person: Person): EntityOf<'approvalRule'> => ({
  kind: 'approvalRule',
  id: person.id,
  version: person.version + versionOfAll(directory, 'team'),
  name: person.name,
  teamName: teamOf(directory, person.team)?.name ?? null,
  isRequired: person.repliesNeedApproval,
});

export const presentPerson = ({
  acknowledged: _,
  repliesNeedApproval: _approval,
  ...person
}: Person): EntityOf<'person'> => person;

export const presentTeamSettings = ({ id, version, name, dispositionMandatory }: Team): EntityOf<'teamSettings'> => ({
  kind: 'teamSettings',
  id,
  version,
  name,
  dispositionMandatory,
});

export const presentChannelGroup = (group: ChannelGroup): EntityOf<'channelGroup'> => group;

export const presentChannel = ({ id, version, name, team, group }: Channel): EntityOf<'channel'> => ({
  kind: 'channel',
  id,
  version,
  name,
  team,
  group,
});

/** Who last changed a setting: nobody, where it was set up so. */
export const presentChanged = (
  directory: Directory,
  { id, version, by, at }: Pick<FactOf<'access'>, 'id' | 'version' | 'by' | 'at'>,
): EntityOf<'changed'> => ({ kind: 'changed', id, version, by: personBy(directory, by), at });

export const presentShopfront = ({ id, version, name, readers }: Channel): EntityOf<'shopfront'> => ({
  kind: 'shopfront',
  id,
  version,
  name,
  readers,
});

export const presentSavedReply = ({ isDeleted: _, ...reply }: SavedReply): EntityOf<'savedReply'> => reply;

/** Less those about interactions that the policy keeps from these eyes. */
export const presentMentions = (
  directory: Directory,
  { id, mentions: { version, list } }: Agent,
  hidden: ReadonlySet<string>,
): EntityOf<'mentions'> => ({
  kind: 'mentions',
  id,
  version,
  list: list
    .filter(({ interaction }) => !hidden.has(interaction))
    .map(({ entry, interaction, customerName, by, at }) => {
      const person = by.slice('person:'.length);
      return {
        id: entry,
        interaction,
        customerName,
        by: { id: person, name: personOf(directory, person)?.name ?? '' },
        at,
      };
    }),
});

export const presentColleague = ({
  id,
  version,
  name,
  channels,
  skills,
  languages,
}: Person): EntityOf<'colleague'> => ({
  kind: 'colleague',
  id,
  version,
  name,
  channels,
  skills,
  languages,
});

export const presentTeam = ({ id, version, name }: Team): EntityOf<'team'> => ({ kind: 'team', id, version, name });
