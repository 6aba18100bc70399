// Loaded into a server before it begins (`--expose-gc --import`): on SIGUSR2 it collects its garbage and writes down what it
// still holds. The product itself is as it is shipped.
import { writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';

const collect = /** @type {{ gc?: () => void }} */ (globalThis).gc;
const file = process.env['BENCH_WEIGHT_FILE'];

process.on('SIGUSR2', async () => {
  // What ended in this turn is let go of in the next.
  for (let times = 0; times < 3; times += 1) {
    collect?.();
    await wait(50);
  }
  const { heapUsed, external } = process.memoryUsage();
  if (file) writeFileSync(file, String(heapUsed + external));
});
