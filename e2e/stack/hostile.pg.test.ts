// What people who mean harm send, over real sockets to the composed server: it costs them, and nobody else.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { rawLine } from './raw-line.ts';

describe('hostile input', () => {
  let floor: Floor;
  let ana: Agent;

  beforeAll(async () => {
    floor = await startFloor();
    ana = await seatAgent(floor, 'ana@oriel.test');
  });
  afterAll(async () => {
    await floor?.stop();
  });

  test('P1 G5 a text that PostgreSQL cannot hold is made storable, and nobody waits for it', async () => {
    const mallory = await rawLine(floor, (await floor.beginChat('Mallory')).token);
    const rosa = floor.join((await floor.beginChat('Rosa')).token);
    await until(() => rosa.you.value, 'Rosa is greeted');
    mallory.send(`{"t":"do","id":"nul","command":{"kind":"say","text":"a\\u0000b"}}`);
    mallory.send(`{"t":"do","id":"lone","command":{"kind":"say","text":"c\\ud800d"}}`);
    expect(await rosa.do({ kind: 'say', text: 'an order' })).toHaveProperty('did');
    await mallory.heard((frame) => 'id' in frame && frame.id === 'nul', 'an answer to the first');
    await mallory.heard((frame) => 'id' in frame && frame.id === 'lone', 'an answer to the second');
    expect(mallory.frames.filter(({ t }) => t === 'did' || t === 'failed').map(({ t }) => t)).toEqual(['did', 'did']);
    const { rows } = await floor.db.query<{ text: string }>(
      `select text from bodies where text ~ '^[ac]' order by text collate "C"`,
    );
    expect(rows.map(({ text }) => text)).toEqual(['an order', 'a\ufffdb', 'c\ufffdd']);
    mallory.end();
  });

  test('A17 a name that PostgreSQL cannot hold, or that turns the text around it, is made plain', async () => {
    for (const name of ['Rosa\0', 'Ro\ud800sa', '\u202eRosa', 'Ro\u2066sa', 'Rosa\nSam completed this', '\u200f']) {
      await floor.beginChat(name);
    }
    const { rows } = await floor.db.query<{ name: string }>('select name from customers');
    expect(rows.filter(({ name }) => /[\0-\x1f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800]/u.test(name))).toEqual([]);
  });

  test('S9 a text of an administrator that cannot be stored keeps nobody waiting', async () => {
    const max = await rawLine(floor, await floor.signIn('max@oriel.test'));
    const terms = `"purpose":"p\\u0000","depth":"letters","text":"t\\ud800","excludedChannels":[],"excludedInboxes":[],"excludedCategories":[],"reviewAt":null,"retentionDays":null,"zone":"UTC","hours":null,"weekMinutes":null,"purposes":[]`;
    max.send(`{"t":"do","id":"policy","command":{"kind":"set-policy","team":"returns-team",${terms}}}`);
    await max.heard((frame) => frame.t === 'did', 'the policy is set');
    max.end();
  });

  test('A14 an e-mail with a NUL is a wrong one', async () => {
    await expect(floor.signIn('ana\0@oriel.test')).rejects.toThrow('401');
  });

  test('G5 a chat window that opens its view under one number again and again has one view', async () => {
    const { token } = await floor.beginChat('Rosa');
    const line = await rawLine(floor, token);
    for (let i = 0; i < 10; i++) line.send({ t: 'open', id: 1, view: { view: 'chat' } });
    line.send({ t: 'open', id: 2, view: { view: 'categories' } });
    await line.heard((frame) => frame.t === 'closed' && frame.id === 2, 'what was asked last');
    line.send({ t: 'do', id: 'say', command: { kind: 'say', text: 'Hello?' } });
    await line.heard((frame) => frame.t === 'enter', 'the message');
    line.send({ t: 'open', id: 3, view: { view: 'categories' } });
    await line.heard((frame) => frame.t === 'closed' && frame.id === 3, 'what came after it');
    expect(line.frames.filter(({ t }) => t === 'enter')).toHaveLength(1);
    line.end();
  });

  test('P8 an unknown agent gets no row, whoever names them', async () => {
    const sam = await joinPerson(floor, 'sam@oriel.test');
    expect(await sam.do({ kind: 'ask', for: 'nobody-at-all' })).toEqual({ refused: 'not-found' });
    const { rows } = await floor.db.query(`select id from agents where id = 'nobody-at-all'`);
    expect(rows).toEqual([]);
  });

  test('G5 numbers that no column holds do no harm, and the log is not filled', async () => {
    const rosa = floor.join((await floor.beginChat('Rosa')).token);
    const said = await rosa.do({ kind: 'say', text: 'Hello?' });
    const interaction = 'did' in said ? said.did.interaction! : '';
    const line = await rawLine(floor, await floor.signIn('ana@oriel.test'));
    const before = floor.log.lines.length;
    line.send({ t: 'open', id: 1, view: { view: 'earlier', interaction, before: Number.MAX_SAFE_INTEGER } });
    line.send({ t: 'open', id: 2, view: { view: 'history', agent: ana.id, before: Number.MAX_SAFE_INTEGER } });
    line.send({
      t: 'open',
      id: 3,
      view: { view: 'conversation', interaction },
      have: { epoch: 'x', version: Number.MAX_SAFE_INTEGER },
    });
    for (const id of [1, 2, 3]) await line.heard((frame) => frame.t === 'opened' && frame.id === id, `view ${id}`);
    expect(floor.log.lines.slice(before)).toEqual([]);
    line.end();
  });
});
