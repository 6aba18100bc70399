import { describe, expect, test } from 'vitest';
import { allBugs, findBug } from './bugs.ts';

describe('SM10: each planted bug is found', async () => {
  test.each(await allBugs())('%s', { timeout: 60_000 }, async (file) => {
    expect(await findBug(file)).toMatchObject({ isFound: true });
  });
});
