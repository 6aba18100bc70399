// One run: a floor, its people, its weather, its checks. First a rough time, then a calm one in which everything has to
// come right.
import type { Outcome } from '@oriel/client';
import { LogCheck } from './checks/log-check.ts';
import { LookCheck } from './checks/look-check.ts';
import { differences } from './checks/fresh-check.ts';
import { noticedWithinMs, PresenceCheck } from './checks/presence-check.ts';
import { connectedWithinMs } from '@oriel/protocol';
import { ScreenCheck } from './checks/screen-check.ts';
import { wireEar } from './checks/wire-ear.ts';
import { Counters } from './counters.ts';
import { draftProblems } from './checks/drafts-check.ts';
import { busEar } from './checks/bus-ear.ts';
import { Floor, type Homes } from './floor.ts';
import { spoil, type NatsServer } from './nats.ts';
import type { Ports } from './node.ts';
import type { Ears, Frame, LineKind } from './network.ts';
import { AgentAtWork } from './people/agent.ts';
import { CustomerOnLine } from './people/customer.ts';
import { Page, type Given } from './people/page.ts';
import { Visible } from './people/visible.ts';
import { Watcher } from './people/watcher.ts';
import { between, chance, pick } from './seeded.ts';
import { Tables } from './tables.ts';
import type { Views } from '../apps/server/src/hub/viewing.ts';
import type { Journal } from './database/pool.ts';
import { rowsEqualFold } from '../e2e/stack/rows-equal-fold.ts';
import { createPools } from './database/pool.ts';

export const faultKinds = [
  'cut',
  'stall',
  'half-open',
  'cut-off',
  'drain',
  'fall',
  'restore',
  'database',
  'bus',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** All that a run is made from: the same gives the same run. */
export interface Plan {
  seed: number;
  /** On one database; with a bus between them, where there are several. */
  nodes: number;
  /** Where people come in. */
  homes: Homes;
  /** How long the rough time is. */
  roughMs: number;
  agents: number;
  customers: number;
  /** Those who act in sight. */
  visible: number;
  /** Those who only look, and what their dice begin with. */
  watchers: number;
  watching: string;
  faults: readonly FaultKind[];
}

/** Every other seed has one node, the others two, and now and then three. */
const nodesOf = (seed: number): number => (seed % 2 === 1 ? 1 : seed % 8 === 0 ? 3 : 2);

export const planOf = (seed: number): Plan => ({
  seed,
  nodes: nodesOf(seed),
  homes: 'spread',
  roughMs: 60_000,
  agents: 4,
  customers: 5,
  visible: 3,
  watchers: 3,
  watching: 'a',
  faults: faultKinds,
});

export interface Ran {
  problems: string[];
  counters: Counters;
  facts: number;
  virtualMs: number;
  /** Frames that came out at the browsers of those who look. */
  looked: number;
  /** What came out at the browsers of agents and customers, with its time. */
  transcript: Map<string, string[]>;
}

export interface RunOptions {
  journal?: Journal;
  plant?: Ports['plant'];
  /** Only what goes over the lines is of interest: no checks of screens at the end. */
  onlyTranscript?: boolean;
}

/** After the faults stop everybody is well again within this time. */
const wellWithinMs = 60_000;

const agentsOnFloor = ['ana', 'ben', 'fatima', 'chloe', 'daniel', 'emre'];
const channels = ['shop', 'shop', 'returns', 'questions', 'app'];
const visibleOnFloor = [
  { name: 'sam', role: 'supervisor' },
  { name: 'max', role: 'administrator' },
  { name: 'lea', role: 'supervisor' },
] as const;
const watchersOnFloor = ['sam', 'lea', 'dee', 'max', 'sam', 'ben'];

const plain: LineKind = { leastMs: 5, mostMs: 40 };
const slow: LineKind = { leastMs: 50, mostMs: 400, bytesPerMs: 20 };

/** A line that does not answer is cut after two seconds. */
const goodbyesWithinMs = 5_000;

interface Person {
  page: Page;
  pauseMs: number;
  step(): void;
}

export async function run(plan: Plan, options: RunOptions = {}): Promise<Ran> {
  const stage = await Stage.open(plan, options);
  await stage.play();
  if (!options.onlyTranscript) await stage.checkAll();
  return stage.result();
}

class Stage {
  readonly plan: Plan;
  readonly floor: Floor;
  readonly tables: Tables;
  readonly counters: Counters;
  readonly problems: string[];
  readonly #log: LogCheck;
  readonly #screens: ScreenCheck;
  readonly looks: LookCheck;
  readonly #presence: PresenceCheck;
  readonly #people: Person[] = [];
  readonly #watchers: Person[] = [];
  readonly #byPage = new Map<string, Page>();
  readonly #agents = new Map<string, string>();
  readonly #moved = new Set<string>();
  readonly #transcript: Map<string, string[]>;
  readonly #onlyTranscript: boolean;
  #looked = 0;
  #isOver = false;

  private constructor(
    plan: Plan,
    floor: Floor,
    counters: Counters,
    transcript: Map<string, string[]>,
    onlyTranscript: boolean,
  ) {
    this.#onlyTranscript = onlyTranscript;
    this.plan = plan;
    this.floor = floor;
    this.counters = counters;
    this.#transcript = transcript;
    this.problems = [];
    this.tables = new Tables(floor.database);
    const problem = (what: string) => this.problem(what);
    this.#log = new LogCheck(floor.database, problem);
    this.#screens = new ScreenCheck(this.#log, problem);
    this.#presence = new PresenceCheck(this.tables, problem);
    this.looks = new LookCheck({
      directory: () => this.tables.directory(),
      now: () => floor.time.now(),
      chain: floor.chain,
      counters,
      problem,
    });
    floor.database.committed = (changes) => {
      this.#log.take(changes);
      if (changes.some(({ table }) => table === 'directory')) this.looks.changed();
    };
  }

  static async open(plan: Plan, { journal, plant, onlyTranscript = false }: RunOptions): Promise<Stage> {
    const counters = new Counters();
    const transcript = new Map<string, string[]>();
    /** It begins when the floor is there. */
    const on: { stage?: Stage } = {};
    const ear = wireEar({
      counters,
      problem: (what) => on.stage?.problem(what),
      isCustomer: (page) => on.stage?.isCustomer(nameOf(page)) ?? false,
      agentOf: (page) => on.stage?.agentOf(nameOf(page)),
      nameOf,
    });
    const ears: Ears = {
      ...ear,
      heard(page, frame) {
        ear.heard!(page, frame);
        on.stage?.heard(page, frame);
      },
      said(page, frame) {
        ear.said!(page, frame);
        if (typeof frame === 'string' && frame.startsWith('{"t":"hello"')) on.stage?.greeted(page);
      },
      ponged(page, host) {
        const agent = on.stage?.agentOf(nameOf(page));
        if (agent !== undefined) on.stage!.#presence.heard(agent, on.stage!.floor.time.now(), host);
      },
    };
    const floor = await Floor.open({
      seed: plan.seed,
      nodes: plan.nodes,
      homes: plan.homes,
      ears,
      natsEars: busEar(counters),
      ...(journal && { journal }),
      plant: (time) => {
        const planted = plant?.(time) ?? {};
        if (onlyTranscript) return planted;
        const views = (plain: Views): Views => {
          const within = planted.views?.(plain) ?? plain;
          // Before there is a stage nobody looks.
          return { attach: (viewer, receiver) => (on.stage?.looks.watch(within) ?? within).attach(viewer, receiver) };
        };
        return { ...planted, views };
      },
    });
    const stage = new Stage(plan, floor, counters, transcript, onlyTranscript);
    on.stage = stage;
    stage.#presence.began(floor.time.now());
    await stage.#gather();
    return stage;
  }

  isCustomer(name: string): boolean {
    return this.#byPage.get(name)?.principal.startsWith('customer:') ?? false;
  }

  agentOf(name: string): string | undefined {
    return this.#agents.get(name);
  }

  problem(what: string): void {
    if (this.#onlyTranscript) return;
    if (this.problems.length < 20) this.problems.push(`after ${this.#elapsed} ms: ${what}`);
  }

  get #elapsed(): number {
    return this.floor.time.now() - Date.UTC(2026, 0, 5, 9);
  }

  greeted(page: string): void {
    const agent = this.#agents.get(nameOf(page));
    if (agent !== undefined) this.#presence.greeted(agent, this.floor.time.now());
  }

  heard(page: string, frame: Frame): void {
    this.#moved.add(page);
    const name = nameOf(page);
    if (name.includes('.looks.')) this.#looked += 1;
    if (this.agentOf(name) === undefined && !this.isCustomer(name)) return;
    const lines = this.#transcript.get(name) ?? [];
    const bytes = typeof frame === 'string' ? frame : Buffer.from(frame).toString('base64');
    lines.push(`${this.#elapsed} ${page} ${bytes}`);
    this.#transcript.set(name, lines);
  }

  #answered(given: Given, outcome: Outcome): void {
    const what = 'did' in outcome ? 'did' : 'refused' in outcome ? 'no to' : 'unanswered';
    this.counters.add(`${what} ${given.command.kind}`);
    if ('refused' in outcome && (outcome.refused === 'already-accepted' || outcome.refused === 'rings-elsewhere'))
      this.counters.add('race');
    this.#log.answered(given, outcome);
  }

  #page(name: string, who: { principal: string; token: string; seat: boolean }, line: LineKind): Page {
    const answered = (given: Given, outcome: Outcome) => this.#answered(given, outcome);
    const page = new Page(this.floor, { name, line, ...who }, { answered });
    this.#byPage.set(name, page);
    return page;
  }

  async #staff(name: string, email: string, seat: boolean, line: LineKind): Promise<Page> {
    const principal = `person:${this.floor.idOf(email)}`;
    return this.#page(name, { principal, token: await this.floor.signIn(email), seat }, line);
  }

  async #gather(): Promise<void> {
    const { floor, plan, tables } = this;
    const dice = floor.seeded.of('who comes');
    const lineOf = () => (chance(dice, 0.1) ? slow : plain);
    for (const word of agentsOnFloor.slice(0, plan.agents)) {
      const email = `${word}@oriel.test`;
      const id = floor.idOf(email);
      this.#agents.set(word, id);
      const agent = new AgentAtWork(await this.#staff(word, email, true, lineOf()), id, tables);
      this.#people.push(agent);
    }
    for (const { name, role } of visibleOnFloor.slice(0, plan.visible)) {
      const email = `${name}@oriel.test`;
      const page = await this.#staff(`${name}.acts`, email, false, plain);
      this.#people.push(new Visible(page, role, floor.idOf(email), tables));
    }
    for (let n = 0; n < plan.customers; n += 1) {
      const name = `customer${n}`;
      const begun = floor.nodes[n % floor.nodes.length]!.house.chats.begin(
        channels[n % channels.length]!,
        `Customer ${n}`,
      );
      await floor.time.pass(20);
      const chat = await begun;
      if (chat === 'not-found') throw new Error('There is no such channel.');
      const page = this.#page(
        name,
        { principal: `customer:${chat.customer}`, token: chat.token, seat: false },
        lineOf(),
      );
      this.#people.push(new CustomerOnLine(page));
    }
    for (const [n, word] of watchersOnFloor.slice(0, plan.watchers).entries()) {
      const name = `${word}.looks.${plan.watching}${n}`;
      const page = await this.#staff(name, `${word}@oriel.test`, false, n === 1 ? slow : plain);
      this.#watchers.push(new Watcher(page, tables));
    }
  }

  async play(): Promise<void> {
    const { floor, plan } = this;
    floor.time.happened = () => this.#look();
    const goOn = (person: Person): void => {
      floor.time.after(person.pauseMs, () => {
        if (this.#isOver) return;
        person.step();
        goOn(person);
      });
    };
    for (const person of [...this.#people, ...this.#watchers]) {
      if (person instanceof AgentAtWork) person.sitDown();
      else if (person instanceof CustomerOnLine || person instanceof Visible) person.come();
      else person.page.open();
      goOn(person);
    }
    this.#chaos();
    this.#everySecond();
    await this.#pass(plan.roughMs);
    await this.#calm();
    await this.#pass(wellWithinMs);
  }

  async #pass(ms: number): Promise<void> {
    await this.floor.time.pass(ms, () => this.problems.length > 0);
  }

  #everySecond(): void {
    const { time } = this.floor;
    if (this.floor.nodes.length > 0 && this.problems.length === 0 && this.floor.rough < 1)
      this.#presence.look(time.now());
    time.after(1_000, () => this.#everySecond());
  }

  #look(): void {
    for (const name of this.#moved) {
      const page = this.#byPage.get(nameOf(name));
      if (page?.browser && page.page === name) this.#screens.look(name, page.browser.shown.keys());
    }
    this.#moved.clear();
  }

  /** Faults, each with dice of its own: those on lines of who looks do not move those of the others. */
  #chaos(): void {
    const { floor, plan } = this;
    const { time, seeded } = floor;
    floor.rough = plan.faults.includes('database') ? 0.9 : 0;
    const linesOf = (people: readonly Person[], domain: string): void => {
      const dice = seeded.of(domain);
      time.after(between(dice, 1_000, 8_000), () => {
        if (this.#isOver || people.length === 0) return;
        this.#onLine(pick(dice, people).page, domain);
        linesOf(people, domain);
      });
    };
    linesOf(this.#people, 'faults of lines');
    linesOf(this.#watchers, `faults of lines of watchers ${plan.watching}`);
    for (let at = 0; at < plan.nodes; at += 1) {
      this.#nodeFaults(at);
      if (floor.nats) this.#busFaults(floor.nats, at);
    }
  }

  #onLine(page: Page, domain: string): void {
    const { floor, plan, counters } = this;
    const dice = floor.seeded.of(domain);
    const link = floor.network.of(page.page);
    const kind = pick(dice, ['cut', 'stall', 'half-open', 'cut-off'] as const);
    const ms = between(dice, 1_000, 25_000);
    const way = pick(dice, ['up', 'down', 'both'] as const);
    if (!plan.faults.includes(kind)) return;
    counters.add(kind);
    switch (kind) {
      case 'cut':
        return link?.cut();
      case 'stall':
        return link?.stall(ms);
      case 'half-open':
        return link?.die(way);
      case 'cut-off': {
        const { page: name } = page;
        floor.network.cutOff(name);
        floor.time.after(ms, () => floor.network.mend(name));
      }
    }
  }

  #nodeFaults(at: number): void {
    const { floor, plan } = this;
    const dice = floor.seeded.of(at === 0 ? 'faults of the node' : `faults of node ${at}`);
    const nodes = ['drain', 'fall', 'restore'] as const;
    const wanted = nodes.filter((kind) => plan.faults.includes(kind));
    floor.time.after(between(dice, 15_000, 60_000), () => {
      const kind = pick(dice, nodes);
      const downMs = between(dice, 200, 6_000);
      if (this.#isOver || !wanted.includes(kind) || !floor.isUp(at)) return;
      this.counters.add(kind);
      // A database that is put back has nobody before it; what else falls or is drained leaves the others standing.
      if (kind === 'restore') for (let other = 0; other < plan.nodes; other += 1) this.#down(other, 'fall', downMs);
      else this.#down(at, kind, downMs);
      if (kind === 'restore') floor.restore();
      if (floor.nodes.length > 0) this.counters.add(`${kind} of one of several`);
      floor.time.after(goodbyesWithinMs + downMs, () => this.#nodeFaults(at));
    });
  }

  #down(at: number, kind: 'drain' | 'fall', downMs: number): void {
    const { floor } = this;
    if (!floor.isUp(at)) return;
    this.#presence.left(floor.hostOf(at), floor.time.now());
    const over = kind === 'drain' ? floor.drain(at) : Promise.resolve(floor.fall(at));
    // Not sooner when there are fewer to say goodbye to: when it is back says nothing about who was there.
    floor.time.after(goodbyesWithinMs + downMs, () => void over.then(() => this.#start(at)));
  }

  async #start(at: number): Promise<void> {
    const { floor } = this;
    const isFirst = floor.nodes.length === 0;
    await floor.start(at);
    if (isFirst) this.#presence.began(floor.time.now());
  }

  #busFaults(nats: NatsServer, at: number): void {
    const { floor, plan, counters } = this;
    const dice = floor.seeded.of(`faults of the bus of node ${at}`);
    floor.time.after(between(dice, 3_000, 25_000), () => {
      if (this.#isOver || !plan.faults.includes('bus')) return;
      const { kind, ms, mend } = spoil(nats, at, dice);
      counters.add(kind);
      floor.time.after(ms, () => {
        mend();
        this.#busFaults(nats, at);
      });
    });
  }

  async #calm(): Promise<void> {
    const { floor } = this;
    this.#isOver = true;
    floor.rough = 0;
    floor.network.mendAll();
    floor.nats?.mend();
    // What is on its way down or up comes to its end first.
    await floor.time.pass(2 * goodbyesWithinMs + 10_000, () => floor.isWhole);
    if (!floor.isWhole) this.problem('a node did not come to its end, or back');
    for (const { page } of [...this.#people, ...this.#watchers]) if (!page.browser) page.open();
  }

  /** All is well: everybody is live, nothing waits to be sent, and every screen is as a new one would be. */
  async checkAll(): Promise<void> {
    if (this.problems.length > 0) return;
    const pages = [...this.#byPage.values()];
    const authors = this.#people.filter((person) => person instanceof AgentAtWork);
    for (const page of pages) {
      const client = page.browser!.client;
      if (!client.freshness.value.live) this.problem(`${page.page} is not live: ${JSON.stringify(client.life.value)}`);
      const waits = client.outbox.value.filter(({ state }) => state !== 'refused');
      if (waits.length > 0) this.problem(`${page.page} has not sent ${JSON.stringify(waits)}`);
      for (const { id, command } of page.waiting) this.problem(`${page.page} waits for ${command.kind} ${id}`);
    }
    if (this.problems.length > 0) return;
    for (const different of await differences(this.floor, pages)) this.problem(different);
    const pool = createPools(this.floor.database, this.floor.time, () => ({ before: 0, after: 0, breaks: null })).make(
      'check',
    );
    const { differences: found } = await rowsEqualFold(pool);
    for (const each of found) this.problem(each);
    for (const each of await draftProblems(this.floor, authors)) this.problem(each);
    const bad = this.floor.nodes.flatMap(({ log }) => log.lines).filter(({ level }) => level === 'error');
    for (const line of bad) this.problem(`the log of the node: ${line.message} ${JSON.stringify(line.fields)}`);
    if (this.problems.length > 0) return;
    // Everybody goes home, and it is known before long.
    for (const page of pages) page.close();
    await this.#pass(connectedWithinMs + 2 * noticedWithinMs);
  }

  result(): Ran {
    return {
      problems: this.problems,
      counters: this.counters,
      facts: this.#log.facts,
      virtualMs: this.#elapsed,
      looked: this.#looked,
      transcript: this.#transcript,
    };
  }
}

/** `ana-3` is Ana's third page. */
function nameOf(page: string): string {
  return page.slice(0, page.lastIndexOf('-'));
}
