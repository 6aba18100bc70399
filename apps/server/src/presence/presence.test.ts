import { connectedWithinMs, pageLivesWithinMs } from '@oriel/protocol';
import type { Act } from '@oriel/domain';
import { describe, expect, test } from 'vitest';
import { KeptLog } from '../log.ts';
import { StoreFailure, type Commits, type Outcome } from '../store/commits.ts';
import { VirtualClock } from '../virtual-clock.ts';
import type { Leases } from './leases.ts';
import { createPresence } from './presence.ts';

/** Agents' seats as the store would hold them, and what was said about them. */
class SeatsInStore implements Commits {
  readonly connected = new Set<string>();
  readonly said: string[] = [];
  failing = false;
  /** Commits wait until it is called. */
  release: (() => void) | undefined;
  #gate: Promise<void> = Promise.resolve();

  hold(): void {
    this.#gate = new Promise((resolve) => (this.release = resolve));
  }

  async commit({ command }: Act): Promise<Outcome> {
    if (command.kind === 'idle') {
      this.said.push(`${command.agent} idle since ${command.since}`);
      return { did: {} };
    }
    if (command.kind !== 'connected' && command.kind !== 'gone') throw new Error(command.kind);
    await this.#gate;
    if (this.failing) throw new StoreFailure('away');
    const connects = command.kind === 'connected';
    if (this.connected.has(command.agent) === connects) return { refused: 'unchanged' };
    if (connects) this.connected.add(command.agent);
    else this.connected.delete(command.agent);
    this.said.push(`${command.agent} ${command.kind}`);
    return { did: {} };
  }
}

const idleAfterMs = 45 * 60_000;

function make(leftOver: string[] = [], leases?: Leases) {
  const clock = new VirtualClock();
  const log = new KeptLog();
  const store = new SeatsInStore();
  leftOver.forEach((agent) => store.connected.add(agent));
  const settings = { idleMs: idleAfterMs };
  const readers = { connectedAgents: async () => [...store.connected] };
  const room = createPresence({
    commits: store,
    clock,
    log,
    connectedAgents: () => readers.connectedAgents(),
    idleAfterMs: () => settings.idleMs,
    leases,
  });
  return { clock, log, store, room, readers, settings };
}

/** Answers pings and acknowledges heads every 15 s, as a living page does, for so long. */
async function living(clock: VirtualClock, seat: { answered(): void; alive(): void }, ms: number): Promise<void> {
  for (let passed = 0; passed < ms; passed += 15_000) {
    await clock.pass(15_000);
    seat.answered();
    seat.alive();
  }
}

describe('presence', () => {
  test('R1 P8 who sits down is connected, and stays so while the page lives', async () => {
    const { clock, store, room } = make();
    room.start();
    const seat = room.sit('ana', 's1');
    await living(clock, seat, 20 * 60_000);
    expect(store.said).toEqual(['ana connected']);
  });

  test('R2 P8 a connection that answers no ping for 45 s is gone, and not before', async () => {
    const { clock, store, room } = make();
    room.start();
    room.sit('ana', 's1');
    await clock.pass(connectedWithinMs - 1_000);
    expect(store.said).toEqual(['ana connected']);
    await clock.pass(2_000);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
  });

  test('R3 P8 a page that acknowledges no heads for 3 min is gone though its socket answers pings', async () => {
    const { clock, store, room } = make();
    room.start();
    const seat = room.sit('ana', 's1');
    const pings = clock.every(15_000, () => seat.answered());
    await clock.pass(pageLivesWithinMs - 1_000);
    expect(store.said).toEqual(['ana connected']);
    await clock.pass(2_000);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
    seat.alive();
    await clock.pass(1_000);
    expect(store.said).toEqual(['ana connected', 'ana gone', 'ana connected']);
    pings();
  });

  test('R4 P8 a stall of 20 s, a reload, a second tab closed: nothing is said', async () => {
    const { clock, store, room } = make();
    room.start();
    const first = room.sit('ana', 's1');
    await clock.pass(20_000);
    first.answered();
    first.end('lost');
    await clock.pass(20_000);
    const second = room.sit('ana', 's1');
    const tab = room.sit('ana', 's1');
    await living(clock, second, 60_000);
    tab.end('lost');
    await living(clock, second, 120_000);
    expect(store.said).toEqual(['ana connected']);
  });

  test('R5 P8 a cut connection is gone 45 s after its last sign of life', async () => {
    const { clock, store, room } = make();
    room.start();
    const seat = room.sit('ana', 's1');
    await clock.pass(15_000);
    seat.answered();
    await clock.pass(5_000);
    seat.end('lost');
    await clock.pass(39_000);
    expect(store.said).toEqual(['ana connected']);
    await clock.pass(2_000);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
    await clock.pass(60_000);
    seat.answered();
    await clock.pass(60_000);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
  });

  test('R6 signing out is gone at once, a seat that was cut a moment ago included', async () => {
    const { clock, store, room } = make();
    room.start();
    room.sit('ana', 's1').end('lost');
    const seat = room.sit('ana', 's1');
    await clock.pass(0);
    seat.end('signed-out');
    await clock.pass(0);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
  });

  test('R6 signing out on one device leaves the other', async () => {
    const { clock, store, room } = make();
    room.start();
    const desk = room.sit('ana', 's1');
    room.sit('ana', 's2');
    desk.end('signed-out');
    await clock.pass(10_000);
    expect(store.said).toEqual(['ana connected']);
  });

  test('R7 after a start, whoever does not come back within 45 s is gone', async () => {
    const { clock, store, room } = make(['ana', 'ben']);
    room.start();
    await clock.pass(20_000);
    const seat = room.sit('ben', 's2');
    await living(clock, seat, 60_000);
    expect(store.said).toEqual(['ana gone']);
    expect([...store.connected]).toEqual(['ben']);
  });

  test('R7 the list is asked for until it is got', async () => {
    const { clock, store, room, readers } = make(['ana']);
    const read = readers.connectedAgents;
    readers.connectedAgents = () => Promise.reject(new Error('away'));
    room.start();
    await clock.pass(30_000);
    readers.connectedAgents = read;
    await clock.pass(connectedWithinMs + 2_000);
    expect(store.said).toEqual(['ana gone']);
  });

  test('R8 a failure is tried again until the store holds what is so, and logged once', async () => {
    const { clock, log, store, room } = make();
    room.start();
    store.failing = true;
    const seat = room.sit('ana', 's1');
    await living(clock, seat, 60_000);
    expect(store.said).toEqual([]);
    store.failing = false;
    await clock.pass(1_000);
    expect(store.said).toEqual(['ana connected']);
    expect(log.lines.map(({ level }) => level)).toEqual(['warn']);
  });

  test('R8 what changes while a command is under way is said after it', async () => {
    const { clock, store, room } = make();
    room.start();
    store.hold();
    const seat = room.sit('ana', 's1');
    seat.end('signed-out');
    room.sit('ana', 's2').end('signed-out');
    await clock.pass(2_000);
    expect(store.said).toEqual([]);
    store.release!();
    await clock.pass(0);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
  });

  test('AG26 no sign for so long: idle, whatever the page does by itself; a sign on any device counts', async () => {
    const { clock, store, room } = make();
    room.start();
    const start = clock.now();
    const [desk, phone] = [room.sit('ana', 's1'), room.sit('ana', 's2')];
    const both = { answered: () => (desk.answered(), phone.answered()), alive: () => (desk.alive(), phone.alive()) };
    await living(clock, both, 30 * 60_000);
    phone.here();
    const signAt = clock.now();
    await living(clock, both, idleAfterMs - 15_000);
    expect(store.said).toEqual(['ana connected']);
    await living(clock, both, 15_000);
    expect(store.said).toEqual(['ana connected', `ana idle since ${signAt}`]);
    expect(signAt - start).toBe(30 * 60_000);
    // Looked into again now and then: somebody else may set them available meanwhile.
    await living(clock, both, 60_000);
    expect(store.said.slice(2)).toEqual([`ana idle since ${signAt}`]);
    desk.here();
    await living(clock, both, idleAfterMs - 15_000);
    expect(store.said.length).toBe(3);
  });

  test('AG26 how long is what the settings say now, not what they said at the last sign', async () => {
    const { clock, store, room, settings } = make();
    room.start();
    const seat = room.sit('ana', 's1');
    const signAt = clock.now();
    await living(clock, seat, 10 * 60_000);
    expect(store.said).toEqual(['ana connected']);
    settings.idleMs = 5 * 60_000;
    await living(clock, seat, 15_000);
    expect(store.said).toEqual(['ana connected', `ana idle since ${signAt}`]);
  });

  test('AG26 a closed lid is gone, not idle; whoever comes back has sat down anew', async () => {
    const { clock, store, room } = make();
    room.start();
    const seat = room.sit('ana', 's1');
    await living(clock, seat, 15_000);
    await clock.pass(idleAfterMs);
    expect(store.said).toEqual(['ana connected', 'ana gone']);
    await living(clock, seat, idleAfterMs - 15_000);
    expect(store.said).toEqual(['ana connected', 'ana gone', 'ana connected']);
    await living(clock, seat, 45_000);
    expect(store.said.length).toBe(4);
  });

  test('R9 a server that stops says nothing more', async () => {
    const { clock, store, room } = make();
    room.start();
    const seat = room.sit('ana', 's1');
    await clock.pass(0);
    room.stop();
    seat.end('signed-out');
    await clock.pass(120_000);
    expect(store.said).toEqual(['ana connected']);
    expect(clock.waiting).toBe(0);
  });

  test('N5 P8 nobody is gone while another node vouches for them, and is when it does no more', async () => {
    const elsewhere = new Set(['ana']);
    const leases: Leases = {
      hold: async () => {},
      look: async () => [{ agent: 'ana', connected: store.connected.has('ana'), elsewhere: elsewhere.has('ana') }],
    };
    const { clock, store, room } = make(['ana'], leases);
    room.start();
    room.sit('ana', 's1').end('lost');
    await clock.pass(3 * connectedWithinMs);
    expect(store.said).toEqual([]);
    elsewhere.clear();
    await clock.pass(3_000);
    expect(store.said).toEqual(['ana gone']);
  });
});
