// PostgreSQL in memory, as far as the server needs it: tables, transactions that others do not see before their commit,
// row locks, unique keys. What was committed stays when a node falls; what was not is gone. No clock: pool.ts adds time.
import {
  compile,
  type Evaluate,
  type Given,
  type Reading,
  type Row,
  type Rows,
  type Scope,
  type Value,
} from './compile.ts';
import { parse, type Column, type Expression, type Statement } from './parse.ts';
import { compileSelect, type Query } from './select.ts';

export interface Answer {
  rows: Row[];
  rowCount: number;
}

/** One row's way through a commit. */
export interface RowChange {
  table: string;
  before: Row | undefined;
  after: Row | undefined;
}

/** As PostgreSQL's driver says it. */
class DatabaseError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A row is another transaction's, which is not over. */
class Held extends Error {
  readonly by: Transaction;

  constructor(by: Transaction) {
    super('held');
    this.by = by;
  }
}

const uniqueViolation = '23505';

interface Table {
  name: string;
  columns: Column[];
  names: string[];
  key: string[];
  unique: string[][];
  rows: Map<string, Row>;
  /** Keys of rows by the value of a column, made when first asked for. */
  indexes: Map<string, Map<Value, Set<string>>>;
  identity: number;
}

/** What a database held: to begin many runs from. */
export type Snapshot = Pick<Table, 'name' | 'columns' | 'key' | 'unique' | 'rows' | 'identity'>[];

type Run = (transaction: Transaction, parameters: readonly Value[]) => Answer;

interface Prepared {
  statement: Statement;
  run: Run;
  /** Rows that are to be locked first, by the ids in its answer. */
  lock: { table: string; mode: 'wait' | 'skip' } | null;
}

export class Transaction {
  readonly number: number;
  readonly changed = new Map<string, Map<string, Row | null>>();
  readonly locks = new Set<string>();
  /** How to take back what the statement under way has put. */
  readonly undo: (() => void)[] = [];
  isOver = false;
  /** Resolves for those who wait for one of its locks. */
  readonly over: Promise<void>;
  end!: () => void;

  constructor(number: number) {
    this.number = number;
    this.over = new Promise((resolve) => (this.end = resolve));
  }
}

export class Database {
  readonly #tables = new Map<string, Table>();
  #begun = 0;
  readonly #locks = new Map<string, Transaction>();
  readonly #waiting = new Map<Transaction, Transaction>();
  readonly #prepared = new Map<string, Prepared[]>();
  /** Told of every commit, in order, before anybody else learns of it. */
  committed: (changes: readonly RowChange[]) => void = () => {};

  static from(snapshot: Snapshot): Database {
    const database = new Database();
    for (const table of snapshot) {
      const names = table.columns.map(({ name }) => name);
      database.#tables.set(table.name, {
        ...table,
        names,
        columns: [...table.columns],
        rows: new Map(table.rows),
        indexes: new Map(),
      });
    }
    return database;
  }

  snapshot(): Snapshot {
    return [...this.#tables.values()].map(({ name, columns, key, unique, rows, identity }) => ({
      name,
      columns: [...columns],
      key,
      unique,
      rows: new Map(rows),
      identity,
    }));
  }

  /** What is committed. */
  rows(table: string): Iterable<Row> {
    return this.#table(table).rows.values();
  }

  begin(): Transaction {
    this.#begun += 1;
    return new Transaction(this.#begun);
  }

  /** Runs one text of statements. The answer is the last one's. */
  async run(transaction: Transaction, sql: string, parameters: readonly Value[]): Promise<Answer> {
    let answer: Answer = { rows: [], rowCount: 0 };
    const prepared = this.#prepared.get(sql);
    if (prepared) {
      for (const each of prepared) answer = await this.#runOne(transaction, each, parameters);
      return answer;
    }
    const statements = parse(sql);
    // Statements of a migration need what those before them made: compiled one by one.
    const made: Prepared[] = [];
    for (const statement of statements) {
      const each = this.#prepare(statement);
      made.push(each);
      answer = await this.#runOne(transaction, each, parameters);
    }
    if (statements.length === 1) this.#prepared.set(sql, made);
    return answer;
  }

  async #runOne(transaction: Transaction, prepared: Prepared, parameters: readonly Value[]): Promise<Answer> {
    if (!prepared.lock) return this.#write(transaction, prepared, parameters);
    const { table, mode } = prepared.lock;
    for (;;) {
      const answer = prepared.run(transaction, parameters);
      const keys = answer.rows.map(({ id }) => `${table} ${String(id)}`);
      if (mode === 'skip') {
        const rows = answer.rows.filter((_, at) => !this.#holder(keys[at]!, transaction));
        return { rows, rowCount: rows.length };
      }
      const holder = keys.map((key) => this.#holder(key, transaction)).find((each) => each !== undefined);
      if (!holder) {
        for (const key of keys) this.#lock(key, transaction);
        return answer;
      }
      await this.#waitFor(holder, transaction);
    }
  }

  /** What another transaction has put, and not committed, is waited for; then the whole statement is looked at anew. */
  async #write(transaction: Transaction, { run }: Prepared, parameters: readonly Value[]): Promise<Answer> {
    for (;;) {
      transaction.undo.length = 0;
      try {
        return run(transaction, parameters);
      } catch (error) {
        if (!(error instanceof Held)) throw error;
        for (const undo of transaction.undo.toReversed()) undo();
        await this.#waitFor(error.by, transaction);
      }
    }
  }

  /** Puts a row, which is this transaction's until its end; so is every value of it that may stand there only once. */
  #put(transaction: Transaction, table: Table, key: string, row: Row | null): void {
    const marks = [`${table.name} ${key}`];
    for (const columns of row ? table.unique : [])
      if (columns.every((column) => row![column] !== null))
        marks.push(`${table.name} ${columns.join()} ${columns.map((column) => String(row![column])).join('\u0000')}`);
    for (const mark of marks) {
      const holder = this.#holder(mark, transaction);
      if (holder) throw new Held(holder);
      this.#lock(mark, transaction);
    }
    const changed = transaction.changed.get(table.name) ?? new Map<string, Row | null>();
    transaction.changed.set(table.name, changed);
    const before = changed.get(key);
    transaction.undo.push(() => {
      if (before === undefined) changed.delete(key);
      else changed.set(key, before);
    });
    changed.set(key, row);
  }

  #holder(key: string, transaction: Transaction): Transaction | undefined {
    const holder = this.#locks.get(key);
    return holder === transaction ? undefined : holder;
  }

  #lock(key: string, transaction: Transaction): void {
    this.#locks.set(key, transaction);
    transaction.locks.add(key);
  }

  async #waitFor(holder: Transaction, transaction: Transaction): Promise<void> {
    for (let at: Transaction | undefined = holder; at; at = this.#waiting.get(at))
      if (at === transaction) throw new DatabaseError('40P01', 'deadlock detected');
    this.#waiting.set(transaction, holder);
    await holder.over;
    this.#waiting.delete(transaction);
    // Its node fell while it waited: nobody goes on with it.
    if (transaction.isOver) await new Promise<never>(() => {});
  }

  commit(transaction: Transaction): void {
    const changes: RowChange[] = [];
    for (const [name, changed] of transaction.changed) {
      const table = this.#table(name);
      for (const [key, after] of changed) {
        const before = table.rows.get(key);
        if (before) unindex(table, key, before);
        if (after) {
          table.rows.set(key, after);
          index(table, key, after);
        } else table.rows.delete(key);
        changes.push({ table: name, before, after: after ?? undefined });
      }
    }
    this.rollback(transaction);
    if (changes.length > 0) this.committed(changes);
  }

  rollback(transaction: Transaction): void {
    transaction.changed.clear();
    for (const key of transaction.locks) if (this.#locks.get(key) === transaction) this.#locks.delete(key);
    transaction.locks.clear();
    transaction.isOver = true;
    transaction.end();
  }

  #table(name: string): Table {
    const table = this.#tables.get(name);
    if (!table) throw new DatabaseError('42P01', `There is no table ${name}.`);
    return table;
  }

  readonly #catalog = { columnsOf: (name: string): readonly string[] => this.#table(name).names };

  #reading(transaction: Transaction): Reading {
    return {
      named: new Map(),
      scan: (name, by) => this.#scan(transaction, name, by),
    };
  }

  *#scan(transaction: Transaction, name: string, by?: { column: string; values: readonly Value[] }): Iterable<Row> {
    const table = this.#table(name);
    const changed = transaction.changed.get(name);
    if (by) {
      const entries = indexOf(table, by.column);
      for (const value of new Set(by.values)) {
        // In one order, whoever asked first for this index.
        for (const key of [...(entries.get(value) ?? [])].sort()) if (!changed?.has(key)) yield table.rows.get(key)!;
      }
    } else {
      for (const [key, row] of table.rows) if (!changed?.has(key)) yield row;
    }
    for (const row of changed?.values() ?? []) {
      if (row && (!by || by.values.includes(row[by.column] ?? null))) yield row;
    }
  }

  #prepare(statement: Statement): Prepared {
    const nothing: Run = () => ({ rows: [], rowCount: 0 });
    const plain = (run: Run): Prepared => ({ statement, run, lock: null });
    switch (statement.is) {
      case 'select': {
        const query = compileSelect(statement, null, this.#catalog);
        const table = statement.from[0]?.source;
        const lock = statement.lock && table?.is === 'table' ? { table: table.name, mode: statement.lock } : null;
        return {
          statement,
          lock,
          run: (transaction, parameters) => {
            const rows = query.run(this.#given(transaction, parameters));
            return { rows, rowCount: rows.length };
          },
        };
      }
      case 'insert':
        return plain(this.#prepareInsert(statement));
      case 'update':
        return plain(this.#prepareUpdate(statement));
      case 'delete':
        return plain(this.#prepareDelete(statement));
      case 'create-table':
        this.#createTable(statement);
        return plain(nothing);
      case 'add-columns': {
        const table = this.#table(statement.table);
        if (table.rows.size > 0) throw new Error(`Rows of ${table.name} are older than their columns.`);
        table.columns.push(...statement.columns);
        table.names = table.columns.map(({ name }) => name);
        return plain(nothing);
      }
      case 'drop-table':
        this.#tables.delete(statement.table);
        return plain(nothing);
      case 'unique-index':
        this.#table(statement.table).unique.push(statement.columns);
        return plain(nothing);
      case 'care':
        if (this.#table(statement.table).rows.size > 0) throw new Error(`${statement.table} has rows from before.`);
        return plain(nothing);
      case 'nothing':
        return plain(nothing);
      case 'begin':
      case 'commit':
      case 'rollback':
        throw new Error('Transactions are the pool’s.');
    }
  }

  #given(transaction: Transaction, parameters: readonly Value[], rows: Rows = {}): Given {
    return { rows, parameters, read: this.#reading(transaction) };
  }

  #createTable({ table, ifNotExists, columns, key }: Extract<Statement, { is: 'create-table' }>): void {
    if (ifNotExists && this.#tables.has(table)) return;
    const keys = key ?? columns.filter(({ isKey }) => isKey).map(({ name }) => name);
    this.#tables.set(table, {
      name: table,
      columns,
      names: columns.map(({ name }) => name),
      key: keys,
      unique: columns.filter(({ isUnique }) => isUnique).map(({ name }) => [name]),
      rows: new Map(),
      indexes: new Map(),
      identity: 0,
    });
  }

  #prepareInsert(statement: Extract<Statement, { is: 'insert' }>): Run {
    const table = this.#table(statement.table);
    const scope: Scope = { columns: new Map(), around: null };
    const evaluate = (each: Expression, within: Scope): Evaluate =>
      compile(each, within, (select, around) => compileSelect(select, around, this.#catalog));
    const names = statement.columns ?? table.names;
    const given = Array.isArray(statement.rows)
      ? statement.rows.map((row) => row.map((each) => evaluate(each, scope)))
      : compileSelect(statement.rows, null, this.#catalog);
    const left = table.columns
      .filter(({ name }) => !names.includes(name))
      .map((column) => ({ column, value: column.byDefault && evaluate(column.byDefault, scope) }));
    const meeting: Scope = {
      columns: new Map([
        [table.name, table.names],
        ['excluded', table.names],
      ]),
      around: null,
    };
    const set = statement.conflict?.set?.map(({ column, to }) => ({ column, to: evaluate(to, meeting) }));
    const returning = statement.returning?.flatMap(({ name }) => (name === '*' ? table.names : [name]));
    const types = new Map(table.columns.map(({ name, type }) => [name, type]));

    return (transaction, parameters) => {
      const around = this.#given(transaction, parameters);
      const rows: Row[] = [];
      for (const values of valuesOf(given, around)) {
        const row: Row = {};
        for (const [at, name] of names.entries()) row[name] = held(types.get(name)!, values[at] ?? null);
        for (const { column, value } of left) {
          if (column.isIdentity) row[column.name] = table.identity += 1;
          else row[column.name] = value ? held(column.type, value(around)) : null;
        }
        const meets = this.#meets(transaction, table, row);
        if (!meets) {
          this.#put(transaction, table, keyOf(table, row), row);
          rows.push(row);
          continue;
        }
        if (!statement.conflict) throw new DatabaseError(uniqueViolation, `duplicate key in ${table.name}`);
        if (!set) continue;
        const both = { ...around, rows: { [table.name]: meets, excluded: row } };
        const after = { ...meets };
        for (const { column, to } of set) after[column] = held(types.get(column)!, to(both));
        this.#put(transaction, table, keyOf(table, after), after);
        rows.push(after);
      }
      const answered = returning
        ? rows.map((row) => Object.fromEntries(returning.map((name) => [name, row[name] ?? null])))
        : [];
      return { rows: answered, rowCount: rows.length };
    };
  }

  /** The row that has the same key, or the same in a unique column. */
  #meets(transaction: Transaction, table: Table, row: Row): Row | undefined {
    const changed = transaction.changed.get(table.name);
    const key = keyOf(table, row);
    const same = changed?.has(key) ? (changed.get(key) ?? undefined) : table.rows.get(key);
    if (same) return same;
    for (const columns of table.unique) {
      const [first] = columns;
      if (columns.some((column) => row[column] === null)) continue;
      for (const other of this.#scan(transaction, table.name, { column: first!, values: [row[first!]] }))
        if (columns.every((column) => other[column] === row[column])) return other;
    }
    return undefined;
  }

  #matching(
    table: string,
    alias: string,
    where: Expression | null,
    using: Extract<Statement, { is: 'delete' }>['using'],
  ) {
    const base = { source: { is: 'table', name: table } as const, alias, columns: null, left: false, on: null };
    const query = compileSelect(
      {
        is: 'select',
        with: [],
        distinctOn: null,
        items: [{ expression: null, table: alias, name: '*' }],
        from: [base, ...using],
        where,
        groupBy: [],
        orderBy: [],
        limit: null,
        lock: null,
        union: null,
      },
      null,
      this.#catalog,
    );
    return (transaction: Transaction, parameters: readonly Value[]) => query.run(this.#given(transaction, parameters));
  }

  #prepareUpdate({ table: name, alias, set, where }: Extract<Statement, { is: 'update' }>): Run {
    const table = this.#table(name);
    const matching = this.#matching(name, alias, where, []);
    const scope: Scope = { columns: new Map([[alias, table.names]]), around: null };
    const types = new Map(table.columns.map((column) => [column.name, column.type]));
    const sets = set.map(({ column, to }) => ({
      column,
      to: compile(to, scope, (select, around) => compileSelect(select, around, this.#catalog)),
    }));
    return (transaction, parameters) => {
      const rows = matching(transaction, parameters);
      for (const row of rows) {
        const after = { ...row };
        const given = this.#given(transaction, parameters, { [alias]: row });
        for (const { column, to } of sets) after[column] = held(types.get(column)!, to(given));
        this.#put(transaction, table, keyOf(table, row), after);
      }
      return { rows: [], rowCount: rows.length };
    };
  }

  #prepareDelete({ table: name, alias, using, where }: Extract<Statement, { is: 'delete' }>): Run {
    const table = this.#table(name);
    const matching = this.#matching(name, alias, where, using);
    return (transaction, parameters) => {
      const keys = new Set(matching(transaction, parameters).map((row) => keyOf(table, row)));
      for (const key of keys) this.#put(transaction, table, key, null);
      return { rows: [], rowCount: keys.size };
    };
  }
}

function valuesOf(given: Evaluate[][] | Query, around: Given): Value[][] {
  if (Array.isArray(given)) return given.map((row) => row.map((each) => each(around)));
  return given.run(around).map((row) => given.columns.map((column) => row[column]));
}

const keyOf = (table: Table, row: Row): string => table.key.map((column) => String(row[column])).join('\u0000');

/** As a column holds it. JSON is frozen: whoever is given it cannot change what is stored. */
function held(type: string, value: Value): Value {
  if (value === null || value === undefined) return null;
  if (type === 'jsonb') return frozen(typeof value === 'string' ? (JSON.parse(value) as Value) : value);
  if (type === 'text' && typeof value === 'string' && value.includes('\u0000'))
    throw new DatabaseError('22021', 'invalid byte sequence');
  return value;
}

function frozen(value: Value): Value {
  if (value !== null && typeof value === 'object' && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) frozen(each);
  }
  return value;
}

function indexOf(table: Table, column: string): Map<Value, Set<string>> {
  const known = table.indexes.get(column);
  if (known) return known;
  const made = new Map<Value, Set<string>>();
  table.indexes.set(column, made);
  for (const [key, row] of table.rows) enter(made, row[column] ?? null, key);
  return made;
}

function enter(entries: Map<Value, Set<string>>, value: Value, key: string): void {
  const keys = entries.get(value) ?? new Set();
  entries.set(value, keys.add(key));
}

function index(table: Table, key: string, row: Row): void {
  for (const [column, entries] of table.indexes) enter(entries, row[column] ?? null, key);
}

function unindex(table: Table, key: string, row: Row): void {
  for (const [column, entries] of table.indexes) entries.get(row[column] ?? null)?.delete(key);
}
