// Where one agent looks: at what the connection with their newest input looks at (details.md, Drafts). With the last
// connection the look is over.

export class AgentFocus<Connection> {
  readonly #say: (interaction: string | null) => void;
  /** What each connection looks at; the one with the newest input last. */
  readonly #looks = new Map<Connection, string | null>();
  #said: string | null = null;

  constructor(say: (interaction: string | null) => void) {
    this.#say = say;
  }

  look(from: Connection, interaction: string | null): void {
    this.#looks.delete(from);
    this.#looks.set(from, interaction);
    this.#newest();
  }

  /** Input of another kind: a key. */
  input(from: Connection): void {
    const interaction = this.#looks.get(from);
    if (interaction !== undefined) this.look(from, interaction);
  }

  end(from: Connection): void {
    this.#looks.delete(from);
    this.#newest();
  }

  #newest(): void {
    const newest = [...this.#looks.values()].at(-1) ?? null;
    if (newest === this.#said) return;
    this.#said = newest;
    this.#say(newest);
  }
}
