/** `npm run check`: what needs no service, in a minute and a half. Each part is named, with its seconds. */
import { build } from './build.mjs';
import { checks, runParts } from './parts.mjs';
import { seconds } from './say.mjs';

const since = performance.now();
await build();
const { failed } = await runParts(checks);
console.log(`${failed === 0 ? 'All is well' : `${failed} failed`}, ${seconds(since)}.`);
process.exitCode = failed === 0 ? 0 : 1;
