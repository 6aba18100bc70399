// `npm run leaks`: each planted leak, and which seed found it.
import { allLeaks, find } from './leaks.ts';

const began = performance.now();
const files = process.argv.length > 2 ? process.argv.slice(2) : await allLeaks();
let found = 0;
for (const file of files) {
  const { way, seed, difference } = await find(file);
  if (seed !== undefined) found += 1;
  console.log(
    `${seed === undefined ? '✗' : '✓'} ${file.padEnd(26)} ${seed === undefined ? 'not found' : `seed ${seed}`}: ${way}`,
  );
  if (process.env['SAY']) console.log(`    ${difference}`);
}
console.log(`${found} of ${files.length} found, ${((performance.now() - began) / 1000).toFixed(1)} s`);
process.exit(found === files.length ? 0 : 1);
