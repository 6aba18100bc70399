// Real keystrokes as drafts: what people typed, deletions and corrections included, from ../shared/data, which is read and
// never committed. The traces are of long texts, a care reply is short: where the author goes elsewhere in the text, or
// after as much as a reply has, the draft is thrown away and the next one begins.
import type { Splice } from '@oriel/protocol';
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { fileURLToPath } from 'node:url';

/** An agent's replies are about so long (the shared conversations). */
const replyUnits = 210;
/** Shorter pieces are clicks here and there, not drafts. */
const keysMin = 20;

const traces = ['keystrokes-json-crdt-blog-post.json.gz', 'keystrokes-friendsforever_flat.json.gz'];
const folder = fileURLToPath(new URL('../../shared/data/', import.meta.url));

interface Trace {
  txns: { patches: [at: number, del: number, ins: string][] }[];
}

/** What one key, or one paste, changed. `text`: what then stands there. */
export interface Key {
  readonly splice: Splice;
  readonly text: string;
}

/** Says why there are none. */
export class NoKeystrokes extends Error {}

/** Drafts, each from the empty text to the empty text. */
export function realDrafts(): Key[][] {
  const files = traces.map((name) => folder + name);
  if (!files.every((file) => existsSync(file)))
    throw new NoKeystrokes(`The keystrokes are not there: ${traces.join(' and ')} belong into ${folder}`);
  return files.flatMap((file) => draftsOf(JSON.parse(gunzipSync(readFileSync(file)).toString()) as Trace));
}

function draftsOf({ txns }: Trace): Key[][] {
  const drafts: Key[][] = [];
  let keys: Key[] = [];
  let text = '';
  let from = 0;
  const begin = (at: number) => {
    if (keys.length >= keysMin && text !== '')
      drafts.push([...keys, { splice: { at: 0, del: text.length, ins: '' }, text: '' }]);
    keys = [];
    text = '';
    from = at;
  };
  for (const [at, del, ins] of txns.flatMap(({ patches }) => patches)) {
    // Beyond the basic plane positions would be others here than there.
    if (/[\ud800-\udfff]/.test(ins)) continue;
    const here = at - from;
    if (text.length > replyUnits || here < 0 || here + del > text.length) begin(at);
    const splice = { at: at - from, del: Math.min(del, text.length), ins };
    text = text.slice(0, splice.at) + ins + text.slice(splice.at + splice.del);
    // An emptied draft is over; the next key begins another.
    if (text === '') begin(at);
    else keys.push({ splice, text });
  }
  begin(0);
  return drafts;
}

/** One author's endless typing: draft after draft, each author's beginning elsewhere. */
export class Typist {
  readonly #drafts: readonly Key[][];
  #draft: number;
  #key = 0;

  constructor(drafts: readonly Key[][], author: number) {
    this.#drafts = drafts;
    this.#draft = (author * 7) % drafts.length;
  }

  next(): Key {
    const draft = this.#drafts[this.#draft]!;
    const key = draft[this.#key]!;
    this.#key += 1;
    if (this.#key === draft.length) {
      this.#key = 0;
      this.#draft = (this.#draft + 1) % this.#drafts.length;
    }
    return key;
  }
}
