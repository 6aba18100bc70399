// This node's lease among several. While it is held no other node ends this one's looks; once it is over, which both sides
// know by the time alone, this one has no look open: what is shown is always covered by an open entry (L3).
import type { Clock } from '../clock.ts';
import { nodeLivesMs, type Nodes } from './nodes.ts';

/** Nine tries before it is over. */
export const holdEveryMs = 5_000;
/** How soon it is noticed here that it is over, and how much sooner than anywhere else. */
const lookEveryMs = 1_000;
const marginMs = 2 * lookEveryMs;

export interface NodeLeaseDeps {
  nodes: Nodes;
  clock: Clock;
  /** It is over: whatever relies on it has to end now. */
  lapsed: () => void;
  /** Nodes that are gone: what they had open is to be ended. They are asked for again until that has been done. */
  gone: (nodes: ReadonlySet<string>) => Promise<void>;
  failed: (error: unknown) => void;
}

export class NodeLease {
  readonly #deps: NodeLeaseDeps;
  #until = 0;
  #held = false;
  #holding = false;
  #stops: (() => void)[] = [];

  constructor(deps: NodeLeaseDeps) {
    this.#deps = deps;
  }

  isHeld(): boolean {
    return this.#deps.clock.now() < this.#until;
  }

  /** Rejects when it could not be had. */
  async start(): Promise<void> {
    const { clock } = this.#deps;
    await this.#hold();
    this.#stops = [clock.every(holdEveryMs, () => void this.#go()), clock.every(lookEveryMs, () => this.#look())];
  }

  /** Those that live, this one included. */
  async living(): Promise<Set<string>> {
    const all = await this.#deps.nodes.all();
    return new Set(all.flatMap(({ node, lives }) => (lives ? [node] : [])));
  }

  /** It is held no longer, and runs out. */
  stop(): void {
    for (const stop of this.#stops) stop();
  }

  async #hold(): Promise<void> {
    const { nodes, clock } = this.#deps;
    this.#look();
    // From before it is asked for: over here before it is over in the database.
    const until = clock.now() + nodeLivesMs - marginMs;
    await nodes.hold();
    this.#until = until;
    this.#look();
  }

  async #go(): Promise<void> {
    if (this.#holding) return;
    this.#holding = true;
    const { nodes, gone, failed } = this.#deps;
    try {
      await this.#hold();
      const over = new Set((await nodes.all()).flatMap(({ node, lives }) => (lives ? [] : [node])));
      if (over.size > 0) {
        await gone(over);
        for (const node of over) await nodes.forget(node);
      }
    } catch (error) {
      failed(error);
    } finally {
      this.#holding = false;
    }
  }

  #look(): void {
    const isHeld = this.isHeld();
    if (this.#held && !isHeld) this.#deps.lapsed();
    this.#held = isHeld;
  }
}
