// `npm run faults -- --rounds 200 [--seed 7]`: faults befall the built product, on this machine, while people write; a
// table of what came of it.
import { parseArgs } from 'node:util';
import { ran } from './run.ts';
import { tabled } from './table.ts';

const { values } = parseArgs({ options: { rounds: { type: 'string' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds ?? 200);
const seed = Number(values.seed ?? 20_261_123);
const since = performance.now();
const result = await ran({ rounds, seed, tell: (line) => console.error(line) });
console.log(tabled(result));
console.log(`${((performance.now() - since) / 1000).toFixed(0)} s, seed ${seed}`);
process.exitCode = result.wrong.length === 0 ? 0 : 1;
