// `npm run faults -- --rounds 200 [--seed 7] [--seconds 600]`: faults befall the built product, on this machine, while people write; a
// table of what came of it. `--nodes 2`: on two of them. `--storm 2000`: instead of that, so many pages are reset at once.
// `--alone disk-full,presence`, or `--alone all`: instead of that, faults in a scene of their own (alone/index.ts).
import { parseArgs } from 'node:util';
import { natsServer } from '../../scripts/nats-server.mjs';
import { allAlone } from './alone/index.ts';
import { ranOnNodes } from './nodes/run.ts';
import { ran } from './run.ts';
import { storm } from './storm.ts';
import { percentile, summed, tabled } from './table.ts';

const { values } = parseArgs({
  options: {
    rounds: { type: 'string' },
    seed: { type: 'string' },
    seconds: { type: 'string' },
    storm: { type: 'string' },
    alone: { type: 'string' },
    nodes: { type: 'string' },
  },
});
const since = performance.now();
const seed = Number(values.seed ?? 20_261_123);
if (values.alone) {
  process.exitCode = (await allAlone(values.alone)) ? 0 : 1;
} else if (values.storm) {
  const { pages, reset, backAfter } = await storm(Number(values.storm));
  console.log(`${reset} lines reset at once, ${backAfter.length} of ${pages} pages back: ${summed(backAfter)}`);
  process.exitCode = backAfter.length === pages && percentile(backAfter, 100) <= 30_000 ? 0 : 1;
} else {
  const several = values.nodes !== undefined && values.nodes !== '1';
  if (several) process.env['NATS_SERVER'] = await natsServer();
  const result = await (several ? ranOnNodes : ran)({
    rounds: Number(values.rounds ?? 200),
    seed,
    seconds: Number(values.seconds ?? Infinity),
    messagesEach: 12,
    tell: (line) => console.error(line),
  });
  console.log(tabled(result));
  process.exitCode = result.wrong.length === 0 ? 0 : 1;
}
console.log(`${((performance.now() - since) / 1000).toFixed(0)} s, seed ${seed}`);
