// The token once more, in IndexedDB, for the one moment when two tabs begin a chat together: what one tab has put into
// localStorage another may not see yet, even after the lock has gone from one to the other (seen in Chromium, where the
// tabs are processes); a transaction it sees. Everywhere else the token is read from storage (kept.ts), at once.

export interface SharedToken {
  read(): Promise<string | null>;
  write(token: string): Promise<void>;
  /** Only this one: another tab may have begun anew. */
  drop(token: string): Promise<void>;
}

const table = 'tokens';

function openDatabase(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('oriel-chat-token', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(table);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Where there is no IndexedDB nothing is shared, and nothing fails. */
export function indexedDbToken(channel: string): SharedToken {
  const opened = openDatabase().catch(() => null);

  async function within(act: (tokens: IDBObjectStore, there: string | null) => void): Promise<string | null> {
    const database = await opened;
    if (!database) return null;
    return new Promise((resolve) => {
      const transaction = database.transaction(table, 'readwrite');
      const tokens = transaction.objectStore(table);
      const reading: IDBRequest<string | undefined> = tokens.get(channel);
      reading.onsuccess = () => act(tokens, reading.result ?? null);
      transaction.oncomplete = () => resolve(reading.result ?? null);
      transaction.onabort = () => resolve(null);
    });
  }

  return {
    read: () => within(() => {}),
    write: async (token) => void (await within((tokens) => tokens.put(token, channel))),
    drop: async (token) => void (await within((tokens, there) => there === token && tokens.delete(channel))),
  };
}

export function memoryToken(): SharedToken {
  let held: string | null = null;
  return {
    read: async () => held,
    write: async (token) => void (held = token),
    drop: async (token) => void (held = held === token ? null : held),
  };
}
