// People who try to see more than they may, with connections that say what no honest client would.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '@oriel/client';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { rawLine } from './raw-line.ts';

const isSignals = ({ t }: { t: string }) => t === 'signals';

describe('prying', () => {
  let floor: Floor;
  let ana: Agent;
  let max: Client;
  let sam: Client;
  let interaction: string;

  beforeAll(async () => {
    floor = await startFloor();
    ana = await seatAgent(floor, 'ana@oriel.test');
    max = await joinPerson(floor, 'max@oriel.test');
    sam = await joinPerson(floor, 'sam@oriel.test');
    interaction = await anInteractionOfAnas('Rosa');
  });
  afterAll(async () => {
    await floor?.stop();
  });

  async function anInteractionOfAnas(name: string): Promise<string> {
    const rosa = floor.join((await floor.beginChat(name)).token);
    const said = await rosa.do({ kind: 'say', text: 'Where is my order?' });
    if (!('did' in said)) throw new Error('not said');
    const id = said.did.interaction!;
    const accepted = await ana.client.do({ kind: 'accept', interaction: id });
    if (!('did' in accepted)) throw new Error(`not accepted: ${JSON.stringify(accepted)}`);
    return id;
  }

  async function samsView(): Promise<{ stream: number; text: () => string | undefined; close(): void }> {
    const desk = sam.open({ view: 'desk', agent: ana.id });
    const draft = await until(() => [...desk.drafts.value.values()][0], 'Sam sees the draft');
    return {
      stream: draft.stream,
      text: () => desk.drafts.value.get(`${interaction}/reply`)?.text,
      close: () => desk.close(),
    };
  }

  test('D20 S6 a draft comes again only to who has its desk open, whoever knows its number', async () => {
    ana.drafts.editor(interaction, 'reply').input('It left us ');
    const { stream, close } = await samsView();
    close();
    const ben = await seatAgent(floor, 'ben@oriel.test');
    const line = await rawLine(floor, await floor.signIn('ben@oriel.test'));
    line.send({ t: 'open', id: 1, view: { view: 'desk', agent: ben.id } });
    await line.heard(({ t }) => t === 'opened', 'the own desk');
    line.send({ t: 'again', stream }, { t: 'open', id: 2, view: { view: 'categories' } });
    await line.heard((frame) => frame.t === 'opened' && frame.id === 2, 'what was asked after it');
    expect(line.frames.filter(isSignals)).toEqual([]);
    line.end();
  });

  test('S6 a view whose number is used twice does not outlive the right', async () => {
    const line = await rawLine(floor, await floor.signIn('sam@oriel.test'));
    const desk = { view: 'desk', agent: ana.id } as const;
    line.send({ t: 'open', id: 1, view: desk }, { t: 'open', id: 1, view: desk }, { t: 'open', id: 2, view: desk });
    await line.heard((frame) => frame.t === 'opened' && frame.id === 2, 'the desk');
    const me = sam.you.value!.id;
    await max.do({ kind: 'revoke-role', person: me, role: 'supervisor' });
    await line.heard((frame) => frame.t === 'closed' && frame.id === 2, 'the desk is closed');
    const from = line.frames.length;
    ana.drafts.editor(interaction, 'reply').input('It left us this morning, in a secret van');
    await max.do({ kind: 'grant-role', person: me, role: 'supervisor' });
    const { text, close } = await samsView();
    await until(() => text()?.includes('secret van'), 'Sam sees it again, by right');
    close();
    expect([line.frames.slice(from), line.binary]).toEqual([[], []]);
    line.end();
    // Each look that began has ended.
    await until(async () => (await openLooks()) === 0, 'every look is over in the log');
  });

  async function openLooks(): Promise<number> {
    const { rows } = await floor.db.query<{ open: number }>(
      `select count(*)::int as open from monitoring_log o where o.what <> 'until'
         and not exists (select from monitoring_log e where e.opened = o.seq)`,
    );
    return rows[0]!.open;
  }

  test('S6 what is opened in a desk that is closed meanwhile does not stay', async () => {
    const line = await rawLine(floor, await floor.signIn('sam@oriel.test'));
    line.send({ t: 'open', id: 1, view: { view: 'desk', agent: ana.id } });
    await line.heard((frame) => frame.t === 'opened' && frame.id === 1, 'the desk');
    const lock = await floor.db.connect();
    await lock.query('begin; lock table monitoring_log');
    line.send({ t: 'open', id: 2, view: { view: 'conversation', interaction }, via: 1 });
    const waiting = `select from pg_stat_activity where application_name = 'oriel monitoring log' and wait_event_type = 'Lock'`;
    await until(async () => ((await floor.db.query(waiting)).rowCount ?? 0) > 0, 'its entry waits');
    line.send({ t: 'close', id: 1 });
    // The close has been taken when an end waits for the log too.
    await until(async () => ((await floor.db.query(waiting)).rowCount ?? 0) > 1, 'the end of the desk waits');
    await lock.query('commit');
    lock.release();
    line.send({ t: 'open', id: 3, view: { view: 'agents' } });
    await line.heard((frame) => frame.t === 'opened' && frame.id === 3, 'what was asked after it');
    await ana.client.do({ kind: 'comment', interaction, text: 'between us' });
    line.send({ t: 'close', id: 3 }, { t: 'open', id: 4, view: { view: 'agents' } });
    await line.heard((frame) => frame.t === 'opened' && frame.id === 4, 'the table again');
    expect(JSON.stringify(line.frames)).not.toContain('between us');
    line.end();
    await until(async () => (await openLooks()) === 0, 'every look is over in the log');
  });

  test('S6 what the policy excludes is in no draft, focus or dots either', async () => {
    const team = 'orders';
    const settings = max.open({ view: 'live-monitoring' });
    const policy = await until(() => settings.one('policy', team), 'the policy');
    const { purpose, text, reviewAt, retentionDays } = policy;
    const terms = {
      purpose,
      text,
      reviewAt,
      retentionDays,
      depth: 'letters' as const,
      excludedInboxes: [],
      excludedCategories: [],
      ...{ zone: 'UTC', hours: null, weekMinutes: null, purposes: [] },
    };
    await max.do({ kind: 'set-policy', team, ...terms, excludedChannels: ['shop'] });
    const own = ana.client.open({ view: 'desk', agent: ana.id });
    const notice = await until(() => own.all('notice').find(({ acknowledged }) => !acknowledged), 'the new notice');
    await ana.client.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
    const line = await rawLine(floor, await floor.signIn('sam@oriel.test'));
    line.send(
      { t: 'open', id: 1, view: { view: 'desk', agent: ana.id } },
      { t: 'open', id: 2, view: { view: 'agents' } },
    );
    await line.heard((frame) => frame.t === 'opened' && frame.id === 2, 'the desk and the table');
    ana.client.focus(interaction);
    ana.drafts.editor(interaction, 'reply').input('a second secret');
    ana.drafts.editor(interaction, 'reply').input('a second secret van');
    await ana.client.do({ kind: 'comment', interaction, text: 'what comes after' });
    const { rows } = await floor.db.query<{ version: number }>('select version from interactions where id = $1', [
      interaction,
    ]);
    await line.heard(
      (frame) =>
        frame.t === 'changed' && frame.entities.some((one) => 'version' in one && one.version === rows[0]!.version),
      'the change after it',
    );
    expect(line.binary).toEqual([]);
    const seen = line.frames.flatMap((frame) => ('signals' in frame ? frame.signals : []));
    expect(seen.filter((one) => one.kind !== 'focus' || one.interaction !== null)).toEqual([]);
    line.end();
  });

  test('A14 the log’s download is not found like any address that nobody knows', async () => {
    const session = await floor.signIn('ana@oriel.test');
    for (const headers of [{}, { cookie: `oriel=${session}` }] as Record<string, string>[]) {
      for (const accept of ['text/html', 'text/csv']) {
        const [log, nothing] = await Promise.all(
          ['/monitoring-log.csv', '/nothing-here.csv'].map(async (path) => {
            const answer = await fetch(floor.url + path, { headers: { ...headers, accept } });
            const body = (await answer.text()).replace(/nonce" content="[^"]+"/, '');
            return {
              status: answer.status,
              names: [...answer.headers.keys()],
              type: answer.headers.get('content-type'),
              body,
            };
          }),
        );
        expect(log).toEqual(nothing);
        expect(log!.status).toBe(404);
      }
    }
  });
});
