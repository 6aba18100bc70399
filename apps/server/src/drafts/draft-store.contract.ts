// What every store of drafts promises. Run over each adapter, the fake included.
import { expect, test } from 'vitest';
import type { DraftStore, StoredDraft } from './draft-store.ts';

export function draftStoreContract(name: string, make: () => Promise<DraftStore>): void {
  const draft: StoredDraft = {
    agent: 'ana',
    interaction: 'one',
    what: 'reply',
    rev: 3,
    text: 'card 4111 11•• •, "quoted" 😀\n',
    spans: [
      { at: 12, length: 2 },
      { at: 15, length: 1 },
    ],
    savedAt: 1_795_000_000_123,
  };

  test(`D28 ${name}: a draft is one row, overwritten, and comes back as it was`, async () => {
    const store = await make();
    await store.save({ ...draft, rev: 1, text: 'c', spans: [] });
    await store.save(draft);
    await store.save({ ...draft, what: 'comment', text: 'note' });
    const loaded = await store.load();
    expect(loaded.toSorted((a, b) => a.what.localeCompare(b.what))).toEqual([
      { ...draft, what: 'comment', text: 'note' },
      draft,
    ]);
  });

  test(`D28 ${name}: dropping takes that draft and no other, twice is once`, async () => {
    const store = await make();
    await store.save(draft);
    await store.save({ ...draft, interaction: 'two' });
    await store.drop(draft);
    await store.drop(draft);
    expect(await store.load()).toEqual([{ ...draft, interaction: 'two' }]);
  });
}
