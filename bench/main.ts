// `npm run bench [-- --only NAME] [--quick] [--json] [--no-save]`: measures the built product beside its contenders, on this
// machine, and ends by itself. With --json, standard output holds the rows and nothing else (`npm run --silent bench -- --json`).
import { parseArgs } from 'node:util';
import { build } from '../scripts/build.mjs';
import { measure } from './measure.ts';
import { save } from './result.ts';
import { bare } from './rows.ts';
import { tabled } from './table.ts';
import { workloads } from './workloads/index.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    'no-save': { type: 'boolean', default: false },
    tiny: { type: 'boolean', default: false },
  },
});

const unknown = values.only?.find((name) => !workloads.some((workload) => workload.name === name));
if (unknown !== undefined) {
  console.error(`There is no workload ${unknown}: ${workloads.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}

// What was started ends with its starter.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const print = console.log;
// What the build says is no row.
console.log = console.error;
await build();
const tell = (line: string) => process.stderr.write(`${line}\n`);
const scale = values.tiny ? 'tiny' : values.quick ? 'quick' : 'full';
const result = await measure(scale, values.only, tell);
if (values.json) print(JSON.stringify({ rows: result.rows.map(bare) }));
else print(`\n${tabled(result.rows)}`);
for (const [name, why] of Object.entries(result.left)) tell(`${name} was not measured: ${why}`);
const { before, after } = result.machine.load;
tell(`load ${before} before, ${after} after${result.machine.pinned ? '' : '; nothing was pinned to a core'}`);
if (!values['no-save']) tell(`saved in ${save(result)}`);
process.exit(Object.keys(result.left).length === 0 ? 0 : 1);
