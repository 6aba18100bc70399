// What a browser loads before its first use, gzipped.
import { sizes as sizesOf } from '../../scripts/sizes.mjs';
import type { Workload } from '../workload.ts';

const names: Record<string, string> = {
  'desk of supervisors': 'sizes: the desk before first use',
  'widget panel': 'sizes: the chat window',
  'widget loader': 'sizes: the loader',
};

export const sizes: Workload = {
  name: 'sizes',
  idea: 'what a browser loads before its first use',
  async run() {
    const found = await sizesOf();
    return Object.entries(names).map(([part, name]) => ({
      name,
      values: [found.find((each) => each.name === part)!.kB],
    }));
  },
};
