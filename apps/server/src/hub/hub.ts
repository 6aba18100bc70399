// The hub: views open on this node, and what is published to them. There are two: one for what is people's own, one for
// what is looked at; each with its own reader, so that neither waits for the other (S9).
import { isExcluded, type Directory, type Interaction, type Principal } from '@oriel/domain';
import { viewsPerConnectionMax, type Heads, type Signal, type Up } from '@oriel/protocol';
import type { Item } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Reader } from '../store/reader.ts';
import type { Admission, Admitted, Via } from './admission.ts';
import type { DraftMirror } from './draft-mirror.ts';
import { DraftsOut, frameOf } from './drafts-out.ts';
import { OpenView } from './open-view.ts';
import { topicsOf } from './topics.ts';
import type { Eyes, ViewRoom, ViewRooms } from './view.ts';
import type { Receiver } from './viewing.ts';

type OpenFrame = Extract<Up, { t: 'open' }>;

export interface HubDeps {
  epoch: string;
  rooms: Partial<ViewRooms>;
  admission: Admission;
  reader: Reader;
  directory: () => Directory;
  mirror: DraftMirror;
  /** Answered from memory; undefined: not known. */
  interactionOf: (id: string) => Interaction | undefined;
  clock: Clock;
  failed: (error: unknown) => void;
}

/** The views of one connection on one side. */
export class Side {
  readonly views = new Map<number, OpenView>();
  readonly #hub: Hub;
  readonly #viewer: Principal;
  readonly #receiver: Receiver;
  /** Views whose admission or first reading is under way, and those closed meanwhile. */
  readonly #opening = new Set<number>();
  #over = false;

  constructor(hub: Hub, viewer: Principal, receiver: Receiver) {
    this.#hub = hub;
    this.#viewer = viewer;
    this.#receiver = receiver;
  }

  /** False: this side does not know such a view for this viewer; nothing was sent. */
  async open(frame: OpenFrame): Promise<boolean> {
    const { admission, failed } = this.#hub.deps;
    this.#opening.add(frame.id);
    try {
      const via = frame.via === undefined ? undefined : this.#via(frame.via);
      if (frame.via !== undefined && !via) return false;
      if (this.views.size >= viewsPerConnectionMax) return this.#refuse(frame.id, 'too-many');
      const answer = await admission.admit(this.#viewer, frame.view, via);
      if (answer === 'not-found') return false;
      if (answer === 'unavailable') return this.#refuse(frame.id, 'unavailable');
      await this.#begin(frame, answer);
      return true;
    } catch (error) {
      failed(error);
      this.close(frame.id);
      return this.#refuse(frame.id, 'unavailable');
    } finally {
      this.#opening.delete(frame.id);
    }
  }

  /** Closes a view and those opened through it. */
  close(id: number): void {
    this.#opening.delete(id);
    const open = this.views.get(id);
    if (!open) return;
    this.views.delete(id);
    this.#hub.remove(open);
    open.end();
    for (const other of [...this.views.values()]) if (other.deps.via === id) this.close(other.deps.id);
  }

  /** Closes the views that may no longer be seen, before anything more is sent. */
  recheck(directory: Directory): void {
    for (const { deps } of [...this.views.values()]) {
      if (this.views.has(deps.id) && !deps.admitted.still(directory)) this.#takeAway(deps.id, 'not-found');
    }
  }

  /** Closes all views for now: who had them open asks again. */
  breakOff(): void {
    for (const id of [...this.views.keys()]) if (this.views.has(id)) this.#takeAway(id, 'unavailable');
  }

  #takeAway(id: number, why: 'not-found' | 'unavailable'): void {
    const closed = [...this.views.values()].filter(({ deps }) => deps.id === id || deps.via === id);
    this.close(id);
    for (const { deps: gone } of closed) {
      this.#receiver.drop(gone.id);
      this.#refuse(gone.id, why);
    }
  }

  /** An interaction went to another agent or team, or is about something else: who may read it may have changed. */
  moved(interaction: Interaction, directory: Directory): void {
    const about = [...this.views.values()].filter(({ deps }) => deps.admitted.moved?.(interaction));
    if (about.length > 0) this.recheck(directory);
  }

  end(): void {
    this.#over = true;
    for (const id of [...this.views.keys()]) this.close(id);
    this.#hub.forget(this);
  }

  #via(id: number): Via | undefined {
    const open = this.views.get(id);
    if (!open) return undefined;
    const conversations = [...this.views.values()].flatMap(({ deps: { via, view } }) =>
      via === id && view.view === 'conversation' ? [view.interaction] : [],
    );
    return { view: open.deps.view, eyes: open.deps.admitted.eyes, conversations: new Set(conversations) };
  }

  #refuse(id: number, why: 'not-found' | 'too-many' | 'unavailable'): true {
    this.#receiver.send({ t: 'closed', id, why }, null);
    return true;
  }

  async #begin({ id, view, via, have }: OpenFrame, admitted: Admitted): Promise<void> {
    const { rooms, reader, directory, epoch, mirror, clock } = this.#hub.deps;
    const room: ViewRoom | undefined = rooms[view.view];
    if (!room || this.#over || !this.#opening.has(id)) {
      admitted.ended();
      return;
    }
    // What it was to be opened in may have been closed while it was asked for.
    if (!admitted.still(directory()) || (via !== undefined && !this.views.has(via))) {
      admitted.ended();
      this.#refuse(id, 'not-found');
      return;
    }
    // Drafts go out by timers too, maybe between a change of rights and its being heeded.
    const isHidden = (interaction: string) =>
      !admitted.still(directory()) || this.#hub.isHidden(admitted.eyes, interaction);
    const agent = room.drafts?.(view);
    const sight = { agent: agent ?? '', depth: admitted.eyes.drafts, isHidden };
    const drafts = agent === undefined ? undefined : new DraftsOut(this.#receiver, id, sight, mirror, clock);
    const receiver = this.#receiver;
    const retopic = (opened: OpenView, before: readonly string[]) => this.#hub.retopic(opened, before);
    const open = new OpenView({ id, view, via, room, admitted, receiver, reader, directory, drafts, retopic, clock });
    this.views.set(id, open);
    this.#hub.add(open);
    const reading = await open.begin(have?.epoch === epoch ? have.version : undefined);
    if (open.over) return;
    const standing = room.standing?.(mirror, view) ?? [];
    const signals = [
      ...(drafts?.standing() ?? []),
      ...standing.flatMap((signal) => this.#hub.lessHidden(admitted.eyes, signal) ?? []),
    ];
    const { entities, more, since } = reading;
    this.#receiver.send({ t: 'opened', id, reset: !since, entities, signals, more }, id);
    open.catchUp();
  }
}

export class Hub {
  readonly deps: HubDeps;
  readonly #byTopic = new Map<string, Set<OpenView>>();
  readonly #sides = new Set<Side>();

  constructor(deps: HubDeps) {
    this.deps = deps;
  }

  attach(viewer: Principal, receiver: Receiver): Side {
    const side = new Side(this, viewer, receiver);
    this.#sides.add(side);
    return side;
  }

  forget(side: Side): void {
    this.#sides.delete(side);
  }

  add(open: OpenView): void {
    for (const topic of open.topics) {
      const listening = this.#byTopic.get(topic) ?? new Set();
      this.#byTopic.set(topic, listening.add(open));
    }
  }

  remove(open: OpenView): void {
    this.#forgetAt(open, open.topics);
  }

  retopic(open: OpenView, before: readonly string[]): void {
    this.#forgetAt(open, before);
    this.add(open);
  }

  #forgetAt(open: OpenView, topics: readonly string[]): void {
    for (const topic of topics) {
      const listening = this.#byTopic.get(topic);
      listening?.delete(open);
      if (listening?.size === 0) this.#byTopic.delete(topic);
    }
  }

  /** Nothing that is open here may be shown any more, until it is asked for again. */
  breakOff(): void {
    for (const side of this.#sides) side.breakOff();
  }

  /** Kept from these eyes by the policy. In doubt it is. */
  isHidden({ excluded }: Eyes, id: string): boolean {
    if (excluded.channels.length === 0 && excluded.categories.length === 0) return false;
    const interaction = this.deps.interactionOf(id);
    return !interaction || isExcluded(this.deps.directory(), excluded, interaction);
  }

  /** Nothing of what is hidden; who looks at it looks at nothing. */
  lessHidden(eyes: Eyes, signal: Signal): Signal | undefined {
    if (signal.interaction === null || !this.isHidden(eyes, signal.interaction)) return signal;
    return signal.kind === 'focus' ? { ...signal, interaction: null } : undefined;
  }

  /** What was published. Rights first: nothing more goes to who lost theirs, by the directory by a transfer or a category. */
  take(items: readonly Item[]): void {
    for (const item of items) {
      if (item.kind === 'listed') this.#heed();
      if (item.kind === 'interaction' && hasMoved(item)) {
        for (const side of this.#sides) side.moved(item.after, this.deps.directory());
      }
      this.#deliver(item);
    }
  }

  /** The directory has changed: who may see what, and, with an agent's team, what concerns an open view. */
  #heed(): void {
    for (const side of this.#sides) {
      side.recheck(this.deps.directory());
      for (const open of side.views.values()) {
        const before = open.topics;
        if (!open.takeTopics()) continue;
        this.retopic(open, before);
      }
    }
  }

  #deliver(item: Item): void {
    const open = new Set<OpenView>();
    for (const topic of topicsOf(item, this.deps.directory())) {
      for (const each of this.#byTopic.get(topic) ?? []) open.add(each);
    }
    if (open.size === 0) return;
    switch (item.kind) {
      case 'draft-whole':
      case 'draft-splice':
      case 'draft-over': {
        const frame = frameOf(item);
        for (const { deps } of open) if (deps.room.drafts?.(deps.view) === item.agent) deps.drafts?.take(item, frame);
        break;
      }
      case 'focus':
      case 'typing':
        for (const { deps } of open) {
          const { eyes } = deps.admitted;
          const signal = deps.room.signals?.(item, deps.view, eyes, this.deps.directory());
          const shown = signal && this.lessHidden(eyes, signal);
          if (shown) deps.receiver.send({ t: 'signals', signals: [shown] }, deps.id);
        }
        break;
      default:
        for (const each of open) each.take(item);
    }
  }
}

const hasMoved = ({ before, after }: Extract<Item, { kind: 'interaction' }>): boolean =>
  before !== undefined &&
  (before.team !== after.team || before.agent !== after.agent || before.categoriesVersion !== after.categoriesVersion);

/** The heads of every live view of a side. */
export async function headsOfSide(side: Side): Promise<Record<string, Heads>> {
  const heads: Record<string, Heads> = {};
  for (const [id, open] of side.views) {
    const reading = await open.heads();
    if (reading && !open.over) heads[id] = reading;
  }
  return heads;
}
