// `npm run timing -- --rounds 40 [--each 12] [--at 50] [--seed X]`: whether an agent's page could tell by the clock that somebody looks.
// Printed, and no gate: what is said depends on what else the machine does.
import { parseArgs } from 'node:util';
import { compared, timed } from './run.ts';
import { seeded } from './random.ts';
import { median } from './permutation.ts';

const { values } = parseArgs({
  options: { rounds: { type: 'string' }, each: { type: 'string' }, seed: { type: 'string' }, at: { type: 'string' } },
});
const since = performance.now();
const seed = Number(values.seed ?? 20_261_124);
const result = await timed({
  rounds: Number(values.rounds ?? 40),
  each: Number(values.each ?? 12),
  seed,
  at: Number(values.at ?? 50),
});
const all = compared(result, seeded(seed));
console.log('arm            median     against nobody   p        frames to who looks');
for (const { arm, medianMs, percent, p } of all) {
  const against = arm === 'nobody' ? '' : `${percent >= 0 ? '+' : ''}${percent.toFixed(1)} %`;
  const likely = arm === 'nobody' ? '' : p.toFixed(4);
  console.log(
    [
      arm.padEnd(14),
      `${medianMs.toFixed(3)} ms`.padEnd(10),
      against.padEnd(16),
      likely.padEnd(8),
      result.told[arm],
    ].join(' '),
  );
}
const [, , watched, leak] = all;
console.log(
  `the planted leak is ${leak!.p < 0.01 ? '' : 'NOT '}found (p ${leak!.p.toFixed(4)}); ` +
    `the watched arm is ${Math.abs(watched!.percent) <= 5 ? '' : 'NOT '}within 5 % of the median`,
);
const { nobody } = result.ms;
console.log(
  `${result.commands} commands in ${nobody.length} rounds, blocks with nobody from ${Math.min(...nobody).toFixed(2)} to ` +
    `${Math.max(...nobody).toFixed(2)} ms (median ${median(nobody).toFixed(2)}), ` +
    `${((performance.now() - since) / 1000).toFixed(0)} s, seed ${seed}`,
);
