// What most tests begin with: Ana at her desk with customers, and Sam, who leads her team, at the floor or at her desk.
import { expect, type Page } from '@playwright/test';
import type { Floor, People } from '../test.ts';
import { accept, agentsTable } from './screens.ts';

interface Given {
  floor: Floor;
  people: People;
}

/** They write as programs. Each says "Hello from {name}" unless it is about what they say. */
export async function writes(
  { floor }: Pick<Given, 'floor'>,
  name: string,
  text = `Hello from ${name}.`,
): Promise<void> {
  await (await floor.programs.customer(name)).do({ kind: 'say', text });
}

/** Ana at her desk with an ongoing interaction of each of these; the last one is open. */
export async function anaWith(given: Given, ...customers: string[]): Promise<Page> {
  const ana = await given.people.agent('ana');
  for (const customer of customers) {
    await writes(given, customer);
    await accept(ana, customer);
  }
  return ana;
}

/** Ana with these customers, and Sam, who watches her desk, following. */
export async function samWatchesAnaWith(given: Given, ...customers: string[]): Promise<{ ana: Page; sam: Page }> {
  const ana = await anaWith(given, ...customers);
  const sam = await given.people.at('sam', `/supervision/agents/${await given.floor.programs.idOf('ana')}`);
  await expect(sam.getByRole('heading', { name: "You're watching Ana Ribeiro" })).toBeVisible();
  const last = customers.at(-1);
  if (last !== undefined) await expect(sam.getByRole('heading', { name: last, level: 2 })).toBeVisible();
  return { ana, sam };
}

export async function samAtTheFloor({ people }: Given): Promise<Page> {
  const sam = await people.at('sam', '/supervision/agents');
  await expect(agentsTable(sam)).toBeVisible();
  return sam;
}
