// Whoever loses the right to look sees nothing more, within a second, and no later revision of a draft leaves the server
// for them: looked at on the wire, frame by frame, while the agent goes on typing. And who never had it learns nothing,
// not even whether there is something (S6).
import { webSockets, type Client, type ViewHandle } from '@oriel/client';
import type { Command, Down, Up, View } from '@oriel/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { newId } from '../../apps/server/src/ids.ts';
import { joinPerson, seatAgent, startFloor, until, type Agent, type Floor } from './floor.ts';
import { HeldClock } from './held-clock.ts';
import { rawLine } from './raw-line.ts';
import { recorder, type Recorded } from './recorder.ts';

let floor: Floor;
let ana: Agent;
let max: Client;
let people: ViewHandle;
let priya: Client;
let interaction: string;
const writing = { timer: undefined as NodeJS.Timeout | undefined, text: '', keys: 0 };

beforeAll(async () => {
  floor = await startFloor();
  ana = await seatAgent(floor, 'ana@oriel.test');
  max = await joinPerson(floor, 'max@oriel.test');
  people = max.open({ view: 'people' });
  ({ interaction, customer: priya } = await anaAccepts(floor, ana));
});
afterAll(async () => {
  clearInterval(writing.timer);
  await floor?.stop();
});

async function anaAccepts(on: Floor, { id, client }: Agent): Promise<{ interaction: string; customer: Client }> {
  const customer = on.join((await on.beginChat('Priya Nair')).token);
  await customer.do({ kind: 'say', text: 'hello?' });
  const desk = client.open({ view: 'desk', agent: id });
  const ringing = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings');
  expect(await client.do({ kind: 'accept', interaction: ringing.id })).toHaveProperty('did');
  return { interaction: ringing.id, customer };
}

/** Letter after letter, faster than anybody types, over and over. */
function anaWrites(): void {
  const editor = ana.drafts.editor(interaction, 'reply');
  writing.timer = setInterval(() => {
    writing.text = writing.text.length > 300 ? 'a' : `${writing.text}b`;
    writing.keys += 1;
    editor.input(writing.text);
  }, 4);
}

async function sheWritesOn(): Promise<void> {
  const before = writing.keys;
  await until(() => writing.keys > before + 50, 'she has written on');
}

async function given(client: Client, command: Command): Promise<void> {
  const outcome = await client.do(command);
  if (!('did' in outcome)) throw new Error(`${command.kind}: ${JSON.stringify(outcome)}`);
}

const personOf = (name: string): string => people.all('person').find(({ email }) => email.startsWith(`${name}@`))!.id;

async function acknowledge(): Promise<void> {
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  const notice = await until(() => desk.all('notice')[0], 'the notice is there');
  const outcome = await ana.client.do({ kind: 'acknowledge', policyVersion: notice.policyVersion });
  if (!('did' in outcome) && !('refused' in outcome && outcome.refused === 'unchanged'))
    throw new Error(JSON.stringify(outcome));
}

const policy: Command = {
  kind: 'set-policy',
  team: 'orders',
  purpose: 'Training',
  depth: 'letters',
  text: 'Your desk can be watched live.',
  excludedChannels: [],
  excludedInboxes: [],
  excludedCategories: [],
  reviewAt: null,
  retentionDays: 30,
  zone: 'UTC',
  hours: null,
  weekMinutes: null,
  purposes: [],
};

interface Case {
  how: string;
  takes(): Command[];
  gives(): Command[];
}

const cases: Case[] = [
  {
    how: 'the role is revoked',
    takes: () => [{ kind: 'revoke-role', person: personOf('sam'), role: 'supervisor' }],
    gives: () => [{ kind: 'grant-role', person: personOf('sam'), role: 'supervisor' }],
  },
  {
    how: 'the team is led by somebody else',
    takes: () => [{ kind: 'unlead-team', person: personOf('sam'), team: 'orders' }],
    gives: () => [{ kind: 'lead-team', person: personOf('sam'), team: 'orders' }],
  },
  {
    how: 'the agent leaves the team',
    takes: () => [{ kind: 'leave-team', person: ana.id }],
    gives: () => [{ kind: 'join-team', person: ana.id, team: 'orders' }],
  },
  {
    how: 'the agent joins another team',
    takes: () => [{ kind: 'join-team', person: ana.id, team: 'returns-team' }],
    gives: () => [{ kind: 'join-team', person: ana.id, team: 'orders' }],
  },
  { how: 'the policy has a new version', takes: () => [policy], gives: () => [] },
  { how: 'the policy is withdrawn', takes: () => [{ kind: 'withdraw-policy', team: 'orders' }], gives: () => [policy] },
  // Last: with the right to read goes her draft (D23), and her page has to be loaded again.
  {
    how: 'the agent is none any more',
    takes: () => [{ kind: 'revoke-role', person: ana.id, role: 'agent' }],
    gives: () => [{ kind: 'grant-role', person: ana.id, role: 'agent' }],
  },
];

interface Watching {
  sam: Client;
  recorded: Recorded;
  desk: ViewHandle;
  conversation: ViewHandle;
}

async function samWatches(on: Floor, agent: string): Promise<Watching> {
  const recorded = recorder();
  const sam = await joinPerson(on, 'sam@oriel.test', { sockets: recorded.sockets });
  const desk = sam.open({ view: 'desk', agent });
  const conversation = sam.open({ view: 'conversation', interaction }, { via: desk });
  await until(() => desk.status.value.is === 'open' && conversation.status.value.is === 'open', 'Sam watches');
  return { sam, recorded, desk, conversation };
}

/** What of an agent's writing is in these frames. */
const writingIn = (frames: readonly unknown[]): string[] =>
  frames.flatMap((frame) => {
    const { binary, signals = [] } = frame as {
      binary?: { splices: { ins: string }[] }[];
      signals?: { kind: string; text?: string }[];
    };
    const splices = binary?.flatMap((section) => section.splices.map(({ ins }) => ins)) ?? [];
    return [...splices, ...signals.flatMap(({ kind, text }) => (kind === 'draft' ? [text ?? ''] : []))];
  });

const isClosed = (frame: unknown): boolean => (frame as Down).t === 'closed';
const ofViews = new Set(['enter', 'changed', 'leave', 'opened']);

describe('losing the right', { timeout: 30_000 }, () => {
  beforeAll(() => anaWrites());
  afterAll(() => clearInterval(writing.timer));

  test('G13: a watcher whose line stands still is not caught up with what came after', async () => {
    let socket: WebSocket | undefined;
    const frames: Buffer[] = [];
    const sam = await joinPerson(floor, 'sam@oriel.test', {
      sockets: webSockets((url) => {
        socket = new WebSocket(url, { perMessageDeflate: false });
        socket.on('message', (bytes: Buffer | ArrayBuffer) => frames.push(Buffer.from(bytes as ArrayBuffer)));
        return socket;
      }),
    });
    const desk = sam.open({ view: 'desk', agent: ana.id });
    await until(() => desk.drafts.value.size > 0, 'her letters come');
    socket!.pause();
    const heard = frames.length;
    await given(max, { kind: 'unlead-team', person: personOf('sam'), team: 'orders' });
    writing.text = 'SECRET for a line that stands still';
    await sheWritesOn();
    expect(frames.length - heard).toBeLessThan(3);
    socket!.resume();
    await until(() => desk.status.value.is === 'closed', 'the desk is closed');
    expect(frames.length).toBeGreaterThan(heard);
    expect(Buffer.concat(frames).includes('SECRET for')).toBe(false);
    sam.end();
    await given(max, { kind: 'lead-team', person: personOf('sam'), team: 'orders' });
  });

  test('G18: signed out: the connection closes, and asks to sign in', async () => {
    const token = await floor.signIn('sam@oriel.test');
    const recorded = recorder();
    const sam = floor.join(token, { sockets: recorded.sockets });
    const desk = sam.open({ view: 'desk', agent: ana.id });
    await until(() => desk.status.value.is === 'open', 'Sam watches');
    await fetch(`${floor.url}/api/sign-out`, {
      method: 'POST',
      headers: { cookie: `oriel=${token}`, origin: floor.url, 'content-type': 'application/json' },
      body: '{}',
    });
    writing.text = 'SECRET after signing out';
    await until(() => sam.life.value.is === 'stopped', 'Sam is signed out');
    expect(writingIn(recorded.frames).filter((text) => text.includes('SECRET after'))).toEqual([]);
    expect(recorded.frames.at(-1)).toEqual({ closed: 4200 });
    sam.end();
  });

  for (const { how, takes, gives } of cases) {
    test(`G13: ${how}: the desk and what is open in it close within a second, and nothing written later leaves`, async () => {
      const { sam, recorded, desk, conversation } = await samWatches(floor, ana.id);
      await until(() => writingIn(recorded.frames).length > 20, 'her letters come');
      for (const command of takes()) await given(max, command);
      const takenAt = Date.now();
      try {
        writing.text = `SECRET ${how}`;
        await until(() => desk.status.value.is === 'closed', 'the desk is closed');
        expect(Date.now() - takenAt).toBeLessThan(1_000);
        expect([desk.status.value, conversation.status.value]).toEqual([
          { is: 'closed', why: 'not-found' },
          { is: 'closed', why: 'not-found' },
        ]);
        expect([...desk.entities(), ...conversation.entities(), ...desk.drafts.value]).toEqual([]);
        // She goes on, and so does her customer.
        await sheWritesOn();
        await given(priya, { kind: 'say', text: 'still there?' });
        // An act on her behalf is refused as if there were no such agent.
        const act: Command = { kind: 'comment', interaction, text: 'hm', for: ana.id };
        expect(await sam.do(act)).toEqual({ refused: 'not-found' });
        const later = recorded.frames.slice(recorded.frames.findIndex(isClosed));
        expect(writingIn(later)).toEqual([]);
        expect(writingIn(recorded.frames).filter((text) => text.includes(`SECRET ${how}`))).toEqual([]);
        expect(later.filter((frame) => ofViews.has((frame as Down).t))).toEqual([]);
      } finally {
        sam.end();
        for (const command of gives()) await given(max, command);
        await acknowledge();
      }
    });
  }
});

describe('losing the right while something waits to be sent', { timeout: 30_000 }, () => {
  const clock = new HeldClock(Date.UTC(2026, 0, 5, 9));
  let isFull = false;
  let held: Floor;
  let agent: Agent;
  let administrator: Client;
  beforeAll(async () => {
    held = await startFloor({
      clock,
      views: (views) => ({
        attach: (viewer, receiver) =>
          views.attach(viewer, {
            page: receiver.page,
            send: (frame, view) => receiver.send(frame, view),
            sendDraft: (frame, view) => !isFull && receiver.sendDraft(frame, view),
            drop: (view) => receiver.drop(view),
          }),
      }),
    });
    agent = await seatAgent(held, 'ana@oriel.test');
    ({ interaction } = await anaAccepts(held, agent));
    administrator = await joinPerson(held, 'max@oriel.test');
  });
  afterAll(() => held?.stop());

  const writeOn = async (text: string) => {
    agent.drafts.editor(interaction, 'reply').input(text);
    await clock.pass(20);
    // It has been heard: what comes after it on the same line is answered.
    await agent.client.do({ kind: 'enter-routing' });
  };
  const samOf = async () => {
    const list = administrator.open({ view: 'people' });
    return (await until(() => list.all('person').find(({ email }) => email === 'sam@oriel.test'), 'Sam is listed')).id;
  };

  test('P6: letters that found the queue full, and come whole a moment later, do not come', async () => {
    await writeOn('Good');
    const { recorded, desk, sam } = await samWatches(held, agent.id);
    await until(() => desk.drafts.value.size > 0, 'the draft shows');
    isFull = true;
    await writeOn('Good SECRET');
    isFull = false;
    await given(administrator, { kind: 'unlead-team', person: await samOf(), team: 'orders' });
    await until(() => desk.status.value.is === 'closed', 'the desk is closed');
    await clock.pass(2_000);
    await sam.do({ kind: 'enter-routing' });
    expect(writingIn(recorded.frames).join()).toBe('Good');
    sam.end();
    await given(administrator, { kind: 'lead-team', person: await samOf(), team: 'orders' });
  });

  test('P6: a pause that is not over yet shows nothing', async () => {
    await given(administrator, { ...policy, depth: 'pauses' });
    const desk = agent.client.open({ view: 'desk', agent: agent.id });
    const notice = await until(() => desk.all('notice').find(({ acknowledged }) => !acknowledged), 'the notice');
    await given(agent.client, { kind: 'acknowledge', policyVersion: notice.policyVersion });
    await writeOn('Good morning');
    const watching = await samWatches(held, agent.id);
    await writeOn('Good morning, Priya');
    await clock.pass(2_100);
    await until(() => writingIn(watching.recorded.frames).includes('Good morning, Priya'), 'the pause shows');
    await writeOn('Good morning, SECRET');
    await clock.pass(1_000);
    await given(administrator, { kind: 'withdraw-policy', team: 'orders' });
    await until(() => watching.desk.status.value.is === 'closed', 'the desk is closed');
    await clock.pass(3_000);
    await watching.sam.do({ kind: 'enter-routing' });
    expect(writingIn(watching.recorded.frames).filter((text) => text.includes('SECRET'))).toEqual([]);
    watching.sam.end();
  });
});

describe('S6 unknown and forbidden look alike', () => {
  const strangers = {
    lea: 'lea@oriel.test',
    fatima: 'fatima@oriel.test',
    dee: 'dee@oriel.test',
    max: 'max@oriel.test',
  };
  const viewsOf = (agent: string, of: string): View[] => [
    { view: 'desk', agent },
    { view: 'history', agent },
    { view: 'inbox', agent, inbox: 'mine' },
    { view: 'inbox', agent, inbox: 'team' },
    { view: 'inbox', agent, inbox: 'unassigned' },
    { view: 'conversation', interaction: of },
    { view: 'earlier', interaction: of, before: 3 },
    { view: 'activity', interaction: of },
    { view: 'customer', interaction: of },
  ];
  const commandsOf = (agent: string, of: string): Command[] => [
    { kind: 'accept', interaction: of },
    { kind: 'complete', interaction: of },
    { kind: 'reply', interaction: of, text: 'hm' },
    { kind: 'comment', interaction: of, text: 'hm' },
    { kind: 'accept', interaction: of, for: agent },
    { kind: 'complete', interaction: of, for: agent },
    { kind: 'comment', interaction: of, text: 'hm', for: agent },
    { kind: 'ask', for: agent },
  ];

  async function answers(token: string, agent: string, of: string): Promise<string[]> {
    const line = await rawLine(floor, token);
    const opens = viewsOf(agent, of).map((view, at): Up => ({ t: 'open', id: at + 1, view }));
    const commands = commandsOf(agent, of).map((command, at): Up => ({ t: 'do', id: `${agent}.${at}`, command }));
    line.send(...opens, ...commands);
    await until(() => line.frames.length > opens.length + commands.length, 'everything is answered');
    line.end();
    return line.frames.slice(1).map((frame) => JSON.stringify(frame).replaceAll(agent, 'agent').replaceAll(of, 'it'));
  }

  for (const [name, email] of Object.entries(strangers)) {
    test(`to ${name}, byte for byte apart from the id`, async () => {
      const open = await until(
        () => ana.client.open({ view: 'desk', agent: ana.id }).all('interaction')[0]?.id,
        'it is there',
      );
      const token = await floor.signIn(email);
      const [forbidden, unknown] = [await answers(token, ana.id, open), await answers(token, newId(), newId())];
      expect(forbidden.sort()).toEqual(unknown.sort());
      expect(forbidden.filter((frame) => !frame.includes('not-found'))).toEqual([]);
      expect(forbidden).toHaveLength(17);
    });
  }

  test('to a customer, byte for byte apart from the id', async () => {
    const open = await until(
      () => ana.client.open({ view: 'desk', agent: ana.id }).all('interaction')[0]?.id,
      'it is there',
    );
    const { token } = await floor.beginChat('Mallory');
    const [forbidden, unknown] = [await answers(token, ana.id, open), await answers(token, newId(), newId())];
    expect(forbidden.sort()).toEqual(unknown.sort());
    expect(forbidden.filter((frame) => !frame.includes('not-found'))).toEqual([]);
  });
});
