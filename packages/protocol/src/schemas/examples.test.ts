import { describe, expect, test } from 'vitest';
import { draftUnitsMax, messageUnitsMax } from '../limits.ts';
import {
  schemas,
  type Command,
  type CommandKind,
  type Down,
  type Entity,
  type EntityKind,
  type Signal,
  type Up,
  type View,
  type ViewName,
} from './index.ts';

const who = { id: 'ana', name: 'Ana' };
const policy = {
  purpose: 'coaching',
  depth: 'letters',
  text: 'Supervisors of your team can look.',
  excludedChannels: ['mail'],
  excludedInboxes: ['mine'],
  reviewAt: 9,
  retentionDays: 30,
  zone: 'Europe/Lisbon',
  hours: { from: 540, to: 1020 },
  weekMinutes: 90,
} as const;

const limits = { teams: ['care'], roles: ['agent' as const], people: ['ana'] };

// One example of everything, each with all its fields. A new kind has no example, and does not compile.

const commands: { [K in CommandKind]: Extract<Command, { kind: K }> } = {
  say: { kind: 'say', text: 'Hello?' },
  reply: { kind: 'reply', interaction: 'one', text: 'Hi!' },
  comment: {
    kind: 'comment',
    interaction: 'one',
    text: '@Ben See here.',
    mentions: [{ at: 0, length: 4, person: 'ben' }],
    for: 'ana',
  },
  'dismiss-mention': { kind: 'dismiss-mention', mention: 'one.5' },
  accept: { kind: 'accept', interaction: 'one', for: 'ana' },
  ask: { kind: 'ask', for: 'ana' },
  complete: { kind: 'complete', interaction: 'one', disposition: 'solved', for: 'ana' },
  defer: { kind: 'defer', interaction: 'one', until: 9, for: 'ana' },
  resume: { kind: 'resume', interaction: 'one', for: 'ana' },
  transfer: { kind: 'transfer', interaction: 'one', to: { team: 'care' }, comment: 'They know.', for: 'ana' },
  'set-field': {
    kind: 'set-field',
    interaction: 'one',
    record: 'kim',
    field: 'own:Shoe size',
    text: '39',
    seen: 0,
    for: 'ana',
  },
  'add-tag': { kind: 'add-tag', interaction: 'one', text: 'regular', for: 'ana' },
  'remove-tag': { kind: 'remove-tag', interaction: 'one', text: 'regular', for: 'ana' },
  'add-note': { kind: 'add-note', interaction: 'one', text: 'Prefers mornings.', for: 'ana' },
  'remove-note': { kind: 'remove-note', interaction: 'one', note: 'kim.4' },
  'restore-note': { kind: 'restore-note', interaction: 'one', note: 'kim.4' },
  merge: { kind: 'merge', interaction: 'one', other: 'lou', first: 'kim' },
  unmerge: { kind: 'unmerge', interaction: 'one', record: 'lou' },
  'take-back': { kind: 'take-back', interaction: 'one', of: 3 },
  approve: { kind: 'approve', interaction: 'one', of: 3 },
  'return-for-change': { kind: 'return-for-change', interaction: 'one', of: 3, text: 'Kinder, please.' },
  'enter-routing': { kind: 'enter-routing' },
  'leave-routing': { kind: 'leave-routing' },
  'become-available': { kind: 'become-available', group: 'async', for: 'ana' },
  'go-away': { kind: 'go-away', reason: 'lunch', group: 'async', for: 'ana' },
  acknowledge: { kind: 'acknowledge', policyVersion: 2 },
  'grant-role': { kind: 'grant-role', person: 'ana', role: 'supervisor' },
  'revoke-role': { kind: 'revoke-role', person: 'ana', role: 'auditor' },
  'join-team': { kind: 'join-team', person: 'ana', team: 'care' },
  'leave-team': { kind: 'leave-team', person: 'ana' },
  'lead-team': { kind: 'lead-team', person: 'ana', team: 'care' },
  'unlead-team': { kind: 'unlead-team', person: 'ana', team: 'care' },
  'require-approval': { kind: 'require-approval', person: 'ana' },
  'lift-approval': { kind: 'lift-approval', person: 'ana' },
  'set-policy': {
    kind: 'set-policy',
    team: 'care',
    ...policy,
    excludedChannels: ['mail'],
    excludedInboxes: ['mine'],
    excludedCategories: ['health'],
    purposes: ['Coaching', 'A complaint'],
  },
  'save-categories': { kind: 'save-categories', interaction: 'one', categories: ['returns'], seen: 2, for: 'ana' },
  'set-language': { kind: 'set-language', interaction: 'one', language: 'pt', for: 'ana' },
  'set-team-rules': { kind: 'set-team-rules', team: 'care', dispositionMandatory: true },
  'add-category': { kind: 'add-category', name: 'Late', parent: 'returns', purpose: 'analytics' },
  'change-category': { kind: 'change-category', category: 'late', name: 'Too late', parent: null },
  'save-reply': {
    kind: 'save-reply',
    reply: 'thanks',
    title: 'Thanks',
    shortcut: 'thx',
    text: 'Thank you, {customer.name}!',
    team: 'care',
    language: 'en',
    seen: 1,
  },
  'delete-reply': { kind: 'delete-reply', reply: 'thanks' },
  'save-away-reason': { kind: 'save-away-reason', reason: 'lunch', name: 'Lunch' },
  'delete-away-reason': { kind: 'delete-away-reason', reason: 'lunch' },
  'set-abilities': { kind: 'set-abilities', person: 'ana', channels: ['chat'], skills: ['returns'], languages: ['en'] },
  'save-team': { kind: 'save-team', team: 'care', name: 'Care' },
  'withdraw-policy': { kind: 'withdraw-policy', team: 'care' },
  'set-channel-group': {
    kind: 'set-channel-group',
    group: 'async',
    name: 'Async',
    soft: 3,
    hard: 6,
    ringMs: 30_000,
    goneMs: 3600_000,
    missesMax: 1,
    afterMiss: 'away',
    idleMs: 2_700_000,
    answerTargetMs: 14_400_000,
    priority: 0,
    undeliveredMs: 86_400_000,
    autoCompleteMs: 86_400_000,
    autoAccept: false,
  },
  'save-inbox': { kind: 'save-inbox', inbox: 'late', name: 'Late', query: 'age:>1h', parent: 'mine', shared: limits },
  'delete-inbox': { kind: 'delete-inbox', inbox: 'late' },
  'order-inboxes': { kind: 'order-inboxes', parent: 'mine', inboxes: ['late'] },
};

const views: { [N in ViewName]: Extract<View, { view: N }> } = {
  desk: { view: 'desk', agent: 'ana', purpose: 'Coaching' },
  conversation: { view: 'conversation', interaction: 'one' },
  earlier: { view: 'earlier', interaction: 'one', before: 51 },
  activity: { view: 'activity', interaction: 'one', before: 51 },
  history: { view: 'history', agent: 'ana', before: 9 },
  deferred: { view: 'deferred', agent: 'ana' },
  colleagues: { view: 'colleagues', agent: 'ana' },
  readers: { view: 'readers', interaction: 'one' },
  'saved-replies': { view: 'saved-replies', agent: 'ana' },
  inbox: { view: 'inbox', agent: 'ana', inbox: 'unassigned' },
  query: { view: 'query', agent: 'ana', query: 'age:>1h' },
  customer: { view: 'customer', interaction: 'one' },
  customers: { view: 'customers', agent: 'ana', interaction: 'one', text: 'kim@' },
  waits: { view: 'waits', agent: 'ana' },
  why: { view: 'why', interaction: 'one' },
  categories: { view: 'categories' },
  agents: { view: 'agents' },
  'look-terms': { view: 'look-terms', agent: 'ana' },
  approvals: { view: 'approvals' },
  'monitoring-log': {
    ...{ view: 'monitoring-log', before: 100, from: 5, to: 9 },
    ...{ by: 'sam', whose: 'ana', what: 'desk' },
  },
  'live-monitoring': { view: 'live-monitoring' },
  people: { view: 'people' },
  settings: { view: 'settings' },
  'shared-inboxes': { view: 'shared-inboxes' },
  chat: { view: 'chat' },
};

const entities: { [K in EntityKind]: Extract<Entity, { kind: K }> } = {
  interaction: {
    kind: 'interaction',
    id: 'one',
    version: 4,
    state: 'ringing',
    channel: 'chat',
    channelName: 'Chat',
    group: 'realtime',
    team: 'care',
    customer: 'kim',
    customerName: 'Kim',
    agent: 'ana',
    agentName: 'Ana',
    answered: false,
    waitsSince: 5,
    createdAt: 4,
    stateAt: 6,
    due: 7,
    target: { id: 'ben', name: 'Ben' },
    last: { from: 'customer', text: 'Hello?', at: 5 },
    submitted: { is: 'pending', version: 4, text: 'Hi!', at: 6, customerWrote: true },
    categories: ['returns'],
    language: 'pt',
    categoriesVersion: 2,
  },
  blank: { kind: 'blank', id: 'one', version: 4, state: 'ongoing', group: 'realtime' },
  entry: {
    kind: 'entry',
    id: 'one.3',
    version: 3,
    interaction: 'one',
    what: 'event',
    from: 'agent',
    by: { id: 'sam', name: 'Sam' },
    onBehalfOf: who,
    agent: who,
    event: 'accepted',
    of: 2,
    until: 9,
    teamName: 'Care',
    categoryName: 'Furniture',
    reason: 'transferred',
    load: 2,
    points: 1.5,
    language: 'pt',
    categories: ['returns'],
    text: '',
    mentions: [{ at: 0, length: 4, person: 'ben' }],
    at: 5,
  },
  wait: {
    kind: 'wait',
    id: 'one',
    version: 9,
    why: 'kept',
    until: 12,
    skills: ['Furniture'],
    language: 'pt',
  },
  why: {
    kind: 'why',
    id: 'one',
    version: 9,
    wait: {
      why: 'nobody-available',
      until: null,
      skills: ['Furniture'],
      language: 'pt',
      keptFor: who,
      since: 3,
      points: { age: 0.5, priority: -1, boost: 0.5 },
      overdueAt: 30,
      place: 1,
      of: 2,
      colleagues: [{ id: 'ben', name: 'Ben', not: ['skill', 'away'] }],
      others: [{ not: 'channel', count: 4 }],
    },
    given: { agent: who, at: 5, reason: 'least-loaded', load: 2, points: 1.5 },
  },
  mentions: {
    kind: 'mentions',
    id: 'ana',
    version: 4,
    list: [{ id: 'one.5', interaction: 'one', customerName: 'Kim', by: { id: 'ben', name: 'Ben' }, at: 5 }],
  },
  agent: {
    kind: 'agent',
    id: 'ana',
    version: 3,
    name: 'Ana',
    team: 'care',
    teamName: 'Care',
    connected: true,
    connectedAt: 1,
    mode: 'away',
    reason: { id: 'missed', name: '' },
    modeAt: 2,
    repliesNeedApproval: true,
    groups: [
      {
        id: 'realtime',
        name: 'Realtime',
        soft: 3,
        hard: 5,
        mode: 'away',
        reason: { id: 'lunch', name: 'Lunch' },
        at: 2,
        by: { id: 'sam', name: 'Sam' },
      },
    ],
  },
  awayReason: { kind: 'awayReason', id: 'lunch', version: 1, name: 'Lunch' },
  sight: { kind: 'sight', id: 'ana', version: 3, why: 'no-policy' },
  inbox: {
    kind: 'inbox',
    id: 'late',
    version: 3,
    name: 'Late',
    query: 'age:>1h',
    isOwn: true,
    parent: 'mine',
    order: 0,
    count: 2,
  },
  'query-fault': { kind: 'query-fault', id: '5', version: 1, why: 'unknown-value', at: 5, end: 9 },
  'shared-inbox': {
    kind: 'shared-inbox',
    id: 'late',
    version: 3,
    name: 'Late',
    query: 'age:>1h',
    limits,
    parent: 'mine',
    order: 0,
    mayChange: true,
  },
  day: {
    kind: 'day',
    id: 'ana.2026-11-23',
    version: 3,
    agent: 'ana',
    date: '2026-11-23',
    accepted: 3,
    missed: 1,
    completed: 2,
    deferred: 4,
    transferred: 1,
    resumed: 1,
    handledMs: 61_000,
  },
  customer: {
    kind: 'customer',
    id: 'kim',
    version: 1,
    since: 4,
    channelName: 'Chat',
    arrivedAs: 'Kim',
    fields: [{ field: 'own:Shoe size', text: '39', version: 2, by: who, at: 5 }],
    tags: ['regular'],
    mergedInto: 'lou',
    mergedAt: 6,
  },
  note: { kind: 'note', id: 'kim.3', version: 3, customer: 'kim', by: who, onBehalfOf: who, text: 'Mornings.', at: 5 },
  edit: {
    kind: 'edit',
    id: 'kim.3',
    version: 3,
    customerName: 'Kim',
    by: { id: 'sam', name: 'Sam' },
    what: 'set-field',
    field: 'email',
    text: 'kim@mail.test',
    at: 5,
  },
  rules: { kind: 'rules', id: 'care', version: 2, dispositionMandatory: true, skills: ['returns'] },
  category: { kind: 'category', id: 'returns', version: 1, name: 'Returns', parent: 'orders', purpose: 'skill' },
  notice: {
    kind: 'notice',
    id: 'care',
    version: 3,
    policyVersion: 2,
    purpose: 'coaching',
    depth: 'pauses',
    text: 'They can look.',
    acknowledged: false,
  },
  policy: {
    kind: 'policy',
    id: 'care',
    version: 3,
    teamName: 'Care',
    policyVersion: 2,
    ...policy,
    excludedChannels: ['mail'],
    excludedInboxes: ['team'],
    excludedCategories: ['health'],
    purposes: ['Coaching', 'A complaint'],
    inboxes: [{ id: 'team', name: 'Team' }],
    acknowledged: 1,
    members: 2,
    channels: [{ id: 'chat', name: 'Chat' }],
  },
  'look-terms': {
    ...{
      kind: 'look-terms',
      id: 'ana',
      version: 2,
      name: 'Ana',
      team: 'care',
      policyVersion: 2,
      zone: 'Europe/Lisbon',
    },
    ...{ purposes: ['Coaching'], hours: { from: 540, to: 1020 }, weekMinutes: 90, minutesLeft: 12 },
  },
  look: {
    kind: 'look',
    id: '7',
    version: 2,
    at: 5,
    until: 9,
    how: 'closed',
    by: { id: 'sam', name: 'Sam' },
    what: 'desk',
    agent: who,
    interaction: 'one',
    teamName: 'Care',
    purpose: 'coaching',
  },
  watcher: {
    kind: 'watcher',
    id: 'sam',
    version: 1,
    name: 'Sam',
    desks: 2,
    ms: 61_000,
    unsure: 0,
    agents: [{ id: 'ana', name: 'Ana', desks: 2 }],
  },
  submission: {
    kind: 'submission',
    id: 'one',
    version: 4,
    of: 3,
    customerName: 'Kim',
    channelName: 'Chat',
    agent: who,
    teamName: 'Care',
    text: 'Hi!',
    at: 6,
    customerWrote: false,
    recent: [{ from: 'customer', name: 'Kim', text: 'Hello?', at: 5 }],
  },
  approvalRule: { kind: 'approvalRule', id: 'ana', version: 3, name: 'Ana', teamName: 'Care', isRequired: true },
  person: {
    kind: 'person',
    id: 'sam',
    version: 3,
    name: 'Sam',
    email: 'sam@oriel.test',
    roles: ['supervisor'],
    team: 'care',
    leads: ['care'],
    channels: ['chat'],
    skills: ['returns'],
    languages: ['en'],
  },
  teamSettings: { kind: 'teamSettings', id: 'care', version: 3, name: 'Care', dispositionMandatory: true },
  channelGroup: {
    kind: 'channelGroup',
    id: 'async',
    version: 1,
    name: 'Async',
    soft: 3,
    hard: 6,
    ringMs: 30_000,
    goneMs: 3600_000,
    missesMax: 1,
    afterMiss: 'away',
    idleMs: 2_700_000,
    answerTargetMs: 14_400_000,
    priority: 0,
    undeliveredMs: null,
    autoCompleteMs: null,
    autoAccept: false,
  },
  channel: { kind: 'channel', id: 'chat', version: 1, name: 'Web chat', team: 'care', group: 'realtime' },
  changed: { kind: 'changed', id: 'care', version: 3, by: { id: 'max', name: 'Max' }, at: 9 },
  savedReply: {
    kind: 'savedReply',
    id: 'reply.hello',
    version: 1,
    title: 'Greeting',
    shortcut: 'hello',
    text: 'Hello {customer.name}',
    language: 'en',
    team: null,
  },
  colleague: {
    kind: 'colleague',
    id: 'ben',
    version: 3,
    name: 'Ben',
    channels: ['chat'],
    skills: ['furniture'],
    languages: ['pt-BR'],
  },
  team: { kind: 'team', id: 'care', version: 3, name: 'Care' },
  message: { kind: 'message', id: '2', version: 2, what: 'with', from: 'system', name: 'Ana', text: '', at: 5 },
  shopfront: { kind: 'shopfront', id: 'chat', version: 1, name: 'Chat', readers: 'The team reads.' },
};

const signals: { [K in Signal['kind']]: Extract<Signal, { kind: K }> } = {
  draft: {
    kind: 'draft',
    stream: 0xffffffff,
    agent: 'ana',
    interaction: 'one',
    what: 'reply',
    rev: 3,
    text: 'Hi •',
    spans: [{ at: 3, length: 1 }],
    keyAt: 5,
    page: 'p1',
  },
  'draft-end': { kind: 'draft-end', stream: 7, agent: 'ana', interaction: 'one', what: 'comment' },
  focus: { kind: 'focus', agent: 'ana', interaction: 'one' },
  typing: { kind: 'typing', agent: 'ana', interaction: 'one', until: 9 },
};

const ups: { [T in Up['t']]: Extract<Up, { t: T }> } = {
  hello: { t: 'hello', wire: 3, token: 'x', page: 'p1', seat: true },
  open: { t: 'open', id: 2, view: views.conversation, via: 1, have: { epoch: 'e', version: 3 } },
  close: { t: 'close', id: 2 },
  do: { t: 'do', id: 'k1', command: commands.reply },
  alive: { t: 'alive', n: 3 },
  here: { t: 'here' },
  focus: { t: 'focus', interaction: null },
  draft: {
    t: 'draft',
    stream: 7,
    interaction: 'one',
    what: 'reply',
    rev: 1,
    text: 'Hi',
    spans: [{ at: 0, length: 1 }],
    typed: true,
  },
  again: { t: 'again', stream: 7 },
};

const downs: { [T in Down['t']]: Extract<Down, { t: T }> } = {
  welcome: {
    t: 'welcome',
    wire: 3,
    epoch: 'e',
    now: 5,
    you: { kind: 'person', id: 'ana', name: 'Ana', roles: ['agent'], team: 'care', leads: [] },
    demo: true,
  },
  opened: {
    t: 'opened',
    id: 2,
    reset: true,
    entities: Object.values(entities),
    signals: Object.values(signals),
    more: true,
  },
  enter: { t: 'enter', id: 2, entities: [entities.interaction] },
  changed: { t: 'changed', id: 2, entities: [entities.agent] },
  leave: { t: 'leave', id: 2, keys: ['interaction:one'] },
  closed: { t: 'closed', id: 2, why: 'not-found' },
  signals: { t: 'signals', signals: [signals.focus] },
  did: { t: 'did', id: 'k1', result: { interaction: 'one', version: 4, said: 2, record: { id: 'kim', version: 3 } } },
  refused: { t: 'refused', id: 'k1', why: 'full' },
  failed: { t: 'failed', id: 'k1' },
  beat: { t: 'beat', n: 3, now: 5, heads: { 2: { 'interaction:one': 4 } } },
};

const families = { command: commands, view: views, entity: entities, signal: signals, up: ups, down: downs } as const;
const sorted = (values: Iterable<unknown>) => [...values].map(String).toSorted();

describe.each(Object.keys(families) as (keyof typeof families)[])('WR3 %s', (family) => {
  const examples: Record<string, object> = families[family];
  const schema = schemas[family];

  test('WR3 has an example of everything it is', () => {
    const tag = schema.def.discriminator;
    const kinds = schema.options.flatMap((option) => [
      ...((option as { shape: Record<string, { values: Set<unknown> }> }).shape[tag]?.values ?? []),
    ]);
    expect(sorted(kinds)).toEqual(sorted(Object.keys(examples)));
  });

  test.each(Object.keys(examples))('WR3 %s arrives as it left', (kind) => {
    expect(schema.parse(JSON.parse(JSON.stringify(examples[kind])))).toEqual(examples[kind]);
  });

  test('WR3 what nobody knows, or lacks a field, or has a field of another kind, is refused', () => {
    expect(schema.safeParse({ kind: 'nothing', view: 'nothing', t: 'nothing' }).success).toBe(false);
    let refused = 0;
    for (const example of Object.values(examples)) {
      for (const field of Object.keys(example)) {
        const { [field]: _, ...without } = example as Record<string, unknown>;
        const wrong = { ...example, [field]: { not: 'this' } };
        if (field !== 'heads' && field !== 'result') {
          expect(schema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
        }
        if (!schema.safeParse(without).success) refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(Object.keys(examples).length);
  });
});

describe('WR4 limits at the edge', () => {
  const parses = (up: unknown) => schemas.up.safeParse(up).success;
  const reply = (text: string) => ({ ...ups.do, command: { ...commands.reply, text } });
  const draft = (text: string) => ({ ...ups.draft, text });

  test('WR4 a message and a draft are as long as the limit, in UTF-16 units, and no longer', () => {
    const fits = [
      reply('x'.repeat(messageUnitsMax)),
      reply('👍'.repeat(messageUnitsMax / 2)),
      draft('x'.repeat(draftUnitsMax)),
    ];
    const tooLong = [
      reply('x'.repeat(messageUnitsMax + 1)),
      reply(`${'👍'.repeat(messageUnitsMax / 2)}x`),
      draft('x'.repeat(draftUnitsMax + 1)),
      reply(''),
    ];
    expect([fits.map(parses), tooLong.map(parses)]).toEqual([fits.map(() => true), tooLong.map(() => false)]);
  });

  test('WR4 ids are short, of letters that are safe in a topic, a key and an address', () => {
    const focus = (interaction: string) => ({ ...ups.focus, interaction });
    expect(['x'.repeat(64), 'A-z_0.9'].map((id) => parses(focus(id)))).toEqual([true, true]);
    expect(['', 'x'.repeat(65), 'a b', 'a/b', 'a:b', 'ä', "a'b", 'a\n'].map((id) => parses(focus(id)))).toEqual(
      Array(8).fill(false),
    );
  });

  test('WR4 nothing that was not asked for comes through', () => {
    const smuggled = { ...commands.reply, for: 'ana', by: 'sam' };
    expect(schemas.command.parse(smuggled)).toEqual(commands.reply);
  });
});
