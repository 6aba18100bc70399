// The ten kinds of principal, on a real floor: Priya's interaction is ongoing with Ana, and everybody else stands further
// or nearer. What can be asked for is in requests.ts; what is expected, in docs/spec/rights.md.
import type { Client } from '@oriel/client';
import { defaultGroups } from '@oriel/domain';
import type { Command, Result } from '@oriel/protocol';
import { joinPerson, seatAgent, startFloor, type Agent, type Floor } from '../floor.ts';
import { HeldClock } from '../held-clock.ts';

/** The columns of the tables, in their order. */
export const principals = [
  'nobody',
  'customer',
  'other customer',
  'agent',
  'agent elsewhere',
  'supervisor',
  'supervisor elsewhere',
  'quality analyst',
  'auditor',
  'administrator',
] as const;
export type PrincipalName = (typeof principals)[number];

/** What is asked about: an interaction of Priya's, and what has been done to it. */
export interface Matter {
  interaction: string;
  /** Priya's record, and her chat's token. */
  customer: string;
  token: string;
  /** A version, an id or a number that the request needs besides. */
  of?: number;
  other?: string;
}

const emails: Partial<Record<PrincipalName, string>> = {
  agent: 'ana',
  'agent elsewhere': 'fatima',
  supervisor: 'sam',
  'supervisor elsewhere': 'lea',
  'quality analyst': 'ines',
  auditor: 'dee',
  administrator: 'max',
};

export class World {
  readonly floor: Floor;
  readonly ana: Agent;
  readonly fatima: Agent;
  readonly max: Client;
  readonly sam: Client;
  /** An agent of Ana's team, about whom administrators decide. */
  readonly kofi: string;
  readonly #tokens: ReadonlyMap<PrincipalName, string>;
  readonly #ids: ReadonlyMap<PrincipalName, string>;
  #count = 0;
  #last: Matter | undefined;

  private constructor(
    floor: Floor,
    seated: { ana: Agent; fatima: Agent; max: Client; sam: Client; kofi: string },
    tokens: ReadonlyMap<PrincipalName, string>,
    ids: ReadonlyMap<PrincipalName, string>,
  ) {
    this.floor = floor;
    this.ana = seated.ana;
    this.fatima = seated.fatima;
    this.max = seated.max;
    this.sam = seated.sam;
    this.kofi = seated.kofi;
    this.#tokens = tokens;
    this.#ids = ids;
  }

  static async begin(around: Parameters<typeof startFloor>[0] = {}): Promise<World> {
    // Time passes as it is let: nothing rings, is missed or comes back by itself meanwhile.
    const floor = await startFloor({ ...around, clock: new HeldClock(Date.UTC(2026, 0, 5, 9)) });
    const ana = await seatAgent(floor, 'ana@oriel.test');
    const fatima = await seatAgent(floor, 'fatima@oriel.test');
    const max = await joinPerson(floor, 'max@oriel.test');
    const sam = await joinPerson(floor, 'sam@oriel.test');
    const tokens = new Map<PrincipalName, string>([['other customer', (await floor.beginChat('Rosa')).token]]);
    const ids = new Map<PrincipalName, string>();
    for (const [name, word] of Object.entries(emails) as [PrincipalName, string][]) {
      const token = await floor.signIn(`${word}@oriel.test`);
      const me = await fetch(`${floor.url}/api/me`, { headers: { cookie: `oriel=${token}` } });
      tokens.set(name, token);
      ids.set(name, ((await me.json()) as { id: string }).id);
    }
    const { rows } = await floor.db.query<{ id: string }>(
      `select id from directory where listed->>'email' = 'kofi@oriel.test'`,
    );
    const world = new World(floor, { ana, fatima, max, sam, kofi: rows[0]!.id }, tokens, ids);
    // Nobody of the roster is a quality analyst.
    const ines = world.idOf('quality analyst');
    await world.by(max, { kind: 'revoke-role', person: ines, role: 'agent' });
    await world.by(max, { kind: 'leave-team', person: ines });
    await world.by(max, { kind: 'grant-role', person: ines, role: 'quality' });
    await world.by(max, {
      kind: 'set-channel-group',
      group: 'realtime',
      ...defaultGroups.realtime,
      soft: 99,
      hard: 99,
    });
    await world.away();
    return world;
  }

  idOf(name: PrincipalName): string {
    return this.#ids.get(name) ?? 'somebody';
  }

  /** What the principal signs in with; nobody brings something that is not known. */
  tokenOf(name: PrincipalName, matter: Matter): string {
    return name === 'customer' ? matter.token : (this.#tokens.get(name) ?? 'nobody-has-this');
  }

  /** A number that was not there before. */
  next(): number {
    return ++this.#count;
  }

  /** Given by somebody with the right, and taken. */
  async by(client: Client, command: Command): Promise<Result> {
    const outcome = await client.do(command);
    if ('did' in outcome) return outcome.did;
    throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  }

  /** Given by somebody with the right: whatever comes of it, it is so now. */
  async so(client: Client, ...commands: Command[]): Promise<void> {
    for (const command of commands) await client.do(command);
  }

  /** Ana and Fatima sit at their desks, and nothing is offered to them. */
  async away(): Promise<void> {
    for (const { client } of [this.ana, this.fatima]) {
      await this.so(client, { kind: 'enter-routing' }, { kind: 'become-available' }, { kind: 'go-away' });
    }
  }

  async waiting(): Promise<Matter> {
    // As much as fills again what Ana may send at once: she gives more commands here than anybody in a day.
    await (this.floor.clock as HeldClock).pass(1_000);
    const last = this.#last;
    if (last) await this.so(this.ana.client, { kind: 'complete', interaction: last.interaction });
    const { token, customer } = await this.floor.beginChat(`Priya ${this.next()}`);
    const priya = this.floor.join(token);
    const { interaction } = await this.by(priya, { kind: 'say', text: 'Where is my order?' });
    priya.end();
    this.#last = { interaction: interaction!, customer, token };
    return this.#last;
  }

  async ongoing(): Promise<Matter> {
    const matter = await this.waiting();
    await this.by(this.ana.client, { kind: 'accept', interaction: matter.interaction });
    return matter;
  }

  /** What Ana replied waits for approval. */
  async submitted(): Promise<Matter> {
    const matter = await this.ongoing();
    const { interaction } = matter;
    await this.so(this.max, { kind: 'require-approval', person: this.ana.id });
    const { version } = await this.by(this.ana.client, { kind: 'reply', interaction, text: 'It is on its way.' });
    return { ...matter, of: version! };
  }

  /** The version of the policy of the team of whom it is about. */
  async policyVersionOf(person: string): Promise<number> {
    const { rows } = await this.floor.db.query<{ version: number }>(
      `select (t.listed->>'policyVersion')::int as version from directory p, directory t
        where p.id = $1 and t.id = p.listed->>'team'`,
      [person],
    );
    return rows[0]?.version ?? 1;
  }

  /** Whatever became of the policies: they are in force again, and acknowledged. */
  async declared(): Promise<void> {
    for (const [team, { id, client }] of [['orders', this.ana] as const, ['returns-team', this.fatima] as const]) {
      await this.by(this.max, { kind: 'set-policy', team, ...terms });
      await this.by(client, { kind: 'acknowledge', policyVersion: await this.policyVersionOf(id) });
    }
    await this.away();
  }
}

export const terms = {
  purpose: 'Coaching.',
  depth: 'letters' as const,
  text: 'Who leads the team can look.',
  excludedChannels: [],
  excludedInboxes: [],
  excludedCategories: [],
  reviewAt: null,
  retentionDays: null,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
};
