// Turns a parsed expression into a function of the rows at hand. Null is unknown, as in SQL: a comparison with it is
// neither true nor false.
import type { Expression, Select } from './parse.ts';

export type Value = unknown;
export type Row = Record<string, Value>;
/** Rows by alias; what is not found here is looked for in the query around (the prototype). */
export type Rows = Record<string, Row>;

export interface Given {
  rows: Rows;
  parameters: readonly Value[];
  /** The rows that were grouped into this one. */
  group?: readonly Rows[];
  /** Tables as this transaction sees them, and named queries. */
  read: Reading;
}

export interface Reading {
  /** Candidates by an indexed column, or all. */
  scan(table: string, by?: { column: string; values: readonly Value[] }): Iterable<Row>;
  named: Map<string, Row[]>;
}

export type Evaluate = (given: Given) => Value;

/** Columns by alias, and the query around. */
export interface Scope {
  columns: Map<string, readonly string[]>;
  around: Scope | null;
}

export type CompileSelect = (select: Select, around: Scope) => { run(given: Given): Row[]; columns: string[] };

/** Where two values stand to each other; null: unknown. Texts by their code units, as the server's ids are compared. */
export function compare(one: Value, other: Value): number | null {
  if (one === null || one === undefined || other === null || other === undefined) return null;
  if (Array.isArray(one) && Array.isArray(other)) {
    for (const [at, each] of one.entries()) {
      const step = compare(each, other[at]);
      if (step !== 0) return step;
    }
    return 0;
  }
  if (one === other) return 0;
  return (one as string) < (other as string) ? -1 : 1;
}

const comparisons: Record<string, (order: number) => boolean> = {
  '=': (order) => order === 0,
  '<>': (order) => order !== 0,
  '!=': (order) => order !== 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
};

const likes = new Map<string, RegExp>();
function like(text: string, form: string): boolean {
  let pattern = likes.get(form);
  if (!pattern) {
    const source = form.replaceAll(/\\(.)|[%_]|[.*+?^${}()|[\]\\]/gs, (found: string, escaped?: string) => {
      if (escaped !== undefined) return escaped.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      if (found === '%') return '.*';
      return found === '_' ? '.' : `\\${found}`;
    });
    likes.set(form, (pattern = new RegExp(`^${source}$`, 's')));
  }
  return pattern.test(text);
}

const json = (value: Value): Value => (typeof value === 'string' ? (JSON.parse(value) as Value) : value);

const operators: Record<string, (left: Value, right: Value) => Value> = {
  '||': (left, right) => `${String(left)}${String(right)}`,
  '->': (left, right) => (left as Row)[right as string] ?? null,
  '->>': (left, right) => {
    const found = (left as Row)[right as string] ?? null;
    return found === null || typeof found === 'string' ? found : JSON.stringify(found);
  },
  // One of these texts stands in the list.
  '?|': (left, right) => (right as Value[]).some((each) => (left as Value[]).includes(each)),
  '+': (left, right) => (left as number) + (right as number),
  '-': (left, right) => (left as number) - (right as number),
  '*': (left, right) => (left as number) * (right as number),
  like: (left, right) => like(left as string, right as string),
};

const casts: Record<string, (value: Value) => Value> = {
  text: (value) => (typeof value === 'object' ? JSON.stringify(value) : String(value)),
  int: Number,
  integer: Number,
  bigint: Number,
  jsonb: json,
  'text[]': (value) => value,
  'int[]': (value) => value,
  'bigint[]': (value) => value,
};

const functions: Record<string, (...values: Value[]) => Value> = {
  lower: (value) => (value === null ? null : (value as string).toLowerCase()),
  coalesce: (...values) => values.find((value) => value !== null && value !== undefined) ?? null,
  pg_advisory_xact_lock: () => '',
  // Only migrations say when they were applied.
  now: () => null,
};

const aggregates: Record<string, (values: Value[]) => Value> = {
  count: (values) => values.filter((value) => value !== null).length,
  array_agg: (values) => (values.length === 0 ? null : values),
  max: (values) => values.reduce((most, value) => (compare(value, most) === 1 || most === null ? value : most), null),
};

export const isAggregate = (expression: Expression): boolean =>
  (expression.is === 'call' && expression.name in aggregates) ||
  (expression.is === 'cast' && isAggregate(expression.of));

export function compile(expression: Expression, scope: Scope, select: CompileSelect): Evaluate {
  const inner = (each: Expression): Evaluate => compile(each, scope, select);
  switch (expression.is) {
    case 'value': {
      const { value } = expression;
      return () => value;
    }
    case 'parameter': {
      const { index } = expression;
      return ({ parameters }) => {
        if (index >= parameters.length) throw new Error(`There is no parameter $${index + 1}.`);
        return parameters[index] ?? null;
      };
    }
    case 'column': {
      const alias = expression.table ?? aliasOf(expression.name, scope);
      const { name } = expression;
      known(alias, name, scope);
      return ({ rows }) => rows[alias]![name] ?? null;
    }
    case 'operator':
      return compileOperator(expression, inner);
    case 'each': {
      const [left, list] = [inner(expression.left), inner(expression.list)];
      const holds = comparisons[expression.operator]!;
      const isAny = expression.quantifier === 'any';
      return (given) => {
        const [value, values] = [left(given), list(given) as Value[] | null];
        if (values === null) return null;
        let isUnknown = false;
        for (const each of values) {
          const order = compare(value, each);
          if (order === null) isUnknown = true;
          else if (holds(order) === isAny) return isAny;
        }
        return isUnknown ? null : !isAny;
      };
    }
    case 'in': {
      const left = inner(expression.left);
      if (Array.isArray(expression.list)) {
        const list = expression.list.map(inner);
        return (given) => {
          const value = left(given);
          return value === null ? null : list.some((each) => compare(value, each(given)) === 0);
        };
      }
      const query = select(expression.list, scope);
      const isRow = expression.left.is === 'row';
      return (given) => {
        const value = left(given);
        if (value === null) return null;
        return query.run(given).some((row) => {
          const values = query.columns.map((column) => row[column]);
          return compare(value, isRow ? values : values[0]) === 0;
        });
      };
    }
    case 'null-test': {
      const of = inner(expression.of);
      const { not } = expression;
      return (given) => (of(given) === null) !== not;
    }
    case 'not': {
      const of = inner(expression.of);
      return (given) => {
        const value = of(given);
        return value === null ? null : value !== true;
      };
    }
    case 'exists': {
      const query = select(expression.select, scope);
      return (given) => query.run(given).length > 0;
    }
    case 'case': {
      const of = expression.of && inner(expression.of);
      const branches = expression.branches.map(({ when, then }) => ({ when: inner(when), then: inner(then) }));
      const otherwise = inner(expression.otherwise);
      return (given) => {
        const value = of ? of(given) : true;
        const branch = branches.find(({ when }) => compare(value, when(given)) === 0);
        return (branch?.then ?? otherwise)(given);
      };
    }
    case 'row':
    case 'array': {
      const items = expression.items.map(inner);
      return (given) => items.map((item) => item(given));
    }
    case 'cast': {
      const of = inner(expression.of);
      const cast = casts[expression.to];
      // `null::agents`: a row's kind, not a value.
      if (!cast && !(expression.of.is === 'value' && expression.of.value === null))
        throw new Error(`A cast that is not known: ${expression.to}`);
      return (given) => {
        const value = of(given);
        return value === null ? null : cast!(value);
      };
    }
    case 'call':
      return compileCall(expression, inner);
  }
}

function compileOperator(
  { operator, left, right }: Extract<Expression, { is: 'operator' }>,
  inner: (each: Expression) => Evaluate,
): Evaluate {
  const [one, other] = [inner(left), inner(right)];
  if (operator === 'and') {
    return (given) => {
      const first = one(given);
      if (first === false) return false;
      const second = other(given);
      if (second === false) return false;
      return first === null || second === null ? null : true;
    };
  }
  if (operator === 'or') {
    return (given) => {
      const first = one(given);
      if (first === true) return true;
      const second = other(given);
      if (second === true) return true;
      return first === null || second === null ? null : false;
    };
  }
  const holds = comparisons[operator];
  if (holds) {
    return (given) => {
      const order = compare(one(given), other(given));
      return order === null ? null : holds(order);
    };
  }
  const operate = operators[operator];
  if (!operate) throw new Error(`An operator that is not known: ${operator}`);
  return (given) => {
    const [first, second] = [one(given), other(given)];
    return first === null || second === null ? null : operate(first, second);
  };
}

function compileCall(
  { name, args }: Extract<Expression, { is: 'call' }>,
  inner: (each: Expression) => Evaluate,
): Evaluate {
  const aggregate = aggregates[name];
  if (aggregate) {
    const of = args === 'rows' ? () => 1 : inner(args[0]!);
    return (given) => aggregate(given.group!.map((rows) => of({ ...given, rows })));
  }
  const call = functions[name];
  if (!call || args === 'rows') throw new Error(`A function that is not known: ${name}`);
  const values = args.map(inner);
  return (given) => call(...values.map((value) => value(given)));
}

function aliasOf(name: string, scope: Scope): string {
  for (let at: Scope | null = scope; at; at = at.around) {
    const found = [...at.columns].filter(([, columns]) => columns.includes(name));
    if (found.length > 1) throw new Error(`The column ${name} is ambiguous.`);
    if (found.length === 1) return found[0]![0];
  }
  throw new Error(`There is no column ${name}.`);
}

function known(alias: string, name: string, scope: Scope): void {
  for (let at: Scope | null = scope; at; at = at.around) {
    const columns = at.columns.get(alias);
    if (!columns) continue;
    if (columns.includes(name)) return;
    break;
  }
  throw new Error(`There is no column ${alias}.${name}.`);
}

/** The parts of a condition that must all hold. */
export function conjuncts(condition: Expression | null): Expression[] {
  if (!condition) return [];
  if (condition.is === 'operator' && condition.operator === 'and')
    return [...conjuncts(condition.left), ...conjuncts(condition.right)];
  return [condition];
}
