import type { Act } from '@oriel/domain';
import {
  beatEveryMs,
  chatFrameBytesMax,
  connectedWithinMs,
  connectionsPerPrincipalMax,
  customerFramesBurstMax,
  encodeDraftBatch,
  encodeDraftSection,
  encodeDraftSplice,
  frameBytesMax,
  helloWithinMs,
  WIRE,
  type Up,
} from '@oriel/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import { KeptLog } from '../log.ts';
import { StoreFailure, type Outcome } from '../store/commits.ts';
import { settled, VirtualClock } from '../virtual-clock.ts';
import { Crowd } from './crowd.ts';
import { FakeLine } from './fake-line.ts';
import { fakeRooms } from './fake-rooms.ts';
import { helloBytesMax, personFramesBurstMax, slowBytesMax, slowForMs, splicesPerFrameMax } from './limits.ts';
import { Session } from './session.ts';
import { TurnEnd } from './turn-end.ts';

let clock: VirtualClock;
let log: KeptLog;
let rooms: ReturnType<typeof fakeRooms>;
let crowd: Crowd;
let failedTurns: unknown[];

beforeEach(() => {
  clock = new VirtualClock();
  log = new KeptLog();
  rooms = fakeRooms();
  crowd = new Crowd();
  failedTurns = [];
  rooms.addPerson('ana’s', 'ana', ['agent']);
  rooms.addPerson('sam’s', 'sam', ['supervisor']);
  rooms.addCustomer('cora’s', 'cora');
});

const hello = (token?: string, more: Partial<Extract<Up, { t: 'hello' }>> = {}): Up => ({
  t: 'hello',
  wire: WIRE,
  page: 'p1',
  seat: true,
  ...(token === undefined ? {} : { token }),
  ...more,
});

function connect(cookie?: string) {
  const line = new FakeLine();
  const turnEnd = new TurnEnd(clock, (error) => failedTurns.push(error));
  const life = { met: 0, gone: 0 };
  const session = new Session(
    { ...rooms.ports, clock, log, epoch: 'e1', demo: true, crowd, turnEnd },
    { id: 'c1', line, cookie, met: () => life.met++, gone: () => life.gone++ },
  );
  return { line, session, life };
}

/** Somebody, greeted; what came of that is forgotten. */
async function greeted(token: string, more: Partial<Extract<Up, { t: 'hello' }>> = {}) {
  const connected = connect();
  connected.line.say(hello(token, more));
  await settled();
  expect(connected.line.got.splice(0).map((frame) => 't' in frame && frame.t)).toEqual(['welcome']);
  rooms.told();
  return connected;
}

const why = () => log.lines.map(({ fields, message }) => `${message}: ${String(fields.why)} ${String(fields.of)}`);
const say = (id: string, text = 'hello'): Up => ({ t: 'do', id, command: { kind: 'say', text } });
const reply = (id: string, text = 'hello'): Up => ({
  t: 'do',
  id,
  command: { kind: 'reply', interaction: 'one', text },
});
const deferred = <T>() => {
  let resolve!: (value: T) => void;
  const promise = new Promise<T>((done) => (resolve = done));
  return { promise, resolve };
};

describe('hello', () => {
  test('G2 a token or a cookie says who it is, and welcome is the first that goes out', async () => {
    const byToken = connect('sam’s');
    byToken.line.say(hello('ana’s'));
    await settled();
    expect(byToken.line.got).toEqual([
      {
        t: 'welcome',
        wire: WIRE,
        epoch: 'e1',
        now: clock.now(),
        you: { kind: 'person', id: 'ana', name: 'ana', roles: ['agent'], team: 'blue', leads: [] },
        demo: true,
      },
    ]);
    const byCookie = connect('sam’s');
    byCookie.line.say(hello(undefined));
    await settled();
    expect(byCookie.line.got).toMatchObject([{ t: 'welcome', you: { id: 'sam' } }]);
  });

  test('G2 nobody is told to sign in again', async () => {
    for (const { line } of [connect(), connect('unknown')]) {
      line.say(hello(undefined));
      await settled();
      expect([line.ended, line.got]).toEqual(['signedOut', []]);
    }
    const { line } = connect('ana’s');
    line.say(hello('unknown'));
    await settled();
    expect(line.ended).toBe('signedOut');
  });

  test('G2 without a database it is not said that nobody is there', async () => {
    rooms.answers.identify = () => Promise.reject(new Error('away'));
    const { line } = connect();
    line.say(hello('ana’s'));
    await settled();
    expect(line.ended).toBe('unavailable');
  });

  test('G3 within 10 s; who is on a slow line, or meets a slow database, is not told to sign in again', async () => {
    rooms.answers.identify = () => new Promise(() => {});
    const [silent, asking] = [connect().line, connect().line];
    asking.say(hello('ana’s'));
    await clock.pass(helloWithinMs - 1);
    expect([silent.ended, asking.ended]).toEqual([undefined, undefined]);
    await clock.pass(1);
    expect([silent.ended, asking.ended]).toEqual(['silent', 'unavailable']);
    expect(clock.waiting).toBe(0);
  });

  test('G4 another wire: reload, whatever else its hello holds', async () => {
    const { line } = connect();
    line.say(JSON.stringify({ t: 'hello', wire: WIRE + 1, shape: 'of the future' }));
    expect(line.ended).toBe('reload');
  });

  test.each([
    ['beforeHello', JSON.stringify({ t: 'close', id: 1 })],
    ['beforeHello', JSON.stringify({ t: 'something new' })],
    ['malformed', 'not JSON'],
    ['malformed', '"hello"'],
    ['malformed', JSON.stringify({ t: 'hello', wire: WIRE })],
    ['tooLarge', JSON.stringify({ t: 'hello', wire: WIRE, page: 'x'.repeat(helloBytesMax) })],
  ])('G5 before hello: %s for %s', async (code, frame) => {
    const { line } = connect();
    line.say(frame);
    expect(line.ended).toBe(code);
    expect(rooms.told()).toEqual([]);
  });

  test('G5 bytes before hello', () => {
    const { line } = connect();
    line.sayBytes(encodeDraftSplice(1, 2, { at: 0, del: 0, ins: 'x' }));
    expect(line.ended).toBe('beforeHello');
  });

  test('G6 what comes while it is found out who it is waits, in order, and comes to nothing for nobody', async () => {
    const asked = deferred<void>();
    rooms.answers.identify = () => asked.promise;
    const known = connect();
    known.line.say(hello('ana’s'));
    known.line.say(say('c1'));
    known.line.say({ t: 'close', id: 1 });
    const unknown = connect();
    unknown.line.say(hello('nobody’s'));
    unknown.line.say(say('c2'));
    const gone = connect();
    gone.line.say(hello('sam’s'));
    gone.line.hangUp();
    await settled();
    expect(rooms.told()).toEqual([]);
    asked.resolve();
    await settled();
    expect(rooms.told()).toEqual(['ana may write on p1', 'ana sits', 'ana answered', 'ana say c1 "hello"', 'close 1']);
    expect(gone.line.got).toEqual([]);
    expect(rooms.receivers.length).toBe(1);
  });

  test('G6 a flood meanwhile is not kept', () => {
    rooms.answers.identify = () => new Promise(() => {});
    const { line } = connect();
    line.say(hello('ana’s'));
    line.say('x'.repeat(40_000));
    line.say('x'.repeat(40_000));
    expect(line.ended).toBe('tooLarge');
  });

  test('S4 G10 only an agent’s own desk has a seat and drafts', async () => {
    for (const [token, seat] of [
      ['sam’s', true],
      ['cora’s', true],
      ['ana’s', false],
    ] as const) {
      const { line } = await greeted(token, { seat });
      line.say({ t: 'focus', interaction: 'one' });
      line.say({ t: 'draft', stream: 1, interaction: 'one', what: 'reply', rev: 1, text: 'x', spans: [], typed: true });
      line.sayBytes(encodeDraftSplice(1, 2, { at: 0, del: 0, ins: 'x' }));
      line.say({ t: 'alive', n: 1 });
      expect([rooms.told(), line.ended]).toEqual([[], undefined]);
    }
  });

  test('G8 so many connections a principal, and room again when one ends', async () => {
    const all = [];
    for (let i = 0; i < connectionsPerPrincipalMax; i++) all.push(await greeted('ana’s', { page: `p${i}` }));
    const other = await greeted('sam’s');
    const last = connect();
    last.line.say(hello('ana’s', { page: 'p99' }));
    await settled();
    expect(last.line.ended).toBe('tooMany');
    expect(other.line.ended).toBeUndefined();
    all[3]!.line.hangUp();
    await greeted('ana’s', { page: 'p99' });
  });
});

describe('frames', () => {
  test('G7 whole drafts count by their length, and one frame holds few splices', async () => {
    const text = 'x'.repeat(20_000);
    const whole: Extract<Up, { t: 'draft' }> = {
      t: 'draft',
      stream: 1,
      interaction: 'one',
      what: 'reply',
      rev: 1,
      text,
      spans: [],
      typed: true,
    };
    const { line } = await greeted('ana’s');
    for (let i = 0; i < 9; i++) line.say(whole);
    expect(rooms.told()).toHaveLength(9);
    line.say(whole);
    expect([rooms.told(), line.ended]).toEqual([['views end', 'drafts end', 'ana lost'], 'tooFast']);

    const splices = (count: number) =>
      encodeDraftBatch([
        encodeDraftSection({
          stream: 1,
          rev: 1,
          splices: Array.from({ length: count }, () => ({ at: 0, del: 0, ins: 'x' })),
        }),
      ]);
    const other = await greeted('ana’s');
    other.line.sayBytes(splices(splicesPerFrameMax));
    expect(rooms.told()).toEqual(['splice r1']);
    other.line.sayBytes(splices(splicesPerFrameMax + 1));
    expect(other.line.ended).toBe('malformed');
    const third = await greeted('ana’s');
    third.line.say({ ...whole, text: 'x', rev: 2 ** 40 });
    expect(third.line.ended).toBe('malformed');
  });

  test('G9 each goes to its room, in order', async () => {
    const { line } = await greeted('ana’s');
    line.say({ t: 'open', id: 1, view: { view: 'desk', agent: 'ana' } });
    line.say({ t: 'focus', interaction: 'one' });
    line.say({ t: 'draft', stream: 1, interaction: 'one', what: 'reply', rev: 1, text: 'He', spans: [], typed: true });
    line.sayBytes(encodeDraftSplice(1, 2, { at: 2, del: 0, ins: 'y' }));
    line.say({ t: 'again', stream: 9 });
    line.say({ t: 'alive', n: 1 });
    line.say(reply('c1', 'Hey'));
    line.say({ t: 'close', id: 1 });
    expect(rooms.told()).toEqual([
      'open 1 desk',
      'focus one',
      'draft "He"',
      'splice r2',
      'again 9',
      'ana alive',
      'sending one/reply',
      'ana reply c1 "Hey"',
      'close 1',
    ]);
  });

  test('AG26 an act and a sign of life say that somebody sits there; a page that is alive does not', async () => {
    const { line } = await greeted('ana’s');
    line.say({ t: 'alive', n: 1 });
    line.say({ t: 'focus', interaction: 'one' });
    expect(rooms.signs()).toBe(0);
    line.say({ t: 'here' });
    line.say(reply('c1', 'Hey'));
    expect(rooms.signs()).toBe(2);
  });

  test.each([
    ['no JSON', 'not JSON', 'malformed'],
    ['nothing', 'null', 'malformed'],
    ['an unknown type', JSON.stringify({ t: 'unheard of' }), 'malformed'],
    ['a field out of range', JSON.stringify({ t: 'open', id: 0, view: { view: 'categories' } }), 'malformed'],
    [
      'a command of the system',
      JSON.stringify({ t: 'do', id: 'x', command: { kind: 'offer', interaction: 'one', agent: 'ana' } }),
      'malformed',
    ],
    ['a second hello', JSON.stringify(hello('ana’s')), 'malformed'],
    ['a key too long', JSON.stringify(say('x'.repeat(65))), 'malformed'],
    ['more bytes than a frame has', `"${'x'.repeat(frameBytesMax)}"`, 'tooLarge'],
  ])('G5 not a frame of ours: %s', async (_what, frame, code) => {
    const { line } = await greeted('ana’s');
    const other = await greeted('sam’s');
    line.say(frame);
    expect(line.ended).toBe(code);
    expect(other.line.ended).toBeUndefined();
    expect(rooms.told()).toEqual(['views end', 'drafts end', 'ana lost']);
    expect(why()).toEqual([`closed a connection: ${code} person`]);
    expect(JSON.stringify(log.lines)).not.toContain('xxx');
  });

  test('G5 draft frames that are none, or do not fit', async () => {
    const none = await greeted('ana’s');
    none.line.sayBytes(Uint8Array.of(9, 9, 9));
    expect(none.line.ended).toBe('malformed');
    const unfit = await greeted('ana’s');
    rooms.answers.splice = () => 'malformed';
    unfit.line.sayBytes(encodeDraftSplice(1, 2, { at: 0, del: 0, ins: 'x' }));
    expect(unfit.line.ended).toBe('malformed');
    rooms.answers.splice = () => 'unknown-stream';
    const late = await greeted('ana’s');
    late.line.sayBytes(encodeDraftSplice(1, 2, { at: 0, del: 0, ins: 'x' }));
    expect(late.line.ended).toBeUndefined();
  });

  test('G5 a chat window’s frames are smaller', async () => {
    const { line } = await greeted('cora’s');
    line.say(`"${'x'.repeat(chatFrameBytesMax)}"`);
    expect(line.ended).toBe('tooLarge');
  });

  test('G7 too fast: a customer’s burst, a person’s burst, each their own', async () => {
    const customer = await greeted('cora’s');
    const person = await greeted('ana’s');
    // Hello was one of them.
    await clock.pass(1_000);
    for (let i = 0; i < customerFramesBurstMax; i++) customer.line.say({ t: 'close', id: 1 });
    expect(customer.line.ended).toBeUndefined();
    customer.line.say({ t: 'close', id: 1 });
    expect(customer.line.ended).toBe('tooFast');
    for (let i = 0; i < personFramesBurstMax; i++) person.line.say({ t: 'close', id: 1 });
    expect(person.line.ended).toBeUndefined();
    person.line.pingUs();
    expect(person.line.ended).toBe('tooFast');
  });

  test('G11 a fault ends this connection alone, and is in the log without what was said', async () => {
    const { line } = await greeted('ana’s');
    const other = await greeted('sam’s');
    rooms.answers.open = () => {
      throw new Error('the hub broke');
    };
    line.say({ t: 'open', id: 1, view: { view: 'desk', agent: 'ana' } });
    rooms.answers.open = () => {};
    expect(line.ended).toBe('fault');
    other.line.say({ t: 'open', id: 1, view: { view: 'agents' } });
    expect(other.line.ended).toBeUndefined();
    expect(log.lines.map(({ message }) => message)).toEqual(['a fault ended a connection', 'closed a connection']);
  });
});

describe('answers', () => {
  test('G12 S2 the answer goes out when the outcome is known, before the draft is over', async () => {
    const outcome = deferred<Outcome>();
    rooms.answers.outcome = () => outcome.promise;
    const { line } = await greeted('ana’s');
    line.say(reply('c1'));
    expect(rooms.told()).toEqual(['sending one/reply', 'ana reply c1 "hello"']);
    const draftWhenAnswered: string[][] = [];
    const write = line.write.bind(line);
    line.write = (frames) => {
      draftWhenAnswered.push(rooms.told());
      write(frames);
    };
    outcome.resolve({ did: { interaction: 'one', version: 7, said: 3 } });
    await settled();
    expect(line.got).toEqual([{ t: 'did', id: 'c1', result: { interaction: 'one', version: 7, said: 3 } }]);
    expect(draftWhenAnswered).toEqual([[]]);
    expect(rooms.told()).toEqual(['sent one/reply']);
  });

  test('G12 commands do not wait for each other; each is answered for itself', async () => {
    const first = deferred<Outcome>();
    rooms.answers.outcome = ({ key }) => {
      if (key === 'c1') return first.promise;
      if (key === 'c2') return Promise.resolve({ refused: 'full' });
      return Promise.reject(new StoreFailure('away'));
    };
    const { line } = await greeted('cora’s');
    line.say(say('c1'));
    line.say(say('c2'));
    line.say(say('c3'));
    await settled();
    expect(line.got).toEqual([
      { t: 'refused', id: 'c2', why: 'full' },
      { t: 'failed', id: 'c3' },
    ]);
    first.resolve({ did: {} });
    await settled();
    expect(line.got.at(-1)).toEqual({ t: 'did', id: 'c1', result: {} });
  });

  test('G12 a refused reply leaves its draft; a comment on behalf of somebody ends none', async () => {
    rooms.answers.outcome = async ({ key }) => (key === 'c1' ? { refused: 'not-yours' } : { did: {} });
    const { line } = await greeted('ana’s');
    line.say(reply('c1'));
    line.say({ t: 'do', id: 'c2', command: { kind: 'comment', interaction: 'one', text: 'x', for: 'ben' } });
    line.say({ t: 'do', id: 'c3', command: { kind: 'comment', interaction: 'one', text: 'x' } });
    await settled();
    expect(rooms.told().filter((what) => what.startsWith('sen'))).toEqual([
      'sending one/reply',
      'sending one/comment',
      'sent one/comment',
    ]);
  });

  test('G12 card numbers are masked before anything is committed', async () => {
    const { line } = await greeted('cora’s');
    line.say(say('c1', 'my card 4111 1111 1111 1111, order 114-3941689-8772232'));
    expect(rooms.told()).toEqual(['cora say c1 "my card 4111 11•• •••• 1111, order 114-3941689-8772232"']);
  });

  test('G12 also in the word that goes along with a transfer', async () => {
    const acts: Act[] = [];
    rooms.answers.outcome = async (act) => {
      acts.push(act);
      return { did: {} };
    };
    const { line } = await greeted('ana’s');
    const transfer = {
      kind: 'transfer',
      interaction: 'one',
      to: { team: 'blue' },
      comment: '4111 1111 1111 1111',
    } as const;
    line.say({ t: 'do', id: 'c1', command: transfer });
    await settled();
    expect(acts.map(({ command }) => command)).toEqual([{ ...transfer, comment: '4111 11•• •••• 1111' }]);
  });

  test('G12 H5 also in what administrators call things', async () => {
    const { line } = await greeted('ana’s');
    const acts: Act[] = [];
    rooms.answers.outcome = async (act: Act) => {
      acts.push(act);
      return { did: {} };
    };
    const category = { kind: 'add-category', parent: null, purpose: 'analytics' } as const;
    line.say({ t: 'do', id: 'c1', command: { ...category, name: 'lost 4111111111111111' } });
    await settled();
    expect(acts.map(({ command }) => command)).toEqual([{ ...category, name: 'lost 411111••••••1111' }]);
  });

  test('G11 a command that breaks a rule ends the connection; one answered too late is answered to nobody', async () => {
    rooms.answers.outcome = () => Promise.reject(new Error('a rule broke'));
    const broken = await greeted('ana’s');
    broken.line.say(say('c1'));
    await settled();
    expect(broken.line.ended).toBe('fault');
    const outcome = deferred<Outcome>();
    rooms.answers.outcome = () => outcome.promise;
    const gone = await greeted('ana’s');
    gone.line.say(reply('c1'));
    gone.line.hangUp();
    rooms.told();
    outcome.resolve({ did: {} });
    await settled();
    expect(gone.line.got).toEqual([]);
    expect(rooms.told()).toEqual(['sent one/reply']);
  });
});

describe('staying and ending', () => {
  test('G16 P5 a beat every 15 s carries heads and time; without heads there is none', async () => {
    const { line } = await greeted('ana’s');
    await clock.pass(beatEveryMs);
    expect(line.got).toEqual([{ t: 'beat', n: 1, now: clock.now(), heads: { 1: { 'agent:ana': 3 } } }]);
    rooms.answers.heads = () => Promise.reject(new Error('away'));
    await clock.pass(3 * beatEveryMs);
    expect(line.got.length).toBe(1);
    rooms.answers.heads = async () => ({});
    await clock.pass(beatEveryMs);
    expect(line.got.at(-1)).toEqual({ t: 'beat', n: 2, now: clock.now(), heads: {} });
  });

  test('G16 heads that take long are read once', async () => {
    await greeted('ana’s');
    let reads = 0;
    rooms.answers.heads = () => {
      reads++;
      return new Promise(() => {});
    };
    await clock.pass(5 * beatEveryMs);
    expect(reads).toBe(1);
  });

  test('G17 P8 pings go out at once and every 15 s, and their answers are passed on', async () => {
    const { line } = await greeted('ana’s');
    expect(line.pings).toBe(1);
    await clock.pass(60_000);
    expect(line.pings).toBe(5);
    expect(rooms.told()).toEqual(['ana answered', 'ana answered', 'ana answered', 'ana answered']);
    expect(line.ended).toBeUndefined();
  });

  test('G17 P8 a connection that answers no ping for 45 s is closed, and cut when it does not answer that either', async () => {
    const { line, life } = await greeted('ana’s');
    line.lives = false;
    await clock.pass(20_000);
    line.pong();
    await clock.pass(connectedWithinMs - 5_000);
    expect(line.ended).toBeUndefined();
    await clock.pass(5_000);
    expect(line.ended).toBe('silent');
    expect(life.gone).toBe(0);
    await clock.pass(5_000);
    expect([line.ended, life.gone]).toEqual(['cut', 1]);
    expect(clock.waiting).toBe(0);
  });

  test('RF11 P8 a server’s clock that is set by an hour ends no connection and keeps no dead one', async () => {
    const [{ line }, { line: dead }] = [await greeted('ana’s'), await greeted('sam’s')];
    dead.lives = false;
    for (const ms of [3_600_000, -7_200_000]) {
      clock.set(ms);
      await clock.pass(15_000);
      expect([line.ended, dead.ended]).toEqual([undefined, undefined]);
    }
    await clock.pass(connectedWithinMs - 30_000);
    expect([line.ended, dead.ended]).toEqual([undefined, 'silent']);
  });

  test('G15 slow for long is closed, slow for a moment is not', async () => {
    const { line } = await greeted('sam’s');
    line.unsent = slowBytesMax + 1;
    await clock.pass(slowForMs - 5_000);
    line.unsent = 0;
    await clock.pass(slowForMs);
    line.unsent = slowBytesMax + 1;
    await clock.pass(slowForMs);
    expect(line.ended).toBeUndefined();
    await clock.pass(5_000);
    expect(line.ended).toBe('tooSlow');
  });

  test('G18 the end of the session closes at once, and is a signing out', async () => {
    const { line } = await greeted('ana’s');
    const other = await greeted('sam’s');
    rooms.endSession('ana');
    expect(line.ended).toBe('signedOut');
    expect(other.line.ended).toBeUndefined();
    expect(rooms.told()).toEqual(['views end', 'drafts end', 'ana signed-out']);
  });

  test('G19 everything ends with the connection, also when some of it breaks', async () => {
    const { line, life, session } = await greeted('ana’s');
    rooms.answers.end = () => {
      throw new Error('the hub broke');
    };
    line.hangUp();
    session.close('draining');
    line.say(say('c1'));
    await clock.pass(120_000);
    expect(rooms.told()).toEqual(['drafts end', 'ana lost']);
    expect([rooms.watchers(), clock.waiting, life.gone]).toEqual([0, 0, 1]);
    expect(log.lines.map(({ message }) => message)).toEqual(['a connection did not end cleanly']);
    expect(line.got).toEqual([]);
  });
});
