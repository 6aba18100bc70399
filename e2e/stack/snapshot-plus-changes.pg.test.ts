// For every command of the protocol: snapshot + changes = fresh snapshot, for everybody and every view; and rows = fold of
// the facts, over the whole database. Time stands still, so that no heartbeat can mend what a change did not tell.
import type { Client, ViewHandle } from '@oriel/client';
import { defaultGroups } from '@oriel/domain';
import type { Command, CommandKind, Result } from '@oriel/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EveryView, ownDesk, watching } from './every-view.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rowsEqualFold } from './rows-equal-fold.ts';

let floor: Floor;
let ana: Agent;
let ben: Agent;
let fatima: Agent;
let sam: Client;
let max: Client;
let people: ViewHandle;
const tokens: Record<string, string> = {};
const given = new Set<string>();
const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));

beforeAll(async () => {
  floor = await startFloor({ clock });
  for (const name of ['ana', 'ben', 'fatima', 'sam', 'lea', 'max'])
    tokens[name] = await floor.signIn(`${name}@oriel.test`);
  ana = await seatAgent(floor, 'ana@oriel.test', { page: 'ana-page' });
  ben = await seatAgent(floor, 'ben@oriel.test');
  fatima = await seatAgent(floor, 'fatima@oriel.test');
  sam = await joinPerson(floor, 'sam@oriel.test');
  max = await joinPerson(floor, 'max@oriel.test');
  people = max.open({ view: 'people' });
  // Away, so that what waits is not offered to anybody while it is compared.
  for (const { client } of [ana, ben, fatima]) await done(client, { kind: 'go-away' });
});
afterAll(() => floor.stop());

async function done(client: Client, command: Command): Promise<Result> {
  const outcome = await client.do(command);
  if (!('did' in outcome)) throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
  given.add('for' in command && command.for ? `${command.kind} on behalf` : command.kind);
  return outcome.did;
}

interface Scene {
  interaction: string;
  customer: Client;
  /** Compares everything, and says which views the change has closed, with names for ids. */
  compare(): Promise<string[]>;
}

/** A customer who has written, and every view of everybody open. Afterwards nothing is left of it. */
async function scene(run: (scene: Scene) => Promise<void>, channel = 'shop'): Promise<void> {
  const { token } = await floor.beginChat('Priya Nair', channel);
  const customer = floor.join(token);
  const { interaction = '' } = await done(customer, { kind: 'say', text: 'hello?' });
  const agent = channel === 'shop' ? ana : fatima;
  const all = [interaction];
  const views = await EveryView.open(floor, [
    { name: 'ana', token: tokens['ana']!, views: ownDesk(ana.id, all) },
    { name: 'ben', token: tokens['ben']!, views: ownDesk(ben.id, all) },
    { name: 'fatima', token: tokens['fatima']!, views: ownDesk(fatima.id, all) },
    { name: 'sam', token: tokens['sam']!, views: watching([ana.id, ben.id], all) },
    { name: 'lea', token: tokens['lea']!, views: watching([fatima.id, ana.id], all) },
    {
      name: 'max',
      token: tokens['max']!,
      views: [
        { view: { view: 'live-monitoring' } },
        { view: { view: 'people' } },
        { view: { view: 'settings' } },
        { view: { view: 'approvals' } },
        { view: { view: 'shared-inboxes' } },
      ],
    },
    { name: 'priya', token, views: [{ view: { view: 'chat' } }] },
  ]);
  const compare = async () => {
    // Counts are told a tenth of a second apart; why something waits is read again a second after.
    await clock.pass(1_050);
    const closed = await views.equalFresh();
    expect(views.entities).toBeGreaterThan(100);
    return closed.map((label) =>
      [ana, ben, fatima].reduce(
        (named, { id }, who) => named.replaceAll(id, ['Ana', 'Ben', 'Fatima'][who]!),
        label.replaceAll(interaction, 'it'),
      ),
    );
  };
  try {
    await run({ interaction, customer, compare });
    expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
  } finally {
    views.end();
    customer.end();
    // Whoever has it now, or nobody.
    await agent.client.do({ kind: 'accept', interaction });
    for (const { client } of [ana, ben, fatima]) await client.do({ kind: 'complete', interaction });
  }
}

const accepted = async ({ interaction }: Scene) => {
  await done(ana.client, { kind: 'accept', interaction });
};

describe('P3 snapshot + changes = fresh snapshot, and rows = fold of the facts', { timeout: 60_000 }, () => {
  test('say: on a waiting interaction, and again after its end', () =>
    scene(async (now) => {
      await done(now.customer, { kind: 'say', text: 'anybody there?' });
      expect(await now.compare()).toEqual([]);
      await accepted(now);
      await done(ana.client, { kind: 'complete', interaction: now.interaction });
      await done(now.customer, { kind: 'say', text: 'one more thing' });
      expect(await now.compare()).toEqual([]);
    }));

  test('accept, and on behalf', async () => {
    await scene(async (now) => {
      await done(ana.client, { kind: 'accept', interaction: now.interaction });
      expect(await now.compare()).toEqual([]);
    });
    await scene(async (now) => {
      await done(sam, { kind: 'accept', interaction: now.interaction, for: ana.id });
      expect(await now.compare()).toEqual([]);
    });
  });

  test('ask, and on behalf', async () => {
    await scene(async (now) => {
      await done(ana.client, { kind: 'ask' });
      expect(await now.compare()).toEqual([]);
    });
    await scene(async (now) => {
      await done(sam, { kind: 'ask', for: ana.id });
      expect(await now.compare()).toEqual([]);
    });
  });

  test('reply, with the draft that came before it', () =>
    scene(async (now) => {
      await accepted(now);
      const editor = ana.drafts.editor(now.interaction, 'reply');
      editor.input('Good mor');
      ana.client.focus(now.interaction);
      expect(await now.compare()).toEqual([]);
      editor.input('Good morning');
      await done(ana.client, { kind: 'reply', interaction: now.interaction, text: 'Good morning' });
      editor.sent();
      expect(await now.compare()).toEqual([]);
      ana.client.focus(null);
    }));

  test('comment, and on behalf', () =>
    scene(async (now) => {
      await accepted(now);
      const mentions = [{ at: 0, length: '@Ben Okafor'.length, person: ben.id }];
      await done(ana.client, {
        kind: 'comment',
        interaction: now.interaction,
        text: '@Ben Okafor: a regular',
        mentions,
      });
      expect(await now.compare()).toEqual([]);
      const told = ben.client.open({ view: 'desk', agent: ben.id });
      const [mention] = await until(() => told.one('mentions', ben.id)?.list.slice(-1), 'Ben is told');
      await done(ben.client, { kind: 'dismiss-mention', mention: mention!.id });
      told.close();
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'comment', interaction: now.interaction, text: 'be kind', for: ana.id });
      expect(await now.compare()).toEqual([]);
    }));

  test('complete, and on behalf', async () => {
    await scene(async (now) => {
      await accepted(now);
      await done(ana.client, { kind: 'complete', interaction: now.interaction });
      expect(await now.compare()).toEqual([]);
    });
    await scene(async (now) => {
      await accepted(now);
      await done(sam, { kind: 'complete', interaction: now.interaction, for: ana.id });
      expect(await now.compare()).toEqual([]);
    });
  });

  test('defer and resume, and on behalf; the customer brings it back early', async () => {
    const hour = 3_600_000;
    await scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      const until = floor.clock!.now() + hour;
      await done(ana.client, { kind: 'defer', interaction, until });
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'resume', interaction });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'defer', interaction, until, for: ana.id });
      expect(await now.compare()).toEqual([]);
      await done(now.customer, { kind: 'say', text: 'I found the number.' });
      expect(await now.compare()).toEqual([]);
    });
    await scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      await done(ana.client, { kind: 'complete', interaction });
      await done(sam, { kind: 'resume', interaction, for: ana.id });
      expect(await now.compare()).toEqual([]);
    });
  });

  test('transfer, and on behalf: to an agent, and to another team, whose it is from then on', async () => {
    await scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      await done(ana.client, { kind: 'transfer', interaction, to: { agent: ben.id }, comment: 'He knows.' });
      expect(await now.compare()).toEqual([]);
      await done(ben.client, { kind: 'accept', interaction });
      await done(sam, { kind: 'transfer', interaction, to: { agent: ana.id }, for: ben.id });
      expect(await now.compare()).toEqual([]);
    });
    // Ben is of the other team for this, and answers on the channel still.
    await done(max, { kind: 'join-team', person: ben.id, team: 'returns-team' });
    await scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      const mine = ana.client.open({ view: 'conversation', interaction });
      await until(() => mine.status.value.is === 'open', 'she reads it');
      await done(ana.client, { kind: 'transfer', interaction, to: { team: 'returns-team' } });
      await until(() => mine.status.value.is === 'closed', 'she reads it no longer');
      mine.close();
      const readers = ['ben:', 'fatima:', 'lea: desk Fatima >'];
      const ofIt = ['conversation', 'customer', 'readers', 'activity', 'why'].map((view) => `${view} it`);
      // To find whom to merge with is an agent's own.
      const found = ['Ben', 'Fatima'].flatMap((name) =>
        ['', ' pri'].map((text) => `${name.toLowerCase()}: customers ${name} it${text}`),
      );
      const expected = [...readers.flatMap((who) => ofIt.map((view) => `${who} ${view}`)), ...found];
      expect((await now.compare()).toSorted()).toEqual(expected.toSorted());
      await done(ben.client, { kind: 'accept', interaction });
      expect(await now.compare()).toEqual([]);
    });
    await done(max, { kind: 'join-team', person: ben.id, team: 'orders' });
  });

  test('save categories, and on behalf: a skill that its agent lacks takes it back to routing', async () => {
    await scene(async (now) => {
      const { interaction } = now;
      await done(ana.client, { kind: 'save-categories', interaction, categories: ['delivery.parcel'], seen: 0 });
      expect(await now.compare()).toEqual([]);
      await accepted(now);
      const mine = ana.client.open({ view: 'conversation', interaction });
      const seen = () => mine.one('interaction', interaction)?.categoriesVersion ?? 0;
      await until(() => seen() > 0, 'she reads it');
      const chosen = ['delivery.time.late', 'outcome.solved'];
      await done(sam, { kind: 'save-categories', interaction, categories: chosen, seen: seen(), for: ana.id });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'add-category', name: 'Clocks', parent: null, purpose: 'skill' });
      const tree = max.open({ view: 'categories' });
      const clocks = await until(() => tree.all('category').find(({ name }) => name === 'Clocks'), 'it is there');
      tree.close();
      await done(ana.client, { kind: 'save-categories', interaction, categories: [clocks.id], seen: seen() });
      await until(() => mine.one('interaction', interaction)?.state === 'waiting', 'it is back in routing');
      expect(await now.compare()).toEqual([]);
      mine.close();
    });
  });

  test('set team rules, add and change a category; completing with what came of it', () =>
    scene(async (now) => {
      await accepted(now);
      await done(max, { kind: 'set-team-rules', team: 'orders', dispositionMandatory: true });
      expect(await now.compare()).toEqual([]);
      const { interaction } = now;
      expect(await ana.client.do({ kind: 'complete', interaction })).toEqual({ refused: 'disposition-missing' });
      await done(max, { kind: 'add-category', name: 'Sent again', parent: 'outcome', purpose: 'disposition' });
      await done(max, { kind: 'change-category', category: 'outcome.solved', name: 'All well', parent: 'outcome' });
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'complete', interaction, disposition: 'outcome.solved' });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'set-team-rules', team: 'orders', dispositionMandatory: false });
      await done(max, { kind: 'change-category', category: 'outcome.solved', name: 'Solved', parent: 'outcome' });
    }));

  test('save and delete a reply and an away reason, name a team, set what somebody can do', () =>
    scene(async (now) => {
      await accepted(now);
      const reply = {
        kind: 'save-reply',
        reply: 'thanks',
        title: 'Thanks',
        shortcut: 'thx',
        text: 'Thank you!',
      } as const;
      await done(max, { ...reply, team: null, language: 'en', seen: 0 });
      expect(await now.compare()).toEqual([]);
      await done(max, { ...reply, team: 'returns-team', language: null, seen: 1 });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'delete-reply', reply: 'thanks' });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'save-away-reason', reason: 'dentist', name: 'At the dentist' });
      await done(ana.client, { kind: 'go-away', reason: 'dentist' });
      await done(max, { kind: 'save-away-reason', reason: 'dentist', name: 'With a doctor' });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'delete-away-reason', reason: 'dentist' });
      expect(await now.compare()).toEqual([]);
      expect(await ana.client.do({ kind: 'go-away', reason: 'dentist' })).toEqual({ refused: 'not-found' });
      await done(max, { kind: 'save-team', team: 'orders', name: 'Purchases' });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'save-team', team: 'orders', name: 'Orders' });
      const abilities = { kind: 'set-abilities', person: ben.id } as const;
      await done(max, { ...abilities, channels: ['shop'], skills: [], languages: ['pt'] });
      expect(await now.compare()).toEqual([]);
      await done(max, { ...abilities, channels: ['shop', 'returns'], skills: [], languages: ['en'] });
      expect(await now.compare()).toEqual([]);
    }));

  test('what becomes of an excluded category leaves a watcher’s sight, and comes back when it is not any more', () =>
    scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      await done(max, policy('orders', [], [], ['delivery']));
      for (const { client } of [ana, ben]) await acknowledge(client);
      await now.compare();
      const categories = ['delivery.parcel.lost'];
      const first = await done(ana.client, { kind: 'save-categories', interaction, categories, seen: 0 });
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'save-categories', interaction, categories: [], seen: first.version! });
      const conversations = ['Ana', 'Ben'].flatMap((name) =>
        ['conversation', 'customer'].map((view) => `sam: desk ${name} > ${view} it`),
      );
      expect(await now.compare()).toEqual(expect.arrayContaining(conversations));
      await done(max, policy('orders', [], []));
      for (const { client } of [ana, ben]) await acknowledge(client);
      await now.compare();
    }));

  test('set a field, tags and notes, and on behalf; renamed, the name is everywhere', () =>
    scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      const record = ana.client.open({ view: 'customer', interaction });
      const { id } = await until(() => record.all('customer')[0], 'she has the record open');
      const field = { kind: 'set-field', interaction, record: id } as const;
      const email = await done(ana.client, { ...field, field: 'email', text: 'priya@mail.test', seen: 0 });
      expect(email.record).toEqual({ id, version: 2 });
      expect(await now.compare()).toEqual([]);
      expect(await sam.do({ ...field, field: 'email', text: 'p@mail.test', seen: 0, for: ana.id })).toEqual({
        refused: 'record-changed',
      });
      await done(sam, { ...field, field: 'email', text: '', seen: 2, for: ana.id });
      await done(sam, { ...field, field: 'name', text: 'Priya N.', seen: 1, for: ana.id });
      expect(await now.compare()).toEqual([]);
      for (const by of [{}, { for: ana.id }]) {
        const client = 'for' in by ? sam : ana.client;
        await done(client, { kind: 'add-tag', interaction, text: 'VIP', ...by });
        expect(await now.compare()).toEqual([]);
        await done(client, { kind: 'remove-tag', interaction, text: 'vip', ...by });
        const noted = await done(client, { kind: 'add-note', interaction, text: 'Third floor.', ...by });
        expect(await now.compare()).toEqual([]);
        const note = `${noted.record!.id}.${noted.record!.version}`;
        await done(ana.client, { kind: 'remove-note', interaction, note });
        expect(await now.compare()).toEqual([]);
        await done(ana.client, { kind: 'restore-note', interaction, note });
        expect(await now.compare()).toEqual([]);
      }
      record.close();
    }));

  test('merge and unmerge: the record of either shows both, live; a name that changes is on all cards', () =>
    scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      const begun = await floor.beginChat('P. Nair');
      const second = floor.join(begun.token);
      const { interaction: another = '' } = await done(second, { kind: 'say', text: 'me again' });
      await done(ana.client, { kind: 'accept', interaction: another });
      const records = [interaction, another].map((each) => ana.client.open({ view: 'customer', interaction: each }));
      const [mine, theirs] = records as [(typeof records)[0], (typeof records)[0]];
      const { id } = await until(() => mine.all('customer')[0], 'she has the record open');
      await done(ana.client, { kind: 'add-note', interaction: another, text: 'Lost her token.' });
      expect(await now.compare()).toEqual([]);
      const both = (count: number) =>
        until(
          () =>
            records.every((each) => each.all('customer').length === count && each.all('interaction').length === count),
          `${count} records in each`,
        );
      await done(ana.client, { kind: 'merge', interaction, other: begun.customer, first: id });
      await both(2);
      expect(mine.all('note').length).toBe(1);
      expect(await now.compare()).toEqual([]);
      // What happens in the other's interaction shows in this one's record at once, and the other way round.
      await done(second, { kind: 'say', text: 'still here' });
      await until(() => mine.one('interaction', another)?.last?.text === 'still here', 'the history is live');
      const name = {
        kind: 'set-field',
        interaction: another,
        record: id,
        field: 'name',
        text: 'Priya',
        seen: 1,
      } as const;
      await done(ana.client, name);
      await until(() => theirs.one('interaction', another)?.customerName === 'Priya', 'the name follows');
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'unmerge', interaction, record: begun.customer });
      await both(1);
      expect(theirs.one('interaction', another)?.customerName).toBe('P. Nair');
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'complete', interaction: another });
      for (const each of records) each.close();
      second.end();
    }));

  test('require approval; handed in, taken back, returned, approved; lift approval', () =>
    scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      await done(max, { kind: 'require-approval', person: ana.id });
      expect(await now.compare()).toEqual([]);
      const handIn = async (text: string) => {
        const { version: of = 0 } = await done(ana.client, { kind: 'reply', interaction, text });
        expect(await now.compare()).toEqual([]);
        return of;
      };
      await done(ana.client, { kind: 'take-back', interaction, of: await handIn('No.') });
      expect(await now.compare()).toEqual([]);
      const of = await handIn('No!');
      await done(now.customer, { kind: 'say', text: 'And now?' });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'return-for-change', interaction, of, text: 'Kinder, please.' });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'approve', interaction, of: await handIn('Sorry, no.') });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'lift-approval', person: ana.id });
      expect(await now.compare()).toEqual([]);
    }));

  test('become available (and it is offered at once), go away, leave routing, enter routing', () =>
    scene(async (now) => {
      for (const kind of ['become-available', 'go-away', 'leave-routing', 'enter-routing', 'go-away'] as const) {
        await done(ana.client, { kind });
        expect(await now.compare()).toEqual([]);
      }
    }));

  test('availability in one channel group, with a reason, and set by a supervisor', () =>
    scene(async (now) => {
      for (const command of [
        { kind: 'go-away', reason: 'lunch' },
        { kind: 'become-available', group: 'async' },
        { kind: 'go-away', reason: 'break', group: 'async' },
      ] as const) {
        await done(ana.client, command);
        expect(await now.compare()).toEqual([]);
      }
      await done(sam, { kind: 'become-available', group: 'async', for: ana.id });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'go-away', reason: 'training', for: ana.id });
      expect(await now.compare()).toEqual([]);
    }));

  test('what becomes of availability by itself: a miss of two, a ring that is answered or accepts itself, idle', () =>
    scene(async (now) => {
      const { interaction } = now;
      const { realtime } = defaultGroups;
      const set = (change: Partial<typeof realtime>) =>
        done(max, { kind: 'set-channel-group', group: 'realtime', ...realtime, ...change });
      const desk = ana.client.open({ view: 'desk', agent: ana.id });
      const state = () => desk.one('interaction', interaction)?.state;
      const reason = () => desk.one('agent', ana.id)?.groups.find(({ id }) => id === 'realtime')?.reason?.id;
      const kinds = async () => {
        const { rows } = await floor.db.query<{ kind: string }>(
          `select kind from facts where stream = 'agent' and id = $1 order by version desc limit 2`,
          [ana.id],
        );
        return rows.map(({ kind }) => kind);
      };
      const passes = (what: string, isSo: () => boolean | Promise<boolean>) =>
        until(async () => {
          if (await isSo()) return true;
          await (floor.clock as HeldClock).pass(250);
          return false;
        }, what);
      await set({ ringMs: 5_000, missesMax: 2 });
      await done(ana.client, { kind: 'become-available' });
      await passes('it was missed once', async () => (await kinds())[0] === 'let-ring');
      expect(await now.compare()).toEqual([]);
      await passes('it rings anew', () => state() === 'ringing');
      await done(ana.client, { kind: 'accept', interaction });
      expect((await kinds())[0]).toBe('answered-ring');
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'complete', interaction });
      await set({ autoAccept: true });
      await done(now.customer, { kind: 'say', text: 'one more thing' });
      await passes('it is hers at once', () => state() === 'ongoing');
      expect(await now.compare()).toEqual([]);
      await set({ idleMs: 5_000 });
      await passes('she is idle there', () => reason() === 'idle');
      expect(await now.compare()).toEqual([]);
      await set({});
      await done(ana.client, { kind: 'go-away' });
      desk.close();
    }));

  test('acknowledge, set policy and withdraw policy', () =>
    scene(async (now) => {
      await accepted(now);
      const watchedDesks = (agents: string[]) => expect.arrayContaining(agents.map((name) => `sam: desk ${name}`));
      await done(max, policy('orders', ['app'], ['team']));
      // Nobody is watched until they have read it: closed for good, so there is nothing to open again.
      expect(await now.compare()).toEqual([]);
      for (const { client } of [ana, ben]) await acknowledge(client);
      expect(await now.compare()).toEqual(watchedDesks(['Ana', 'Ben']));
      await done(max, policy('orders', ['shop'], []));
      for (const { client } of [ana, ben]) await acknowledge(client);
      expect(await now.compare()).toEqual(watchedDesks(['Ana', 'Ben']));
      await done(max, { kind: 'withdraw-policy', team: 'orders' });
      expect(await now.compare()).toEqual([]);
      await done(max, policy('orders', [], []));
      for (const { client } of [ana, ben]) await acknowledge(client);
      expect(await now.compare()).toEqual(watchedDesks(['Ana', 'Ben']));
    }));

  test('lead team and unlead team: the table is opened anew', () =>
    scene(async (now) => {
      await accepted(now);
      const lea = personOf('lea');
      await done(max, { kind: 'lead-team', person: lea, team: 'orders' });
      expect(await now.compare()).toEqual(expect.arrayContaining(['lea: agents', 'lea: desk Ana']));
      await done(max, { kind: 'unlead-team', person: lea, team: 'orders' });
      expect(await now.compare()).toEqual(['lea: agents', 'lea: approvals']);
    }));

  test('revoke role and grant role', () =>
    scene(async (now) => {
      await accepted(now);
      for (const [name, role] of [
        ['sam', 'supervisor'],
        ['ben', 'agent'],
      ] as const) {
        await done(max, { kind: 'revoke-role', person: personOf(name), role });
        expect(await now.compare()).toEqual([]);
        await done(max, { kind: 'grant-role', person: personOf(name), role });
        expect(await now.compare()).toContain(name === 'sam' ? 'sam: agents' : 'ben: desk Ben');
      }
    }));

  test('set language, and on behalf', () =>
    scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      await done(ana.client, { kind: 'set-language', interaction, language: 'pt' });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'set-language', interaction, language: null, for: ana.id });
      expect(await now.compare()).toEqual([]);
    }));

  test('“auto-completes after inactivity, where set”: by itself, with the reason, and counted', () =>
    scene(async (now) => {
      const { interaction } = now;
      await accepted(now);
      const { realtime } = defaultGroups;
      const mine = ana.client.open({ view: 'conversation', interaction });
      const state = () => mine.one('interaction', interaction)?.state;
      await until(() => state() === 'ongoing', 'it is hers');
      await done(ana.client, { kind: 'reply', interaction, text: 'There you are.' });
      await done(max, { kind: 'set-channel-group', group: 'realtime', ...realtime, autoCompleteMs: 2_000 });
      const clock = floor.clock as HeldClock;
      await clock.pass(1_500);
      expect(await now.compare()).toEqual([]);
      expect(state()).toBe('ongoing');
      await until(async () => {
        await clock.pass(250);
        return state() === 'completed';
      }, 'it is over by itself');
      expect(mine.all('entry').find(({ event }) => event === 'completed')).toMatchObject({
        from: 'system',
        by: null,
        reason: 'inactive',
      });
      expect(await now.compare()).toEqual([]);
      mine.close();
      await done(max, { kind: 'set-channel-group', group: 'realtime', ...realtime });
    }));

  test('set channel group: the limits on every desk and in every table are the new ones', () =>
    scene(async (now) => {
      const { realtime } = defaultGroups;
      await done(max, { kind: 'set-channel-group', group: 'realtime', ...realtime, soft: 2, hard: 9 });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'set-channel-group', group: 'realtime', ...realtime });
      expect(await now.compare()).toEqual([]);
    }));

  test('leave team and join team: what concerns the new team shows from then on', () =>
    scene(async (now) => {
      // Who leads both teams sees somebody go from the one to the other.
      await done(max, { kind: 'lead-team', person: personOf('lea'), team: 'orders' });
      await now.compare();
      await done(max, { kind: 'leave-team', person: ben.id });
      await now.compare();
      await done(max, { kind: 'join-team', person: ben.id, team: 'returns-team' });
      await now.compare();
      const other = floor.join((await floor.beginChat('Tom Abara', 'returns')).token);
      const { interaction = '' } = await done(other, { kind: 'say', text: 'a question' });
      expect(await now.compare()).toEqual([]);
      await done(fatima.client, { kind: 'accept', interaction });
      expect(await now.compare()).toEqual([]);
      await done(fatima.client, { kind: 'complete', interaction });
      await done(max, { kind: 'join-team', person: ben.id, team: 'orders' });
      expect(await now.compare()).toContain('sam: desk Ben');
      await done(max, { kind: 'unlead-team', person: personOf('lea'), team: 'orders' });
      expect(await now.compare()).toEqual(['lea: agents', 'lea: approvals']);
      other.end();
    }));

  test('save, order and delete inboxes, own and shared', () =>
    scene(async (now) => {
      const own = (inbox: string, query: string, parent: string | null = null): Command => ({
        ...{ kind: 'save-inbox', inbox, name: inbox, query, parent, shared: null },
      });
      const opened = (inbox: string) => [`ana: inbox Ana ${inbox}`, `sam: desk Ana > inbox Ana ${inbox}`];
      await done(ana.client, own('anas-own', 'state:waiting,ongoing "hello"'));
      expect(await now.compare()).toEqual(opened('anas-own'));
      await done(ana.client, own('anas-other', 'age:<1h -assignee:me', 'anas-own'));
      expect(await now.compare()).toEqual(opened('anas-other'));
      await accepted(now);
      expect(await now.compare()).toEqual([]);
      await done(ana.client, own('anas-own', 'unanswered'));
      expect(await now.compare()).toEqual([]);
      await done(ana.client, { kind: 'order-inboxes', parent: null, inboxes: ['anas-other', 'anas-own'] });
      expect(await now.compare()).toEqual([]);
      await done(now.customer, { kind: 'say', text: 'still there?' });
      expect(await now.compare()).toEqual([]);
      for (const inbox of ['anas-own', 'anas-other']) await done(ana.client, { kind: 'delete-inbox', inbox });
      expect(await now.compare()).toEqual([]);
      const shared = { teams: ['orders'], roles: [], people: [] };
      await done(sam, { kind: 'save-inbox', inbox: 'late', name: 'Late', query: 'age:>0s', parent: 'team', shared });
      expect(await now.compare()).toEqual([]);
      await done(max, { kind: 'order-inboxes', parent: null, inboxes: ['unassigned', 'team', 'mine'] });
      expect(await now.compare()).toEqual([]);
      await done(sam, { kind: 'delete-inbox', inbox: 'late' });
      expect(await now.compare()).toEqual([]);
    }));

  test('every command of the protocol was given', () => {
    const kinds: Record<CommandKind, 'alone' | 'on behalf too'> = {
      say: 'alone',
      reply: 'alone',
      comment: 'on behalf too',
      accept: 'on behalf too',
      ask: 'on behalf too',
      complete: 'on behalf too',
      defer: 'on behalf too',
      resume: 'on behalf too',
      transfer: 'on behalf too',
      'save-categories': 'on behalf too',
      'set-field': 'on behalf too',
      'add-tag': 'on behalf too',
      'remove-tag': 'on behalf too',
      'add-note': 'on behalf too',
      'remove-note': 'alone',
      'restore-note': 'alone',
      merge: 'alone',
      unmerge: 'alone',
      'set-language': 'on behalf too',
      'take-back': 'alone',
      approve: 'alone',
      'return-for-change': 'alone',
      'enter-routing': 'alone',
      'leave-routing': 'alone',
      'become-available': 'on behalf too',
      'go-away': 'on behalf too',
      acknowledge: 'alone',
      'dismiss-mention': 'alone',
      'grant-role': 'alone',
      'revoke-role': 'alone',
      'join-team': 'alone',
      'leave-team': 'alone',
      'lead-team': 'alone',
      'unlead-team': 'alone',
      'require-approval': 'alone',
      'lift-approval': 'alone',
      'set-policy': 'alone',
      'withdraw-policy': 'alone',
      'set-team-rules': 'alone',
      'save-reply': 'alone',
      'delete-reply': 'alone',
      'save-away-reason': 'alone',
      'delete-away-reason': 'alone',
      'set-abilities': 'alone',
      'save-team': 'alone',
      'add-category': 'alone',
      'change-category': 'alone',
      'set-channel-group': 'alone',
      'save-inbox': 'alone',
      'delete-inbox': 'alone',
      'order-inboxes': 'alone',
    };
    const expected = Object.entries(kinds).flatMap(([kind, how]) =>
      how === 'alone' ? [kind] : [kind, `${kind} on behalf`],
    );
    expect([...given].sort()).toEqual(expected.sort());
  });
});

test.each([
  ['interactions', `set answered = not answered`],
  ['agents', `set mode = 'off' where id = (select id from agents where mode = 'away' limit 1)`],
  ['customers', `set name = 'Nobody'`],
  ['customers', `set email_key = 'nobody@mail.test'`],
  ['directory', `set listed = listed || '{"name": "Nobody"}'`],
  ['day_counts', `set completed = completed + 1`],
])('a row of %s that is not the fold is found', async (table, spoilt) => {
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
  await floor.db.query(`create table kept as table ${table}`);
  await floor.db.query(`update ${table} ${spoilt}`);
  const { differences } = await rowsEqualFold(floor.db);
  await floor.db.query(`truncate ${table}; insert into ${table} table kept; drop table kept`);
  expect(differences.length).toBeGreaterThan(0);
  expect(differences.filter((difference) => !difference.startsWith(`${table} `))).toEqual([]);
  expect((await rowsEqualFold(floor.db)).differences).toEqual([]);
});

const personOf = (name: string): string => people.all('person').find(({ email }) => email.startsWith(`${name}@`))!.id;

const policy = (
  team: string,
  excludedChannels: string[],
  excludedInboxes: string[],
  excludedCategories: string[] = [],
): Command => ({
  kind: 'set-policy',
  team,
  purpose: 'Training',
  depth: 'letters',
  text: 'Your desk can be watched live.',
  excludedChannels,
  excludedInboxes,
  excludedCategories,
  reviewAt: null,
  retentionDays: 30,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
});

async function acknowledge(client: Client): Promise<void> {
  const { id } = client.you.value!;
  const desk = client.open({ view: 'desk', agent: id });
  const notice = await until(() => desk.all('notice').find(({ acknowledged }) => !acknowledged), 'the notice is there');
  await done(client, { kind: 'acknowledge', policyVersion: notice.policyVersion });
  await until(() => desk.all('notice')[0]?.acknowledged, 'it is acknowledged');
  desk.close();
}
