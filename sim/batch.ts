// Many runs: the kept plans first, for they failed once; then seed after seed. A run that fails is said with its seed,
// shrunk and kept. A batch in which something never happened fails too: it has proved nothing about that.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { acts } from './people/acts.ts';
import { Counters } from './counters.ts';
import { run, planOf, type Plan } from './run.ts';
import { shrink } from './shrink.ts';

export const seedsFolder = fileURLToPath(new URL('seeds', import.meta.url));

/** In any batch of at least `fullFrom` runs. */
const mustHappen = [
  'reconnect',
  'duplicate',
  'race',
  'gap',
  'drain',
  'fall',
  'reset',
  'resumed',
  'failed',
  'draft frames',
  // Half-open lines: silence was noticed, on either side.
  'closed 4002',
];
/** In any batch of at least `everyCommandFrom` runs: each limit of a policy was met. */
const limitsMet = [
  ...['look outside-hours', 'look minutes-used', 'look purpose-needed'],
  ...['frames of looks within hours', 'frames of looks within minutes'],
];
/** In any in which at least `fullFrom` runs had several nodes. */
const mustHappenBetweenNodes = [
  'gap over the bus',
  'lost on the bus',
  'twice over the bus',
  'bus reconnected',
  'split',
  'takeover of a draft',
  'fall of one of several',
];
/** Smaller batches need not have seen all of it. */
const fullFrom = 20;
/** From here on every command was carried out at least once. */
const everyCommandFrom = 200;

export interface Batch {
  runs: number;
  /** Of these, those with several nodes. */
  ofSeveral: number;
  /** By seed; empty: all is well. */
  failed: { plan: Plan; problems: string[] }[];
  counters: Counters;
  /** What never happened, and should have. */
  missing: string[];
  facts: number;
  virtualMs: number;
}

export interface BatchOptions {
  first: number;
  /** No more than so many, and none begun after `untilMs` of real time. */
  seeds: number;
  /** From one seed to the next; absent: 1. */
  step?: number;
  untilMs?: number;
  say(line: string): void;
}

interface Kept {
  plan: Plan;
  problem: string;
}

export async function keptPlans(): Promise<Kept[]> {
  const files = (await readdir(seedsFolder)).filter((name) => name.endsWith('.json')).sort();
  return Promise.all(files.map(async (name) => JSON.parse(await readFile(`${seedsFolder}/${name}`, 'utf8')) as Kept));
}

export async function batch({ first, seeds, step = 1, untilMs = Infinity, say }: BatchOptions): Promise<Batch> {
  const began = performance.now();
  const all: Batch = {
    runs: 0,
    ofSeveral: 0,
    failed: [],
    counters: new Counters(),
    missing: [],
    facts: 0,
    virtualMs: 0,
  };
  const one = async (plan: Plan): Promise<void> => {
    const ran = await run(plan);
    all.runs += 1;
    if (plan.nodes > 1) all.ofSeveral += 1;
    all.facts += ran.facts;
    all.virtualMs += ran.virtualMs;
    all.counters.include(ran.counters);
    if (ran.problems.length === 0) return;
    all.failed.push({ plan, problems: ran.problems });
    say(`seed ${plan.seed} fails:\n  ${ran.problems.slice(0, 3).join('\n  ')}`);
  };
  for (const { plan } of await keptPlans()) await one(plan);
  const isTime = () => performance.now() - began < untilMs;
  for (let seed = first; seed < first + seeds * step && isTime() && all.failed.length === 0; seed += step)
    await one(planOf(seed));
  if (all.failed.length === 0) all.missing = missingFrom(all);
  return all;
}

function missingFrom({ runs, ofSeveral, counters }: Batch): string[] {
  if (runs < fullFrom) return [];
  const commands = Object.entries(acts).flatMap(([kind, act]) => ('by' in act ? [`did ${kind}`] : []));
  const between = ofSeveral >= fullFrom ? mustHappenBetweenNodes : [];
  const many = runs >= everyCommandFrom ? [...commands, ...limitsMet] : [];
  return [...mustHappen, ...between, ...many].filter((what) => counters.of(what) === 0);
}

/** Shrinks a failed plan and keeps it. Resolves with the name of its file. */
export async function keep({ plan, problems }: Batch['failed'][number], say: (line: string) => void): Promise<string> {
  const small = await shrink(plan, problems[0]!, say);
  const file = `${seedsFolder}/${small.plan.seed}.json`;
  await writeFile(file, `${JSON.stringify(small, null, 2)}\n`);
  return file;
}
