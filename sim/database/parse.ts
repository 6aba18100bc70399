// Reads the part of PostgreSQL's SQL that the server writes, into a tree. What it does not know it refuses, so that a new
// kind of statement is noticed by the first run that gives it.

export type Expression =
  | { is: 'value'; value: string | number | boolean | null }
  | { is: 'parameter'; index: number }
  | { is: 'column'; table: string | null; name: string }
  | { is: 'call'; name: string; args: Expression[] | 'rows' }
  | { is: 'operator'; operator: string; left: Expression; right: Expression }
  | { is: 'each'; quantifier: 'any' | 'all'; operator: string; left: Expression; list: Expression }
  | { is: 'in'; left: Expression; list: Expression[] | Select }
  | { is: 'null-test'; of: Expression; not: boolean }
  | { is: 'not'; of: Expression }
  | { is: 'exists'; select: Select }
  | { is: 'case'; of: Expression | null; branches: { when: Expression; then: Expression }[]; otherwise: Expression }
  | { is: 'row'; items: Expression[] }
  | { is: 'array'; items: Expression[] }
  | { is: 'cast'; of: Expression; to: string };

export type Source =
  | { is: 'table'; name: string }
  | { is: 'function'; name: string; args: Expression[] }
  | { is: 'select'; select: Select };

export interface From {
  source: Source;
  alias: string;
  /** Names given to the columns of a function. */
  columns: string[] | null;
  left: boolean;
  on: Expression | null;
}

interface Item {
  /** Null: all columns of `table`, or of all. */
  expression: Expression | null;
  table: string | null;
  name: string;
}

interface Order {
  by: Expression;
  descending: boolean;
}

export interface Select {
  is: 'select';
  with: { name: string; select: Select }[];
  distinctOn: Expression[] | null;
  items: Item[];
  from: From[];
  where: Expression | null;
  groupBy: Expression[];
  orderBy: Order[];
  limit: Expression | null;
  lock: 'wait' | 'skip' | null;
  union: Select | null;
}

export interface Column {
  name: string;
  type: string;
  /** Undefined: null, where it is left out. */
  byDefault: Expression | undefined;
  isKey: boolean;
  isUnique: boolean;
  isIdentity: boolean;
}

export type Statement =
  | Select
  | {
      is: 'insert';
      table: string;
      columns: string[] | null;
      rows: Expression[][] | Select;
      conflict: { columns: string[] | null; set: { column: string; to: Expression }[] | null } | null;
      returning: Item[] | null;
    }
  | { is: 'update'; table: string; alias: string; set: { column: string; to: Expression }[]; where: Expression | null }
  | { is: 'delete'; table: string; alias: string; using: From[]; where: Expression | null }
  | { is: 'create-table'; table: string; ifNotExists: boolean; columns: Column[]; key: string[] | null }
  | { is: 'add-columns'; table: string; columns: Column[] }
  | { is: 'drop-table'; table: string }
  | { is: 'unique-index'; table: string; columns: string[] }
  | { is: 'begin' }
  | { is: 'commit' }
  | { is: 'rollback' }
  /** Kept from changing by a trigger, searched by an index: it changes no result. */
  | { is: 'nothing' }
  /** A migration's care for rows from before, which a new database does not have. */
  | { is: 'care'; table: string };

interface Token {
  kind: 'word' | 'quoted' | 'number' | 'string' | 'parameter' | 'sign' | 'end';
  text: string;
}

const pattern =
  /\s+|--[^\n]*|(?<string>'(?:[^']|'')*')|(?<body>\$\$[\s\S]*?\$\$)|(?<parameter>\$\d+)|(?<number>\d+(?:\.\d+)?)|(?<word>[a-zA-Z_][\w]*)|(?<quoted>"[^"]*")|(?<sign>\?\||->>|->|\|\||::|<>|<=|>=|!=|[-+*/%=<>(),.;[\]])/y;

function tokensOf(sql: string): Token[] {
  const tokens: Token[] = [];
  pattern.lastIndex = 0;
  while (pattern.lastIndex < sql.length) {
    const at = pattern.lastIndex;
    const found = pattern.exec(sql)?.groups;
    if (!found) throw new Error(`SQL that is not known, at: ${sql.slice(at, at + 60)}`);
    if (found['string'] !== undefined)
      tokens.push({ kind: 'string', text: found['string'].slice(1, -1).replaceAll("''", "'") });
    else if (found['body'] !== undefined) tokens.push({ kind: 'string', text: found['body'] });
    else if (found['parameter']) tokens.push({ kind: 'parameter', text: found['parameter'].slice(1) });
    else if (found['number']) tokens.push({ kind: 'number', text: found['number'] });
    else if (found['word']) tokens.push({ kind: 'word', text: found['word'].toLowerCase() });
    else if (found['quoted']) tokens.push({ kind: 'quoted', text: found['quoted'].slice(1, -1) });
    else if (found['sign']) tokens.push({ kind: 'sign', text: found['sign'] });
  }
  return tokens;
}

/** It is a chain of its own, with a port of its own: what its migrations make is not made here. */
const isOfTheLog = (table: string): boolean => table.startsWith('monitoring_log');

/** Words that end an expression or an item, so that they are no alias. */
const reserved = new Set(
  `select from where group order limit for union join left cross on using and or not in is like between case when then else end as
   returning set values do conflict insert update delete asc desc distinct lateral having with exists null true false any all skip`.split(
    /\s+/,
  ),
);

const binding: Record<string, number> = {
  or: 1,
  and: 2,
  '=': 4,
  '<>': 4,
  '!=': 4,
  '<': 4,
  '<=': 4,
  '>': 4,
  '>=': 4,
  like: 5,
  in: 5,
  '||': 6,
  '->': 6,
  '->>': 6,
  '?|': 6,
  '+': 7,
  '-': 7,
  '*': 8,
  '/': 8,
};

/** All the statements of a text, one after the other. */
export function parse(sql: string): Statement[] {
  const parts: Token[][] = [[]];
  for (const token of tokensOf(sql)) {
    if (token.kind === 'sign' && token.text === ';') parts.push([]);
    else parts.at(-1)!.push(token);
  }
  const given = parts.filter((part) => part.length > 0);
  // One that makes no table is known by changing the directory in place: the server writes whole rows of it.
  const isMigration = given.some(
    ([first, second]) =>
      ['create', 'alter', 'drop'].includes(first!.text) || (first!.text === 'update' && second!.text === 'directory'),
  );
  return given.map((part): Statement => {
    const [first, second, third] = part.map(({ text }) => text);
    if (isMigration && (first === 'update' || first === 'insert'))
      return { is: 'care', table: first === 'update' ? second! : third! };
    return new Parser(part, sql).statement();
  });
}

class Parser {
  readonly #tokens: Token[];
  readonly #sql: string;
  #at = 0;

  constructor(tokens: Token[], sql: string) {
    this.#tokens = tokens;
    this.#sql = sql;
  }

  statement(): Statement {
    const done = this.#statement();
    if (this.#at < this.#tokens.length) this.#fail();
    return done;
  }

  #statement(): Statement {
    if (this.#is('select') || this.#is('with')) return this.#select();
    if (this.#take('insert')) return this.#insert();
    if (this.#take('update')) return this.#update();
    if (this.#take('delete')) return this.#delete();
    if (this.#take('create')) return this.#create();
    if (this.#take('alter')) return this.#alter();
    if (this.#take('drop')) return this.#drop();
    if (this.#is('do')) return this.#rest({ is: 'nothing' });
    for (const is of ['begin', 'commit', 'rollback'] as const) if (this.#take(is)) return this.#rest({ is });
    return this.#fail();
  }

  #rest<S extends Statement>(statement: S): S {
    this.#at = this.#tokens.length;
    return statement;
  }

  #select(): Select {
    const ctes: Select['with'] = [];
    if (this.#take('with')) {
      this.#take('recursive');
      do {
        const name = this.#name();
        this.#expect('as');
        ctes.push({ name, select: this.#inBrackets(() => this.#select()) });
      } while (this.#take(','));
    }
    this.#expect('select');
    let distinctOn: Expression[] | null = null;
    if (this.#take('distinct')) {
      this.#expect('on');
      distinctOn = this.#inBrackets(() => this.#list(() => this.#expression()));
    }
    // `select from t`: rows without columns, to ask whether there are any.
    // What has no name is told apart, for an insert takes it by its place.
    const items = (this.#is('from') ? [] : this.#list(() => this.#item())).map((item, at, all) =>
      item.name === nameless && all.findIndex(({ name }) => name === nameless) < at
        ? { ...item, name: `${nameless} ${at}` }
        : item,
    );
    const from = this.#take('from') ? this.#froms() : [];
    const where = this.#take('where') ? this.#expression() : null;
    const groupBy = this.#take('group') ? (this.#expect('by'), this.#list(() => this.#expression())) : [];
    const orderBy = this.#take('order') ? (this.#expect('by'), this.#list(() => this.#order())) : [];
    const limit = this.#take('limit') ? this.#expression() : null;
    let lock: Select['lock'] = null;
    if (this.#take('for')) {
      this.#expect('update');
      lock = this.#take('skip') ? (this.#expect('locked'), 'skip') : 'wait';
    }
    const union = this.#take('union') ? this.#select() : null;
    return { is: 'select', with: ctes, distinctOn, items, from, where, groupBy, orderBy, limit, lock, union };
  }

  #order(): Order {
    const by = this.#expression();
    const descending = this.#take('desc');
    if (!descending) this.#take('asc');
    return { by, descending };
  }

  #item(): Item {
    if (this.#take('*')) return { expression: null, table: null, name: '*' };
    const [first, dot, star] = [this.#tokens[this.#at], this.#tokens[this.#at + 1], this.#tokens[this.#at + 2]];
    if (first?.kind === 'word' && dot?.text === '.' && star?.kind === 'sign' && star.text === '*') {
      this.#at += 3;
      return { expression: null, table: first.text, name: '*' };
    }
    const expression = this.#expression();
    const named = this.#take('as') || this.#isName() ? this.#name() : nameOf(expression);
    return { expression, table: null, name: named };
  }

  #froms(): From[] {
    const froms = [this.#from(false)];
    for (;;) {
      if (this.#take(',')) froms.push(this.#from(false));
      else if (this.#take('cross')) {
        this.#expect('join');
        froms.push(this.#from(false));
      } else if (this.#is('join') || this.#is('left')) {
        const left = this.#take('left');
        this.#expect('join');
        const joined = this.#from(left);
        if (!this.#take('on')) this.#fail();
        froms.push({ ...joined, on: this.#expression() });
      } else return froms;
    }
  }

  #from(left: boolean): From {
    this.#take('lateral');
    let source: Source;
    let alias: string;
    if (this.#is('(')) {
      source = { is: 'select', select: this.#inBrackets(() => this.#select()) };
      alias = '';
    } else {
      const name = this.#name();
      alias = name;
      source = this.#is('(')
        ? { is: 'function', name, args: this.#inBrackets(() => this.#list(() => this.#expression())) }
        : { is: 'table', name };
    }
    if (this.#take('as') || this.#isName()) alias = this.#name();
    let columns: string[] | null = null;
    if (source.is === 'function' && this.#is('(')) {
      // Names, perhaps with their types.
      columns = this.#inBrackets(() =>
        this.#list(() => {
          const name = this.#name();
          if (this.#isName()) this.#name();
          return name;
        }),
      );
    }
    return { source, alias, columns, left, on: null };
  }

  #insert(): Statement {
    this.#expect('into');
    const table = this.#name();
    const columns = this.#is('(') ? this.#inBrackets(() => this.#list(() => this.#name())) : null;
    const rows = this.#take('values')
      ? this.#list(() => this.#inBrackets(() => this.#list(() => this.#expression())))
      : this.#select();
    let conflict: Extract<Statement, { is: 'insert' }>['conflict'] = null;
    if (this.#take('on')) {
      this.#expect('conflict');
      const target = this.#is('(') ? this.#inBrackets(() => this.#list(() => this.#name())) : null;
      this.#expect('do');
      if (this.#take('nothing')) conflict = { columns: target, set: null };
      else {
        this.#expect('update');
        this.#expect('set');
        conflict = { columns: target, set: this.#list(() => this.#set()) };
      }
    }
    const returning = this.#take('returning') ? this.#list(() => this.#item()) : null;
    return { is: 'insert', table, columns, rows, conflict, returning };
  }

  #set(): { column: string; to: Expression } {
    const column = this.#name();
    this.#expect('=');
    return { column, to: this.#expression() };
  }

  #update(): Statement {
    const table = this.#name();
    const alias = this.#isName() ? this.#name() : table;
    this.#expect('set');
    const set = this.#list(() => this.#set());
    const where = this.#take('where') ? this.#expression() : null;
    return { is: 'update', table, alias, set, where };
  }

  #delete(): Statement {
    this.#expect('from');
    const table = this.#name();
    const alias = this.#isName() ? this.#name() : table;
    const using = this.#take('using') ? this.#froms() : [];
    const where = this.#take('where') ? this.#expression() : null;
    return { is: 'delete', table, alias, using, where };
  }

  #create(): Statement {
    if (this.#take('table')) {
      const ifNotExists = this.#take('if');
      if (ifNotExists) {
        this.#expect('not');
        this.#expect('exists');
      }
      const table = this.#name();
      if (isOfTheLog(table)) return this.#rest({ is: 'nothing' });
      let key: string[] | null = null;
      const columns = this.#inBrackets(() =>
        this.#list((): Column[] => {
          if (!this.#is('primary')) return [this.#column()];
          this.#expect('primary');
          this.#expect('key');
          key = this.#inBrackets(() => this.#list(() => this.#name()));
          return [];
        }),
      ).flat();
      return { is: 'create-table', table, ifNotExists, columns, key };
    }
    if (this.#take('unique')) {
      this.#expect('index');
      this.#name();
      this.#expect('on');
      const table = this.#name();
      const columns = this.#inBrackets(() => this.#list(() => this.#name()));
      return this.#rest(isOfTheLog(table) ? { is: 'nothing' } : { is: 'unique-index', table, columns });
    }
    const searches = ['index', 'function', 'trigger', 'view', 'temporary'];
    if (searches.some((word) => this.#is(word))) return this.#rest({ is: 'nothing' });
    return this.#fail();
  }

  #column(): Column {
    const name = this.#name();
    const type = this.#name();
    const column: Column = { name, type, byDefault: undefined, isKey: false, isUnique: false, isIdentity: false };
    for (;;) {
      if (this.#take('not')) this.#expect('null');
      else if (this.#take('default')) column.byDefault = this.#operand();
      else if (this.#take('unique')) column.isUnique = true;
      else if (this.#take('primary')) {
        this.#expect('key');
        column.isKey = true;
      } else if (this.#take('generated')) {
        for (const word of ['always', 'as', 'identity']) this.#expect(word);
        column.isIdentity = true;
      } else if (this.#take('check')) this.#inBrackets(() => this.#expression());
      else if (this.#take('references')) {
        this.#name();
        this.#inBrackets(() => this.#name());
      } else return column;
    }
  }

  #drop(): Statement {
    if (this.#is('function')) return this.#rest({ is: 'nothing' });
    this.#expect('table');
    const table = this.#name();
    return isOfTheLog(table) ? { is: 'nothing' } : { is: 'drop-table', table };
  }

  #alter(): Statement {
    this.#expect('table');
    const table = this.#name();
    const columns = this.#list(() => {
      this.#expect('add');
      this.#expect('column');
      return this.#column();
    });
    return { is: 'add-columns', table, columns };
  }

  #expression(least = 0): Expression {
    let left: Expression;
    if (this.#take('not')) left = { is: 'not', of: this.#expression(3) };
    else left = this.#operand();
    for (;;) {
      if (this.#is('is')) {
        if (least > 3) return left;
        this.#at += 1;
        const not = this.#take('not');
        this.#expect('null');
        left = { is: 'null-test', of: left, not };
        continue;
      }
      const operator = this.#tokens[this.#at];
      const strength = operator && operator.kind !== 'string' ? binding[operator.text] : undefined;
      if (!operator || strength === undefined || strength <= least) return left;
      this.#at += 1;
      if (operator.text === 'in') {
        left = { is: 'in', left, list: this.#inBrackets(() => this.#selectOrList()) };
      } else if (this.#is('any') || this.#is('all')) {
        const quantifier = this.#take('any') ? 'any' : (this.#expect('all'), 'all');
        const list = this.#inBrackets(() => this.#expression());
        left = { is: 'each', quantifier, operator: operator.text, left, list };
      } else left = { is: 'operator', operator: operator.text, left, right: this.#expression(strength) };
    }
  }

  #selectOrList(): Expression[] | Select {
    return this.#is('select') ? this.#select() : this.#list(() => this.#expression());
  }

  #operand(): Expression {
    let operand = this.#plainOperand();
    while (this.#take('::')) {
      let to = this.#name();
      if (this.#take('[')) {
        this.#expect(']');
        to += '[]';
      }
      operand = { is: 'cast', of: operand, to };
    }
    return operand;
  }

  #plainOperand(): Expression {
    const token = this.#tokens[this.#at++];
    if (!token) return this.#fail();
    switch (token.kind) {
      case 'string':
        return { is: 'value', value: token.text };
      case 'number':
        return { is: 'value', value: Number(token.text) };
      case 'parameter':
        return { is: 'parameter', index: Number(token.text) - 1 };
      case 'quoted':
        return { is: 'column', table: null, name: token.text };
      case 'sign':
        if (token.text === '-') return { is: 'value', value: -Number(this.#tokens[this.#at++]!.text) };
        if (token.text !== '(') return this.#fail();
        this.#at -= 1;
        return this.#inBrackets(() => {
          const items = this.#list(() => this.#expression());
          return items.length === 1 ? items[0]! : { is: 'row', items };
        });
      case 'word':
        return this.#word(token.text);
      case 'end':
        return this.#fail();
    }
  }

  #word(word: string): Expression {
    if (word === 'null') return { is: 'value', value: null };
    if (word === 'true' || word === 'false') return { is: 'value', value: word === 'true' };
    if (word === 'exists') return { is: 'exists', select: this.#inBrackets(() => this.#select()) };
    if (word === 'array' && this.#take('[')) {
      const items = this.#list(() => this.#expression());
      this.#expect(']');
      return { is: 'array', items };
    }
    if (word === 'case') {
      const of = this.#is('when') ? null : this.#expression();
      const branches = [];
      while (this.#take('when')) {
        const when = this.#expression();
        this.#expect('then');
        branches.push({ when, then: this.#expression() });
      }
      const otherwise: Expression = this.#take('else') ? this.#expression() : { is: 'value', value: null };
      this.#expect('end');
      return { is: 'case', of, branches, otherwise };
    }
    if (this.#is('(')) {
      return this.#inBrackets((): Expression => {
        if (this.#take('*')) return { is: 'call', name: word, args: 'rows' };
        return { is: 'call', name: word, args: this.#is(')') ? [] : this.#list(() => this.#expression()) };
      });
    }
    if (this.#take('.')) return { is: 'column', table: word, name: this.#name() };
    return { is: 'column', table: null, name: word };
  }

  #list<T>(one: () => T): T[] {
    const all = [one()];
    while (this.#take(',')) all.push(one());
    return all;
  }

  #inBrackets<T>(inside: () => T): T {
    this.#expect('(');
    const found = inside();
    this.#expect(')');
    return found;
  }

  #is(text: string): boolean {
    const token = this.#tokens[this.#at];
    return token?.text === text && (token.kind === 'word' || token.kind === 'sign');
  }

  #isName(): boolean {
    const token = this.#tokens[this.#at];
    return token?.kind === 'word' && !reserved.has(token.text);
  }

  #take(text: string): boolean {
    const found = this.#is(text);
    if (found) this.#at += 1;
    return found;
  }

  #expect(text: string): void {
    if (!this.#take(text)) this.#fail();
  }

  #name(): string {
    const token = this.#tokens[this.#at++];
    return token && (token.kind === 'word' || token.kind === 'quoted') ? token.text : this.#fail();
  }

  #fail(): never {
    const rest = this.#tokens.slice(Math.max(0, this.#at - 1), this.#at + 6).map(({ text }) => text);
    throw new Error(`SQL that is not known, at “${rest.join(' ')}” in: ${this.#sql.slice(0, 400)}`);
  }
}

const nameless = '?column?';

function nameOf(expression: Expression): string {
  if (expression.is === 'column') return expression.name;
  if (expression.is === 'call') return expression.name;
  if (expression.is === 'cast') return nameOf(expression.of);
  return nameless;
}
