// One request of each kind, such as would be granted to whom it is due: a view, a command, and a route of HTTP. A new one
// does not compile before it is here, and fails the test before it has a row in docs/spec/rights.md.
import { defaultGroups } from '@oriel/domain';
import type { Command, CommandKind, View, ViewName } from '@oriel/protocol';
import { readdirSync } from 'node:fs';
import { terms, type Matter, type World } from './principals.ts';

/** `agent`: whose desk it is. */
export const views: Record<ViewName, (agent: string, matter: Matter) => View> = {
  desk: (agent) => ({ view: 'desk', agent }),
  conversation: (_, { interaction }) => ({ view: 'conversation', interaction }),
  earlier: (_, { interaction }) => ({ view: 'earlier', interaction, before: 3 }),
  activity: (_, { interaction }) => ({ view: 'activity', interaction }),
  history: (agent) => ({ view: 'history', agent }),
  deferred: (agent) => ({ view: 'deferred', agent }),
  colleagues: (agent) => ({ view: 'colleagues', agent }),
  readers: (_, { interaction }) => ({ view: 'readers', interaction }),
  'saved-replies': (agent) => ({ view: 'saved-replies', agent }),
  inbox: (agent) => ({ view: 'inbox', agent, inbox: 'team' }),
  query: (agent) => ({ view: 'query', agent, query: 'state:waiting' }),
  customer: (_, { interaction }) => ({ view: 'customer', interaction }),
  customers: (agent, { interaction }) => ({ view: 'customers', agent, interaction, text: 'pri' }),
  waits: (agent) => ({ view: 'waits', agent }),
  why: (_, { interaction }) => ({ view: 'why', interaction }),
  categories: () => ({ view: 'categories' }),
  agents: () => ({ view: 'agents' }),
  'look-terms': (agent) => ({ view: 'look-terms', agent }),
  approvals: () => ({ view: 'approvals' }),
  'shared-inboxes': () => ({ view: 'shared-inboxes' }),
  'monitoring-log': () => ({ view: 'monitoring-log' }),
  'live-monitoring': () => ({ view: 'live-monitoring' }),
  people: () => ({ view: 'people' }),
  settings: () => ({ view: 'settings' }),
  chat: () => ({ view: 'chat' }),
};

interface CommandRequest<K extends CommandKind> {
  /** Before the first, and again after each that was done; without it Priya's interaction is ongoing with Ana. */
  given?: (world: World) => Promise<Matter>;
  /** `by`: the id of whoever gives it. */
  command: (matter: Matter, by: string, world: World) => Extract<Command, { kind: K }> | Promise<Command>;
  /** After the row, where it changed what others stand on. */
  after?: (world: World) => Promise<void>;
}

/** An interaction, and this done before. */
const having =
  (before: (world: World) => Promise<unknown>): ((world: World) => Promise<Matter>) =>
  async (world) => {
    await before(world);
    return world.ongoing();
  };

const withNote = async (world: World): Promise<Matter> => {
  const matter = await world.ongoing();
  const { interaction } = matter;
  const { record } = await world.by(world.ana.client, { kind: 'add-note', interaction, text: 'Likes blue.' });
  return { ...matter, other: `${record!.id}.${record!.version}` };
};

const withOther = async (world: World): Promise<Matter> => {
  const other = await world.waiting();
  return { ...(await world.ongoing()), other: other.customer };
};

const forNobody = { team: null, language: null, seen: 0 };
const about = { interaction: ({ interaction }: Matter) => ({ interaction }) };
const roleOfKofi = (kind: 'grant-role' | 'revoke-role') => (world: World) =>
  world.so(world.max, { kind, person: world.kofi, role: 'quality' });
const kofiJoins = (world: World) => world.so(world.max, { kind: 'join-team', person: world.kofi, team: 'orders' });
const kofisLead = (kind: 'lead-team' | 'unlead-team') => (world: World) =>
  world.so(world.max, { kind, person: world.kofi, team: 'orders' });
const kofisApproval = (kind: 'require-approval' | 'lift-approval') => (world: World) =>
  world.so(world.max, { kind, person: world.kofi });
const anasApprovalLifted = (world: World) => world.so(world.max, { kind: 'lift-approval', person: world.ana.id });
const dispositionFree = (world: World) =>
  world.so(world.max, { kind: 'set-team-rules', team: 'orders', dispositionMandatory: false });
const seated = (...kinds: ('enter-routing' | 'leave-routing' | 'become-available')[]) =>
  having(async (world) => {
    await world.away();
    for (const kind of kinds) for (const { client } of [world.ana, world.fatima]) await world.so(client, { kind });
  });

const forOrders = { teams: ['orders'], roles: [], people: [] };
/** Ana has one of her own. */
const withInbox = async (world: World): Promise<Matter> => {
  const inbox = `hers-${world.next()}`;
  await world.by(world.ana.client, { kind: 'save-inbox', inbox, name: 'Hers', query: '', parent: null, shared: null });
  return { ...(await world.ongoing()), other: inbox };
};

export const commands: { [K in CommandKind]: CommandRequest<K> } = {
  say: { command: () => ({ kind: 'say', text: 'And when does it come?' }) },
  reply: { command: ({ interaction }) => ({ kind: 'reply', interaction, text: 'It is on its way.' }) },
  comment: { command: ({ interaction }) => ({ kind: 'comment', interaction, text: 'A regular.' }) },
  accept: {
    given: (world) => world.waiting(),
    command: (matter) => ({ kind: 'accept', ...about.interaction(matter) }),
  },
  ask: { given: (world) => world.waiting(), command: () => ({ kind: 'ask' }) },
  complete: { command: (matter) => ({ kind: 'complete', ...about.interaction(matter) }) },
  defer: {
    command: ({ interaction }, _, { floor }) => ({ kind: 'defer', interaction, until: floor.clock!.now() + 3_600_000 }),
  },
  resume: {
    given: async (world) => {
      const matter = await world.ongoing();
      await world.by(world.ana.client, { kind: 'complete', interaction: matter.interaction });
      return matter;
    },
    command: (matter) => ({ kind: 'resume', ...about.interaction(matter) }),
  },
  transfer: { command: ({ interaction }) => ({ kind: 'transfer', interaction, to: { team: 'orders' } }) },
  'save-categories': {
    command: ({ interaction }) => ({ kind: 'save-categories', interaction, categories: ['ordering'], seen: 0 }),
  },
  'set-field': {
    command: ({ interaction, customer }) => ({
      ...{ kind: 'set-field', interaction, record: customer },
      ...{ field: 'city', text: 'Porto', seen: 0 },
    }),
  },
  'add-tag': { command: ({ interaction }) => ({ kind: 'add-tag', interaction, text: 'regular' }) },
  'remove-tag': {
    given: async (world) => {
      const matter = await world.ongoing();
      await world.by(world.ana.client, { kind: 'add-tag', interaction: matter.interaction, text: 'regular' });
      return matter;
    },
    command: ({ interaction }) => ({ kind: 'remove-tag', interaction, text: 'regular' }),
  },
  'add-note': { command: ({ interaction }) => ({ kind: 'add-note', interaction, text: 'Likes blue.' }) },
  'remove-note': {
    given: withNote,
    command: ({ interaction, other }) => ({ kind: 'remove-note', interaction, note: other! }),
  },
  'restore-note': {
    given: async (world) => {
      const matter = await withNote(world);
      const { interaction, other } = matter;
      await world.by(world.ana.client, { kind: 'remove-note', interaction, note: other! });
      return matter;
    },
    command: ({ interaction, other }) => ({ kind: 'restore-note', interaction, note: other! }),
  },
  merge: {
    given: withOther,
    command: ({ interaction, other, customer }) => ({ kind: 'merge', interaction, other: other!, first: customer }),
  },
  unmerge: {
    given: async (world) => {
      const matter = await withOther(world);
      const { interaction, other, customer } = matter;
      await world.by(world.ana.client, { kind: 'merge', interaction, other: other!, first: customer });
      return matter;
    },
    command: ({ interaction, other }) => ({ kind: 'unmerge', interaction, record: other! }),
  },
  'set-language': { command: ({ interaction }) => ({ kind: 'set-language', interaction, language: 'pt' }) },
  'take-back': {
    given: (world) => world.submitted(),
    command: ({ interaction, of }) => ({ kind: 'take-back', interaction, of: of! }),
    after: anasApprovalLifted,
  },
  approve: {
    given: (world) => world.submitted(),
    command: ({ interaction, of }) => ({ kind: 'approve', interaction, of: of! }),
    after: anasApprovalLifted,
  },
  'return-for-change': {
    given: (world) => world.submitted(),
    command: ({ interaction, of }) => ({ kind: 'return-for-change', interaction, of: of!, text: 'Say when.' }),
    after: anasApprovalLifted,
  },
  'dismiss-mention': {
    given: async (world) => {
      const matter = await world.ongoing();
      const { interaction } = matter;
      const mentions = [{ at: 0, length: '@Ana Ribeiro'.length, person: world.ana.id }];
      const comment = { kind: 'comment' as const, interaction, text: '@Ana Ribeiro: a regular', mentions };
      const { version } = await world.by(world.sam, { ...comment, for: world.ana.id });
      return { ...matter, other: `${interaction}.${version}` };
    },
    command: ({ other }) => ({ kind: 'dismiss-mention', mention: other! }),
  },
  'enter-routing': {
    given: seated('leave-routing'),
    command: () => ({ kind: 'enter-routing' }),
    after: (world) => world.away(),
  },
  'leave-routing': { given: seated(), command: () => ({ kind: 'leave-routing' }), after: (world) => world.away() },
  'become-available': {
    given: seated(),
    command: () => ({ kind: 'become-available' }),
    after: (world) => world.away(),
  },
  'go-away': {
    given: seated('become-available'),
    command: () => ({ kind: 'go-away' }),
    after: (world) => world.away(),
  },
  acknowledge: {
    given: having(async (world) => {
      for (const team of ['orders', 'returns-team']) await world.by(world.max, { kind: 'set-policy', team, ...terms });
    }),
    command: async (_, by, world) => ({ kind: 'acknowledge', policyVersion: await world.policyVersionOf(by) }),
    after: (world) => world.declared(),
  },
  'grant-role': {
    given: having(roleOfKofi('revoke-role')),
    command: (_, __, { kofi }) => ({ kind: 'grant-role', person: kofi, role: 'quality' }),
    after: roleOfKofi('revoke-role'),
  },
  'revoke-role': {
    given: having(roleOfKofi('grant-role')),
    command: (_, __, { kofi }) => ({ kind: 'revoke-role', person: kofi, role: 'quality' }),
    after: roleOfKofi('revoke-role'),
  },
  'join-team': {
    given: having(kofiJoins),
    command: (_, __, { kofi }) => ({ kind: 'join-team', person: kofi, team: 'returns-team' }),
    after: kofiJoins,
  },
  'leave-team': {
    given: having(kofiJoins),
    command: (_, __, { kofi }) => ({ kind: 'leave-team', person: kofi }),
    after: kofiJoins,
  },
  'lead-team': {
    given: having(kofisLead('unlead-team')),
    command: (_, __, { kofi }) => ({ kind: 'lead-team', person: kofi, team: 'orders' }),
    after: kofisLead('unlead-team'),
  },
  'unlead-team': {
    given: having(kofisLead('lead-team')),
    command: (_, __, { kofi }) => ({ kind: 'unlead-team', person: kofi, team: 'orders' }),
    after: kofisLead('unlead-team'),
  },
  'require-approval': {
    given: having(kofisApproval('lift-approval')),
    command: (_, __, { kofi }) => ({ kind: 'require-approval', person: kofi }),
    after: kofisApproval('lift-approval'),
  },
  'lift-approval': {
    given: having(kofisApproval('require-approval')),
    command: (_, __, { kofi }) => ({ kind: 'lift-approval', person: kofi }),
    after: kofisApproval('lift-approval'),
  },
  'set-policy': {
    command: () => ({ kind: 'set-policy', team: 'orders', ...terms }),
    after: (world) => world.declared(),
  },
  'withdraw-policy': {
    given: having((world) => world.declared()),
    command: () => ({ kind: 'withdraw-policy', team: 'orders' }),
    after: (world) => world.declared(),
  },
  'set-channel-group': {
    command: (_, __, world) => ({
      ...{ kind: 'set-channel-group', group: 'async' },
      ...{ ...defaultGroups.async, answerTargetMs: 60_000 + world.next() },
    }),
  },
  'set-team-rules': {
    given: having(dispositionFree),
    command: () => ({ kind: 'set-team-rules', team: 'orders', dispositionMandatory: true }),
    after: dispositionFree,
  },
  'save-reply': {
    command: (_, __, world) => {
      const name = `thanks-${world.next()}`;
      return { kind: 'save-reply', reply: name, title: name, shortcut: name, text: 'Thank you!', ...forNobody };
    },
  },
  'delete-reply': {
    given: having((world) =>
      world.so(world.max, {
        ...{ kind: 'save-reply', reply: 'no-reply', title: 'Bye', shortcut: 'to-delete', text: 'Bye!' },
        ...forNobody,
      }),
    ),
    command: () => ({ kind: 'delete-reply', reply: 'no-reply' }),
  },
  'save-away-reason': {
    command: (_, __, world) => ({ kind: 'save-away-reason', reason: 'lunch', name: `Lunch ${world.next()}` }),
  },
  'delete-away-reason': {
    given: having((world) =>
      world.so(world.max, { kind: 'save-away-reason', reason: 'no-reason', name: `Gone ${world.next()}` }),
    ),
    command: () => ({ kind: 'delete-away-reason', reason: 'no-reason' }),
  },
  'set-abilities': {
    given: having((world) =>
      world.so(world.max, { kind: 'set-abilities', person: world.kofi, channels: [], skills: [], languages: [] }),
    ),
    command: (_, __, { kofi }) => ({
      ...{ kind: 'set-abilities', person: kofi },
      ...{ channels: ['shop'], skills: [], languages: ['en'] },
    }),
  },
  'save-team': {
    command: (_, __, world) => ({ kind: 'save-team', team: 'orders', name: `Orders ${world.next()}` }),
    after: (world) => world.so(world.max, { kind: 'save-team', team: 'orders', name: 'Orders' }),
  },
  'add-category': {
    command: (_, __, world) => ({
      ...{ kind: 'add-category', name: `Category ${world.next()}` },
      ...{ parent: null, purpose: 'analytics' },
    }),
  },
  'change-category': {
    command: (_, __, world) => ({
      ...{ kind: 'change-category', category: 'delivery' },
      ...{ name: `Delivery ${world.next()}`, parent: null },
    }),
  },
  'save-inbox': {
    command: (_, __, world) => ({
      ...{ kind: 'save-inbox', inbox: `shared-${world.next()}`, name: 'Late', query: 'age:>1h' },
      ...{ parent: null, shared: forOrders },
    }),
  },
  'delete-inbox': {
    given: withInbox,
    command: ({ other }) => ({ kind: 'delete-inbox', inbox: other! }),
  },
  'order-inboxes': {
    given: async (world) => {
      await withInbox(world);
      return withInbox(world);
    },
    command: ({ other }) => ({ kind: 'order-inboxes', parent: null, inboxes: [other!] }),
  },
};

const fileOf = (folder: string): string =>
  readdirSync(new URL(`../../../apps/${folder}`, import.meta.url)).find((name) => name.endsWith('.js'))!;

/** An address for each route that has a variable part; all others are their own. */
export const addresses: Record<string, string | ((matter: Pick<Matter, 'interaction'>) => string)> = {
  '/api/conversations/:interaction': ({ interaction }) => `/api/conversations/${interaction}`,
  '/assets/*': `/assets/${fileOf('desk/dist/assets')}`,
  '/assets/supervision/*': `/assets/supervision/${fileOf('desk/dist/assets/supervision')}`,
  '/chat/assets/*': `/chat/assets/${fileOf('widget/dist/assets')}`,
  '/chat/:channel': '/chat/shop',
  '/demo/shop/*': '/demo/shop/shop.css',
  '/desk/*': '/desk/history',
  '/settings/*': '/settings/live-monitoring',
  '/supervision/*': '/supervision/agents',
};

export const bodies: Record<string, unknown> = {
  '/api/sign-in': { email: 'ben@oriel.test', password: 'oriel' },
  '/api/chat': { channel: 'shop', name: 'Priya' },
};
