// Whether an export of the monitoring log is what was written, held against heads that were copied at the time. It
// stands alone: nothing but Node's own hashes and signatures, no database, no server, no package.
import { canonical, type Json } from './canonical.ts';
import { hashAfter, leafOf, nothingYet, parts, looks, type End, type Entry, type Part } from './entry.ts';
import { firstLine } from './export.ts';
import { isSignedBy, type Head, type SignedHead } from './heads.ts';

export interface HeldAgainst {
  /** Copied heads. */
  heads: readonly SignedHead[];
  /** Public keys that may have signed; none: those of the copied heads. */
  keys: readonly string[];
}

export type Verdict =
  | { wrong: string }
  | {
      entries: number;
      closing: SignedHead;
      /** The newest copied head that the export holds; up to it nothing can have been changed. Null: there was none. */
      copied: Head | null;
      erased: number;
    };

class Wrong extends Error {}

function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new Wrong(what);
}

const hex = (length: number) => new RegExp(`^[0-9a-f]{${length}}$`);
const [hash, salt, key, signature] = [hex(64), hex(32), hex(64), hex(128)];

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const has = (value: unknown, keys: string): value is Record<string, unknown> =>
  isObject(value) && Object.keys(value).toSorted().join(' ') === keys;
const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) > 0;
const isTime = (value: unknown): value is number => Number.isSafeInteger(value);
const isText = (value: unknown): value is string => typeof value === 'string';
const isHex = (value: unknown, form: RegExp): value is string => isText(value) && form.test(value);
const isPart = (value: unknown): value is Part => parts.some((part) => part === value);

/** One value has one text: a line that says the same in other characters is not what was written. */
function parsed(line: string, where: string): unknown {
  let value: unknown;
  try {
    value = JSON.parse(line);
    holds(canonical(value as Json) === line, `${where} is not canonical JSON`);
  } catch (error) {
    if (error instanceof Wrong) throw error;
    throw new Wrong(`${where} is not JSON as it is written here`);
  }
  return value;
}

function asSignedHead(value: unknown, where: string): SignedHead {
  const whole =
    has(value, 'head key signature') &&
    has(value['head'], 'at hash seq') &&
    isTime(value['head']['at']) &&
    isHex(value['head']['hash'], hash) &&
    Number.isSafeInteger(value['head']['seq']) &&
    isHex(value['key'], key) &&
    isHex(value['signature'], signature);
  holds(whole, `${where} is no signed head`);
  const head = value as unknown as SignedHead;
  holds(isSignedBy(head, head.key), `${where} is not signed by the key it names`);
  return head;
}

/**
 * The heads in a file of copies, a line each. A last line without an end is one that was being written and is passed over.
 * Or the one thing that is wrong with it.
 */
export function headsIn(text: string): SignedHead[] | { wrong: string } {
  try {
    return text
      .split('\n')
      .slice(0, -1)
      .map((line, index) => {
        const where = `line ${index + 1} of the copied heads`;
        return asSignedHead(parsed(line, where), where);
      });
  } catch (error) {
    if (error instanceof Wrong) return { wrong: error.message };
    throw error;
  }
}

/** Takes an export line by line, so that its size does not matter. The first thing that is wrong is the verdict. */
export class Verification {
  readonly #against: HeldAgainst;
  readonly #keys: readonly string[];
  #wrong: string | undefined;
  #lines = 0;
  #end: End = nothingYet;
  #closing: SignedHead | undefined;
  readonly #copied = new Map<number, Head[]>();
  readonly #open = new Set<number>();
  /** `place part` of texts that do not stand beside their entry, and of those that an entry says were erased. */
  readonly #missing = new Set<string>();
  readonly #erased = new Set<string>();

  constructor(against: HeldAgainst) {
    this.#against = against;
    this.#keys = against.keys.length > 0 ? against.keys : [...new Set(against.heads.map((head) => head.key))];
    this.#guard(() => {
      for (const { head, key } of against.heads) {
        holds(this.#isTrusted(key), 'A copied head is signed with a key that is not the given one');
        this.#copied.set(head.seq, [...(this.#copied.get(head.seq) ?? []), head]);
      }
      this.#meetCopies();
    });
  }

  /** Without its line feed. */
  take(line: string): void {
    this.#guard(() => {
      this.#lines += 1;
      const where = `Line ${this.#lines}`;
      const value = parsed(line, where);
      if (this.#lines === 1) {
        holds(canonical(value as Json) === canonical(firstLine), 'The first line is not that of a monitoring log');
        return;
      }
      holds(!this.#closing, `${where} stands after the head`);
      if (isObject(value) && 'head' in value) this.#close(asSignedHead(value, 'The head'));
      else this.#link(value, where);
    });
  }

  /** `isWhole`: the file ends with a line feed. */
  verdict(isWhole: boolean): Verdict {
    this.#guard(() => {
      holds(isWhole && this.#closing !== undefined, 'The file is cut short: its last line is not a head');
      const newest = this.#newestCopied();
      holds(
        newest === null || newest.seq <= this.#end.seq,
        `The log was rolled back: it has ${this.#end.seq} entries, and a copied head names ${newest?.seq}`,
      );
      for (const text of this.#missing)
        holds(this.#erased.has(text), `A text is missing, and no entry says that it was erased: entry ${text}`);
      for (const text of this.#erased)
        holds(this.#missing.has(text), `A text stands that an entry says was erased: entry ${text}`);
    });
    if (this.#wrong !== undefined) return { wrong: this.#wrong };
    return {
      entries: this.#end.seq,
      closing: this.#closing!,
      copied: this.#newestCopied(),
      erased: this.#erased.size,
    };
  }

  #guard(check: () => void): void {
    if (this.#wrong !== undefined) return;
    try {
      check();
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      this.#wrong = error.message;
    }
  }

  #isTrusted(key: string): boolean {
    return this.#keys.length === 0 || this.#keys.includes(key);
  }

  #newestCopied(): Head | null {
    return this.#against.heads.reduce<Head | null>(
      (newest, { head }) => (newest === null || head.seq > newest.seq ? head : newest),
      null,
    );
  }

  #close(signed: SignedHead): void {
    holds(this.#isTrusted(signed.key), 'The head is signed with another key');
    const { seq, hash } = signed.head;
    holds(
      seq === this.#end.seq && hash === this.#end.hash,
      `The head names entry ${seq}, and the file ends with ${this.#end.seq}, or with another one of that number`,
    );
    this.#closing = signed;
  }

  #link(value: unknown, where: string): void {
    holds(has(value, 'entry hash seq texts') && isHex(value['hash'], hash), `${where} is no entry`);
    const seq = this.#end.seq + 1;
    holds(value['seq'] === seq, `Entry ${seq} is expected in line ${this.#lines}, and it is another one`);
    const text = canonical(value['entry'] as Json);
    holds(hashAfter(this.#end.hash, text) === value['hash'], `Entry ${seq} is not the one that was chained here`);
    this.#end = { seq, hash: value['hash'] };
    this.#meetCopies();
    this.#meaning(seq, asEntry(value['entry'], seq), value['texts']);
  }

  #meetCopies(): void {
    for (const copied of this.#copied.get(this.#end.seq) ?? [])
      holds(
        copied.hash === this.#end.hash,
        `The log was written anew: entry ${copied.seq} is not the one that a copied head names`,
      );
  }

  #meaning(seq: number, entry: Entry, texts: unknown): void {
    holds(isObject(texts), `Entry ${seq} has no texts`);
    for (const [part, beside] of Object.entries(texts)) {
      const whole = isPart(part) && has(beside, 'salt text') && isHex(beside['salt'], salt);
      holds(whole, `A text of entry ${seq} is none`);
      const leaf = 'by' in entry ? entry[part] : null;
      const text = { salt: beside['salt'] as string, text: canonical(beside['text'] as Json) };
      holds(leafOf(text) === leaf, `A text of entry ${seq} is not the one that was written: ${part}`);
    }
    if (entry.what === 'erased') {
      for (const [place, part] of entry.texts) this.#erased.add(`${place} ${part}`);
    } else if (entry.what === 'until') {
      holds(this.#open.delete(entry.opened), `Entry ${seq} ends a look that is not open`);
    } else {
      this.#open.add(seq);
      for (const part of parts) if (entry[part] !== null && !(part in texts)) this.#missing.add(`${seq} ${part}`);
    }
  }
}

function asEntry(value: unknown, seq: number): Entry {
  holds(isObject(value) && isTime(value['at']) && isText(value['what']), `Entry ${seq} says nothing`);
  const isLeaf = (leaf: unknown) => leaf === null || isHex(leaf, hash);
  const whole =
    value['what'] === 'until'
      ? has(value, 'at how opened what') && isPlace(value['opened'])
      : value['what'] === 'erased'
        ? has(value, 'at texts what') &&
          Array.isArray(value['texts']) &&
          value['texts'].every((each) => Array.isArray(each) && isPlace(each[0]) && isPart(each[1]))
        : looks.some((what) => what === value['what']) &&
          (has(value, 'agent at by interaction purpose teams what') ||
            (has(value, 'agent at by interaction node purpose teams what') && isText(value['node']))) &&
          parts.every((part) => isLeaf(value[part]));
  holds(whole, `Entry ${seq} is none of the kinds that there are`);
  return value as unknown as Entry;
}
