// A policy's limits, kept while looks go on: each ends by itself when its hours or its agent's minutes of the week are
// over. How long was looked stands in the monitoring log and nowhere else; here it is only foreseen when that will be.
import { hoursEndAt, lookMsLeft, weekBeganAt, whyNoLook, type LookOver, type PolicyTerms } from '@oriel/domain';
import type { Clock } from '../clock.ts';
import type { Chain } from './chain/chain.ts';

/**
 * At least this often a look asks again what the log and the clock on the wall say: looks on other nodes use up the same
 * minutes, and machines sleep.
 */
const askedAgainMs = 15_000;

export interface LookLimitsDeps {
  chain: Pick<Chain, 'watched'>;
  clock: Clock;
  failed: (error: unknown) => void;
}

interface Look {
  terms: PolicyTerms;
  over(why: LookOver): void;
}

/** What was known of an agent's minutes, and when. */
interface Known {
  usedMs: number;
  /** Looks that use them up. */
  open: number;
  at: number;
}

export class LookLimits {
  readonly #deps: LookLimitsDeps;
  readonly #byAgent = new Map<string, OfAgent>();

  constructor(deps: LookLimitsDeps) {
    this.#deps = deps;
  }

  /** What stands in the way of a look at this agent now; null: nothing. */
  async whyNot(agent: string, terms: PolicyTerms): Promise<LookOver | null> {
    // Outside its hours nothing is asked of the log.
    const now = this.#deps.clock.now();
    return whyNoLook(terms, now, 0) ?? whyNoLook(terms, now, await this.#usedMs(agent, terms, now));
  }

  /** How long this agent may still be looked at this week; null: without bound. */
  async msLeft(agent: string, terms: PolicyTerms): Promise<number | null> {
    return lookMsLeft(terms, await this.#usedMs(agent, terms, this.#deps.clock.now()));
  }

  /** A look that is in the log has begun. The returned function: it has ended, and `written` when that is in the log too. */
  begun(agent: string, terms: PolicyTerms, over: (why: LookOver) => void): (written: Promise<void>) => void {
    if (terms.hours === null && terms.weekMinutes === null) return () => {};
    const ofAgent = this.#byAgent.get(agent) ?? new OfAgent(agent, this.#deps);
    this.#byAgent.set(agent, ofAgent);
    const look: Look = { terms, over };
    ofAgent.add(look);
    // It may have been over before it began.
    if (ofAgent.isEmpty) this.#byAgent.delete(agent);
    return (written) => {
      ofAgent.remove(look, written);
      if (ofAgent.isEmpty) this.#byAgent.delete(agent);
    };
  }

  async #usedMs(agent: string, terms: PolicyTerms, now: number): Promise<number> {
    if (terms.weekMinutes === null) return 0;
    return (await this.#deps.chain.watched(agent, weekBeganAt(terms, now), now)).ms;
  }
}

/** The looks at one agent's desk on this node. */
class OfAgent {
  readonly #agent: string;
  readonly #deps: LookLimitsDeps;
  readonly #looks = new Set<Look>();
  #known: Known | undefined;
  #off: (() => void) | undefined;
  #isAsking = false;
  #askAgain = false;

  constructor(agent: string, deps: LookLimitsDeps) {
    this.#agent = agent;
    this.#deps = deps;
  }

  get isEmpty(): boolean {
    return this.#looks.size === 0;
  }

  add(look: Look): void {
    this.#looks.add(look);
    // Until the log has been asked, it is one more that uses the minutes up.
    if (this.#known) {
      const now = this.#deps.clock.now();
      this.#known = { usedMs: usedAt(look.terms, this.#known, now), open: this.#known.open + 1, at: now };
    }
    this.#wait();
    void this.#ask();
  }

  remove(look: Look, written: Promise<void>): void {
    this.#looks.delete(look);
    if (this.isEmpty) this.#off?.();
    else void written.then(() => this.#ask());
  }

  /** Asks the log, once at a time. If it is away, what was known goes on to be used up. */
  async #ask(): Promise<void> {
    if (this.#isAsking) {
      this.#askAgain = true;
      return;
    }
    this.#isAsking = true;
    try {
      do {
        this.#askAgain = false;
        const limited = [...this.#looks].find(({ terms }) => terms.weekMinutes !== null);
        if (!limited) break;
        const now = this.#deps.clock.now();
        const { ms, open } = await this.#deps.chain.watched(this.#agent, weekBeganAt(limited.terms, now), now);
        this.#known = { usedMs: ms, open, at: now };
      } while (this.#askAgain);
    } catch (error) {
      this.#deps.failed(error);
    } finally {
      this.#isAsking = false;
    }
    this.#wait();
  }

  /** Ends what is over, and waits until something may be. */
  #wait(): void {
    this.#off?.();
    const now = this.#deps.clock.now();
    const known = this.#known;
    let next = now + askedAgainMs;
    for (const look of [...this.#looks]) {
      const usedMs = known ? usedAt(look.terms, known, now) : 0;
      const why = whyNoLook(look.terms, now, usedMs);
      if (why) {
        this.#looks.delete(look);
        look.over(why);
        continue;
      }
      next = Math.min(next, hoursEndAt(look.terms, now) ?? next);
      const left = lookMsLeft(look.terms, usedMs);
      if (left !== null && known) next = Math.min(next, now + Math.ceil(left / Math.max(1, known.open)));
    }
    if (this.isEmpty) return;
    this.#off = this.#deps.clock.after(Math.max(1, next - now), () => {
      this.#wait();
      void this.#ask();
    });
  }
}

/** What will have been used by then. With a new week it begins anew. */
function usedAt(terms: PolicyTerms, { usedMs, open, at }: Known, now: number): number {
  if (terms.weekMinutes === null) return 0;
  const week = weekBeganAt(terms, now);
  return (at < week ? 0 : usedMs) + Math.max(0, now - Math.max(at, week)) * open;
}
