// Handling time: how long interactions of an agent's own are open in front of them (docs/spec/measures.md). Summed in
// memory from where they look and from their connection's signs of life, and said as a fact at most once a minute. It
// knows nothing of what they do meanwhile, keys least of all (S10), and nothing of who else looks.
import { system, type Act, type HandledSpan, type Interaction } from '@oriel/domain';
import type { Item } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import { AgentFocus } from '../drafts/agent-focus.ts';
import { StoreFailure, type Commits } from '../store/commits.ts';

/** A fact of an agent's at most this often: a day of work is some hundreds of them. */
export const handledEveryMs = 60_000;
/** Pings are answered every 15 to 20 s: who was heard within this time was there until now. */
export const heardWithinMs = 20_000;

/** One connection of an agent's own desk. */
export interface Attention {
  look(interaction: string | null): void;
  /** A key, on the device that is used now. */
  input(): void;
  /** It was heard of. */
  heard(): void;
  end(): void;
}

/** As the gateway knows it. */
export interface Handling {
  attend(agent: string): Attention;
}

export interface HandlingDeps {
  commits: Commits;
  clock: Clock;
  /** Answered from memory. */
  interaction(id: string): Interaction | undefined;
  /** For what is said: no repeat of it counts twice. */
  newKey: () => string;
  failed: (error: unknown) => void;
}

export interface HandlingRoom extends Handling {
  take(items: readonly Item[]): void;
  /** Says what is not said yet. */
  stop(): Promise<void>;
}

/** One connection, and when it was last heard of. */
interface Device {
  heardAt: number;
}

class Agent {
  readonly #id: string;
  readonly #deps: HandlingDeps;
  readonly #focus: AgentFocus<Device>;
  /** The one used last at the end. */
  readonly #devices = new Set<Device>();
  #used: Device | undefined;
  #at: string | null = null;
  /** What is open is ongoing with them. */
  #counts = false;
  /** Until when it is summed. */
  #until = 0;
  #sums = new Map<string, number>();
  /** Not known to be committed. */
  readonly #unsaid = new Set<Act>();
  #saying: Promise<void> = Promise.resolve();
  #saidAt = -Infinity;
  #stopped = false;
  #cancel: (() => void) | undefined;

  constructor(id: string, deps: HandlingDeps) {
    this.#id = id;
    this.#deps = deps;
    this.#focus = new AgentFocus((interaction) => this.#opened(interaction));
  }

  attend(): Attention {
    const device: Device = { heardAt: this.#deps.clock.steady() };
    this.#devices.add(device);
    return {
      look: (interaction) => this.#use(device, () => this.#focus.look(device, interaction)),
      input: () => this.#use(device, () => this.#focus.input(device)),
      heard: () => {
        device.heardAt = this.#deps.clock.steady();
        if (this.#used === device) this.#sum();
      },
      end: () => {
        if (!this.#devices.delete(device)) return;
        if (this.#used === device) this.#sum();
        this.#focus.end(device);
        // Who goes on looking elsewhere is heard of from there.
        if (this.#used === device) this.#usedNow([...this.#devices].at(-1));
      },
    };
  }

  changed(after: Interaction): void {
    if (after.id !== this.#at) return;
    this.#sum();
    this.#judge(after);
    if (!this.#counts) this.#sayWhenDue();
  }

  /** Says what is summed, and first what could not be said before: under the same key, so it counts once. */
  async say(): Promise<void> {
    const { clock, newKey } = this.#deps;
    this.#cancel?.();
    this.#cancel = undefined;
    this.#sum();
    if (this.#sums.size > 0) {
      const spans = [...this.#sums].map(([interaction, ms]): HandledSpan => ({ interaction, ms }));
      this.#unsaid.add({ by: system, key: newKey(), command: { kind: 'handled', agent: this.#id, spans } });
      this.#sums = new Map();
      this.#saidAt = clock.steady();
    }
    if (this.#counts) this.#sayLater();
    this.#saying = this.#saying.then(() => this.#tell());
    await this.#saying;
  }

  async #tell(): Promise<void> {
    const { commits, failed } = this.#deps;
    try {
      for (const act of [...this.#unsaid]) {
        await commits.commit(act);
        this.#unsaid.delete(act);
      }
    } catch (error) {
      failed(error);
      // What broke a rule is not said again.
      if (!(error instanceof StoreFailure)) this.#unsaid.clear();
      else if (!this.#stopped) this.#sayLater();
    }
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    await this.say();
    this.#cancel?.();
    this.#cancel = undefined;
  }

  /** Another device is used from here on: the one before counts as long as it was heard of. */
  #use(device: Device, act: () => void): void {
    device.heardAt = this.#deps.clock.steady();
    this.#sum();
    this.#usedNow(device);
    act();
  }

  #usedNow(device: Device | undefined): void {
    if (device === this.#used) return;
    this.#used = device;
    this.#until = this.#deps.clock.steady();
    if (device && this.#devices.delete(device)) this.#devices.add(device);
  }

  #opened(interaction: string | null): void {
    this.#at = interaction;
    this.#judge(interaction === null ? undefined : this.#deps.interaction(interaction));
    this.#sayWhenDue();
  }

  #judge(interaction: Interaction | undefined): void {
    this.#counts = interaction?.state === 'ongoing' && interaction.agent === this.#id;
    this.#until = this.#deps.clock.steady();
    if (this.#counts) this.#sayLater();
  }

  /** Up to now, or as long as it was heard of. */
  #sum(): void {
    const now = this.#deps.clock.steady();
    const heardAt = this.#used?.heardAt ?? now;
    const until = now - heardAt <= heardWithinMs ? now : heardAt;
    if (this.#counts && this.#at !== null && until > this.#until) this.#add(this.#at, until - this.#until);
    this.#until = Math.max(this.#until, until);
  }

  #add(interaction: string, ms: number): void {
    this.#sums.set(interaction, (this.#sums.get(interaction) ?? 0) + ms);
  }

  /** What is open no longer: at once, unless something was said within the minute. */
  #sayWhenDue(): void {
    if (this.#sums.size === 0) return;
    if (this.#deps.clock.steady() - this.#saidAt >= handledEveryMs) void this.say();
    else this.#sayLater();
  }

  #sayLater(): void {
    const { clock } = this.#deps;
    const lastMs = clock.steady() - this.#saidAt;
    const waitMs = lastMs >= handledEveryMs ? handledEveryMs : handledEveryMs - lastMs;
    this.#cancel ??= clock.after(waitMs, () => void this.say());
  }
}

export function createHandling(deps: HandlingDeps): HandlingRoom {
  const agents = new Map<string, Agent>();
  return {
    attend(id) {
      let agent = agents.get(id);
      if (!agent) agents.set(id, (agent = new Agent(id, deps)));
      return agent.attend();
    },

    take(items) {
      for (const item of items) {
        if (item.kind !== 'interaction') continue;
        for (const id of new Set([item.before?.agent, item.after.agent])) {
          if (id) agents.get(id)?.changed(item.after);
        }
      }
    },

    async stop() {
      await Promise.all([...agents.values()].map((agent) => agent.stop()));
    },
  };
}
