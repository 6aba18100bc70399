// Runs a select: sources joined one after the other, each condition asked as soon as what it names is there, tables
// entered by an equality where there is one.
import {
  compare,
  compile,
  conjuncts,
  isAggregate,
  type CompileSelect,
  type Evaluate,
  type Given,
  type Row,
  type Rows,
  type Scope,
  type Value,
} from './compile.ts';
import type { Expression, From, Select } from './parse.ts';

/** What tables there are. */
export interface Catalog {
  columnsOf(table: string): readonly string[];
}

export interface Query {
  columns: string[];
  run(given: Given): Row[];
}

interface Output {
  name: string;
  /** Null: a column of a source, as it is. */
  expression: Expression | null;
  evaluate: Evaluate;
}

interface Step {
  alias: string;
  columns: readonly string[];
  left: boolean;
  fetch(given: Given): Iterable<Row>;
  filters: Evaluate[];
}

export function compileSelect(select: Select, around: Scope | null, catalog: Catalog): Query {
  const named = new Map<string, readonly string[]>();
  return compileNamed(select, around, catalog, named);
}

function compileNamed(
  select: Select,
  around: Scope | null,
  catalog: Catalog,
  known: ReadonlyMap<string, readonly string[]>,
): Query {
  const named = new Map(known);
  const before = select.with.map(({ name, select: inner }) => {
    const { union, ...base } = inner;
    const first = compileNamed({ ...base, union: null }, around, catalog, named);
    named.set(name, first.columns);
    const next = union && compileNamed(union, around, catalog, named);
    return { name, first, next };
  });
  const query = compilePlain(select, around, catalog, named);
  if (before.length === 0) return query;
  return {
    columns: query.columns,
    run(given) {
      const inside = { ...given, read: { ...given.read, scan: given.read.scan, named: new Map(given.read.named) } };
      for (const { name, first, next } of before) inside.read.named.set(name, walk(name, first, next, inside));
      return query.run(inside);
    },
  };
}

/** `union`: each row once, so it ends. */
function walk(name: string, first: Query, next: Query | null, given: Given): Row[] {
  const seen = new Map<string, Row>();
  let fresh = first.run(given);
  for (;;) {
    fresh = fresh.filter((row) => {
      const values = JSON.stringify(Object.values(row));
      if (seen.has(values)) return false;
      seen.set(values, row);
      return true;
    });
    if (!next || fresh.length === 0) return [...seen.values()];
    given.read.named.set(name, fresh);
    // The columns are called as in the first part.
    fresh = next.run(given).map((row) => {
      const values = next.columns.map((column) => row[column]);
      return Object.fromEntries(first.columns.map((column, at) => [column, values[at]]));
    });
  }
}

function compilePlain(
  select: Select,
  around: Scope | null,
  catalog: Catalog,
  named: ReadonlyMap<string, readonly string[]>,
): Query {
  const scope: Scope = { columns: new Map(), around };
  const inner: CompileSelect = (each, from) => compileNamed(each, from, catalog, named);
  const steps = planSteps(select, scope, catalog, named, inner);

  const items = select.items.flatMap(({ expression, table, name }): Output[] => {
    if (expression) return [{ name, expression, evaluate: compile(expression, scope, inner) }];
    const from = steps.filter(({ alias }) => table === null || alias === table);
    return from.flatMap(({ alias, columns }) =>
      columns.map((column) => ({
        name: column,
        expression: null,
        evaluate: ({ rows }: Given) => rows[alias]![column] ?? null,
      })),
    );
  });
  const groupBy = select.groupBy.map((each) => compile(each, scope, inner));
  const isGrouped = groupBy.length > 0 || items.some(({ expression }) => expression && isAggregate(expression));
  const orderBy = select.orderBy.map(({ by, descending }) => {
    const own = by.is === 'column' && by.table === null && items.find(({ name }) => name === by.name);
    return { evaluate: own ? own.evaluate : compile(by, scope, inner), descending };
  });
  const distinctOn = select.distinctOn?.map((each) => compile(each, scope, inner));
  const limit = select.limit && compile(select.limit, scope, inner);
  const columns = items.map(({ name }) => name);

  function output(given: Given): Row {
    const row: Row = {};
    for (const { name, evaluate } of items) row[name] = evaluate(given);
    return row;
  }

  return {
    columns,
    run(given) {
      let found: Given[] = joined(steps, given).map((rows) => ({ ...given, rows }));
      if (isGrouped) found = grouped(found, groupBy, given);
      if (orderBy.length > 0) found = ordered(found, orderBy);
      if (distinctOn) found = firstOfEach(found, distinctOn);
      const most = limit ? (limit(given) as number) : found.length;
      return found.slice(0, most).map(output);
    },
  };
}

function planSteps(
  select: Select,
  scope: Scope,
  catalog: Catalog,
  named: ReadonlyMap<string, readonly string[]>,
  inner: CompileSelect,
): Step[] {
  const steps: Step[] = [];
  /** Conditions not yet asked, with the source from which on they may be. */
  const open = conjuncts(select.where).map((condition) => ({ condition, from: 0 }));
  for (const [at, from] of select.from.entries()) {
    const source = compileSource(from, scope, catalog, named, inner);
    scope.columns.set(from.alias, source.columns);
    if (!from.left) for (const condition of conjuncts(from.on)) open.push({ condition, from: at });
    const isLast = at === select.from.length - 1;
    const ready = open.filter((each) => each.from <= at && (isLast || isReady(each.condition, scope)));
    for (const each of ready) open.splice(open.indexOf(each), 1);
    const conditions = from.left ? conjuncts(from.on) : ready.map(({ condition }) => condition);
    const entry = source.isTable ? entryOf(conditions, from.alias, source.columns, scope, inner) : undefined;
    const table = from.source.is === 'table' ? from.source.name : '';
    steps.push({
      alias: from.alias,
      columns: source.columns,
      left: from.left,
      fetch: entry
        ? (given) => given.read.scan(table, { column: entry.column, values: entry.values(given) })
        : source.fetch,
      filters: conditions.map((condition) => compile(condition, scope, inner)),
    });
    if (from.left && ready.length > 0) {
      // Asked of the joined row, when the other side may be missing.
      const last = steps.at(-1)!;
      const rest = ready.map(({ condition }) => compile(condition, scope, inner));
      steps.push({ ...nothingMore, filters: rest, alias: `${last.alias} *` });
    }
  }
  if (open.length > 0) {
    const rest = open.map(({ condition }) => compile(condition, scope, inner));
    steps.push({ ...nothingMore, filters: rest });
  }
  return steps;
}

const nothingMore: Step = { alias: ' where', columns: [], left: false, fetch: () => [{}], filters: [] };

interface CompiledSource {
  columns: readonly string[];
  isTable: boolean;
  fetch(given: Given): Iterable<Row>;
}

function compileSource(
  { source, alias, columns: names }: From,
  scope: Scope,
  catalog: Catalog,
  named: ReadonlyMap<string, readonly string[]>,
  inner: CompileSelect,
): CompiledSource {
  if (source.is === 'select') {
    const query = inner(source.select, scope);
    return { columns: query.columns, isTable: false, fetch: (given) => query.run(given) };
  }
  if (source.is === 'table') {
    const { name } = source;
    const ofNamed = named.get(name);
    if (ofNamed) return { columns: ofNamed, isTable: false, fetch: ({ read }) => read.named.get(name)! };
    return { columns: catalog.columnsOf(name), isTable: true, fetch: ({ read }) => read.scan(name) };
  }
  switch (source.name) {
    case 'unnest': {
      const lists = source.args.map((each) => compile(each, scope, inner));
      const columns = names ?? (lists.length === 1 ? [alias] : lists.map((_, at) => `unnest ${at}`));
      return {
        columns,
        isTable: false,
        fetch(given) {
          const values = lists.map((list) => list(given) as Value[]);
          return values[0]!.map((_, row) =>
            Object.fromEntries(columns.map((column, at) => [column, values[at]![row]])),
          );
        },
      };
    }
    case 'jsonb_populate_recordset': {
      const kind = source.args[0];
      if (kind?.is !== 'cast') throw new Error('A set of records needs its kind.');
      const columns = catalog.columnsOf(kind.to);
      return { columns, isTable: false, fetch: records(compile(source.args[1]!, scope, inner), columns) };
    }
    case 'jsonb_to_recordset': {
      const columns = names ?? [];
      return { columns, isTable: false, fetch: records(compile(source.args[0]!, scope, inner), columns) };
    }
    default:
      throw new Error(`A source that is not known: ${source.name}`);
  }
}

function records(list: Evaluate, columns: readonly string[]) {
  return (given: Given): Row[] => {
    const value = list(given);
    const rows = (typeof value === 'string' ? JSON.parse(value) : value) as Row[];
    return rows.map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
  };
}

/** An equality by which a table is entered, instead of being read whole. */
function entryOf(
  conditions: readonly Expression[],
  alias: string,
  columns: readonly string[],
  scope: Scope,
  inner: CompileSelect,
): { column: string; values(given: Given): readonly Value[] } | undefined {
  const without: Scope = {
    columns: new Map([...scope.columns].filter(([name]) => name !== alias)),
    around: scope.around,
  };
  const isOwn = (each: Expression): each is Extract<Expression, { is: 'column' }> =>
    each.is === 'column' && (each.table === alias || (each.table === null && columns.includes(each.name)));
  const isFree = (each: Expression): boolean =>
    each.is === 'parameter' || (each.is === 'column' && !isOwn(each)) || (each.is === 'cast' && isFree(each.of));
  for (const condition of conditions) {
    if (condition.is === 'each' && condition.operator === '=' && condition.quantifier === 'any') {
      if (!isOwn(condition.left) || !isFree(condition.list)) continue;
      const list = compile(condition.list, without, inner);
      return { column: condition.left.name, values: (given) => (list(given) as Value[] | null) ?? [] };
    }
    if (condition.is !== 'operator' || condition.operator !== '=') continue;
    for (const [own, other] of [
      [condition.left, condition.right],
      [condition.right, condition.left],
    ] as const) {
      if (!isOwn(own) || !isFree(other)) continue;
      const value = compile(other, without, inner);
      return { column: own.name, values: (given) => [value(given)] };
    }
  }
  return undefined;
}

/** All the columns it names are of sources that are there. Queries inside wait for all sources. */
function isReady(condition: Expression, scope: Scope): boolean {
  const each = (one: Expression): boolean => isReady(one, scope);
  switch (condition.is) {
    case 'value':
    case 'parameter':
      return true;
    case 'column': {
      const { table, name } = condition;
      for (let at: Scope | null = scope; at; at = at.around) {
        if (table === null ? [...at.columns.values()].some((columns) => columns.includes(name)) : at.columns.has(table))
          return true;
      }
      return false;
    }
    case 'operator':
      return each(condition.left) && each(condition.right);
    case 'each':
      return each(condition.left) && each(condition.list);
    case 'null-test':
    case 'not':
    case 'cast':
      return each(condition.of);
    case 'row':
    case 'array':
      return condition.items.every(each);
    default:
      return false;
  }
}

function joined(steps: readonly Step[], given: Given): Rows[] {
  const found: Rows[] = [];
  const rows = Object.create(given.rows) as Rows;
  const inside = { ...given, rows };
  const passes = (filters: readonly Evaluate[]): boolean => filters.every((filter) => filter(inside) === true);
  const step = (at: number): void => {
    const current = steps[at];
    if (!current) {
      found.push(Object.assign(Object.create(given.rows) as Rows, rows));
      return;
    }
    let matched = false;
    for (const row of current.fetch(inside)) {
      rows[current.alias] = row;
      if (!passes(current.filters)) continue;
      matched = true;
      step(at + 1);
    }
    if (current.left && !matched) {
      rows[current.alias] = {};
      step(at + 1);
    }
  };
  step(0);
  return found;
}

function grouped(found: readonly Given[], groupBy: readonly Evaluate[], given: Given): Given[] {
  const groups = new Map<string, Rows[]>();
  if (groupBy.length === 0) groups.set('', []);
  for (const each of found) {
    const key = JSON.stringify(groupBy.map((evaluate) => evaluate(each)));
    const group = groups.get(key) ?? [];
    group.push(each.rows);
    groups.set(key, group);
  }
  return [...groups.values()].map((group) => ({ ...given, rows: group[0] ?? given.rows, group }));
}

function ordered(found: readonly Given[], orderBy: readonly { evaluate: Evaluate; descending: boolean }[]): Given[] {
  const keyed = found.map((each) => ({ each, keys: orderBy.map(({ evaluate }) => evaluate(each)) }));
  keyed.sort((one, other) => {
    for (const [at, { descending }] of orderBy.entries()) {
      const [a, b] = [one.keys[at] ?? null, other.keys[at] ?? null];
      // Nulls are greater than everything.
      const order = a === null || b === null ? Number(a === null) - Number(b === null) : compare(a, b)!;
      if (order !== 0) return descending ? -order : order;
    }
    return 0;
  });
  return keyed.map(({ each }) => each);
}

function firstOfEach(found: readonly Given[], distinctOn: readonly Evaluate[]): Given[] {
  const seen = new Set<string>();
  return found.filter((each) => {
    const key = JSON.stringify(distinctOn.map((evaluate) => evaluate(each)));
    return !seen.has(key) && seen.add(key);
  });
}
