// The server is killed (kill -9, its database with it) at random moments while somebody looks: whatever was seen has an
// entry in the monitoring log; the next start closes what was left open; the chain holds, and its copied heads with it.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { View } from '@oriel/protocol';
import { openForCommand } from '../apps/server/src/store/embedded/for-command.ts';
import { createPool } from '../apps/server/src/store/pool.ts';
import { theTemplate } from './floor/template.ts';
import { enteredAfter, looker, unentered, type Look } from './stack/looks.ts';
import { expect, test } from './test.ts';

const wanted = Number(process.env['LOOKS'] ?? 500);
/** Who look at once, each on a line of their own: the kill meets each of them at another point. */
const lookers = 4;
/** Looks of one of them in one run of the server, of which the last is under way when it is killed; about as long as they take. */
const looksAtMost = 10;
const killWithinMs = 150;

test(`${wanted} looks with kills at random moments: nothing is seen that has no entry`, async ({ floor }) => {
  const ana = await floor.programs.sit('ana');
  const priya = await floor.programs.customer('Priya');
  const { interaction = '' } = await priya.do({ kind: 'say', text: 'Hello?' });
  await ana.do({ kind: 'accept', interaction });
  const desk: View = { view: 'desk', agent: await floor.programs.idOf('ana') };
  const plans: { view: View; via?: number }[] = [
    { view: desk },
    { view: { view: 'conversation', interaction }, via: 1 },
    { view: { view: 'agents' } },
    { view: desk },
  ];
  const count = { looks: 0, seen: 0, entered: 0, kills: 0, underWay: 0, enteredUnseen: 0, closedByStart: 0 };
  let last = 0;
  while (count.looks < wanted) {
    const { token } = theTemplate().people['sam']!;
    const all = await Promise.all(Array.from({ length: lookers }, () => looker(floor.url, token)));
    const killed = wait(Math.random() * killWithinMs).then(() => floor.kill());
    const went = await Promise.all(
      all.map(async (one) => {
        let isUp = true;
        for (let n = 0; n < looksAtMost && isUp; n += 1) {
          const { view, via } = plans[n % plans.length]!;
          isUp = await one.open(view, via);
        }
        return isUp;
      }),
    );
    await killed;
    const looks = all.flatMap((one) => one.looks);
    await floor.startAgain();
    const house = await openForCommand({ dataDir: floor.dataDir, databaseUrl: undefined });
    const db = createPool(house.url, 1, 'test');
    const entered = await enteredAfter(db, last);
    await db.end();
    await house.close();
    const without: Look[] = unentered(looks, entered);
    expect(without, 'seen, and not in the log').toEqual([]);
    expect(entered.filter(({ until }) => until === null)).toEqual([]);
    const seen = looks.filter((look) => look.seen).length;
    count.kills += 1;
    count.looks += looks.length;
    count.seen += seen;
    count.entered += entered.length;
    count.underWay += went.filter((isUp) => !isUp).length;
    count.enteredUnseen += Math.max(0, entered.length - seen);
    count.closedByStart += entered.filter(({ how }) => how === 'restart').length;
    last = entered.at(-1)?.seq ?? last;
    if (count.kills % 20 === 0) console.log(`  ${JSON.stringify(count)}`);
  }
  console.log(`\n  ${JSON.stringify(count)}`);
  // It did what it says.
  for (const [what, times] of Object.entries(count)) expect(times, what).toBeGreaterThan(0);

  const program = fileURLToPath(new URL('../apps/server/dist/oriel.js', import.meta.url));
  const file = join(floor.dataDir, 'export.jsonl');
  const oriel = (...argv: string[]) => promisify(execFile)(process.execPath, [program, 'monitoring-log', ...argv]);
  await oriel('export', file, '--data', floor.dataDir);
  const { stdout } = await oriel('verify', file, '--heads', join(floor.dataDir, 'monitoring-log-heads.jsonl'));
  console.log(`  ${stdout.trim().replaceAll('\n', '\n  ')}`);
  expect(stdout).toContain('Held against copied heads');
});
