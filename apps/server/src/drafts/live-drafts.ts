// The drafts' path: a frame of its author's is applied in memory, masked, published, and that is all (S1, S2). What it
// does depends on the author's own frames, on what they may write on, and on the clock; never on who looks. Keeping drafts
// over a crash is the saver's, beside the path. Rules: docs/spec/drafts.md, D20 and on.
import {
  customerDotsUntil,
  keptWithoutAuthorMs,
  maskSplice,
  maskWhole,
  shown,
  SpliceFault,
  type DraftText,
  type Splice,
} from '@oriel/domain/drafts';
import { dotsForMs, draftUnitsMax, type DraftSplices, type DraftWhat, type Up } from '@oriel/protocol';
import type { Bus, DraftSplice, Live } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import { AgentFocus } from './agent-focus.ts';
import { CustomerDots } from './customer-dots.ts';
import { DraftSaver } from './draft-saver.ts';
import { nameOf, type DraftKey, type DraftStore, type StoredDraft } from './draft-store.ts';
import type { Drafts, DraftSource } from './drafts.ts';
import { emptyHeld, isShown, noPage, overOf, storedOf, wholeOf, type HeldDraft } from './held-draft.ts';

/** A draft comes whole again after so many revisions, so that whoever lost one has it back within a line of typing. */
export const wholeEveryRevisions = 128;
/** A store that cannot be read at start is asked again this often. */
const loadRetryMs = 1_000;

/** What the drafts' path knows of an interaction that an agent may write on. */
export interface Draftable {
  customer: string;
  team: string;
  /** It is ongoing with this agent: the customer may be told that they type. */
  ongoing: boolean;
}

export interface DraftsDeps {
  bus: Bus;
  /** Of this node alone: for what was stored, which every node brings back for itself. */
  here: Pick<Bus, 'publish'>;
  /** A draft that another node has told of. */
  isElsewhere(draft: DraftKey): boolean;
  clock: Clock;
  log: Log;
  store: DraftStore;
  /** Answered from memory. Undefined: unknown, or not theirs to read; then there is no draft. */
  mayDraft(agent: string, interaction: string): Draftable | undefined;
  /** A random number below 2^32: streams tell nothing of each other (S5). */
  newStream(): number;
}

export interface LiveDrafts extends Drafts {
  /** Brings back what was stored. Resolves when tried once; goes on trying. */
  start(): Promise<void>;
  /** Stores what is not stored yet. */
  stop(): Promise<void>;
  /** Its author goes on with it at another node: what is held of it here, by nobody, is void. Nobody is told of that. */
  heldElsewhere(draft: DraftKey): void;
}

type Held = HeldDraft<Source>;

/** An agent's drafts, connections and look. Kept while there is any of them. */
interface Author {
  agent: string;
  drafts: Map<string, Held>;
  sources: Set<Source>;
  focus: AgentFocus<Source>;
  /** Calls off the dropping of drafts whose author is gone. */
  stay: (() => void) | undefined;
}

export function createDrafts(deps: DraftsDeps): LiveDrafts {
  return new DraftRoom(deps);
}

class DraftRoom implements LiveDrafts {
  readonly deps: DraftsDeps;
  readonly saver: DraftSaver;
  readonly #authors = new Map<string, Author>();
  #stopped = false;

  constructor(deps: DraftsDeps) {
    this.deps = deps;
    this.saver = new DraftSaver(deps.store, deps.clock, deps.log);
  }

  attach(agent: string, page: string): DraftSource {
    const author = this.#author(agent);
    author.stay?.();
    author.stay = undefined;
    const source = new Source(this, author, page);
    author.sources.add(source);
    return source;
  }

  async start(): Promise<void> {
    if (this.#stopped) return;
    try {
      for (const stored of await this.deps.store.load()) this.#bringBack(stored);
    } catch (error) {
      this.deps.log.warn({ err: error }, 'the stored drafts cannot be read just now');
      this.deps.clock.after(loadRetryMs, () => void this.start());
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    for (const author of this.#authors.values()) {
      author.stay?.();
      author.drafts.forEach((held) => held.dots.stop());
    }
    await this.saver.stop();
  }

  heldElsewhere(key: DraftKey): void {
    const author = this.#authors.get(key.agent);
    const held = author?.drafts.get(nameOf(key));
    if (!author || !held || held.owner) return;
    held.dots.stop();
    author.drafts.delete(nameOf(key));
    this.saver.leave(key);
    if (author.sources.size === 0) this.dropWhenGone(author);
  }

  #author(agent: string): Author {
    let author = this.#authors.get(agent);
    if (!author) {
      const say = (interaction: string | null) => this.deps.bus.publish([{ kind: 'focus', agent, interaction }]);
      author = { agent, drafts: new Map(), sources: new Set(), focus: new AgentFocus(say), stay: undefined };
      this.#authors.set(agent, author);
    }
    return author;
  }

  #bringBack(stored: StoredDraft): void {
    const { agent, interaction, what, rev, text, spans } = stored;
    const author = this.#author(agent);
    // Its author was quicker than the store.
    if (author.drafts.has(nameOf(stored)) || text === '' || this.deps.isElsewhere(stored)) return;
    const held = this.hold(author, { agent, interaction, what });
    held.rev = rev;
    held.draft = maskWhole(text, spans);
    held.stream = this.deps.newStream();
    if (isShown(held)) this.deps.here.publish([wholeOf(held)]);
    if (author.sources.size === 0) this.dropWhenGone(author);
  }

  hold(author: Author, key: DraftKey): Held {
    const { bus, clock, mayDraft } = this.deps;
    const { agent, interaction } = key;
    let draftable: Draftable | undefined;
    const dots = new CustomerDots(clock, (until) => {
      draftable = mayDraft(agent, interaction) ?? draftable;
      if (!draftable) return;
      const { customer, team } = draftable;
      bus.publish([{ kind: 'typing', agent, interaction, customer, team, until }]);
    });
    const held: Held = emptyHeld(key, dots);
    author.drafts.set(nameOf(key), held);
    return held;
  }

  /** Tells what became of a draft whose text has changed: `changes` if it goes on, whole if it begins, over if it ended. */
  show(held: Held, changes: readonly DraftSplice[] | undefined, typedOn: Draftable | undefined): void {
    const { bus, clock } = this.deps;
    if (held.draft.text === '') {
      this.close(held);
      return;
    }
    const goesOn = changes && changes.length > 0 && held.stream !== undefined && !passesMark(held.rev, changes.length);
    held.stream ??= this.deps.newStream();
    const items: readonly Live[] = goesOn ? changes : isShown(held) ? [wholeOf(held)] : [];
    bus.publish(items);
    const until = typedOn?.ongoing ? customerDotsUntil({ lastKeyAt: held.keyAt, what: held.what }) : undefined;
    if (until !== undefined) held.dots.last(until);
    this.saver.changed(keyOf(held), () => storedOf(held, clock.now()));
  }

  /** For others the draft has ended; its author may go on with it from nothing. */
  close(held: Held): void {
    if (!isShown(held)) return;
    this.deps.bus.publish([overOf(held)]);
    held.dots.stop();
    (held as Held).stream = undefined;
    this.saver.emptied(keyOf(held));
  }

  /** The draft has ended, for its author too. */
  end(author: Author, held: Held): void {
    this.close(held);
    this.saver.over(keyOf(held));
    disown(held);
    author.drafts.delete(nameOf(held));
  }

  dropWhenGone(author: Author): void {
    author.stay?.();
    const forget = () => {
      for (const held of author.drafts.values()) this.end(author, held);
      this.#authors.delete(author.agent);
    };
    if (author.drafts.size === 0) forget();
    else author.stay = this.deps.clock.after(keptWithoutAuthorMs, forget);
  }
}

const keyOf = ({ agent, interaction, what }: DraftKey): DraftKey => ({ agent, interaction, what });

/** Whether one of the last `count` revisions is one at which the draft comes whole. */
const passesMark = (rev: number, count: number): boolean => rev % wholeEveryRevisions < count;

function disown(held: Held): void {
  held.owner?.source.streams.delete(held.owner.stream);
  held.owner = undefined;
}

/** One connection of an author's. */
class Source implements DraftSource {
  /** The drafts that this connection owns, by its own numbers. */
  readonly streams = new Map<number, Held>();
  readonly #room: DraftRoom;
  readonly #author: Author;
  readonly #page: string;

  constructor(room: DraftRoom, author: Author, page: string) {
    this.#room = room;
    this.#author = author;
    this.#page = page;
  }

  whole(frame: Extract<Up, { t: 'draft' }>): void {
    const { agent, drafts, focus } = this.#author;
    const { interaction, what, stream, rev, text, spans, typed } = frame;
    const key: DraftKey = { agent, interaction, what };
    const draftable = this.#room.deps.mayDraft(agent, interaction);
    const known = drafts.get(nameOf(key));
    if (!draftable) {
      if (known) this.#room.end(this.#author, known);
      return;
    }
    if (known && isStale(frame, known, this)) return;
    if (typed) focus.input(this);
    const named = this.streams.get(stream);
    if (named && named !== known) disown(named);
    const held = known ?? this.#room.hold(this.#author, key);
    const draft = maskWhole(text, spans);
    if (draft.text === '') this.#room.close(held);
    if (held.owner?.source !== this || held.owner.stream !== stream) {
      disown(held);
      // Another stream, so that what was sent from the old one cannot end this one.
      held.stream = undefined;
      held.owner = { source: this, stream };
      this.streams.set(stream, held);
    }
    held.page = this.#page;
    held.rev = rev;
    held.draft = draft;
    if (typed) held.keyAt = this.#room.deps.clock.now();
    this.#room.show(held, undefined, typed ? draftable : undefined);
  }

  splice({ stream, rev, splices }: DraftSplices): 'taken' | 'unknown-stream' | 'malformed' {
    const held = this.streams.get(stream);
    if (!held) return 'unknown-stream';
    const { agent, interaction, what } = held;
    const draftable = this.#room.deps.mayDraft(agent, interaction);
    if (!draftable) {
      this.#room.end(this.#author, held);
      return 'unknown-stream';
    }
    if (rev !== held.rev + 1) return 'malformed';
    const keyAt = this.#room.deps.clock.now();
    const changes: DraftSplice[] = [];
    let { draft } = held;
    for (const splice of splices) {
      const next = nextText(draft, splice);
      // Nothing of it is taken: the connection ends, the draft stays as it was (D1).
      if (!next) return 'malformed';
      ({ draft } = next);
      if (!isShown(held)) continue;
      changes.push({
        kind: 'draft-splice',
        stream: held.stream,
        agent,
        interaction,
        what,
        rev: rev + changes.length,
        splice: shown(next.splice),
        spans: [...draft.spans],
        keyAt,
      });
    }
    held.draft = draft;
    held.rev += splices.length;
    held.keyAt = keyAt;
    this.#author.focus.input(this);
    this.#room.show(held, changes, draftable);
    return 'taken';
  }

  focus(interaction: string | null): void {
    this.#author.focus.look(this, interaction);
  }

  sending(interaction: string, what: DraftWhat): { sent(): void } {
    const { agent, drafts } = this.#author;
    const held = drafts.get(nameOf({ agent, interaction, what }));
    const stream = held?.stream;
    return {
      sent: () => {
        if (held && stream !== undefined && held.stream === stream) this.#room.end(this.#author, held);
      },
    };
  }

  end(): void {
    const { drafts, sources, focus } = this.#author;
    if (!sources.delete(this)) return;
    const { bus, clock } = this.#room.deps;
    for (const held of this.streams.values()) {
      held.owner = undefined;
      held.dots.stop();
      held.page = noPage;
      if (!isShown(held)) drafts.delete(nameOf(held));
      else {
        // A cut connection types no more, and nothing but the draft itself says so to those who see it; its author's other
        // pages may go on with it.
        if (held.keyAt + dotsForMs > clock.now()) held.keyAt = 0;
        bus.publish([wholeOf(held)]);
      }
    }
    this.streams.clear();
    focus.end(this);
    if (sources.size === 0) this.#room.dropWhenGone(this.#author);
  }
}

/** A page that was away and comes back with less than another page of the same author has written meanwhile. */
const isStale = ({ typed, rev }: Extract<Up, { t: 'draft' }>, known: Held, source: Source): boolean =>
  !typed && known.owner !== undefined && known.owner.source !== source && rev < known.rev;

function nextText(draft: DraftText, splice: Splice) {
  try {
    const next = maskSplice(draft, splice);
    return next.draft.text.length <= draftUnitsMax ? next : undefined;
  } catch (error) {
    if (error instanceof SpliceFault) return undefined;
    throw error;
  }
}
