// So many a second, and so many at once. One for each connection, so that nobody's use is felt by another (S5).

export class TokenBucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #tokens: number;
  #at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#tokens = burst;
    this.#at = now;
  }

  /** False: too fast. A clock that goes back gives nothing and takes nothing. */
  take(now: number, tokens = 1): boolean {
    const passedMs = Math.max(0, now - this.#at);
    this.#at = now;
    this.#tokens = Math.min(this.#burst, this.#tokens + (passedMs * this.#perSecond) / 1000);
    if (this.#tokens < tokens) return false;
    this.#tokens -= tokens;
    return true;
  }
}
