// The outbox of a browser, shared by its tabs: IndexedDB. Each page holds a lock by its name as long as it lives (Web
// Locks), so that a page takes over only what nobody else will send. Where there are no locks a repeat is harmless all
// the same: the id is (P2). Sixty lines instead of a library, for the chat window has 25 kB.
import type { KeptItem, OutboxStore } from './outbox-store.ts';

const table = 'items';
const lockName = (database: string, page: string) => `${database}:${page}`;

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

function openDatabase(factory: IDBFactory, name: string): Promise<IDBDatabase> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(table, { keyPath: 'id' });
  return answer(request);
}

/** The pages that live, except `page`; null: cannot be known. */
async function otherPages(locks: LockManager, database: string): Promise<Set<string>> {
  const { held = [] } = await locks.query();
  const prefix = lockName(database, '');
  return new Set(held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : [])));
}

/** `name`: one for each kind of page (desk, chat), for they do not share what they wrote. */
export function indexedDbOutbox(
  name: string,
  factory: IDBFactory = indexedDB,
  locks: LockManager | undefined = globalThis.navigator?.locks,
): OutboxStore {
  const database = openDatabase(factory, name);
  /** A transaction's end, not a request's, is when it is durable. */
  async function write(act: (items: IDBObjectStore) => unknown): Promise<void> {
    const transaction = (await database).transaction(table, 'readwrite', { durability: 'strict' });
    act(transaction.objectStore(table));
    await new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error);
    });
  }

  return {
    async adopt(page) {
      const others = locks ? await otherPages(locks, name) : new Set<string>();
      // Held until the page is gone; never awaited.
      void locks?.request(lockName(name, page), () => new Promise(() => {}));
      const all: KeptItem[] = await answer((await database).transaction(table).objectStore(table).getAll());
      const free = all.filter((item) => item.page === page || !others.has(item.page));
      await write((items) => free.forEach((item) => items.put({ ...item, page })));
      return free.map((item) => ({ ...item, page }));
    },
    put: (item) => write((items) => items.put(item)),
    remove: (id) => write((items) => items.delete(id)),
  };
}
