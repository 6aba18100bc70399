// The wiring diagram: builds the adapters, puts the rooms together, and is the only file that knows all of them. Nothing
// that acts can ask whether anyone looks, because nothing given to it knows (S4).
import { serve } from '@hono/node-server';
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import type { Hono } from 'hono';
import { groupsOf, mayRead } from '@oriel/domain';
import { durationMsMax } from '@oriel/protocol';
import type { Pool } from 'pg';
import { createAccess } from './access/index.ts';
import { ownOrigins } from './access/origin.ts';
import { peopleView, policiesView } from './access/policies-view.ts';
import { settingsView } from './access/settings-view.ts';
import { colleaguesView } from './agents/colleagues-view.ts';
import { deskView } from './agents/desk-view.ts';
import { createHandling } from './agents/handling.ts';
import { isLive, type Bus, type Item } from './bus/bus.ts';
import { InProcessBus } from './bus/in-process-bus.ts';
import { NatsBus, type ConnectNats } from './bus/nats-bus.ts';
import { categoriesView } from './categories/categories-view.ts';
import { chatView } from './channels/web/chat-view.ts';
import { createChats, type Chats } from './channels/web/chats.ts';
import { SystemClock, type Clock } from './clock.ts';
import { customerView } from './customers/customer-view.ts';
import { savedRepliesView } from './drafts/saved-replies-view.ts';
import { customersView } from './customers/customers-view.ts';
import { createDrafts } from './drafts/live-drafts.ts';
import { PostgresDraftStore } from './drafts/postgres-draft-store.ts';
import { Failures } from './failures.ts';
import { seedFloor } from './floors/seed.ts';
import { createGateway, type Gateway } from './gateway/gateway.ts';
import { HeadsAfterGap } from './gateway/heads-after-gap.ts';
import { createHttp } from './http/app.ts';
import { OwnAdmission } from './hub/admission.ts';
import { DraftMirror } from './hub/draft-mirror.ts';
import { Hub } from './hub/hub.ts';
import { Sides } from './hub/sides.ts';
import type { Views } from './hub/viewing.ts';
import { newIdFrom, type RandomBytes } from './ids.ts';
import { setUpFirstInboxes } from './inboxes/first-inboxes.ts';
import { InboxCounts } from './inboxes/inbox-counts.ts';
import { inboxView, queryView } from './inboxes/inbox-view.ts';
import { sharedInboxesView } from './inboxes/shared-inboxes-view.ts';
import { installed } from './installed.ts';
import { conversationCopy } from './interactions/conversation-copy.ts';
import { conversationView, earlierView } from './interactions/conversation-view.ts';
import { activityView } from './interactions/activity-view.ts';
import { createDeadlines } from './interactions/deadlines.ts';
import { deferredView } from './interactions/deferred-view.ts';
import { historyView } from './interactions/history-view.ts';
import { languageOf } from './interactions/language.ts';
import { readersView } from './interactions/readers-view.ts';
import { LiveIndex } from './interactions/live-index.ts';
import type { Log } from './log.ts';
import type { Options } from './options.ts';
import { PostgresLeases } from './presence/leases.ts';
import { createPresence } from './presence/presence.ts';
import { createWhyViews } from './routing/why-views.ts';
import { createRouting } from './routing/routing.ts';
import { Committer } from './store/committer.ts';
import type { Change, Commits } from './store/commits.ts';
import { DirectoryHolder } from './store/directory.ts';
import { sweepKeys } from './store/keys.ts';
import { migrate } from './store/migrate.ts';
import { createPool } from './store/pool.ts';
import { Reader } from './store/reader.ts';
import { createSupervision, openChain, PostgresNodes, type OpenChain } from './supervision/index.ts';

/**
 * Pools: acts share one lane of transactions, and whoever floods the sign-in or the pages does not stand in it; those who
 * look have connections of their own, and so has the log (S9).
 */
const connections = { acts: 6, access: 3, desks: 6, looks: 4, log: 2 };

/** For tests that look at, or spoil, what passes between the rooms; and for a floor without a machine (sim/). */
export interface Around {
  clock?: Clock;
  pool?: (name: string) => Pool;
  /** Of the monitoring log. */
  chain?: OpenChain;
  /** By domain, so that what is drawn for one moves nothing of another. */
  random?: (domain: 'ids' | 'connections' | 'tokens' | 'streams' | 'visitors') => RandomBytes;
  open?: (house: House) => Promise<Door>;
  commits?: (commits: Commits) => Commits;
  /** How NATS is reached, where there are several nodes. */
  nats?: ConnectNats;
  bus?: (bus: Bus) => Bus;
  views?: (views: Views) => Views;
  /** Is told of all HTTP, as it was put together. */
  app?: (app: Hono) => void;
}

/** What is behind the door. */
export interface House {
  fetch: ReturnType<typeof createHttp>['fetch'];
  gateway: Gateway;
  chats: Chats;
}

/** Where people come in. */
export interface Door {
  port: number;
  /** Nobody comes in any more. Resolves when all are out. */
  close(): Promise<void>;
  /** Whoever is still there has to go. */
  clear(): void;
}

export interface ComposeOptions extends Options {
  /** What the key that signs the monitoring log's heads is made of; absent: one for this run. */
  headSeed?: string;
}

export interface Composed {
  port: number;
  url: string;
  /** The public key that signs the monitoring log's heads. */
  headKey: string;
  stop(): Promise<void>;
}

export async function compose(
  options: ComposeOptions,
  databaseUrl: string,
  log: Log,
  around: Around = {},
): Promise<Composed> {
  const clock = around.clock ?? new SystemClock();
  const randomOf = around.random ?? (() => randomBytes);
  const newId = newIdFrom(randomOf('ids'));
  const failures = new Failures(log, clock);
  const failed = (error: unknown) => failures.tell(error);
  const pool = (name: Exclude<keyof typeof connections, 'log'>, called: string, patienceMs?: number): Pool =>
    around.pool?.(name) ?? createPool(databaseUrl, connections[name], called, patienceMs);
  const pools = {
    acts: pool('acts', 'oriel acts'),
    access: pool('access', 'oriel access'),
    desks: pool('desks', 'oriel desks'),
    looks: pool('looks', 'oriel looks'),
  };
  const endPools = async () => {
    await Promise.all(Object.values(pools).map((pool) => pool.end()));
  };
  try {
    await migrate(pools.acts, installed('apps/server/src/store/migrations'), zoneHere(), newId());
  } catch (error) {
    await endPools();
    throw error;
  }
  const { epoch, zone } = (
    await pools.acts.query<{ epoch: string; zone: string }>('select epoch, zone from deployment')
  ).rows[0]!;
  const dateOf = dateIn(zone);

  const directory = new DirectoryHolder();
  const index = new LiveIndex();
  const mirror = new DraftMirror();
  await directory.load(pools.acts);
  await index.load(pools.acts);

  const here = new InProcessBus(clock, log);
  let tellHeads = (): void => {};
  const headsAfterGap = new HeadsAfterGap(clock, () => tellHeads());
  const nodes = options.natsUrl
    ? new NatsBus({
        url: options.natsUrl,
        connect: around.nats,
        subject: `oriel.${epoch}`,
        node: newId(),
        clock,
        log,
        here,
        standing: new DraftMirror(),
        heard: (items) => heard(items),
        missed: async () => {
          await committer.lookAgain();
          headsAfterGap.found();
        },
        toldAnew: () => void drafts.start(),
      })
    : undefined;
  const plainBus = nodes ?? here;
  const bus = around.bus?.(plainBus) ?? plainBus;
  const inboxes = new InboxCounts({
    index,
    directory: directory.now,
    clock,
    tell: (changes) => bus.publish(changes),
  });
  const committer = new Committer({
    pool: pools.acts,
    now: () => clock.now(),
    newId,
    dateOf,
    directory,
    languageOf,
    committed: (changes) => {
      index.take(changes);
      inboxes.take(changes);
      bus.publish(nodes ? changes.map(asNow) : changes);
    },
    lookAgain: async () => {
      const listed = await directory.load(pools.acts);
      await index.load(pools.acts);
      return listed.map((after) => ({ kind: 'listed', after }));
    },
    failed,
    fault: (error) =>
      log.error({ error: String(error), cause: (error.cause as Error | undefined)?.stack }, 'a rule broke'),
  });
  /** Another node may have committed what comes after it, and that may have been heard already. */
  const asNow = <T extends Item>(item: T): T =>
    item.kind === 'interaction' ? { ...item, after: index.newest(item.after) } : item;
  /** What another node has committed: this one's memory first, then its views. */
  const heard = (items: readonly Item[]): readonly Item[] => {
    const changes = items.filter((item): item is Change => !isLive(item));
    directory.take(changes.flatMap((change) => (change.kind === 'listed' ? [change.after] : [])));
    index.take(changes);
    inboxes.take(changes);
    for (const item of items) {
      if (item.kind === 'draft-whole') drafts.heldElsewhere(item);
      if (item.kind === 'draft-over') drafts.overElsewhere(item);
    }
    return items.map(asNow);
  };
  const commits = around.commits?.(committer) ?? committer;

  const desks = new Reader(pools.desks);
  const rooms = {
    desk: deskView(inboxes),
    conversation: conversationView,
    earlier: earlierView,
    activity: activityView,
    history: historyView,
    deferred: deferredView,
    colleagues: colleaguesView,
    readers: readersView,
    'saved-replies': savedRepliesView,
    inbox: inboxView(inboxes),
    query: queryView(inboxes),
    'shared-inboxes': sharedInboxesView,
    customer: customerView,
    customers: customersView,
    categories: categoriesView,
    'live-monitoring': policiesView,
    people: peopleView,
    settings: settingsView,
    chat: chatView,
  };
  const interactionOf = (id: string) => index.interaction(id);
  const hubDeps = { epoch, directory: directory.now, mirror, interactionOf, clock, failed };
  const whys = { own: createWhyViews(clock, inboxes), looked: createWhyViews(clock, inboxes) };
  const ownAdmission = new OwnAdmission(directory.now, desks);
  const own = new Hub({
    ...hubDeps,
    rooms: { ...rooms, ...whys.own.rooms },
    reader: desks,
    admission: ownAdmission,
  });
  const looks = new Reader(pools.looks);
  const chain =
    around.chain ??
    (await openChain({
      url: databaseUrl,
      isOwn: options.databaseUrl === undefined,
      owner: pools.acts,
      reads: pools.looks,
      connections: connections.log,
      log,
    }));
  const supervision = await createSupervision({
    chain,
    nodes: nodes && new PostgresNodes(pools.looks, nodes.node),
    lapsed: () => looked.breakOff(),
    reader: looks,
    directory: directory.now,
    mirror,
    interactionOf,
    inboxes,
    clock,
    heads: { seed: options.headSeed, file: options.headsFile, url: options.headsUrl },
    today: () => dateOf(clock.now()),
    failed,
  });
  const looked = new Hub({
    ...hubDeps,
    rooms: { ...rooms, ...whys.looked.rooms, ...supervision.rooms },
    reader: looks,
    admission: supervision.admission,
  });

  const routing = createRouting({ pool: pools.acts, commits, directory: directory.now, clock, failed });
  const handling = createHandling({
    commits,
    clock,
    interaction: (id) => index.interaction(id),
    newKey: newId,
    failed,
  });
  bus.subscribe((items) => {
    for (const item of items) mirror.take(item);
    whys.own.take(items);
    own.take(items);
    routing.take(items);
    handling.take(items);
    // A turn later still: who looks never comes before whose it is.
    clock.nextTurn(() => {
      whys.looked.take(items);
      looked.take(items);
    });
  });
  const deadlines = createDeadlines({ pool: pools.acts, commits, directory: directory.now, clock, failed });
  const stopSweeping = sweepKeys(pools.acts, clock, failed);
  const drafts = createDrafts({
    bus,
    // Every node brings back what was stored: none tells the others.
    here: nodes ? here : bus,
    isElsewhere: ({ agent, interaction, what }) =>
      nodes !== undefined &&
      mirror.ofAgent(agent).some((draft) => draft.interaction === interaction && draft.what === what),
    left: (draft) => nodes?.left(draft),
    clock,
    log,
    store: new PostgresDraftStore(pools.acts, clock),
    mayDraft: (agent, id) => {
      const interaction = index.interaction(id);
      if (!interaction || !mayRead(directory.now(), agent, interaction)) return undefined;
      const ongoing = interaction.state === 'ongoing' && interaction.agent === agent;
      return { customer: interaction.customer, team: interaction.team, ongoing };
    },
    newStream: () => Buffer.from(randomOf('streams')(4)).readUInt32BE(),
  });
  if (nodes) {
    await nodes.start();
    // What was committed since the directory was read, and before others were heard.
    await committer.lookAgain();
  }
  await drafts.start();

  const access = createAccess({
    pool: pools.access,
    directory: directory.now,
    clock,
    secure: options.url?.startsWith('https:') ?? false,
    log,
    isOneOfSeveral: nodes !== undefined,
    random: randomOf('tokens'),
  });
  await seedFloor({
    commits,
    directory: directory.now,
    credentials: access.credentials,
    newId,
    now: () => clock.now(),
  });

  await setUpFirstInboxes(commits, directory.now);

  const presence = createPresence({
    commits,
    clock,
    log,
    leases: nodes && new PostgresLeases(pools.desks, nodes.node),
    connectedAgents: () => desks.connectedAgents(),
    idleAfterMs: (agent) => Math.min(...groupsOf(directory.now(), agent).map(({ idleMs }) => idleMs), durationMsMax),
  });
  const sides = new Sides(own, looked);
  let port = options.port;
  const origins = () => ownOrigins(options.url, port);
  const gateway = createGateway({
    identities: access.identities,
    commits,
    views: around.views?.(sides) ?? sides,
    drafts,
    handling,
    presence,
    clock,
    log,
    epoch,
    demo: true,
    origins,
    newId: newIdFrom(randomOf('connections')),
  });
  tellHeads = () => gateway.tellHeads();
  presence.start();
  const chats = createChats({
    commits,
    directory: directory.now,
    customerTokens: access.customerTokens,
    newId,
    visitorNumber: () => 1000 + (Buffer.from(randomOf('visitors')(4)).readUInt32BE() % 9000),
  });
  const app = createHttp({
    access,
    chats,
    directory: directory.now,
    clock,
    log,
    ping: () => pools.desks.query('select 1'),
    origins,
    demo: true,
    rooms: [
      supervision.routes(access.identities),
      conversationCopy({
        identities: access.identities,
        directory: directory.now,
        own: { admission: ownAdmission, reader: desks },
        looked: { admission: supervision.admission, reader: looks },
      }),
    ],
  });
  around.app?.(app);

  const door = await (around.open ?? onPort(options))({ fetch: app.fetch, gateway, chats });
  port = door.port;

  return {
    port,
    url: options.url ?? `http://localhost:${port}`,
    headKey: supervision.headKey,
    async stop() {
      const closed = door.close();
      const lastIsGone = gateway.stop();
      // Nothing is given out, called late or called gone while goodbyes are said: how long they take depends on everybody
      // who is there, those who look included (S9).
      stopSweeping();
      inboxes.stop();
      presence.stop();
      await Promise.all([routing.stop(), deadlines.stop(), drafts.stop(), handling.stop()]);
      nodes?.leave();
      await lastIsGone;
      door.clear();
      await closed;
      access.stop();
      await nodes?.stop();
      headsAfterGap.stop();
      await committer.idle();
      await supervision.stop();
      await chain.close();
      await endPools();
    },
  };
}

/** The zone of this machine: what *today* means, until somebody says otherwise. */
const zoneHere = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Calendar days in a zone, as YYYY-MM-DD. */
function dateIn(zone: string): (at: number) => string {
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (at) => format.format(at);
}

/** HTTP, and sockets by its upgrades. */
const onPort =
  (options: Options) =>
  async ({ fetch, gateway }: House): Promise<Door> => {
    const server = await listen(fetch, options);
    server.on('upgrade', (request, socket, head) => gateway.upgrade(request, socket, head));
    return {
      port: (server.address() as AddressInfo).port,
      close: () => new Promise((resolve) => server.close(() => resolve())),
      clear: () => server.closeAllConnections(),
    };
  };

function listen(fetch: Parameters<typeof serve>[0]['fetch'], { host, port }: Options): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port }, () => resolve(server)) as Server;
    server.once('error', reject);
  });
}
