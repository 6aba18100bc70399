// The short form of `npm run kills`: the log's connections are cut at random moments while somebody looks, and the server
// stops and starts. Whatever was seen has an entry.
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { View } from '@oriel/protocol';
import { setTimeout as wait } from 'node:timers/promises';
import { verdictOn } from '../../apps/server/src/supervision/chain/chain.contract.ts';
import { PostgresChain } from '../../apps/server/src/supervision/chain/postgres-chain.ts';
import { startFloor, watchedReply, type Floor } from './floor.ts';
import { enteredAfter, looker, unentered, type Look } from './looks.ts';

let floor: Floor;
let plans: { view: View; via?: number }[];

beforeAll(async () => {
  floor = await startFloor();
  const { ana, interaction } = await watchedReply(floor);
  const desk: View = { view: 'desk', agent: ana.id };
  plans = [
    { view: desk },
    { view: { view: 'conversation', interaction }, via: 1 },
    { view: { view: 'agents' } },
    { view: desk },
  ];
});
afterAll(() => floor?.stop());

const cut = () =>
  floor.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'oriel monitoring log'`,
  );

test(
  'L3 connections of the log cut at random moments: nothing is seen that has no entry',
  { timeout: 60_000 },
  async () => {
    const moments = fc.sample(fc.integer({ min: 0, max: 12 }), 40);
    const token = await floor.signIn('sam@oriel.test');
    const before = (await new PostgresChain(floor.db, floor.db).end()).seq;
    const looks: Look[] = [];
    for (const moment of moments) {
      const sam = await looker(floor.url, token);
      const cutting = wait(moment).then(cut);
      for (const { view, via } of plans) await sam.open(view, via);
      await cutting;
      sam.end();
      looks.push(...sam.looks);
    }
    await floor.restart();
    const entered = await enteredAfter(floor.db, before);
    const seen = looks.filter((look) => look.seen).length;
    console.log(`  ${looks.length} looks, ${seen} seen, ${entered.length} entries, ${looks.length - seen} cut off`);
    expect(unentered(looks, entered)).toEqual([]);
    expect(entered.filter(({ until }) => until === null)).toEqual([]);
    expect([seen > 0, looks.length > seen]).toEqual([true, true]);
    expect(await verdictOn(new PostgresChain(floor.db, floor.db))).toHaveProperty('entries');
  },
);

test('L3 the count can fail: a look without its entry is noticed', () => {
  const look: Look = { view: plans[0]!.view, seen: true };
  const agent = look.view.view === 'desk' ? look.view.agent : '';
  const entry = { seq: 1, what: 'desk', agent, interaction: null, until: 5, how: 'closed' };
  expect(unentered([look], [entry])).toEqual([]);
  expect(unentered([look, look], [entry])).toEqual([look]);
  expect(unentered([look], [{ ...entry, agent: 'somebody else' }])).toEqual([look]);
  expect(unentered([{ ...look, seen: false }], [])).toEqual([]);
});
