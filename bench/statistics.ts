// What many figures come down to.

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  if (sorted.length === 0) return NaN;
  return sorted.length % 2 === 1 ? sorted[Math.floor(middle)]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

/** Times in fixed memory, to one part in thirty: from a microsecond to a minute, in milliseconds. */
export class Times {
  readonly #counts = new Uint32Array(600);
  count = 0;
  longest = 0;

  add(ms: number): void {
    const micros = Math.max(1, ms * 1000);
    const slot = Math.min(this.#counts.length - 1, Math.floor(Math.log2(micros) * 22));
    this.#counts[slot]! += 1;
    this.count += 1;
    if (ms > this.longest) this.longest = ms;
  }

  /** The time within which this share of them was. */
  within(share: number): number {
    const wanted = Math.ceil(this.count * share);
    let seen = 0;
    for (let slot = 0; slot < this.#counts.length; slot += 1) {
      seen += this.#counts[slot]!;
      if (seen >= wanted && seen > 0) return Math.min(this.longest, 2 ** ((slot + 1) / 22) / 1000);
    }
    return NaN;
  }

  clear(): void {
    this.#counts.fill(0);
    this.count = 0;
    this.longest = 0;
  }
}
