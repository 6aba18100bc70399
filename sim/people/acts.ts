// Every command of the wire, and how somebody comes to give it. One table: whoever adds a command to the protocol adds a
// line here, or says why nobody gives it; the compiler asks for it.
import { firstOf, listedOf, personOf, type Customer, type Interaction, type Person } from '@oriel/domain';
import type { Command, CommandOf } from '@oriel/protocol';
import { between, chance, pick, type Random } from '../seeded.ts';
import type { Tables } from '../tables.ts';

export type Role = 'agent' | 'supervisor' | 'administrator' | 'customer';

/** Who gives a command, and what they have before them. */
export interface Doer {
  id: string;
  random: Random;
  tables: Tables;
  now(): number;
  /** The agent whose desk it is: oneself, or on whose behalf. */
  agent: string;
  /** What rings at, and is ongoing with, that agent, as far as is known. */
  held(state: 'ringing' | 'ongoing'): string[];
  /** Words never said before, which say whose they are. */
  words(): string;
}

export interface Act<K extends Command['kind']> {
  by: readonly Role[];
  /** How often, next to others of the same role. */
  weight: number;
  /** Undefined: there is no occasion. */
  make(doer: Doer): CommandOf<K> | undefined;
}

interface NotGiven {
  notGiven: string;
}

const minute = 60_000;

const some = <T>(random: Random, list: readonly T[]): T | undefined =>
  list.length === 0 ? undefined : pick(random, list);
const inState = ({ tables, agent }: Doer, ...states: Interaction['state'][]): Interaction[] =>
  tables.interactions((each) => each.agent === agent && states.includes(each.state));
const ongoing = (doer: Doer): Interaction | undefined => {
  const id = some(doer.random, doer.held('ongoing'));
  return id === undefined ? undefined : doer.tables.interaction(id);
};
/** What they were not asked for, and may take all the same. */
const ofTheTeam = ({ tables, agent }: Doer): Interaction[] => {
  const person = personOf(tables.directory(), agent);
  return tables.interactions(
    ({ state, team }) => team === person?.team && state !== 'completed' && state !== 'deferred',
  );
};
const recordOf = ({ tables }: Doer, interaction: Interaction): Customer | undefined => {
  const record = tables.customer(interaction.customer);
  if (!record?.mergedInto) return record;
  const all = new Map<string, Customer>();
  for (let at: Customer | undefined = record; at; at = at.mergedInto ? tables.customer(at.mergedInto) : undefined)
    all.set(at.id, at);
  return firstOf(all, record.id);
};
const others = ({ tables, id }: Doer): string[] =>
  listedOf(tables.directory(), 'person')
    .map((person) => person.id)
    .filter((each) => each !== id);

/** Of people who have nothing to do on this floor, and now and then of the others. */
const somebody = (doer: Doer): string | undefined => some(doer.random, others(doer));
const peopleWith = ({ tables }: Doer, which: (person: Person) => boolean): string[] =>
  tables
    .listed('person')
    .filter(which)
    .map(({ id }) => id);

/** Mostly those who are there. */
const agents = ({ tables, random }: Doer): string[] => {
  const there = tables.agents().filter(({ connected }) => connected);
  if (there.length > 0 && chance(random, 0.8)) return there.map(({ id }) => id);
  return listedOf(tables.directory(), 'person')
    .filter(({ roles }) => roles.includes('agent'))
    .map(({ id }) => id);
};
const teams = ({ tables }: Doer): string[] => tables.listed('team').map(({ id }) => id);

/** An interaction of theirs, with the record it belongs to, where that has what is asked for. */
const withRecord = (
  doer: Doer,
  has: (record: Customer) => boolean = () => true,
): { interaction: Interaction; record: Customer } | undefined => {
  const all = doer.tables
    .interactions(({ agent, state }) => agent === doer.agent && state === 'ongoing')
    .flatMap((interaction) => {
      const record = recordOf(doer, interaction);
      return record && has(record) ? [{ interaction, record }] : [];
    });
  return some(doer.random, all);
};

/** In one channel group, or in all. */
const someGroup = ({ random, tables }: Doer): { group?: string } => {
  const group = chance(random, 0.3) ? some(random, tables.listed('channelGroup')) : undefined;
  return group ? { group: group.id } : {};
};

const ownInboxes = ({ tables, id }: Doer): string[] =>
  tables
    .listed('inbox')
    .filter(({ owner, isDeleted }) => owner === id && !isDeleted)
    .map((inbox) => inbox.id);

const submittedBy = (doer: Doer, agent?: string): Interaction | undefined =>
  some(
    doer.random,
    doer.tables.interactions(
      ({ submitted, agent: of }) => submitted?.is === 'pending' && (agent === undefined || of === agent),
    ),
  );

const agentsAct = ['agent'] as const;
const forAnother = ['agent', 'supervisor'] as const;
const administrators = ['administrator'] as const;

/** Limits on looking that a run of two minutes meets: hours that end in it or are not now, a minute or two of a week. */
function limits({ random, now }: Doer): Pick<CommandOf<'set-policy'>, 'zone' | 'hours' | 'weekMinutes' | 'purposes'> {
  const minute = Math.floor(now() / 60_000) % 1440;
  const hours = { from: 0, to: (minute + between(random, 0, 2)) % 1440 };
  return {
    zone: pick(random, ['UTC', 'UTC', 'Asia/Kathmandu']),
    hours: chance(random, 0.25) ? hours : null,
    weekMinutes: chance(random, 0.3) ? between(random, 1, 2) : null,
    purposes: chance(random, 0.3) ? [...purposes] : [],
  };
}

export const purposes = ['Coaching', 'A complaint'] as const;

export const acts: { [K in Command['kind']]: Act<K> | NotGiven } = {
  say: { by: ['customer'], weight: 10, make: (doer) => ({ kind: 'say', text: doer.words() }) },
  reply: {
    by: agentsAct,
    weight: 30,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      return interaction === undefined ? undefined : { kind: 'reply', interaction, text: doer.words() };
    },
  },
  comment: {
    by: forAnother,
    weight: 6,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      if (interaction === undefined) return undefined;
      const mentioned = personOf(doer.tables.directory(), some(doer.random, agents(doer)));
      if (!mentioned || chance(doer.random, 0.5)) return { kind: 'comment', interaction, text: doer.words() };
      const text = `@${mentioned.name} ${doer.words()}`;
      const mentions = [{ at: 0, length: mentioned.name.length + 1, person: mentioned.id }];
      return { kind: 'comment', interaction, text, mentions };
    },
  },
  'dismiss-mention': {
    by: agentsAct,
    weight: 6,
    make({ random, tables, agent }) {
      const mention = some(random, tables.agents().find(({ id }) => id === agent)?.mentions.list ?? []);
      return mention && { kind: 'dismiss-mention', mention: mention.entry };
    },
  },
  accept: {
    by: forAnother,
    weight: 40,
    make(doer) {
      const interaction = some(doer.random, doer.held('ringing'));
      if (interaction !== undefined && chance(doer.random, 0.9)) return { kind: 'accept', interaction };
      const taken = chance(doer.random, 0.15) ? some(doer.random, ofTheTeam(doer)) : undefined;
      return taken && { kind: 'accept', interaction: taken.id };
    },
  },
  ask: { by: forAnother, weight: 2, make: () => ({ kind: 'ask' }) },
  complete: {
    by: forAnother,
    weight: 5,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      if (interaction === undefined) return undefined;
      const outcome = some(
        doer.random,
        doer.tables.listed('category').filter(({ purpose }) => purpose === 'disposition'),
      );
      return { kind: 'complete', interaction, ...(outcome && chance(doer.random, 0.6) && { disposition: outcome.id }) };
    },
  },
  'set-language': {
    by: forAnother,
    weight: 1,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      return interaction === undefined
        ? undefined
        : { kind: 'set-language', interaction, language: pick(doer.random, ['en', 'pt', 'fr', null]) };
    },
  },
  'save-categories': {
    by: forAnother,
    weight: 4,
    make(doer) {
      const interaction = ongoing(doer) ?? some(doer.random, ofTheTeam(doer));
      if (!interaction) return undefined;
      const known = doer.tables.listed('category');
      const categories = [pick(doer.random, known).id, pick(doer.random, known).id].slice(
        0,
        chance(doer.random, 0.5) ? 1 : 2,
      );
      const seen = chance(doer.random, 0.1) ? 0 : interaction.categoriesVersion;
      return { kind: 'save-categories', interaction: interaction.id, categories: [...new Set(categories)], seen };
    },
  },
  defer: {
    by: forAnother,
    weight: 2,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      const until = Math.round(doer.now() + 5_000 + doer.random() * minute);
      return interaction === undefined ? undefined : { kind: 'defer', interaction, until };
    },
  },
  resume: {
    by: forAnother,
    weight: 2,
    make(doer) {
      const interaction = some(doer.random, inState(doer, 'deferred', 'completed'));
      return interaction && { kind: 'resume', interaction: interaction.id };
    },
  },
  transfer: {
    by: forAnother,
    weight: 2,
    make(doer) {
      const { random, tables } = doer;
      const interaction = some(random, doer.held('ongoing'));
      if (interaction === undefined) return undefined;
      const skill = some(
        random,
        tables.listed('category').filter(({ purpose }) => purpose === 'skill'),
      );
      const to = pick(random, [
        { agent: pick(random, agents(doer)) },
        { team: pick(random, teams(doer)) },
        { category: skill?.id ?? 'products' },
        { language: pick(random, ['en', 'pt', 'fr']) },
      ]);
      return { kind: 'transfer', interaction, to, ...(chance(random, 0.5) && { comment: doer.words() }) };
    },
  },
  'set-field': {
    by: forAnother,
    weight: 3,
    make(doer) {
      const found = withRecord(doer);
      if (!found) return undefined;
      const { interaction, record } = found;
      const field = pick(doer.random, ['name', 'email', 'phone', 'city', 'own:Order'] as const);
      const seen = record.fields.find((each) => each.field === field)?.version ?? 0;
      const number = Math.floor(doer.random() * 4);
      const text =
        field === 'email' ? `c${number}@mail.test` : field === 'phone' ? `+35191000000${number}` : doer.words();
      return {
        kind: 'set-field',
        interaction: interaction.id,
        record: record.id,
        field,
        text,
        seen: chance(doer.random, 0.1) ? seen + 1 : seen,
      };
    },
  },
  'add-tag': {
    by: forAnother,
    weight: 1,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      return interaction === undefined
        ? undefined
        : { kind: 'add-tag', interaction, text: pick(doer.random, ['regular', 'VIP', 'late payer']) };
    },
  },
  'remove-tag': {
    by: forAnother,
    weight: 1,
    make(doer) {
      const found = withRecord(doer, ({ tags }) => tags.length > 0);
      const tag = found && some(doer.random, found.record.tags);
      return tag && { kind: 'remove-tag', interaction: found.interaction.id, text: tag.text };
    },
  },
  'add-note': {
    by: forAnother,
    weight: 2,
    make(doer) {
      const interaction = some(doer.random, doer.held('ongoing'));
      return interaction === undefined ? undefined : { kind: 'add-note', interaction, text: doer.words() };
    },
  },
  'remove-note': {
    by: agentsAct,
    weight: 4,
    make(doer) {
      const found = withRecord(doer, ({ notes }) => notes.length > 0);
      const note = found && some(doer.random, found.record.notes);
      return note === undefined
        ? undefined
        : { kind: 'remove-note', interaction: found!.interaction.id, note: `${found!.record.id}.${note}` };
    },
  },
  'restore-note': {
    by: agentsAct,
    weight: 8,
    make(doer) {
      const found = withRecord(doer, ({ removedNotes }) => removedNotes.length > 0);
      const note = found && some(doer.random, found.record.removedNotes);
      return note === undefined
        ? undefined
        : { kind: 'restore-note', interaction: found!.interaction.id, note: `${found!.record.id}.${note}` };
    },
  },
  merge: {
    by: agentsAct,
    weight: 1,
    make(doer) {
      const found = withRecord(doer);
      const other = some(
        doer.random,
        doer.tables.interactions(({ customer }) => customer !== found?.interaction.customer),
      );
      const theirs = other && recordOf(doer, other);
      if (!found || !theirs) return undefined;
      const first = pick(doer.random, [found.record.id, theirs.id]);
      return { kind: 'merge', interaction: found.interaction.id, other: theirs.id, first };
    },
  },
  unmerge: {
    by: agentsAct,
    weight: 4,
    make(doer) {
      const interaction = some(
        doer.random,
        doer.tables.interactions(
          ({ agent, customer }) => agent === doer.agent && !!doer.tables.customer(customer)?.mergedInto,
        ),
      );
      return interaction && { kind: 'unmerge', interaction: interaction.id, record: interaction.customer };
    },
  },
  'take-back': {
    by: agentsAct,
    weight: 8,
    make(doer) {
      const interaction = submittedBy(doer, doer.agent);
      return interaction && { kind: 'take-back', interaction: interaction.id, of: interaction.submitted!.version };
    },
  },
  approve: {
    by: ['supervisor'],
    weight: 12,
    make(doer) {
      const interaction = submittedBy(doer);
      return interaction && { kind: 'approve', interaction: interaction.id, of: interaction.submitted!.version };
    },
  },
  'return-for-change': {
    by: ['supervisor'],
    weight: 4,
    make(doer) {
      const interaction = submittedBy(doer);
      return (
        interaction && {
          kind: 'return-for-change',
          interaction: interaction.id,
          of: interaction.submitted!.version,
          text: doer.words(),
        }
      );
    },
  },
  'enter-routing': { by: agentsAct, weight: 3, make: () => ({ kind: 'enter-routing' }) },
  'leave-routing': { by: agentsAct, weight: 0.5, make: () => ({ kind: 'leave-routing' }) },
  'become-available': {
    by: forAnother,
    weight: 6,
    make: (doer) => ({ kind: 'become-available', ...someGroup(doer) }),
  },
  'go-away': { by: forAnother, weight: 1, make: (doer) => ({ kind: 'go-away', ...someGroup(doer) }) },
  acknowledge: {
    by: agentsAct,
    weight: 6,
    make({ tables, agent }) {
      const person = personOf(tables.directory(), agent);
      const team = tables.listed('team').find(({ id }) => id === person?.team);
      const known = person?.acknowledged;
      if (!team?.policy || (known?.team === team.id && known.policyVersion === team.policyVersion)) return undefined;
      return { kind: 'acknowledge', policyVersion: team.policyVersion };
    },
  },
  'grant-role': {
    by: administrators,
    weight: 3,
    make(doer) {
      const person = somebody(doer);
      return person === undefined
        ? undefined
        : { kind: 'grant-role', person, role: pick(doer.random, ['agent', 'supervisor', 'quality'] as const) };
    },
  },
  'revoke-role': {
    by: administrators,
    weight: 3,
    make(doer) {
      const role = pick(doer.random, ['quality', 'supervisor'] as const);
      const person = some(
        doer.random,
        peopleWith(doer, ({ roles }) => roles.includes(role)),
      );
      return person === undefined ? undefined : { kind: 'revoke-role', person, role };
    },
  },
  'join-team': {
    by: administrators,
    weight: 3,
    make(doer) {
      const person = somebody(doer);
      return person === undefined ? undefined : { kind: 'join-team', person, team: pick(doer.random, teams(doer)) };
    },
  },
  'leave-team': {
    by: administrators,
    weight: 0.5,
    make(doer) {
      const person = somebody(doer);
      return person === undefined ? undefined : { kind: 'leave-team', person };
    },
  },
  'lead-team': {
    by: administrators,
    weight: 3,
    make(doer) {
      const person = somebody(doer);
      return person === undefined ? undefined : { kind: 'lead-team', person, team: pick(doer.random, teams(doer)) };
    },
  },
  'unlead-team': {
    by: administrators,
    weight: 2,
    make(doer) {
      const team = pick(doer.random, teams(doer));
      const person = some(
        doer.random,
        peopleWith(doer, ({ leads }) => leads.includes(team)),
      );
      return person === undefined ? undefined : { kind: 'unlead-team', person, team };
    },
  },
  'require-approval': {
    by: ['supervisor', 'administrator'],
    weight: 8,
    make(doer) {
      const person = some(doer.random, agents(doer));
      return person === undefined ? undefined : { kind: 'require-approval', person };
    },
  },
  'lift-approval': {
    by: ['supervisor', 'administrator'],
    weight: 2,
    make(doer) {
      const person = some(doer.random, agents(doer));
      return person === undefined ? undefined : { kind: 'lift-approval', person };
    },
  },
  'set-policy': {
    by: administrators,
    weight: 1,
    make(doer) {
      const { random, tables } = doer;
      return {
        kind: 'set-policy',
        team: pick(random, teams(doer)),
        purpose: 'coaching',
        depth: pick(random, ['letters', 'letters', 'pauses', 'sent'] as const),
        text: 'They can look.',
        excludedChannels: chance(random, 0.2) ? [pick(random, tables.listed('channel')).id] : [],
        excludedInboxes: chance(random, 0.2) ? ['mine'] : [],
        excludedCategories: chance(random, 0.2) ? [pick(random, tables.listed('category')).id] : [],
        reviewAt: null,
        retentionDays: null,
        ...limits(doer),
      };
    },
  },
  'withdraw-policy': {
    by: administrators,
    weight: 1,
    make: (doer) => ({ kind: 'withdraw-policy', team: pick(doer.random, teams(doer)) }),
  },
  'set-channel-group': {
    by: administrators,
    weight: 1,
    make({ random, tables }) {
      const group = some(random, tables.listed('channelGroup'));
      if (!group) return undefined;
      const soft = 1 + Math.floor(random() * 3);
      return {
        kind: 'set-channel-group',
        group: group.id,
        name: group.name,
        soft,
        hard: soft + Math.floor(random() * 3),
        ringMs: pick(random, [10_000, 30_000]),
        goneMs: pick(random, [minute, 60 * minute]),
        missesMax: 1 + Math.floor(random() * 2),
        afterMiss: pick(random, ['away', 'nothing'] as const),
        idleMs: group.idleMs,
        answerTargetMs: pick(random, [minute, 5 * minute]),
        priority: Math.floor(random() * 5),
        undeliveredMs: pick(random, [null, minute]),
        autoCompleteMs: pick(random, [null, null, 2 * minute]),
        autoAccept: chance(random, 0.2),
      };
    },
  },
  'set-team-rules': {
    by: administrators,
    weight: 1,
    make: (doer) => ({
      kind: 'set-team-rules',
      team: pick(doer.random, teams(doer)),
      dispositionMandatory: chance(doer.random, 0.3),
    }),
  },
  'save-reply': {
    by: administrators,
    weight: 1,
    make(doer) {
      const { random, tables } = doer;
      const known = chance(random, 0.5) ? some(random, tables.listed('savedReply')) : undefined;
      const words = doer.words();
      return {
        kind: 'save-reply',
        reply: known?.id ?? `reply-${words.replaceAll(' ', '-')}`,
        title: words,
        shortcut: chance(random, 0.5) ? 'hello' : words.slice(-20),
        text: `${words}, {customer.name}!`,
        team: chance(random, 0.5) ? pick(random, teams(doer)) : null,
        language: pick(random, ['en', 'pt', null]),
        seen: chance(random, 0.1) ? 0 : (known?.version ?? 0),
      };
    },
  },
  'delete-reply': {
    by: administrators,
    weight: 1,
    make({ random, tables }) {
      const reply = some(random, tables.listed('savedReply'));
      return reply && { kind: 'delete-reply', reply: reply.id };
    },
  },
  'save-away-reason': {
    by: administrators,
    weight: 1,
    make(doer) {
      const reason = pick(doer.random, ['lunch', 'training', 'call']);
      return { kind: 'save-away-reason', reason, name: doer.words() };
    },
  },
  'delete-away-reason': {
    by: administrators,
    weight: 0.5,
    make({ random, tables }) {
      const reason = some(random, tables.listed('awayReason'));
      return reason && { kind: 'delete-away-reason', reason: reason.id };
    },
  },
  'set-abilities': {
    by: administrators,
    weight: 1,
    make(doer) {
      const { random, tables } = doer;
      const person = some(random, agents(doer));
      if (person === undefined) return undefined;
      const skills = tables.listed('category').filter(({ purpose }) => purpose === 'skill');
      return {
        kind: 'set-abilities',
        person,
        // Whoever answers nowhere gets nothing to do: seldom.
        channels: tables.listed('channel').flatMap(({ id }) => (chance(random, 0.9) ? [id] : [])),
        skills: skills.flatMap(({ id }) => (chance(random, 0.5) ? [id] : [])),
        languages: ['en', 'pt'].filter(() => chance(random, 0.7)),
      };
    },
  },
  'save-team': {
    by: administrators,
    weight: 1,
    make: (doer) => ({ kind: 'save-team', team: pick(doer.random, teams(doer)), name: doer.words() }),
  },
  'save-inbox': {
    by: ['agent', 'supervisor', 'administrator'],
    weight: 5,
    make(doer) {
      const { random } = doer;
      const known = some(random, ownInboxes(doer));
      const query = pick(random, [
        'state:waiting',
        'assignee:me',
        'unanswered',
        'team:mine -state:ongoing',
        'channel:shop',
      ]);
      const inbox = known !== undefined && chance(random, 0.3) ? known : `inbox-${doer.words().replaceAll(' ', '-')}`;
      return { kind: 'save-inbox', inbox, name: `Inbox ${query}`, query, parent: null, shared: null };
    },
  },
  'delete-inbox': {
    by: agentsAct,
    weight: 1,
    make(doer) {
      const inbox = some(doer.random, ownInboxes(doer));
      return inbox === undefined ? undefined : { kind: 'delete-inbox', inbox };
    },
  },
  'order-inboxes': {
    by: agentsAct,
    weight: 8,
    make(doer) {
      const inboxes = ownInboxes(doer).toReversed();
      return inboxes.length < 2 ? undefined : { kind: 'order-inboxes', parent: null, inboxes };
    },
  },
  'add-category': {
    by: administrators,
    weight: 1,
    make({ random, tables }) {
      const over = some(random, tables.listed('category'));
      return over && { kind: 'add-category', name: 'Another', parent: over.id, purpose: over.purpose };
    },
  },
  'change-category': {
    by: administrators,
    weight: 1,
    make({ random, tables }) {
      const category = some(random, tables.listed('category'));
      const over = some(random, tables.listed('category'));
      return (
        category && {
          kind: 'change-category',
          category: category.id,
          name: `${category.name} too`.slice(-40),
          parent: over?.id ?? null,
        }
      );
    },
  },
};

/** A command that this role has an occasion for, if the dice find one. */
export function nextCommand(role: Role, doer: Doer): Command | undefined {
  const given = Object.values(acts).flatMap((act) =>
    'by' in act && act.by.includes(role) ? [act as unknown as Act<Command['kind']>] : [],
  );
  let at = doer.random() * given.reduce((sum, { weight }) => sum + weight, 0);
  const act = given.find(({ weight }) => (at -= weight) < 0);
  return act?.make(doer);
}
