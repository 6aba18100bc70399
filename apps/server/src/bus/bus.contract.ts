// What every adapter of the bus promises. Run over each: `busContract('InProcessBus', () => …)`.
import { expect, test } from 'vitest';
import type { Bus, Item } from './bus.ts';

export interface BusUnderTest {
  bus: Bus;
  /** Resolves when all that was published has been delivered. */
  delivered(): Promise<void>;
  /** What the adapter wrote to the operator's log. */
  errors(): number;
}

export const typing = (interaction: string, until: number): Item => ({
  kind: 'typing',
  agent: 'ana',
  interaction,
  customer: 'cora',
  team: 'blue',
  until,
});

export function busContract(name: string, make: () => BusUnderTest): void {
  test(`S2 ${name}: publish returns before anyone is told`, async () => {
    const { bus, delivered } = make();
    const got: Item[] = [];
    bus.subscribe((items) => got.push(...items));
    bus.publish([typing('one', 1)]);
    expect(got).toEqual([]);
    await delivered();
    expect(got).toEqual([typing('one', 1)]);
  });

  test(`P6 ${name}: every subscriber gets every item in the order of publishing`, async () => {
    const { bus, delivered } = make();
    const got: Item[][] = [[], []];
    for (const list of got) bus.subscribe((items) => list.push(...items));
    const items = Array.from({ length: 1500 }, (_, i) => typing(`i${i}`, i));
    for (let i = 0; i < items.length; i += 3) bus.publish(items.slice(i, i + 3));
    await delivered();
    expect(got).toEqual([items, items]);
  });

  test(`S9 ${name}: a subscriber that fails hurts neither the publisher nor the others, and is logged`, async () => {
    const { bus, delivered, errors } = make();
    const got: Item[] = [];
    bus.subscribe(() => {
      throw new Error('a watcher fell over');
    });
    bus.subscribe((items) => got.push(...items));
    bus.publish([typing('one', 1)]);
    bus.publish([typing('two', 2)]);
    await delivered();
    expect(got).toEqual([typing('one', 1), typing('two', 2)]);
    expect(errors()).toBe(2);
  });

  test(`S2 ${name}: what a subscriber publishes comes in a later turn, after what was published before`, async () => {
    const { bus, delivered } = make();
    const got: Item[] = [];
    let depth = 0;
    bus.subscribe((items) => {
      expect(depth).toBe(0);
      depth++;
      if (items[0]?.kind === 'typing' && items[0].interaction === 'one') bus.publish([typing('three', 3)]);
      got.push(...items);
      depth--;
    });
    bus.publish([typing('one', 1)]);
    bus.publish([typing('two', 2)]);
    await delivered();
    expect(got).toEqual([typing('one', 1), typing('two', 2), typing('three', 3)]);
  });

  test(`S2 ${name}: who has ended a subscription is told nothing more`, async () => {
    const { bus, delivered } = make();
    const got: Item[] = [];
    const end = bus.subscribe((items) => got.push(...items));
    bus.publish([typing('one', 1)]);
    await delivered();
    bus.publish([typing('two', 2)]);
    end();
    end();
    await delivered();
    expect(got).toEqual([typing('one', 1)]);
  });
}
