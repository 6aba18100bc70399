// `npm run sim -- --seeds N [--seed X]`: so many runs after the kept ones, beginning with seed X.
import { batch, keep } from './batch.ts';

const numberOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const began = performance.now();
const say = (line: string) => console.log(line);
const first = numberOf('seed', 1);
const { runs, ofSeveral, failed, missing, counters, facts, virtualMs } = await batch({
  first,
  seeds: numberOf('seeds', 100),
  say,
});
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(counters.toString());
console.log(
  `${runs} runs, ${ofSeveral} of them with several nodes, ${facts} facts, ${Math.round(virtualMs / 60_000)} virtual minutes, ${seconds} s`,
);
for (const what of missing) console.log(`It never happened: ${what}`);
for (const each of failed) {
  console.log(`Seed ${each.plan.seed} is shrunk:`);
  console.log(`It is kept in ${await keep(each, say)}`);
}
process.exit(failed.length + missing.length === 0 ? 0 : 1);
