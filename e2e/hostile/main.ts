// `npm run hostile -- --frames 200000 [--seed 7]`: floods the built product, on this machine, and says what came of it.
import { parseArgs } from 'node:util';
import { flooded } from './hostile-floor.ts';

const { values } = parseArgs({ options: { frames: { type: 'string' }, seed: { type: 'string' } } });
const total = Number(values.frames ?? 200_000);
const seed = Number(values.seed ?? 20_261_123);
/** What may be held more after the flood than after its first tenth. */
const growthMax = 50 * 2 ** 20;

const { tally, growth, faults, stillAnswers, differences, seconds } = await flooded(total, seed);
const listed = (counts: ReadonlyMap<string | number, number>) =>
  [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ');
console.log(`
${tally.frames} frames and ${tally.requests} requests on ${tally.connections} connections in ${seconds.toFixed(0)} s, seed ${seed}
  frames        ${listed(tally.kinds)}
  close codes   ${listed(tally.closes)}
  held more     ${(growth / 2 ** 20).toFixed(1)} MiB
  not ended     ${tally.survived} connections
  faults        ${faults.length === 0 ? 'none' : `\n${faults.slice(0, 20).join('\n')}`}
  rows          ${differences.length === 0 ? 'equal the fold of their facts' : differences.slice(0, 20).join('\n')}
  afterwards    ${stillAnswers ? 'answers' : 'answers no more'}`);
const isWell =
  faults.length === 0 && tally.survived === 0 && stillAnswers && differences.length === 0 && growth < growthMax;
process.exitCode = isWell ? 0 : 1;
