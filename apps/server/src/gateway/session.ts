// One connection from its first byte to its last: its rate, whether it is still there, who it turns out to be, why it
// ends. What is done for somebody known is live-session.ts. Rules: docs/spec/gateway.md.
//
//   greeting ──hello──▶ asking ──known──▶ live ──┐
//      │ no hello, no frame of ours     │ unknown │ closed, by either side
//      └────────────────────────────────┴─────────┴──▶ over
import {
  closeCodes,
  connectedWithinMs,
  customerFramesBurstMax,
  customerFramesPerSecondMax,
  helloWithinMs,
  personFramesPerSecondMax,
  type CloseName,
  type Up,
} from '@oriel/protocol';
import type { Identity } from '../access/identities.ts';
import type { Log } from '../log.ts';
import { readHello } from './frames.ts';
import {
  closeWithinMs,
  earlyBytesMax,
  helloBytesMax,
  lookEveryMs,
  personFramesBurstMax,
  pingEveryMs,
} from './limits.ts';
import type { Line } from './line.ts';
import { LiveSession, type LiveDeps } from './live-session.ts';
import { TokenBucket } from './token-bucket.ts';

export interface SessionDeps extends LiveDeps {
  log: Log;
}

export interface SessionOrigin {
  /** Random, for the log: says nothing of who it is. */
  id: string;
  line: Line;
  cookie: string | undefined;
  /** It is known who it is, or it is over: no stranger any more. Maybe more than once. */
  met(): void;
  /** The socket is gone. */
  gone(): void;
}

type State =
  | { is: 'greeting' }
  /** Frames that came meanwhile wait. */
  | { is: 'asking'; hello: Extract<Up, { t: 'hello' }>; early: { frame: Uint8Array; binary: boolean }[]; bytes: number }
  | { is: 'live'; live: LiveSession }
  | { is: 'over' };

export class Session {
  readonly #deps: SessionDeps;
  readonly #origin: SessionOrigin;
  #state: State = { is: 'greeting' };
  /** Strangers get what customers get. */
  #bucket: TokenBucket;
  #answeredAt: number;
  #pingedAt: number;
  readonly #stopLooking: () => void;
  readonly #stopWaiting: () => void;
  #stopCutting: (() => void) | undefined;

  constructor(deps: SessionDeps, origin: SessionOrigin) {
    this.#deps = deps;
    this.#origin = origin;
    const { clock } = deps;
    const now = clock.now();
    this.#bucket = new TokenBucket(customerFramesPerSecondMax, customerFramesBurstMax, now);
    this.#answeredAt = now;
    this.#pingedAt = now;
    this.#stopLooking = clock.every(lookEveryMs, () => this.#guarded(() => this.#look()));
    this.#stopWaiting = clock.after(helloWithinMs, () => this.close(this.isSilent ? 'silent' : 'unavailable'));
    origin.line.listen({
      frame: (frame, binary) => this.#guarded(() => this.#take(frame, binary)),
      ping: () => this.#guarded(() => this.#mayTake()),
      pong: () => this.#guarded(() => this.#pong()),
      tooLarge: () => this.#guarded(() => this.#isClosing('tooLarge')),
      closed: () => this.#closed(),
    });
  }

  /** Nothing has come yet. */
  get isSilent(): boolean {
    return this.#state.is === 'greeting';
  }

  /** Ends it for this reason; later reasons count no more. */
  close(why: CloseName): void {
    if (this.#state.is === 'over') return;
    this.#isClosing(why);
    this.#origin.line.close(closeCodes[why]);
  }

  tellHeads(): void {
    if (this.#state.is === 'live') this.#state.live.tellHeads();
  }

  #isClosing(why: CloseName): void {
    this.#end(why === 'signedOut' ? 'signed-out' : 'lost', why);
    this.#stopCutting ??= this.#deps.clock.after(closeWithinMs, () => this.#origin.line.cut());
  }

  #closed(): void {
    this.#stopCutting?.();
    this.#end('lost', undefined);
    this.#origin.gone();
  }

  /** One session's fault is nobody else's: it ends, the process does not. */
  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      this.#fault(error);
    }
  }

  #fault(error: unknown): void {
    this.#deps.log.error({ err: error, connection: this.#origin.id }, 'a fault ended a connection');
    this.close('fault');
  }

  /** One more frame, or what is as much work as several, if it comes within the rate. */
  #mayTake(frames = 1): boolean {
    if (this.#state.is === 'over') return false;
    if (this.#bucket.take(this.#deps.clock.now(), frames)) return true;
    this.close('tooFast');
    return false;
  }

  #take(frame: Uint8Array, binary: boolean): void {
    if (!this.#mayTake()) return;
    switch (this.#state.is) {
      case 'greeting':
        return this.#greet(frame, binary);
      case 'asking':
        this.#state.bytes += frame.length;
        if (this.#state.bytes > earlyBytesMax) return this.close('tooLarge');
        this.#state.early.push({ frame, binary });
        return;
      case 'live':
        return this.#state.live.take(frame, binary);
      case 'over':
    }
  }

  #greet(frame: Uint8Array, binary: boolean): void {
    if (frame.length > helloBytesMax) return this.close('tooLarge');
    const read = readHello(frame, binary);
    if ('close' in read) return this.close(read.close);
    const { hello } = read;
    this.#state = { is: 'asking', hello, early: [], bytes: 0 };
    const { identities } = this.#deps;
    const asked =
      hello.token === undefined ? identities.byCookie(this.#origin.cookie) : identities.byToken(hello.token);
    asked.then(
      (identity) => this.#guarded(() => this.#meet(identity)),
      (error: unknown) => {
        this.#deps.log.warn({ err: error, connection: this.#origin.id }, 'it could not be found out who is there');
        this.close('unavailable');
      },
    );
  }

  #meet(identity: Identity | undefined): void {
    if (this.#state.is !== 'asking') return;
    const { hello, early } = this.#state;
    if (!identity) return this.close('signedOut');
    this.#stopWaiting();
    this.#origin.met();
    if (identity.principal.kind === 'person') {
      this.#bucket = new TokenBucket(personFramesPerSecondMax, personFramesBurstMax, this.#deps.clock.now());
    }
    const live = new LiveSession(this.#deps, {
      line: this.#origin.line,
      identity,
      page: hello.page,
      seat: hello.seat,
      mayTake: (frames) => this.#mayTake(frames),
      close: (why) => this.close(why),
      fault: (error) => this.#fault(error),
    });
    this.#state = { is: 'live', live };
    live.begin();
    this.#ping();
    for (const { frame, binary } of early) {
      // Any of them may end it.
      if (!this.#isOver()) live.take(frame, binary);
    }
  }

  #isOver(): boolean {
    return this.#state.is === 'over';
  }

  #look(): void {
    if (this.#state.is !== 'live') return;
    const now = this.#deps.clock.now();
    if (now - this.#answeredAt >= connectedWithinMs) return this.close('silent');
    if (now - this.#pingedAt >= pingEveryMs) this.#ping();
    this.#state.live.look();
  }

  #ping(): void {
    this.#pingedAt = this.#deps.clock.now();
    this.#origin.line.ping();
  }

  #pong(): void {
    this.#answeredAt = this.#deps.clock.now();
    if (this.#state.is === 'live') this.#state.live.answered();
  }

  /** Once. `why`: our reason, if it is us who end it; said in the log, without a word of what came in. */
  #end(how: 'lost' | 'signed-out', why: CloseName | undefined): void {
    if (this.#state.is === 'over') return;
    const live = this.#state.is === 'live' ? this.#state.live : undefined;
    this.#state = { is: 'over' };
    this.#stopLooking();
    this.#stopWaiting();
    this.#origin.met();
    const { log } = this.#deps;
    const connection = this.#origin.id;
    if (why !== undefined && why !== 'draining') {
      log.info(
        { connection, of: live?.principal.kind ?? 'stranger', why, code: closeCodes[why] },
        'closed a connection',
      );
    }
    for (const error of live?.end(how) ?? []) log.error({ err: error, connection }, 'a connection did not end cleanly');
  }
}
