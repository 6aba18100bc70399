// `npm run bench:profile [-- CONTENDER]`: the server's processor in the glass of a desk at its pace, as a profile for
// Chromium's developer tools, and its heaviest functions on screen. What a change of the hot path begins with.
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { openGlassFloor, withContender } from './glass/run.ts';
import { cores } from './machine.ts';
import type { Bench } from './workload.ts';

interface Profile {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number }; children?: number[] }[];
  samples: number[];
  timeDeltas: number[];
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

const name = process.argv[2] ?? 'Oriel';
const deliveriesPerSecond = Number(process.argv[3] ?? 50_000);
const seconds = 10;
const file = join(mkdtempSync(join(tmpdir(), 'oriel-bench-profile-')), `${name}.cpuprofile`);
const bench: Bench = { scale: 'quick', rounds: 1, cores: cores(), at: (by) => by.quick, tell: console.error };
const floor = await openGlassFloor(bench, { teams: 50, agentsPerTeam: 20, watchersPerTeam: 5 });
try {
  await withContender(
    bench,
    floor,
    name,
    async ({ pid, type }) => {
      const keys = deliveriesPerSecond / floor.crowd.watchersPerTeam;
      await type(keys, 1);
      process.kill(pid, 'SIGUSR2');
      const typed = await type(keys, seconds);
      process.kill(pid, 'SIGUSR2');
      while (!existsSync(file)) await wait(100);
      console.log(
        `${Math.round(typed.deliveries / typed.seconds)} deliveries/s, ${((typed.serverCpu / typed.deliveries) * 1e6).toFixed(2)} µs of the server and ${((typed.databaseCpu / typed.deliveries) * 1e6).toFixed(2)} µs of the database each; median ${typed.p50.toFixed(2)} ms, 99th ${typed.p99.toFixed(1)} ms; ${(typed.bytes / typed.deliveries).toFixed(1)} bytes`,
      );
    },
    {
      node: ['--import', fileURLToPath(new URL('profile.mjs', import.meta.url))],
      env: { BENCH_PROFILE_FILE: file },
    },
  );
} finally {
  await floor.database.stop();
}

const { nodes, samples, timeDeltas } = JSON.parse(readFileSync(file, 'utf8')) as Profile;
const own = new Map<string, number>();
const byId = new Map(nodes.map((node) => [node.id, node.callFrame]));
const total = timeDeltas.reduce((sum, delta) => sum + delta, 0);
let idle = 0;
samples.forEach((id, index) => {
  const { functionName, url, lineNumber } = byId.get(id)!;
  if (functionName === '(idle)') idle += timeDeltas[index]!;
  const where = `${functionName || '(nameless)'} ${url.split('/').slice(-2).join('/')}:${lineNumber + 1}`;
  own.set(where, (own.get(where) ?? 0) + timeDeltas[index]!);
});
for (const [where, micros] of [...own].sort(([, one], [, other]) => other - one).slice(0, 40)) {
  if (!where.startsWith('(idle)'))
    console.log(`${((micros / (total - idle)) * 100).toFixed(1).padStart(5)} %  ${where}`);
}
console.log(file);
