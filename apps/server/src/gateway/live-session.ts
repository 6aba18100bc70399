// A connection of somebody known: what their frames are given to. It knows the rooms by their ports only, and cannot know
// whether anyone watches (S2). Built up and ended as one: whatever was taken hold of is let go of, come what may.
import { principalKey, type Principal } from '@oriel/domain';
import { maskSent } from '@oriel/domain/drafts';
import {
  beatEveryMs,
  chatFrameBytesMax,
  decodeDraftFrame,
  draftUnitsMax,
  frameBytesMax,
  WIRE,
  type CloseName,
  type Command,
  type Field,
} from '@oriel/protocol';
import type { Identities, Identity } from '../access/identities.ts';
import type { Attention, Handling } from '../agents/handling.ts';
import type { Clock } from '../clock.ts';
import type { Drafts, DraftSource } from '../drafts/drafts.ts';
import type { Viewing, Views } from '../hub/viewing.ts';
import type { Presence, Seat } from '../presence/presence.ts';
import { StoreFailure, type Commits, type Outcome } from '../store/commits.ts';
import { Connection } from './connection.ts';
import type { Crowd } from './crowd.ts';
import { readFrame } from './frames.ts';
import { draftRevisionMax, draftUnitsPerFrame, slowForMs, splicesPerFrameMax } from './limits.ts';
import type { Line } from './line.ts';
import type { TurnEnd } from './turn-end.ts';

export interface LiveDeps {
  identities: Identities;
  views: Views;
  commits: Commits;
  drafts: Drafts;
  handling: Handling;
  presence: Presence;
  clock: Clock;
  epoch: string;
  demo: boolean;
  crowd: Crowd;
  turnEnd: TurnEnd;
}

export interface LiveOrigin {
  line: Line;
  identity: Identity;
  page: string;
  /** This page is an agent's own desk. */
  seat: boolean;
  /** Counts as so many frames more. False: too fast, and it is over. */
  mayTake(frames: number): boolean;
  close(why: CloseName): void;
  fault(error: unknown): void;
}

export class LiveSession {
  readonly principal: Principal;
  readonly #deps: LiveDeps;
  readonly #origin: LiveOrigin;
  readonly #connection: Connection;
  readonly #bytesMax: number;
  #viewing: Viewing | undefined;
  /** Only of an agent's own desk: a supervisor's page has neither drafts nor a seat (S4). */
  #source: DraftSource | undefined;
  #seat: Seat | undefined;
  #attention: Attention | undefined;
  readonly #ends: (() => void)[] = [];
  #over = false;
  #beat = (): void => {};
  #slowSince: number | undefined;

  constructor(deps: LiveDeps, origin: LiveOrigin) {
    this.#deps = deps;
    this.#origin = origin;
    this.principal = origin.identity.principal;
    this.#bytesMax = this.principal.kind === 'customer' ? chatFrameBytesMax : frameBytesMax;
    this.#connection = new Connection(origin.page, origin.line, deps.turnEnd, () => origin.close('tooSlow'));
    this.#hold(() => this.#connection.end());
  }

  /** `end` is called whatever comes of it. */
  begin(): void {
    const { clock, crowd, demo, drafts, epoch, handling, identities, presence, views } = this.#deps;
    const { identity, page, seat, close } = this.#origin;
    const { principal, you, sessionKey } = identity;
    const key = principalKey(principal);
    const member = { page, replaced: () => close('silent') };
    if (!crowd.enter(key, member)) return close('tooMany');
    this.#hold(() => crowd.leave(key, member));
    const viewing = views.attach(principal, this.#connection);
    this.#viewing = viewing;
    this.#hold(() => viewing.end());
    if (seat && you.kind === 'person' && you.roles.includes('agent')) {
      const source = drafts.attach(you.id, page);
      this.#source = source;
      this.#hold(() => source.end());
      const attention = handling.attend(you.id);
      this.#attention = attention;
      this.#hold(() => attention.end());
      this.#seat = presence.sit(you.id, sessionKey);
    }
    this.#connection.answer({ t: 'welcome', wire: WIRE, epoch, now: clock.now(), you, demo });
    this.#beat = this.#beats(viewing);
    this.#hold(clock.every(beatEveryMs, this.#beat));
    this.#hold(identities.watch(identity, () => close('signedOut')));
  }

  tellHeads(): void {
    if (!this.#over) this.#beat();
  }

  take(bytes: Uint8Array, binary: boolean): void {
    const { close } = this.#origin;
    if (bytes.length > this.#bytesMax) return close('tooLarge');
    if (binary) return this.#splices(bytes);
    const read = readFrame(bytes);
    if ('close' in read) return close(read.close);
    const { frame } = read;
    switch (frame.t) {
      case 'hello':
        return close('malformed');
      case 'open':
        return this.#viewing?.open(frame);
      case 'close':
        return this.#viewing?.close(frame.id);
      case 'again':
        return this.#viewing?.again(frame.stream);
      case 'do':
        this.#seat?.here();
        return this.#do(frame.id, frame.command);
      case 'alive':
        this.#attention?.heard();
        return this.#seat?.alive();
      case 'here':
        return this.#seat?.here();
      case 'focus':
        this.#attention?.look(frame.interaction);
        return this.#source?.focus(frame.interaction);
      case 'draft':
        if (frame.rev > draftRevisionMax) return close('malformed');
        if (frame.typed) this.#attention?.input();
        if (this.#source && this.#origin.mayTake(Math.floor(frame.text.length / draftUnitsPerFrame)))
          this.#source.whole(frame);
        return;
    }
  }

  /** It answered a ping. */
  answered(): void {
    this.#attention?.heard();
    this.#seat?.answered();
  }

  /** Now and then: does it keep up with what it is sent? */
  look(): void {
    const now = this.#deps.clock.now();
    if (!this.#connection.isSlow()) this.#slowSince = undefined;
    else if (this.#slowSince === undefined) this.#slowSince = now;
    else if (now - this.#slowSince >= slowForMs) this.#origin.close('tooSlow');
  }

  /** What was taken hold of when it was over already is let go of at once. */
  #hold(end: () => void): void {
    if (this.#over) end();
    else this.#ends.push(end);
  }

  /** Once. Returns what failed of it; nothing of the rest is left out. */
  end(how: 'lost' | 'signed-out'): unknown[] {
    this.#over = true;
    const failures: unknown[] = [];
    for (const end of [...this.#ends, () => this.#seat?.end(how)]) {
      try {
        end();
      } catch (error) {
        failures.push(error);
      }
    }
    return failures;
  }

  #splices(bytes: Uint8Array): void {
    const sections = decodeDraftFrame(bytes, draftUnitsMax);
    const count = sections?.reduce((sum, { splices }) => sum + splices.length, 0) ?? Infinity;
    if (!sections || count > splicesPerFrameMax) return this.#origin.close('malformed');
    this.#attention?.input();
    for (const section of sections) {
      if (this.#source?.splice(section) === 'malformed') return this.#origin.close('malformed');
    }
  }

  /** Nobody waits for it here: the next frame is taken meanwhile, and the committer keeps the order of the calls. */
  #do(id: string, command: Command): void {
    const draft = this.#source && sentFrom(this.#source, command);
    this.#deps.commits
      .commit({ by: this.principal, key: id, command: masked(command) })
      .then(
        (outcome: Outcome) => {
          if ('refused' in outcome) return this.#connection.answer({ t: 'refused', id, why: outcome.refused });
          this.#connection.answer({ t: 'did', id, result: outcome.did });
          draft?.sent();
        },
        (error: unknown) => {
          // Not known to have come about: the client gives it again under the same key (P1, P2).
          if (!(error instanceof StoreFailure)) throw error;
          this.#connection.answer({ t: 'failed', id });
        },
      )
      .catch((error: unknown) => this.#origin.fault(error));
  }

  /** Heads that cannot be read are not sent: a client that hears nothing says itself that it is stale (P5). */
  #beats(viewing: Viewing): () => void {
    let n = 0;
    let reading = false;
    return () => {
      if (reading) return;
      reading = true;
      viewing
        .heads()
        .then((heads) => this.#connection.send({ t: 'beat', n: ++n, now: this.#deps.clock.now(), heads }, null))
        .catch(() => {})
        .finally(() => (reading = false));
    };
  }
}

/** What a person wrote, before it is committed, logged or shown: card numbers keep their first six and last four. */
function masked(command: Command): Command {
  if (command.kind === 'transfer' && command.comment !== undefined)
    return { ...command, comment: maskSent(command.comment).text };
  if ('name' in command) return { ...command, name: maskSent(command.name).text };
  // A notice is shown as its administrator wrote it.
  if (!('text' in command) || command.kind === 'set-policy') return command;
  const text = maskSent(command.text).text;
  // Dots take as many units as digits: what a field is called keeps its length too.
  return command.kind === 'set-field'
    ? { ...command, text, field: maskSent(command.field).text as Field }
    : { ...command, text };
}

function sentFrom(source: DraftSource, command: Command): { sent(): void } | undefined {
  if (command.kind === 'reply') return source.sending(command.interaction, 'reply');
  if (command.kind === 'comment' && command.for === undefined) return source.sending(command.interaction, 'comment');
  return undefined;
}
