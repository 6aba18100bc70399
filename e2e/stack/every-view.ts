// *Snapshot + changes = fresh snapshot* (style.md): everybody opens every view they may, a command is given, and then what
// each holds must equal what somebody who opens the same only now is given. One helper for every command.
import type { Client, ViewHandle } from '@oriel/client';
import { watchDrafts } from '@oriel/client';
import type { Entity, View } from '@oriel/protocol';
import { isDeepStrictEqual } from 'node:util';
import { until, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';

/** Somebody with their views. `inDesk`: opened through the watched desk before it. */
export interface Onlooker {
  name: string;
  token: string;
  views: Opening[];
}
export interface Opening {
  view: View;
  inDesk?: View[];
}

/** The first ones; and two that Ana makes, which are not there for anybody else. */
const inboxes = ['mine', 'team', 'unassigned', 'anas-own', 'anas-other'];

/** `agent`: whose desk it is. */
const aboutInteractions = (agent: string, interactions: readonly string[]): View[] =>
  interactions.flatMap((interaction): View[] => [
    { view: 'conversation', interaction },
    { view: 'customer', interaction },
    { view: 'readers', interaction },
    { view: 'activity', interaction },
    { view: 'customers', agent, interaction },
    { view: 'customers', agent, interaction, text: 'pri' },
    { view: 'why', interaction },
  ]);

const deskViews = (agent: string, interactions: readonly string[]): View[] => [
  { view: 'history', agent },
  { view: 'deferred', agent },
  { view: 'colleagues', agent },
  { view: 'saved-replies', agent },
  { view: 'waits', agent },
  ...inboxes.map((inbox): View => ({ view: 'inbox', agent, inbox })),
  { view: 'categories' },
  ...aboutInteractions(agent, interactions),
];

/** All that an agent opens as their own. */
export const ownDesk = (agent: string, interactions: readonly string[]): Opening[] =>
  [
    { view: 'desk', agent } as const,
    { view: 'query', agent, query: '-state:deferred' } as const,
    ...deskViews(agent, interactions),
  ].map((view) => ({ view }));

/** The table, and the desks of these agents with all that is opened in them. */
export const watching = (agents: readonly string[], interactions: readonly string[]): Opening[] => [
  { view: { view: 'agents' } },
  { view: { view: 'approvals' } },
  { view: { view: 'shared-inboxes' } },
  ...agents.map((agent) => ({ view: { view: 'look-terms', agent } as const })),
  ...agents.map((agent) => ({ view: { view: 'desk', agent } as const, inDesk: deskViews(agent, interactions) })),
];

interface Held {
  label: string;
  handle: ViewHandle;
  open(): ViewHandle;
}

/** One person's views on one connection. */
class Looks {
  readonly held: Held[] = [];
  readonly #client: Client;

  constructor(client: Client, { name, views }: Onlooker) {
    this.#client = client;
    for (const { view, inDesk = [] } of views) {
      const parent = this.#open(`${name}: ${labelOf(view)}`, () => client.open(view));
      for (const inner of inDesk)
        this.#open(`${name}: ${labelOf(view)} > ${labelOf(inner)}`, () => client.open(inner, { via: parent.handle }));
    }
  }

  #open(label: string, open: () => ViewHandle): Held {
    const held = { label, handle: open(), open };
    this.held.push(held);
    return held;
  }

  settled(): boolean {
    return this.held.every(({ handle }) => handle.status.value.is !== 'opening' && handle.staleSince.value === null);
  }

  end(): void {
    this.#client.end();
  }
}

interface Difference {
  view: View;
  text: string;
}

const labelOf = ({ view, ...where }: View): string => [view, ...Object.values(where)].join(' ');

/** Read once when they are opened, and not live: whether somebody may have them is compared, not what they held. */
const isReadOnce = (view: View): boolean => view.view === 'customers';

const isComputed = (view: View): boolean => view.view === 'waits' || view.view === 'why';

/** What a view shows. What others did on a desk is told there as it happens, and not again to who comes later. */
function shown({ handle }: Held): unknown {
  const isDesk = handle.view.view === 'desk';
  const entities = [...handle.entities()].filter(({ kind }) => !(isDesk && (kind === 'entry' || kind === 'edit')));
  if (isReadOnce(handle.view)) return { status: handle.status.value };
  return {
    status: handle.status.value,
    entities: Object.fromEntries(entities.map((entity) => [`${entity.kind}:${entity.id}`, asSaid(entity)])),
    drafts: Object.fromEntries([...handle.drafts.value].map(([key, { text, rev }]) => [key, { text, rev }])),
    focus: handle.focus.value,
  };
}

/** What is computed is what it says: its version counts the view's own readings. The age in it goes on with the time. */
function asSaid(entity: Entity): Entity {
  if (entity.kind === 'wait') return { ...entity, version: 0 };
  if (entity.kind !== 'why') return entity;
  const wait = entity.wait && { ...entity.wait, points: { ...entity.wait.points, age: 0 } };
  return { ...entity, version: 0, wait };
}

export class EveryView {
  readonly #floor: Floor;
  readonly #onlookers: readonly Onlooker[];
  readonly #looks: Looks[];

  private constructor(floor: Floor, onlookers: readonly Onlooker[], looks: Looks[]) {
    this.#floor = floor;
    this.#onlookers = onlookers;
    this.#looks = looks;
  }

  static async open(floor: Floor, onlookers: readonly Onlooker[]): Promise<EveryView> {
    return new EveryView(floor, onlookers, await openAll(floor, onlookers));
  }

  /**
   * Resolves when all that is held equals a fresh snapshot; fails with what differs. Returns which views the change has
   * closed for who had them open (and, where they may be opened again, opens them again).
   */
  async equalFresh(): Promise<string[]> {
    const closed = new Set<string>();
    let differences: Difference[] = [];
    await until(async () => {
      // What is computed is read again a little later. Nothing else may need time to pass.
      const { clock } = this.#floor;
      if (clock instanceof HeldClock && differences.every(({ view }) => isComputed(view))) await clock.pass(1_000);
      const fresh = await openAll(this.#floor, this.#onlookers);
      try {
        differences = this.#looks.flatMap((looks, who) =>
          looks.held.flatMap((held, at) => differenceOf(held, fresh[who]!.held[at]!, closed)),
        );
        return differences.length === 0;
      } finally {
        for (const looks of fresh) looks.end();
      }
    }, 'what is held equals a fresh snapshot').catch((error: unknown) => {
      throw new Error([String(error), ...differences.map(({ text }) => text)].join('\n'));
    });
    return [...closed];
  }

  /** Entities held by all: that the comparison is not of nothing. */
  get entities(): number {
    return this.#looks.reduce(
      (sum, { held }) => sum + held.reduce((all, { handle }) => all + [...handle.entities()].length, 0),
      0,
    );
  }

  end(): void {
    for (const looks of this.#looks) looks.end();
  }
}

function differenceOf(held: Held, fresh: Held, closed: Set<string>): Difference[] {
  const { view } = held.handle;
  const isClosed = held.handle.status.value.is === 'closed';
  if (isClosed && fresh.handle.status.value.is === 'open') {
    closed.add(held.label);
    held.handle = held.open();
    return [{ view, text: `${held.label} is opened again` }];
  }
  const [one, other] = [shown(held), shown(fresh)];
  if (isDeepStrictEqual(one, other)) return [];
  return [{ view, text: `${held.label}\n   held ${JSON.stringify(one)}\n  fresh ${JSON.stringify(other)}` }];
}

async function openAll(floor: Floor, onlookers: readonly Onlooker[]): Promise<Looks[]> {
  const looks = onlookers.map((onlooker) => {
    const client = floor.join(onlooker.token);
    watchDrafts(client);
    return new Looks(client, onlooker);
  });
  await until(() => looks.every((each) => each.settled()), 'all views are open or refused');
  return looks;
}
