// What is committed, looked at in every commit: streams without holes, rows that are the fold of their facts, one owner,
// nothing in it that was only typed. And every answer is in it before it is given (P1, P2).
import {
  evolveAgent,
  evolveCustomer,
  evolveInteraction,
  evolveListed,
  saidKinds,
  type Fact,
  type FactOf,
  type Interaction,
} from '@oriel/domain';
import type { Outcome } from '@oriel/client';
import { isDeepStrictEqual } from 'node:util';
import { agentRow, customerRow, factOf, interactionRow, type FactRow } from '../../apps/server/src/store/rows.ts';
import type { Database, RowChange } from '../database/database.ts';
import { draftMark } from '../people/agent.ts';
import type { Given } from '../people/page.ts';

type Entity = { id: string; version: number };

export class LogCheck {
  readonly #problem: (what: string) => void;
  readonly #entities = new Map<string, Entity>();
  readonly #said = new Map<string, number>();
  /** Every interaction in every version: what a screen may show. */
  readonly interactions = new Map<string, Interaction>();
  readonly entries = new Map<string, FactOf<'interaction'>>();
  /** How often each text was said. */
  readonly #texts = new Map<string, number>();
  readonly #outcomes = new Map<string, Outcome>();
  facts = 0;

  constructor(database: Database, problem: (what: string) => void) {
    this.#problem = problem;
    const rows = (table: string): RowChange[] =>
      [...database.rows(table)].map((after) => ({ table, before: undefined, after }));
    this.take(['facts', 'bodies', 'customer_texts', 'keys'].flatMap(rows));
  }

  take(changes: readonly RowChange[]): void {
    const added = (table: string) => changes.flatMap((change) => (change.table === table ? [change.after ?? {}] : []));
    const texts = new Map<string, string>();
    for (const { interaction, version, text } of added('bodies'))
      texts.set(`interaction ${interaction as string} ${version as number}`, text as string);
    for (const { customer, version, text } of added('customer_texts'))
      texts.set(`customer ${customer as string} ${version as number}`, text as string);
    for (const row of added('facts') as unknown as FactRow[]) {
      const text = texts.get(`${row.stream} ${row.id} ${row.version}`) ?? null;
      this.#fact(row, text);
    }
    for (const { principal, key, outcome } of added('keys'))
      this.#outcomes.set(`${principal as string} ${key as string}`, outcome as Outcome);
    for (const { table, after } of changes) if (after) this.#row(table, after);
  }

  #fact(row: FactRow, text: string | null): void {
    this.facts += 1;
    const name = `${row.stream} ${row.id}`;
    const before = this.#entities.get(name);
    if (row.version !== (before?.version ?? 0) + 1)
      this.#problem(`a hole: ${name} has version ${row.version} after ${before?.version ?? 0}`);
    if (row.stream === 'interaction') {
      const said = this.#said.get(row.id) ?? 0;
      const isSeen = saidKinds.has(row.kind as FactOf<'interaction'>['kind']);
      if (row.said !== (isSeen ? said + 1 : null))
        this.#problem(`a hole: said of ${name} is ${row.said} after ${said}, version ${row.version}`);
      if (isSeen) this.#said.set(row.id, said + 1);
    }
    if (text?.includes(draftMark) || JSON.stringify(row.payload).includes(draftMark))
      this.#problem(`a draft stands in the log: ${row.kind} of ${name}`);
    if (text !== null) this.#texts.set(text, (this.#texts.get(text) ?? 0) + 1);
    const fact = factOf({ ...row, text });
    this.#owner(before as Interaction | undefined, fact);
    try {
      const after = evolve(before, fact);
      this.#entities.set(name, after);
      if (fact.stream === 'interaction') {
        this.interactions.set(`${fact.id} ${fact.version}`, after as unknown as Interaction);
        this.entries.set(`${fact.id} ${fact.version}`, fact);
      }
    } catch (error) {
      this.#problem(`the log cannot be folded: ${String(error)}`);
    }
  }

  /** It is taken from nobody who has it. */
  #owner(before: Interaction | undefined, fact: Fact): void {
    if (fact.stream !== 'interaction' || !before) return;
    if (fact.kind === 'accepted' && before.state === 'ongoing')
      this.#problem(`two owners: ${before.agent} has ${fact.id}, and ${fact.agent} accepts it`);
    if (fact.kind === 'accepted' && before.state === 'ringing' && before.agent !== fact.agent)
      this.#problem(`two owners: ${fact.id} rings at ${before.agent}, and ${fact.agent} accepts it`);
    if (fact.kind === 'replied' && before.state !== 'ongoing')
      this.#problem(`a reply to ${fact.id}, which is nobody's`);
  }

  #row(table: string, row: Record<string, unknown>): void {
    const same = (stream: string, of: (entity: never) => object): void => {
      const entity = this.#entities.get(`${stream} ${row['id'] as string}`);
      // A seat on which nobody has sat.
      if (!entity && stream === 'agent') return;
      const fold = entity && of(entity as never);
      if (!isDeepStrictEqual(plain(row), plain(fold)))
        this.#problem(
          `${table} ${row['id'] as string} is not its fold: ${JSON.stringify(row)} ≠ ${JSON.stringify(fold)}`,
        );
    };
    if (table === 'interactions') same('interaction', interactionRow);
    if (table === 'agents') same('agent', agentRow);
    if (table === 'customers') same('customer', customerRow);
    if (table === 'directory') same('access', (listed: Entity) => ({ id: listed.id, version: listed.version, listed }));
    if (table === 'keys' && JSON.stringify(row).includes(draftMark)) this.#problem('a draft stands in the keys');
  }

  /** Somebody was told what came of it. */
  answered({ principal, id, command }: Given, outcome: Outcome): void {
    if ('failed' in outcome) return;
    const stored = this.#outcomes.get(`${principal} ${id}`);
    // Refused before it was sent, as too long: nothing is stored.
    if ('refused' in outcome && outcome.refused === 'too-long') return;
    if (!stored) return this.#problem(`${principal} was told of ${command.kind} ${id}, and it is not in the log`);
    if (!isDeepStrictEqual(plain(stored), plain(outcome)))
      this.#problem(`${principal} was told ${JSON.stringify(outcome)}, and it is ${JSON.stringify(stored)} in the log`);
    if ('did' in outcome && 'text' in command && (command.kind === 'say' || command.kind === 'reply')) {
      const times = this.#texts.get(command.text) ?? 0;
      if (times === 0) this.#problem(`“${command.text}” was acknowledged, and it is not in the log`);
      // Handed in and approved, it is said twice: once to colleagues.
      if (times > (command.kind === 'say' ? 1 : 2)) this.#problem(`“${command.text}” is ${times} times in the log`);
    }
  }
}

const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));

function evolve(before: Entity | undefined, fact: Fact): Entity {
  switch (fact.stream) {
    case 'interaction':
      return evolveInteraction(before as never, fact);
    case 'agent':
      return evolveAgent(before as never, fact);
    case 'customer':
      return evolveCustomer(before as never, fact);
    case 'access':
      return evolveListed(before as never, fact);
  }
}
