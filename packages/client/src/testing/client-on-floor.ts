// A client and a floor with a fake network and virtual time between them: what a test of this package starts with.
import { connect } from '../client.ts';
import type { Client, ConnectOptions } from '../client.ts';
import type { Happening, Surroundings } from '../connection/surroundings.ts';
import { fakeClock, fakeRandom, settled } from './fake-clock.ts';
import type { FakeClock } from './fake-clock.ts';
import { fakeFloor } from './fake-floor.ts';
import type { FakeFloor } from './fake-floor.ts';

export interface Scene {
  client: Client;
  clock: FakeClock;
  floor: FakeFloor;
  /** Delivers all that is under way, and lets promises go on. */
  deliver(): Promise<void>;
  /** Time passes in small steps, with all delivered after each. */
  pass(ms: number, stepMs?: number): Promise<void>;
  tell(happening: Happening): void;
  /** Another page on the same floor. */
  another(options?: Partial<ConnectOptions>): Client;
}

export async function clientOnFloor(options: Partial<ConnectOptions> = {}): Promise<Scene> {
  const clock = fakeClock();
  const floor = fakeFloor(clock);
  const told = new Set<(happening: Happening) => void>();
  const surroundings: Surroundings = {
    watch(tell) {
      told.add(tell);
      return () => told.delete(tell);
    },
  };
  let seed = 0;
  const another = (more: Partial<ConnectOptions> = {}): Client =>
    connect({
      ...{ url: 'ws://floor', seat: true, sockets: floor.network, clock, random: fakeRandom(++seed), surroundings },
      ...options,
      ...more,
    });
  const deliver = async () => {
    for (let turn = 0; turn < 3; turn++) {
      floor.network.deliver();
      await settled();
    }
  };
  const client = another();
  await deliver();
  return {
    client,
    clock,
    floor,
    deliver,
    async pass(ms, stepMs = 100) {
      for (let left = ms; left > 0; left -= stepMs) {
        clock.pass(Math.min(stepMs, left));
        await deliver();
      }
    },
    tell: (happening) => told.forEach((tell) => tell(happening)),
    another,
  };
}
