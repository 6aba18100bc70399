// One open view: what it has shown, and how a change shows in it. While it reads, what is published meanwhile waits and
// is applied by version afterwards, so nothing is lost between the reading and the first change (details.md, Joining).
import type { Directory } from '@oriel/domain';
import { keyOf, type Entity, type View } from '@oriel/protocol';
import type { Clock } from '../clock.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import type { Admitted } from './admission.ts';
import type { DraftsOut } from './drafts-out.ts';
import { topicsOf } from './topics.ts';
import type { Reading, ViewRoom } from './view.ts';
import type { Receiver } from './viewing.ts';

export interface OpenViewDeps {
  id: number;
  view: View;
  via: number | undefined;
  room: ViewRoom;
  admitted: Admitted;
  receiver: Receiver;
  reader: Reader;
  directory: () => Directory;
  drafts: DraftsOut | undefined;
  /** What concerns this view has changed: it listens to other topics from now on. */
  retopic: (open: OpenView, before: readonly string[]) => void;
  clock: Clock;
}

export class OpenView {
  readonly deps: OpenViewDeps;
  #topics: readonly string[];
  /** Those that only a reading could tell. */
  #found: readonly string[] = [];
  /** Key → version of everything this view has let enter. */
  readonly #shown = new Map<string, number>();
  /** What was published while a reading is under way; undefined: none is. */
  #meanwhile: Change[] | undefined;
  #readAgain = false;
  /** Of a computed view: what was shown, so that the same is not sent twice; when it was read; when it is to be again. */
  readonly #computed = new Map<string, string>();
  #readAt = 0;
  /** Counts the readings: the version of what is computed, which has none of its own. */
  #readings = 0;
  #later: { at: number; off: () => void } | undefined;
  #over = false;

  constructor(deps: OpenViewDeps) {
    this.deps = deps;
    this.#topics = this.#topicsNow();
  }

  get topics(): readonly string[] {
    return this.#topics;
  }

  /** After a change of the directory. False: they are the same as before. */
  takeTopics(): boolean {
    const now = this.#topicsNow();
    if (now.length === this.#topics.length && now.every((topic, at) => topic === this.#topics[at])) return false;
    this.#topics = now;
    return true;
  }

  get over(): boolean {
    return this.#over;
  }

  /** The first reading. Resolves with it when it is to be sent; the caller sends, then calls `catchUp`. */
  async begin(have: number | undefined): Promise<Reading> {
    this.#meanwhile = [];
    const reading = await this.#read(have);
    const entities = this.#changed(reading.entities);
    for (const entity of entities) this.#shown.set(keyOf(entity), entity.version);
    return { ...reading, entities };
  }

  catchUp(): void {
    const meanwhile = this.#meanwhile ?? [];
    this.#meanwhile = undefined;
    for (const change of meanwhile) if (this.#concerns(change)) this.take(change);
    if (this.#readAgain && !this.#over) void this.#refresh();
  }

  take(change: Change): void {
    if (this.#over) return;
    if (this.#meanwhile) {
      this.#meanwhile.push(change);
      return;
    }
    const { room, view, admitted, directory } = this.deps;
    const shows = room.shows(change, view, admitted.eyes, directory());
    if (shows === 'read-again') void this.#refresh();
    else if (shows === 'read-later') this.#refreshAt(this.#readAt + (room.readsLaterMs ?? 0));
    else if (shows) this.#show(shows.show ?? [], shows.hide ?? []);
  }

  heads() {
    const { room, reader, view, admitted, directory } = this.deps;
    return room.heads?.(reader, view, admitted.eyes, directory());
  }

  end(): void {
    if (this.#over) return;
    this.#over = true;
    this.#later?.off();
    this.deps.drafts?.end();
    this.deps.admitted.ended();
  }

  /** The reading may have found that what was published meanwhile is another's by now. */
  #concerns(change: Change): boolean {
    if (this.#found.length === 0) return true;
    return topicsOf(change, this.deps.directory()).some((topic) => this.#topics.includes(topic));
  }

  #topicsNow(): readonly string[] {
    const { room, view, admitted, directory } = this.deps;
    return [...new Set([...room.topics(view, admitted.eyes, directory()), ...this.#found])];
  }

  /** What turns out to concern it is listened to first and then read again: nothing falls between the two. */
  async #read(have?: number): Promise<Reading> {
    const { room, reader, view, admitted, directory, clock } = this.deps;
    const read = () => room.read(reader, view, admitted.eyes, directory(), have);
    this.#readAt = clock.steady();
    this.#readings += 1;
    const reading = await read();
    if (reading.againAt !== undefined && !this.#over) this.#refreshAt(clock.steady() + reading.againAt - clock.now());
    if (!reading.topics || this.#over) return reading;
    const before = this.#topics;
    this.#found = reading.topics;
    const isNew = this.#topicsNow().some((topic) => !before.includes(topic));
    if (this.takeTopics()) this.deps.retopic(this, before);
    return isNew ? read() : reading;
  }

  /** Reads again then, or sooner if that was asked for already; never before the view's own time. */
  #refreshAt(when: number): void {
    const { room, clock } = this.deps;
    const at = Math.max(when, this.#readAt + (room.readsLaterMs ?? 0));
    if (this.#later && this.#later.at <= at) return;
    this.#later?.off();
    const off = clock.after(Math.max(0, at - clock.steady()), () => {
      this.#later = undefined;
      if (!this.#over) void this.#refresh();
    });
    this.#later = { at, off };
  }

  /** Of a computed view what says something new; of every other all of it. */
  #changed(entities: Entity[]): Entity[] {
    if (this.deps.room.readsLaterMs === undefined) return entities;
    return entities.flatMap((entity) => {
      const said = JSON.stringify(entity);
      if (this.#computed.get(keyOf(entity)) === said) return [];
      this.#computed.set(keyOf(entity), said);
      return [{ ...entity, version: this.#readings }];
    });
  }

  /** Reads afresh and shows the difference. A failure leaves the view as it was: the next heads tell the client. */
  async #refresh(): Promise<void> {
    if (this.#meanwhile) {
      this.#readAgain = true;
      return;
    }
    this.#readAgain = false;
    this.#meanwhile = [];
    try {
      const { entities } = await this.#read();
      if (this.#over) return;
      const fresh = new Set(entities.map(keyOf));
      const gone = [...this.#shown.keys()].filter((key) => !fresh.has(key) && !key.startsWith('entry:'));
      for (const key of gone) this.#computed.delete(key);
      this.#show(this.#changed(entities), gone);
    } catch {
      // The database is away: the client hears no heads and says that it is stale.
    } finally {
      this.catchUp();
    }
  }

  #show(entities: readonly Entity[], hide: readonly string[]): void {
    const { id, receiver } = this.deps;
    const entered: Entity[] = [];
    const changed: Entity[] = [];
    for (const entity of entities) {
      const known = this.#shown.get(keyOf(entity));
      if (known !== undefined && known >= entity.version) continue;
      (known === undefined ? entered : changed).push(entity);
      this.#shown.set(keyOf(entity), entity.version);
    }
    const left = hide.filter((key) => this.#shown.delete(key));
    if (left.length > 0) receiver.send({ t: 'leave', id, keys: left }, id);
    if (entered.length > 0) receiver.send({ t: 'enter', id, entities: entered }, id);
    if (changed.length > 0) receiver.send({ t: 'changed', id, entities: changed }, id);
  }
}
