// What this chat window keeps in its own storage, shared by its tabs: the token that makes the visitor the same customer
// again, what was written before there was one, the unsent text, and how far the visitor has read. Nothing of it is sent
// anywhere but the token, in the first frame. Where a browser forbids storage it is kept as long as the page lives.

/** Written before the chat had begun; `id` will be the command's. */
export interface FirstWords {
  id: string;
  text: string;
  at: number;
}

export interface Kept {
  token(): string | null;
  keepToken(token: string | null): void;
  /** Another tab has begun the chat. */
  onToken(hear: (token: string) => void): () => void;
  firstWords(): FirstWords[];
  addFirstWords(words: FirstWords): void;
  dropFirstWords(id: string): void;
  unsent(): string;
  keepUnsent(text: string): void;
  /** The highest `said` that the visitor has seen. */
  seen(): number;
  keepSeen(said: number): void;
}

/** The part of a browser's Storage that is used; reading and writing may throw. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export function memoryShelf(): Shelf {
  const held = new Map<string, string>();
  return {
    getItem: (key) => held.get(key) ?? null,
    setItem: (key, value) => void held.set(key, value),
    removeItem: (key) => void held.delete(key),
  };
}

/** What does not fit or is forbidden is remembered by the page itself. */
function forgiving(open: () => Shelf): Shelf {
  const memory = memoryShelf();
  const tried = <T>(act: (shelf: Shelf) => T): T => {
    try {
      return act(open());
    } catch {
      return act(memory);
    }
  };
  return {
    getItem: (key) => memory.getItem(key) ?? tried((shelf) => shelf.getItem(key)),
    setItem(key, value) {
      memory.removeItem(key);
      tried((shelf) => shelf.setItem(key, value));
    },
    removeItem(key) {
      memory.removeItem(key);
      tried((shelf) => shelf.removeItem(key));
    },
  };
}

function readFirstWords(json: string | null): FirstWords[] {
  try {
    const read: unknown = JSON.parse(json ?? '[]');
    return Array.isArray(read) ? read : [];
  } catch {
    return [];
  }
}

export type Storages = EventTarget | null;

export function kept(channel: string, open: () => Shelf, tabs: Storages): Kept {
  const shelf = forgiving(open);
  const key = (what: string) => `oriel.chat.${channel}.${what}`;
  const keep = (what: string, value: string | null) =>
    value ? shelf.setItem(key(what), value) : shelf.removeItem(key(what));
  const firstWords = () => readFirstWords(shelf.getItem(key('first')));
  const keepFirstWords = (all: FirstWords[]) => keep('first', all.length > 0 ? JSON.stringify(all) : null);

  return {
    token: () => shelf.getItem(key('token')),
    keepToken: (token) => keep('token', token),
    onToken(hear) {
      const changed = (event: Event) => {
        if ((event as StorageEvent).key !== key('token')) return;
        // What stands there now, not what the event says: two tabs that wrote at once then agree.
        const token = shelf.getItem(key('token'));
        if (token) hear(token);
      };
      tabs?.addEventListener('storage', changed);
      return () => tabs?.removeEventListener('storage', changed);
    },
    firstWords,
    addFirstWords: (words) => keepFirstWords([...firstWords().filter(({ id }) => id !== words.id), words]),
    dropFirstWords: (gone) => keepFirstWords(firstWords().filter(({ id }) => id !== gone)),
    unsent: () => shelf.getItem(key('unsent')) ?? '',
    keepUnsent: (text) => keep('unsent', text),
    seen: () => Number(shelf.getItem(key('seen')) ?? 0),
    keepSeen: (said) => keep('seen', String(said)),
  };
}
