// The promises of design.md §4 on the real stack: an answer is a commit, a repeat is the first result, who was away gets
// all or a fresh snapshot, and a lost last change is noticed by the heads.
import type { Client, ViewHandle } from '@oriel/client';
import { entriesPerPage, beatEveryMs, type Command, type Down } from '@oriel/protocol';
import type { PoolClient } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../apps/server/src/ids.ts';
import { cuttable } from './cuttable.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rawLine } from './raw-line.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

async function given(client: Client, command: Command) {
  const outcome = await client.do(command);
  if (!('did' in outcome)) throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  return outcome.did;
}

const wrote = async (floor: Floor, text: string): Promise<number> =>
  (await floor.db.query('select from bodies where text = $1', [text])).rowCount ?? 0;

const settled = (outcome: Promise<unknown>): { is: boolean } => {
  const seen = { is: false };
  void outcome.then(() => (seen.is = true));
  return seen;
};

describe('P1 an answer means committed', { timeout: 30_000 }, () => {
  let floor: Floor;
  beforeAll(async () => {
    floor = await startFloor();
  });
  afterAll(() => floor?.stop());

  /** Nothing is committed while this is held. */
  async function stalled(): Promise<() => Promise<void>> {
    const client: PoolClient = await floor.db.connect();
    await client.query('begin; lock table facts in access exclusive mode');
    return async () => {
      await client.query('commit');
      client.release();
    };
  }

  test('P1 while the database cannot commit there is no answer; afterwards there is, once', async () => {
    const customer = floor.join((await floor.beginChat('Priya')).token);
    const chat = customer.open({ view: 'chat' });
    await until(() => chat.status.value.is === 'open', 'the chat is open');
    const free = await stalled();
    const outcome = customer.do({ kind: 'say', text: 'stalled' });
    const seen = settled(outcome);
    // The connection is alive meanwhile: other questions are answered.
    for (let n = 0; n < 5; n += 1) expect((await fetch(`${floor.url}/livez`)).status).toBe(200);
    await until(async () => waitsForLock(floor), 'the commit waits');
    expect([seen.is, customer.outbox.value.map(({ state }) => state), chat.all('message')]).toEqual([
      false,
      ['sending'],
      [],
    ]);
    await free();
    expect(await outcome).toHaveProperty('did');
    expect(await wrote(floor, 'stalled')).toBe(1);
  });

  test('P1 cut while it waits: kept, sent again on the next connection, in effect once', async () => {
    const line = cuttable();
    const customer = floor.join((await floor.beginChat('Tom')).token, { sockets: line });
    await until(() => customer.you.value, 'Tom is greeted');
    const free = await stalled();
    const outcome = customer.do({ kind: 'say', text: 'cut' });
    await until(async () => waitsForLock(floor), 'the commit waits');
    line.cut();
    expect(customer.outbox.value.map(({ state }) => state)).toEqual(['waiting for network']);
    await free();
    await until(async () => (await wrote(floor, 'cut')) === 1, 'it has taken effect');
    line.mend();
    expect(await outcome).toHaveProperty('did');
    expect(await wrote(floor, 'cut')).toBe(1);
  });

  test('P1 the database drops its connections: no answer but the one that holds', async () => {
    const customer = floor.join((await floor.beginChat('Rosa')).token);
    await until(() => customer.you.value, 'Rosa is greeted');
    const free = await stalled();
    const outcome = customer.do({ kind: 'say', text: 'dropped' });
    await until(async () => waitsForLock(floor), 'the commit waits');
    await floor.db.query(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'oriel acts'`,
    );
    await free();
    expect(await outcome).toHaveProperty('did');
    expect(await wrote(floor, 'dropped')).toBe(1);
    expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
  });
});

/** An act's transaction stands at the lock. */
async function waitsForLock({ db }: Floor): Promise<boolean> {
  const { rowCount } = await db.query(
    `select from pg_stat_activity where datname = current_database() and application_name = 'oriel acts' and wait_event_type = 'Lock'`,
  );
  return (rowCount ?? 0) > 0;
}

describe('P2 once in effect', { timeout: 30_000 }, () => {
  let floor: Floor;
  let token: string;
  beforeAll(async () => {
    floor = await startFloor();
    ({ token } = await floor.beginChat('Priya'));
  });
  afterAll(() => floor?.stop());

  const say = (id: string, text: string) => ({ t: 'do' as const, id, command: { kind: 'say' as const, text } });
  const answersTo = (frames: readonly Down[], id: string) => frames.filter((frame) => 'id' in frame && frame.id === id);

  test('P2 the same key twice on one connection, in one group and one after the other: the first result', async () => {
    const line = await rawLine(floor, token);
    line.send(say('one', 'once'), say('one', 'once'));
    await until(() => answersTo(line.frames, 'one').length === 2, 'both are answered');
    line.send(say('one', 'another text under the same key'));
    await until(() => answersTo(line.frames, 'one').length === 3, 'the third is answered');
    const [first, ...repeats] = answersTo(line.frames, 'one');
    expect(first).toMatchObject({ t: 'did', result: { version: 2, said: 1 } });
    expect(repeats).toEqual([first, first]);
    expect([await wrote(floor, 'once'), await wrote(floor, 'another text under the same key')]).toEqual([1, 0]);
    line.end();
  });

  test('P2 across a reconnect and a restart; a refusal is a first result too', async () => {
    const before = await rawLine(floor, token);
    before.send(say('two', 'twice'), say('no', '   '));
    const did = await before.heard((frame) => 'id' in frame && frame.id === 'two', 'an answer');
    const refused = await before.heard((frame) => 'id' in frame && frame.id === 'no', 'a refusal');
    expect([did.t, refused]).toEqual(['did', { t: 'refused', id: 'no', why: 'empty' }]);
    before.end();
    for (const happens of ['reconnect', 'restart'] as const) {
      if (happens === 'restart') await floor.restart();
      const after = await rawLine(floor, token);
      // It would be accepted now: the key counts, not the text.
      after.send(say('two', 'twice'), say('no', 'not empty'));
      expect(await after.heard((frame) => 'id' in frame && frame.id === 'two', 'an answer')).toEqual(did);
      expect(await after.heard((frame) => 'id' in frame && frame.id === 'no', 'a refusal')).toEqual(refused);
      after.end();
    }
    expect([await wrote(floor, 'twice'), await wrote(floor, 'not empty')]).toEqual([1, 0]);
  });

  test('P2 keys are each principal’s own', async () => {
    const other = await rawLine(floor, (await floor.beginChat('Tom')).token);
    other.send(say('one', 'of somebody else'));
    expect(await other.heard((frame) => 'id' in frame && frame.id === 'one', 'an answer')).toMatchObject({ t: 'did' });
    expect(await wrote(floor, 'of somebody else')).toBe(1);
    other.end();
    expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
  });
});

describe('P4 resume by position', { timeout: 60_000 }, () => {
  let floor: Floor;
  let ana: Agent;
  beforeAll(async () => {
    floor = await startFloor();
    ana = await seatAgent(floor, 'ana@oriel.test');
  });
  afterAll(() => floor?.stop());

  /** Somebody's view, on a line of their own, and what came on it as openings. */
  async function onLine(token: string, open: (client: Client) => ViewHandle) {
    const openings: Extract<Down, { t: 'opened' }>[] = [];
    const line = cuttable();
    const client = floor.join(token, {
      sockets: {
        connect: (url, events) =>
          line.connect(url, {
            ...events,
            frame(frame) {
              const down = typeof frame === 'string' ? (JSON.parse(frame) as Down) : undefined;
              if (down?.t === 'opened') openings.push(down);
              events.frame(frame);
            },
          }),
      },
    });
    const handle = open(client);
    await until(() => handle.status.value.is === 'open', 'it is open');
    return { client, handle, line, openings };
  }

  /** As fast as a connection may, and faster than anybody writes. */
  async function replies(interaction: string, count: number): Promise<void> {
    const line = await rawLine(floor, await floor.signIn('ana@oriel.test'));
    for (let n = 0; n < count; n += 1)
      line.send({ t: 'do', id: newId(), command: { kind: 'reply', interaction, text: `reply ${n}` } });
    await until(() => line.frames.filter(({ t }) => t === 'did').length === count, 'all are answered');
    line.end();
  }

  const linesOf = (handle: ViewHandle): number[] =>
    [...handle.all('entry'), ...handle.all('message')].map(({ version }) => version).sort((a, b) => a - b);
  const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

  test.each([
    { missed: 150, how: 'all of it' },
    { missed: 500, how: 'a fresh snapshot with a reset mark' },
  ])('P4 cut for $missed messages: $how, never a part', async ({ missed }) => {
    const { token } = await floor.beginChat('Priya');
    const priya = floor.join(token);
    const { interaction = '' } = await given(priya, { kind: 'say', text: 'hello?' });
    const desk = ana.client.open({ view: 'desk', agent: ana.id });
    await until(() => desk.one('interaction', interaction)?.state === 'ringing', 'it rings');
    await given(ana.client, { kind: 'accept', interaction });
    const benToken = await floor.signIn('ben@oriel.test');
    const away = await Promise.all([
      onLine(token, (client) => client.open({ view: 'chat' })),
      onLine(benToken, (client) => client.open({ view: 'conversation', interaction })),
    ]);
    const heldBefore = away.map(({ handle }) => linesOf(handle));
    for (const { line } of away) line.cut();
    await Promise.all([replies(interaction, missed / 2), replies(interaction, missed / 2)]);
    const { rows } = await floor.db.query<{ version: number; said: number }>(
      'select version, said from interactions where id = $1',
      [interaction],
    );
    const tops = [rows[0]!.said, rows[0]!.version];
    expect(tops[0]).toBeGreaterThan(missed);
    for (const { line } of away) line.mend();
    await until(() => away.every(({ client }) => client.freshness.value.live), 'both are live again');
    for (const [who, { handle, openings }] of away.entries()) {
      const top = tops[who]!;
      const lines = linesOf(handle);
      expect(openings).toHaveLength(2);
      if (missed <= 200) {
        expect(openings[1]).toMatchObject({ reset: false });
        expect(lines).toEqual(range(heldBefore[who]![0]!, top));
      } else {
        expect(openings[1]).toMatchObject({ reset: true, more: true });
        expect(lines).toEqual(range(top - entriesPerPage + 1, top));
      }
    }
    for (const { client } of away) client.end();
    priya.end();
    await given(ana.client, { kind: 'complete', interaction });
  });

  test('P4 lists open again: what entered and what left while away', async () => {
    const away = await onLine(await floor.signIn('sam@oriel.test'), (client) => client.open({ view: 'agents' }));
    const { token } = await floor.beginChat('Tom');
    const tom = floor.join(token);
    await given(tom, { kind: 'say', text: 'hello?' });
    const names = () => away.handle.all('interaction').map(({ customerName }) => customerName);
    await until(() => names().includes('Tom'), 'Tom is on the floor');
    away.line.cut();
    const desk = ana.client.open({ view: 'desk', agent: ana.id });
    const ringing = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings');
    await given(ana.client, { kind: 'accept', interaction: ringing.id });
    await given(ana.client, { kind: 'complete', interaction: ringing.id });
    const rosa = floor.join((await floor.beginChat('Rosa')).token);
    await given(rosa, { kind: 'say', text: 'hello?' });
    expect(names()).toEqual(['Tom']);
    away.line.mend();
    await until(() => away.client.freshness.value.live, 'it is live again');
    expect(names()).toEqual(['Rosa']);
    away.client.end();
  });
});

describe('P5 the heads notice a lost last change', { timeout: 60_000 }, () => {
  const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  let floor: Floor;
  let ana: Agent;
  /** Publishes that are lost on the way. */
  let losing = false;
  let lost = 0;
  beforeAll(async () => {
    floor = await startFloor({
      clock,
      bus: (bus) => ({
        publish(items) {
          if (losing) lost += 1;
          else bus.publish(items);
        },
        subscribe: (take) => bus.subscribe(take),
      }),
    });
    ana = await seatAgent(floor, 'ana@oriel.test');
  });
  afterAll(() => floor?.stop());

  test('P5 every live view that lost its last change says that it is stale, and heals within two beats', async () => {
    const { token } = await floor.beginChat('Priya');
    const writer = floor.join(token);
    const { interaction = '' } = await given(writer, { kind: 'say', text: 'hello?' });
    const desk = ana.client.open({ view: 'desk', agent: ana.id });
    await until(() => desk.one('interaction', interaction)?.state === 'ringing', 'it rings');
    await given(ana.client, { kind: 'accept', interaction });
    const sam = await joinPerson(floor, 'sam@oriel.test');
    const watched = sam.open({ view: 'desk', agent: ana.id });
    const lookers: Record<string, { client: Client; handle: ViewHandle }> = {};
    const add = async (name: string, client: Client, handle: ViewHandle) => {
      await until(() => handle.status.value.is === 'open', `${name} is open`);
      lookers[name] = { client, handle };
    };
    const reader = floor.join(token);
    await add('chat', reader, reader.open({ view: 'chat' }));
    await add('own desk', ana.client, desk);
    await add('watched desk', sam, watched);
    await add('watched conversation', sam, sam.open({ view: 'conversation', interaction }, { via: watched }));
    await add('watched inbox', sam, sam.open({ view: 'inbox', agent: ana.id, inbox: 'mine' }, { via: watched }));
    await add('agents', sam, sam.open({ view: 'agents' }));
    await until(() => watched.one('interaction', interaction)?.state === 'ongoing', 'all have caught up');
    await clock.pass(beatEveryMs);

    const stale = new Set<string>();
    for (const [name, { client }] of Object.entries(lookers))
      client.freshness.subscribe(({ live }) => !live && stale.add(name));
    losing = true;
    const { version, said } = await given(writer, { kind: 'say', text: 'the last word' });
    const upToDate = () => ({
      chat: Math.max(...lookers['chat']!.handle.all('message').map((each) => each.version)) === said,
      conversation:
        Math.max(...lookers['watched conversation']!.handle.all('entry').map((each) => each.version)) === version,
      others: ['own desk', 'watched desk', 'watched inbox', 'agents'].map(
        (name) => lookers[name]!.handle.one('interaction', interaction)?.version === version,
      ),
    });
    expect(upToDate()).toEqual({ chat: false, conversation: false, others: [false, false, false, false] });
    expect(lost).toBe(1);
    let passed = 0;
    await until(async () => {
      // Frames take their time while the clock stands: a beat's worth of it passes in small steps.
      if (passed < 2 * beatEveryMs) await clock.pass(250);
      passed += 250;
      return Object.values(upToDate()).flat().every(Boolean);
    }, 'all have healed');
    expect(passed).toBeLessThanOrEqual(2 * beatEveryMs);
    expect([...stale].sort()).toEqual(Object.keys(lookers).sort());
    await until(() => Object.values(lookers).every(({ client }) => client.freshness.value.live), 'all are live');
    losing = false;
  });
});
