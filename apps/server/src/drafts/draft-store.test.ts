import { describe } from 'vitest';
import { draftStoreContract } from './draft-store.contract.ts';
import { KeptDrafts } from './draft-store.ts';

describe('the store of drafts for tests', () => {
  draftStoreContract('KeptDrafts', async () => new KeptDrafts());
});
