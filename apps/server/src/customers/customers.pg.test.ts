import { system, type Act, type Principal } from '@oriel/domain';
import type { Command, Entity } from '@oriel/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Eyes } from '../hub/view.ts';
import { topic } from '../hub/topics.ts';
import { Reader } from '../store/reader.ts';
import { customer, someone, storeBench, type BenchCommitter, type StoreBench } from '../store/testing.ts';
import { customerView } from './customer-view.ts';
import { customersView } from './customers-view.ts';

let bench: StoreBench;
let one: BenchCommitter;
let reader: Reader;
const interactionOf = new Map<string, string>();

beforeAll(async () => {
  bench = await storeBench();
  one = await bench.committer();
  reader = new Reader(bench.db);
  const setUp = (id: string, fact: Extract<Act['command'], { kind: 'set-up' }>['fact']) =>
    done(system, { kind: 'set-up', id, fact });
  await setUp('sales', { kind: 'team-added', name: 'Sales' });
  await setUp('offers', { kind: 'channel-added', name: 'Offers', team: 'sales', sites: [], readers: '' });
  await setUp('app', { kind: 'channel-added', name: 'App', team: 'care', sites: [], readers: '' });
  for (const [id, channel] of [
    ['kim', 'chat'],
    ['lou', 'app'],
    ['mia', 'offers'],
    ['100%', 'chat'],
  ] as const) {
    await done(system, { kind: 'arrive', customer: id, channel, name: id });
    const by = channel === 'chat' ? customer(id) : ({ kind: 'customer', id, channel } as const);
    interactionOf.set(id, (await done(by, { kind: 'say', text: 'hm' })).interaction!);
  }
});
afterAll(() => bench.end());

async function done(by: Principal, command: Act['command']) {
  const outcome = await one.commits.commit({ by, key: null, command });
  if (!('did' in outcome)) throw new Error(`${command.kind}: ${outcome.refused}`);
  return outcome.did;
}
const ana = (command: Command) => done(someone('ana'), command);
const about = (id: string) => ({ interaction: interactionOf.get(id)! });
const eyes = (without: string[] = [], subject = 'ana'): Eyes => ({
  viewer: someone(subject),
  subject,
  excluded: { channels: without, inboxes: [], categories: [] },
  drafts: 'letters',
});
const ids = (entities: Entity[], kind: Entity['kind'] = 'customer') =>
  entities.filter((each) => each.kind === kind).map(({ id }) => id);

async function found(text: string | undefined, id = 'kim', seen = eyes()): Promise<string[]> {
  const view = { view: 'customers', agent: seen.subject, ...about(id), ...(text !== undefined && { text }) } as const;
  return ids((await customersView.read(reader, view, seen, one.directory.now())).entities).toSorted();
}

test('CU7 others are found by a part of name, e-mail or phone, among those of whom one may read something', async () => {
  await ana({ kind: 'set-field', ...about('lou'), record: 'lou', field: 'email', text: 'Lou@Mail.test', seen: 0 });
  await ana({ kind: 'set-field', ...about('lou'), record: 'lou', field: 'phone', text: '020 7946 0123', seen: 0 });
  expect([await found('LO'), await found('@mail'), await found('7946'), await found('mia'), await found('')]).toEqual([
    ['lou'],
    ['lou'],
    ['lou'],
    [],
    [],
  ]);
  // Not its own person; signs of a pattern are letters.
  expect([await found('kim'), await found('%'), await found('_')]).toEqual([[], ['100%'], []]);
  expect(await found('lou', 'kim', eyes(['app']))).toEqual([]);
});

test('CU8 the same e-mail or phone is proposed', async () => {
  expect(await found(undefined)).toEqual([]);
  await ana({ kind: 'set-field', ...about('kim'), record: 'kim', field: 'phone', text: '(020) 79460123', seen: 0 });
  expect(await found(undefined)).toEqual(['lou']);
  expect(await found(undefined, 'lou')).toEqual(['kim']);
  expect(await found(undefined, 'kim', eyes(['app']))).toEqual([]);
});

test('CU11 the record of either is of both, less what came on a channel that is kept from these eyes', async () => {
  await ana({ kind: 'add-note', ...about('lou'), text: 'Two at one address.' });
  await ana({ kind: 'merge', ...about('kim'), other: 'lou', first: 'kim' });
  const read = (id: string, seen: Eyes) =>
    customerView.read(reader, { view: 'customer', ...about(id) }, seen, one.directory.now());
  for (const id of ['kim', 'lou']) {
    const { entities, topics } = await read(id, eyes());
    expect(ids(entities)).toEqual(['kim', 'lou']);
    expect([ids(entities, 'note').length, ids(entities, 'interaction').length]).toEqual([1, 2]);
    expect(topics!.toSorted()).toEqual([topic.customer('kim'), topic.customer('lou')]);
  }
  const { entities } = await read('kim', eyes(['app']));
  expect([ids(entities), ids(entities, 'note'), ids(entities, 'blank')]).toEqual([
    ['kim'],
    [],
    [interactionOf.get('lou')],
  ]);
  // Both are found as one, by what either is called; and there is nothing to propose any more.
  expect([await found('lou', '100%'), await found(undefined)]).toEqual([['kim', 'lou'], []]);
});

test('CU1 a note’s text stands apart and can be erased', async () => {
  const { rows } = await bench.db.query(`select payload from facts where stream = 'customer' and kind <> 'arrived'`);
  expect(JSON.stringify(rows)).not.toMatch(/address|Mail|7946/);
  await bench.db.query('delete from customer_texts');
  const notes = await reader.notesOf(await reader.persons(['lou']));
  expect(notes.map((fact) => 'text' in fact && fact.text)).toEqual(['']);
});

test('CU7 one lock order: merges both ways and edits at once, from two nodes, all have an answer', async () => {
  await ana({ kind: 'unmerge', ...about('kim'), record: 'lou' });
  const two = await bench.committer();
  const outcomes = await Promise.all(
    Array.from({ length: 40 }, (_, at) => {
      const [here, there] = at % 2 ? ['kim', 'lou'] : ['lou', 'kim'];
      const commands: Command[] = [
        { kind: 'merge', ...about(here), other: there, first: here },
        { kind: 'add-note', ...about(here), text: `${at}` },
        { kind: 'unmerge', ...about(here), record: there },
        { kind: 'set-field', ...about(here), record: here, field: 'name', text: `${here} ${at}`, seen: 1 },
      ];
      return (at % 3 ? one : two).commits.commit({ by: someone('ana'), key: null, command: commands[at % 4]! });
    }),
  );
  expect(outcomes).toHaveLength(40);
  expect([...one.faults, ...two.faults]).toEqual([]);
});
