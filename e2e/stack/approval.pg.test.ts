// What is approved is sent once (P1, P2, P7; docs/spec/approval.md): two approvers at the same moment, an approver and an
// agent who takes it back, the same decision given again over a killed connection and a restart.
import type { Client } from '@oriel/client';
import type { Command, Down } from '@oriel/protocol';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { rawLine } from './raw-line.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

const rounds = 60;

let floor: Floor;
let ana: Agent;
let sam: Client;
let lea: Client;
let interaction: string;
let chat: Client;

const given = async (client: Client, command: Command) => {
  const outcome = await client.do(command);
  if (!('did' in outcome)) throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  return outcome.did;
};

beforeAll(async () => {
  floor = await startFloor();
  ana = await seatAgent(floor, 'ana@oriel.test');
  sam = await joinPerson(floor, 'sam@oriel.test');
  lea = await joinPerson(floor, 'lea@oriel.test');
  const max = await joinPerson(floor, 'max@oriel.test');
  await given(max, { kind: 'lead-team', person: lea.you.value!.id, team: 'orders' });
  await given(max, { kind: 'require-approval', person: ana.id });
  chat = floor.join((await floor.beginChat('Priya Nair')).token);
  ({ interaction = '' } = await given(chat, { kind: 'say', text: 'hello?' }));
  await given(ana.client, { kind: 'accept', interaction });
});
afterAll(() => floor?.stop());

const handIn = async (text: string): Promise<number> =>
  (await given(ana.client, { kind: 'reply', interaction, text })).version!;

const got = async (text: string): Promise<number> => {
  const { rows } = await floor.db.query<{ count: number }>(
    `select count(*)::int as count from facts f join bodies b on b.interaction = f.id and b.version = f.version
      where f.said is not null and b.text = $1`,
    [text],
  );
  return rows[0]!.count;
};

const after = (ms: number): Promise<void> =>
  ms <= 0 ? Promise.resolve() : new Promise((resolve) => setTimeout(resolve, ms));

/** Both at the same moment, the offset swept: one is in effect, the other is told that it is decided already. */
async function race(text: string, sides: (of: number) => [Promise<unknown>, Promise<unknown>]): Promise<number> {
  const outcomes = await Promise.all(sides(await handIn(text)));
  const winners = outcomes.flatMap((outcome, side) => ('did' in (outcome as object) ? [side] : []));
  expect(winners, JSON.stringify(outcomes)).toHaveLength(1);
  expect(outcomes[1 - winners[0]!]).toEqual({ refused: 'already-decided' });
  return winners[0]!;
}
const offset = (round: number): number => (round % 5) - 2;

test('AP4 P7 two who approve at once: one does, the other is told, and the customer gets it once', async () => {
  const reader = chat.open({ view: 'chat' });
  const wins = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const text = `both ${round}`;
    const winner = await race(text, (of) => [
      after(-offset(round)).then(() => sam.do({ kind: 'approve', interaction, of })),
      after(offset(round)).then(() => lea.do({ kind: 'approve', interaction, of })),
    ]);
    wins[winner]! += 1;
    expect(await got(text)).toBe(1);
  }
  expect(Math.min(...wins)).toBeGreaterThan(0);
  await until(() => reader.all('message').some(({ text }) => text === `both ${rounds - 1}`), 'the last has arrived');
  const texts = reader
    .all('message')
    .flatMap(({ from, what, text }) => (from === 'agent' && what === 'message' ? [text] : []));
  expect(texts).toEqual([...new Set(texts)]);
  reader.close();
}, 60_000);

test('AP2 P7 approving and taking back at once: sent once, or back and not sent', async () => {
  const wins = [0, 0];
  for (let round = 0; round < rounds; round += 1) {
    const text = `or ${round}`;
    const winner = await race(text, (of) => [
      after(-offset(round)).then(() => sam.do({ kind: 'approve', interaction, of })),
      after(offset(round)).then(() => ana.client.do({ kind: 'take-back', interaction, of })),
    ]);
    wins[winner]! += 1;
    expect(await got(text)).toBe(winner === 0 ? 1 : 0);
  }
  expect(Math.min(...wins)).toBeGreaterThan(0);
}, 60_000);

test('AP5 a card number is masked, a text stands apart from its fact, and is gone from the interaction once decided', async () => {
  const said = 'It was 4111 1111 1111 1111, was it not?';
  const line = await rawLine(floor, await floor.signIn('ana@oriel.test'));
  line.send({ t: 'do', id: 'unmasked', command: { kind: 'reply', interaction, text: said } });
  const did = await line.heard((frame) => frame.t === 'did' && frame.id === 'unmasked', 'it is handed in');
  line.end();
  const of = did.t === 'did' ? did.result.version! : 0;
  const held = async () => {
    const { rows } = await floor.db.query<{ text: string; payload: object; submitted: { text: string } | null }>(
      `select b.text, f.payload, i.submitted from facts f join bodies b on b.interaction = f.id and b.version = f.version
         join interactions i on i.id = f.id where f.id = $1 and f.version = $2`,
      [interaction, of],
    );
    return rows[0]!;
  };
  const masked = 'It was 4111 11•• •••• 1111, was it not?';
  expect(await held()).toMatchObject({ text: masked, submitted: { text: masked }, payload: { agent: ana.id } });
  expect(Object.keys((await held()).payload)).toEqual(['agent']);
  await given(sam, { kind: 'return-for-change', interaction, of, text: 'No 4111 1111 1111 1111, ever.' });
  await given(sam, { kind: 'approve', interaction, of: await handIn('It was not.') });
  expect((await held()).submitted).toBe(null);
  const { rows } = await floor.db.query(`select from bodies where text like '%1111 1111%'`);
  expect(rows).toEqual([]);
});

test('AP4 P1 P2 the database drops its connections, the server starts anew, the decision comes again: once', async () => {
  const of = await handIn('once and no more');
  const token = await floor.signIn('sam@oriel.test');
  const act = { t: 'do' as const, id: 'decision-1', command: { kind: 'approve' as const, interaction, of } };
  const isAnswer = (frame: Down) => 'id' in frame && frame.id === act.id && frame.t !== 'failed';
  const lock = await floor.db.connect();
  await lock.query('begin; lock table facts in access exclusive mode');
  const before = await rawLine(floor, token);
  before.send(act, act);
  const waiting = `select from pg_stat_activity where datname = current_database() and application_name = 'oriel acts' and wait_event_type = 'Lock'`;
  await until(async () => ((await floor.db.query(waiting)).rowCount ?? 0) > 0, 'the commit waits');
  await floor.db.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'oriel acts'`,
  );
  await lock.query('commit');
  lock.release();
  await until(
    () => before.frames.filter((frame) => 'id' in frame && frame.id === act.id).length >= 2,
    'both have an answer, whichever',
  );
  before.send(act);
  const did = await before.heard(isAnswer, 'it is done');
  before.end();
  await floor.restart();
  const again = await rawLine(floor, token);
  again.send(act);
  expect(await again.heard(isAnswer, 'the first answer')).toEqual(did);
  again.send({ ...act, id: 'decision-2' });
  expect(await again.heard((frame) => 'id' in frame && frame.id === 'decision-2', 'a refusal')).toMatchObject({
    t: 'refused',
    why: 'already-decided',
  });
  again.end();
  expect(await got('once and no more')).toBe(1);
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
}, 60_000);
