// `npm run twins -- --pairs N [--seed X]`: so many seeds, each with nobody and with a crowd.
import { twins } from './twin.ts';

const numberOf = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const began = performance.now();
const first = numberOf('seed', 1);
let different = 0;
let frames = 0;
let looked = 0;
const pairs = numberOf('pairs', 100);
for (let seed = first; seed < first + pairs; seed += 1) {
  const pair = await twins(seed);
  frames += pair.frames;
  looked += pair.looked;
  if (pair.difference === undefined) continue;
  different += 1;
  console.log(`seed ${seed} differs: ${pair.difference}`);
}
const seconds = ((performance.now() - began) / 1000).toFixed(1);
console.log(
  `${pairs} pairs, ${different} different; ${frames} frames compared, ${looked} frames looked at, ${seconds} s`,
);
process.exit(different === 0 ? 0 : 1);
