import { describe } from 'vitest';
import { chainContract } from './chain.contract.ts';
import { KeptChain } from './kept-chain.ts';

describe('the chain in memory', () => {
  chainContract('KeptChain', async () => new KeptChain());
});
