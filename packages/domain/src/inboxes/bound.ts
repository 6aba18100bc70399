// A query bound to whose it is: `me`, `mine` and names have become ids, and the reader's rights are part of it. Two agents
// whose bound queries ask the same share one key, and with it one count. `matches` is the predicate; the translation to
// SQL (apps/server/src/inboxes/query-sql.ts) agrees with it, by a property test on PostgreSQL.
import { listedOf, personOf, type Category, type Directory } from '../access/directory.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { inboxStates, type NamedField, type QueryFault, type Term, type Value } from './query.ts';

/** `null` among assignees: nobody; among languages: not known. */
export type Condition = { not: boolean } & (
  | { on: NamedField; ids: readonly (string | null)[] }
  | { on: 'age'; is: 'over' | 'under'; ms: number }
  | { on: 'unanswered' }
  | { on: 'text'; text: string }
);

export interface BoundQuery {
  /** Equal keys hold the same interactions at every moment. */
  key: string;
  /** Whose rights: an agent reads what is their team's and what is or was theirs. */
  agent: string;
  team: string | null;
  conditions: readonly Condition[];
  /** Changes with time alone. */
  isTimed: boolean;
  /** Asks for what is in the interaction and not only where it stands: nothing of it may show where that is hidden. */
  readsContent: boolean;
}

const byName = (a: string | null, b: string | null): number => ((a ?? '') < (b ?? '') ? -1 : 1);
const folded = (text: string): string => text.toLowerCase();
const isCalled = (value: Value, { id, name }: { id: string; name: string }): boolean =>
  id === value.text || folded(name) === folded(value.text.trim());

/** The ids a value means; none: there is no such thing. */
function idsOf(field: NamedField, value: Value, agent: string, directory: Directory): (string | null)[] {
  const word = folded(value.text);
  const named = (all: readonly { id: string; name: string }[]) =>
    all.filter((one) => isCalled(value, one)).map(({ id }) => id);
  switch (field) {
    case 'state':
      return inboxStates.filter((state) => state === word);
    case 'assignee':
      if (word === 'me') return [agent];
      if (word === 'none') return [null];
      // Of agents alone: who else works here is not to be guessed by asking.
      return named(listedOf(directory, 'person').filter(({ roles }) => roles.includes('agent')));
    case 'team':
      if (word === 'mine') return [personOf(directory, agent)?.team ?? ''];
      return named(listedOf(directory, 'team'));
    case 'channel':
      return named(listedOf(directory, 'channel'));
    case 'language':
      return word === 'none' ? [null] : /^[a-z]{2,3}$/.test(word) ? [word] : [];
    case 'category':
      return withThoseBelow(named(listedOf(directory, 'category')), listedOf(directory, 'category'));
  }
}

function withThoseBelow(ids: readonly string[], categories: readonly Category[]): string[] {
  const all = new Set(ids);
  for (let before = -1; before !== all.size;) {
    before = all.size;
    for (const { id, parent } of categories) if (parent !== null && all.has(parent)) all.add(id);
  }
  return [...all];
}

/** Values that name nothing that there is. */
export function unknownValues(terms: readonly Term[], directory: Directory): (QueryFault & { why: 'unknown-value' })[] {
  return terms.flatMap((term) =>
    'values' in term
      ? term.values
          .filter((value) => idsOf(term.on, value, 'somebody', directory).length === 0)
          .map(({ at, end }) => ({ why: 'unknown-value' as const, at, end }))
      : [],
  );
}

export function bindQuery(terms: readonly Term[], agent: string, directory: Directory): BoundQuery {
  const conditions = terms.map((term): Condition => {
    if (term.on === 'text') return { ...term, text: folded(term.text) };
    if (!('values' in term)) return term;
    const ids = new Set(term.values.flatMap((value) => idsOf(term.on, value, agent, directory)));
    return { on: term.on, not: term.not, ids: [...ids].sort(byName) };
  });
  const team = personOf(directory, agent)?.team ?? null;
  const rights = rightsNeeded(conditions, agent, team);
  return {
    key: JSON.stringify([rights, conditions.map((each) => JSON.stringify(each)).sort()]),
    agent,
    team,
    conditions,
    isTimed: conditions.some(({ on }) => on === 'age'),
    readsContent: conditions.some(({ on }) => on === 'text' || on === 'category' || on === 'language'),
  };
}

/** Whose rights decide beyond what the conditions ask anyway: of the agent's team alone, or theirs alone, the others are
    not needed, and the key is shared with whoever asks the same. */
function rightsNeeded(conditions: readonly Condition[], agent: string, team: string | null): (string | null)[] {
  const only = (on: 'team' | 'assignee', id: string | null) =>
    conditions.some(
      (each) =>
        each.on === on && !each.not && id !== null && each.ids.length > 0 && each.ids.every((one) => one === id),
    );
  return only('team', team) || only('assignee', agent) ? [] : [agent, team];
}

/** `now`: milliseconds since 1970; only conditions on age ask for it. */
export function matches({ agent, team, conditions }: BoundQuery, interaction: Interaction, now: number): boolean {
  if (interaction.state === 'completed') return false;
  if (interaction.agent !== agent && (team === null || interaction.team !== team)) return false;
  return conditions.every((condition) => holds(condition, interaction, now) !== condition.not);
}

function holds(condition: Condition, interaction: Interaction, now: number): boolean {
  switch (condition.on) {
    case 'state':
      return condition.ids.includes(interaction.state);
    case 'assignee':
      return condition.ids.includes(interaction.agent);
    case 'team':
      return condition.ids.includes(interaction.team);
    case 'channel':
      return condition.ids.includes(interaction.channel);
    case 'language':
      return condition.ids.includes(interaction.language);
    case 'category':
      return interaction.categories.some((category) => condition.ids.includes(category));
    case 'age': {
      const age = now - interaction.createdAt;
      return condition.is === 'over' ? age > condition.ms : age < condition.ms;
    }
    case 'unanswered':
      return interaction.waitsSince !== null;
    case 'text':
      return saysText(condition.text, interaction);
  }
}

/** In the customer's name, or in what the card shows of the last message. */
const saysText = (text: string, { customerName, last }: Interaction): boolean =>
  folded(customerName).includes(text) || (last !== null && folded(last.text).includes(text));
