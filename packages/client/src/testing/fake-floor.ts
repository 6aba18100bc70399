// A floor small enough to be obviously right: one agent (ana), one customer with a chat, interactions with entries. It
// speaks the whole protocol over a fake network, checks every frame of both directions against the schemas, and can be
// told to lose or fail what it sends. Snapshot and changes come from the same truth, which tests compare with.
import { decodeDraftFrame, draftUnitsMax, keyOf, WIRE } from '@oriel/protocol';
import type {
  ClosedWhy,
  Command,
  Down,
  Entity,
  EntityOf,
  Refusal,
  Result,
  Signal,
  Up,
  View,
  You,
} from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import type { Clock } from '../connection/clock.ts';
import { fakeDrafts } from './fake-drafts.ts';
import { fakeNetwork } from './fake-network.ts';
import type { Frame, Link } from './fake-network.ts';

type Interaction = EntityOf<'interaction'>;
type Entry = EntityOf<'entry'>;
type Message = EntityOf<'message'>;
interface Session {
  you: You;
  page: string;
  views: Map<number, View>;
}

export const ana: You = { kind: 'person', id: 'ana', name: 'Ana', roles: ['agent'], team: 'blue', leads: [] };
export const customer: You = { kind: 'customer', id: 'cora', channel: 'web' };
/** The interaction that the customer's chat belongs to. */
export const chatId = 'chat';
const entriesShown = 50;
const plain = {
  of: null,
  until: null,
  teamName: null,
  reason: null,
  language: null,
  categoryName: null,
  load: null,
  points: null,
  categories: [] as string[],
  mentions: [] as EntityOf<'entry'>['mentions'],
} as const;

export function fakeFloor(clock: Clock) {
  let epoch = 'epoch-1';
  let beats = 0;
  /** A view asked for that is not here, and what becomes of it. */
  const closes = new Map<View['view'], ClosedWhy>();
  let isLost: (frame: Down) => boolean = () => false;
  const failing = { commands: 0 };
  let refusing: Refusal | null = null;
  const sessions = new Map<Link, Session>();
  const interactions = new Map<string, Interaction>();
  const entries = new Map<string, Entry[]>();
  const messages: Message[] = [];
  const results = new Map<string, Result>();
  const received: Up[] = [];
  const binary: Uint8Array[] = [];
  let losesSplices = false;
  const drafts = fakeDrafts(clock.now, (news, notPage) => {
    for (const [link, { views, page }] of sessions) {
      if (page === notPage || ![...views.values()].some((view) => view.view === 'desk')) continue;
      if (!(news instanceof Uint8Array) && typeof news !== 'string') send(link, { t: 'signals', signals: [news] });
      else if (!losesSplices) link.send(news);
    }
  });
  const network = fakeNetwork({ hear, gone: (link) => void sessions.delete(link) });

  function send(link: Link, frame: Down): void {
    if (!isLost(frame)) link.send(JSON.stringify(schemas.down.parse(frame)));
  }

  function hear(frame: Frame, link: Link): void {
    if (typeof frame !== 'string') {
      binary.push(frame);
      if (!decodeDraftFrame(frame, draftUnitsMax)) throw new Error('A malformed draft frame.');
      return drafts.splices(frame, link);
    }
    const up = schemas.up.parse(JSON.parse(frame));
    received.push(up);
    if (up.t === 'hello') {
      const you = up.token === 'customer' ? customer : ana;
      sessions.set(link, { you, page: up.page, views: new Map() });
      return send(link, { t: 'welcome', wire: WIRE, epoch, now: clock.now(), you, demo: true });
    }
    const session = sessions.get(link);
    if (!session) throw new Error(`${up.t} before hello`);
    if (up.t === 'open') open(link, session, up);
    if (up.t === 'close') session.views.delete(up.id);
    if (up.t === 'draft') drafts.whole(up, link, session.page);
    if (up.t === 'again') send(link, { t: 'signals', signals: drafts.of(up.stream) });
    if (up.t === 'do') act(link, session, up.id, up.command);
  }

  /** All that a view shows now: the snapshot. */
  function shows(view: View): Entity[] {
    if (view.view === 'conversation') {
      const one = interactions.get(view.interaction);
      return one ? [one, ...(entries.get(view.interaction) ?? []).slice(-entriesShown)] : [];
    }
    if (view.view === 'chat') return messages.slice(-entriesShown);
    if (view.view === 'desk') return [...interactions.values()].filter((one) => one.agent === view.agent);
    if (view.view === 'earlier')
      return (entries.get(view.interaction) ?? []).filter((one) => one.version < view.before).slice(-entriesShown);
    return [];
  }

  function open(link: Link, session: Session, up: Extract<Up, { t: 'open' }>): void {
    if (session.views.has(up.id)) throw new Error(`View number ${up.id} was used twice.`);
    const isInNone = up.via !== undefined && !session.views.has(up.via);
    const why = isInNone ? 'not-found' : closes.get(up.view.view);
    if (why) return send(link, { t: 'closed', id: up.id, why });
    session.views.set(up.id, up.view);
    const snapshot = shows(up.view);
    const all = up.view.view === 'conversation' ? entries.get(up.view.interaction)! : messages;
    const have = up.have?.epoch === epoch ? up.have.version : null;
    const missed = have === null ? [] : all.filter((line) => line.version > have);
    const resumes = have !== null && missed.length <= entriesShown;
    send(link, {
      t: 'opened',
      id: up.id,
      reset: !resumes,
      entities: resumes ? [...snapshot.filter((one) => one.kind === 'interaction'), ...missed] : snapshot,
      signals: up.view.view === 'desk' ? drafts.all() : [],
      more: !resumes && all.length > entriesShown,
    });
  }

  function act(link: Link, { you }: Session, id: string, command: Command): void {
    if (failing.commands > 0) {
      failing.commands -= 1;
      return send(link, { t: 'failed', id });
    }
    if (refusing) return send(link, { t: 'refused', id, why: refusing });
    const result = results.get(id) ?? take(you, command);
    results.set(id, result);
    if (command.kind === 'reply' || command.kind === 'comment') drafts.end(command.interaction, command.kind);
    send(link, { t: 'did', id, result });
  }

  function take(you: You, command: Command): Result {
    if (command.kind === 'say') return write(chatId, you.kind === 'customer' ? 'customer' : 'agent', command.text);
    if (command.kind === 'reply') return write(command.interaction, 'agent', command.text);
    return {};
  }

  /** The truth changes, and every open view is told what that means for it. */
  function change(act: () => void): void {
    const before = new Map<View, Map<string, Entity>>();
    const views = [...sessions.values()].flatMap(({ views: all }) => [...all.values()]);
    for (const view of views) before.set(view, new Map(shows(view).map((one) => [keyOf(one), one])));
    act();
    for (const [link, session] of sessions) {
      for (const [id, view] of session.views) {
        if (view.view === 'earlier') continue;
        const was = before.get(view)!;
        const is = shows(view);
        const keys = new Set(is.map(keyOf));
        const entered = is.filter((one) => !was.has(keyOf(one)));
        const changed = is.filter((one) => was.has(keyOf(one)) && was.get(keyOf(one)) !== one);
        // Lines that scroll out of a snapshot do not leave the conversation.
        const left = [...was.keys()].filter((key) => !keys.has(key) && !/^(entry|message):/.test(key));
        if (changed.length > 0) send(link, { t: 'changed', id, entities: changed });
        if (entered.length > 0) send(link, { t: 'enter', id, entities: entered });
        if (left.length > 0) send(link, { t: 'leave', id, keys: left });
      }
    }
  }

  function interaction(id: string, agent: string | null): void {
    const at = clock.now();
    change(() => {
      entries.set(id, []);
      interactions.set(id, {
        ...{ kind: 'interaction', id, version: 0, state: agent ? 'ongoing' : 'waiting', channel: 'web' },
        ...{
          channelName: 'Web',
          group: 'realtime',
          team: 'blue',
          customer: 'cora',
          customerName: 'Cora',
          agent,
          agentName: agent,
        },
        ...{
          answered: false,
          waitsSince: at,
          createdAt: at,
          stateAt: at,
          due: null,
          target: null,
          last: null,
          submitted: null,
          categories: [],
          language: null,
          categoriesVersion: 0,
        },
      });
    });
  }

  function write(id: string, from: 'customer' | 'agent', text: string): Result {
    const before = interactions.get(id)!;
    const version = before.version + 1;
    const at = clock.now();
    const said = id === chatId ? messages.length + 1 : undefined;
    change(() => {
      interactions.set(id, { ...before, version, answered: from === 'agent' || before.answered });
      const line = {
        what: 'message',
        from,
        by: null,
        onBehalfOf: null,
        agent: null,
        event: null,
        ...plain,
        text,
        at,
      } as const;
      entries.get(id)!.push({ kind: 'entry', id: `${id}.${version}`, version, interaction: id, ...line });
      if (said === undefined) return;
      const spoken = { what: 'message', from: from === 'agent' ? 'agent' : 'you', name: null, text, at } as const;
      messages.push({ kind: 'message', id: String(said), version: said, ...spoken });
    });
    return { interaction: id, version, said };
  }

  function heads(view: View): Record<string, number> | null {
    if (view.view === 'earlier') return null;
    if (view.view === 'chat') return { said: messages.length };
    return Object.fromEntries(
      shows(view).flatMap((one) => (one.kind === 'interaction' ? [[keyOf(one), one.version]] : [])),
    );
  }

  return {
    network,
    received,
    binary,
    failing,
    interactions,
    entries,
    messages,
    shows,
    interaction,
    write,
    frames: <T extends Up['t']>(t: T) => received.filter((up): up is Extract<Up, { t: T }> => up.t === t),
    assign: (id: string, agent: string | null) =>
      change(() => {
        const one = interactions.get(id)!;
        const version = one.version + 1;
        interactions.set(id, { ...one, agent, version });
        const event = { what: 'event', from: 'system', by: null, onBehalfOf: null, agent: null } as const;
        const line = { ...event, event: 'accepted', ...plain, text: '', at: clock.now() } as const;
        entries.get(id)!.push({ kind: 'entry', id: `${id}.${version}`, version, interaction: id, ...line });
      }),
    beat(): void {
      beats += 1;
      for (const [link, { views }] of sessions) {
        const all = [...views].flatMap(([id, view]) => {
          const of = heads(view);
          return of ? [[String(id), of] as const] : [];
        });
        send(link, { t: 'beat', n: beats, now: clock.now(), heads: Object.fromEntries(all) });
      }
    },
    signal(...values: Signal[]): void {
      for (const link of sessions.keys()) send(link, { t: 'signals', signals: values });
    },
    drafts,
    /** Splices towards desks are lost while this is on. */
    loseSplices: (loses: boolean) => void (losesSplices = loses),
    send(frame: Down): void {
      for (const link of sessions.keys()) send(link, frame);
    },
    closeView(view: View['view'], why: ClosedWhy): void {
      for (const [link, { views }] of sessions) {
        for (const [id, one] of views) {
          if (one.view !== view) continue;
          views.delete(id);
          send(link, { t: 'closed', id, why });
        }
      }
    },
    /** From now on views of this name are closed when they are asked for; null: open again. */
    closeNew(view: View['view'], why: ClosedWhy | null): void {
      if (why) closes.set(view, why);
      else closes.delete(view);
    },
    /** Frames for which this is true are lost on their way down. */
    lose: (which: (frame: Down) => boolean) => void (isLost = which),
    refuse: (why: Refusal | null) => void (refusing = why),
    /** Restored from a copy: another epoch. */
    restore: () => void (epoch = `${epoch}x`),
    openViews: () => [...sessions.values()].flatMap(({ views }) => [...views.values()]),
  };
}

export type FakeFloor = ReturnType<typeof fakeFloor>;
