// *Snapshot + changes = fresh snapshot*: who opens the same only now is given what everybody holds, at whichever node.
import type { Client, ViewHandle } from '@oriel/client';
import type { Entity, View } from '@oriel/protocol';
import { isDeepStrictEqual } from 'node:util';
import { memoryOutbox, type Floor } from '../floor.ts';
import type { Page } from '../people/page.ts';

/** Tables are shown four times a second, what is computed is read again each second. */
const settleMs = 2_000;
const tries = 4;

const line = { leastMs: 1, mostMs: 5 };

export async function differences(floor: Floor, pages: readonly Page[]): Promise<string[]> {
  let found: string[] = [];
  for (let at = 1; at <= tries; at += 1) {
    found = await compareAll(floor, pages, at);
    if (found.length === 0) return [];
  }
  return found;
}

async function compareAll(floor: Floor, pages: readonly Page[], at: number): Promise<string[]> {
  const found: string[] = [];
  const nodes = [...floor.nodes.keys()];
  const all = pages.map((page) => {
    const fresh = nodes.map((node) => {
      const again = { page: `${page.name}.again${at}n${node}-0`, seat: false, outbox: memoryOutbox() };
      return floor.browse({ token: page.token, line, node, ...again });
    });
    return { page, shown: page.browser!.shown, fresh };
  });
  await floor.time.pass(settleMs);
  for (const { page, shown: screen, fresh } of all) {
    const opened = fresh.map(({ client }) => openSame(client, screen));
    await floor.time.pass(settleMs / 4);
    for (const [node, views] of opened.entries()) {
      for (const [held, now] of views) {
        for (const different of difference(shown(held, page), shown(now, page)))
          found.push(`${page.page} ${JSON.stringify(held.view)} holds ${different} at node ${node}`);
      }
    }
    for (const { close } of fresh) close();
  }
  return found;
}

const readOnce: ReadonlySet<View['view']> = new Set(['customers', 'earlier', 'monitoring-log']);

function openSame(
  client: Client,
  screen: ReadonlyMap<ViewHandle, ViewHandle | undefined>,
): Map<ViewHandle, ViewHandle> {
  const made = new Map<ViewHandle, ViewHandle>();
  for (const [handle, via] of screen) {
    // What is read once holds what there was then; what was closed is asked for anew by whoever wants it.
    if (handle.status.value.is === 'closed') continue;
    if (readOnce.has(handle.view.view)) continue;
    if (via && !made.has(via)) continue;
    made.set(handle, client.open(handle.view, via ? { via: made.get(via)! } : {}));
  }
  return made;
}

/** Part by part, those that differ. */
function difference(held: Record<string, unknown>, fresh: Record<string, unknown>): string[] {
  return [...new Set([...Object.keys(held), ...Object.keys(fresh)])].flatMap((part) =>
    isDeepStrictEqual(held[part], fresh[part])
      ? []
      : [`${part} ${JSON.stringify(held[part])}, and fresh it is ${JSON.stringify(fresh[part])}`],
  );
}

/** What others did on a desk is told there as it happens, and not again to who comes later. */
function shown(handle: ViewHandle, ofPage: Page): Record<string, unknown> {
  const isDesk = handle.view.view === 'desk';
  const entities = [...handle.entities()].filter(({ kind }) => !(isDesk && (kind === 'entry' || kind === 'edit')));
  return {
    status: handle.status.value,
    ...Object.fromEntries(entities.map((entity) => [`${entity.kind}:${entity.id}`, asSaid(entity)])),
    // One's own keys do not come back to the page that has typed them.
    ...(!ofPage.browser!.drafts && {
      drafts: Object.fromEntries([...handle.drafts.value].map(([key, { text, rev }]) => [key, { text, rev }])),
    }),
    focus: handle.focus.value,
  };
}

/**
 * What is computed is what it says: its version counts the view's own readings. The age in it goes on with the time, and so
 * does the place, by itself, where channels have other answer targets: it is read again with the next change (known).
 */
function asSaid(entity: Entity): Entity {
  // Minutes go by themselves, and are read again every quarter of one.
  if (entity.kind === 'look-terms') return { ...entity, version: 0, minutesLeft: entity.minutesLeft && 1 };
  if (entity.kind === 'wait') return { ...entity, version: 0 };
  // Each node counts for itself how often an inbox's numbers changed (docs/operations/two-nodes.md).
  if (entity.kind === 'inbox') return { ...entity, version: 0 };
  if (entity.kind !== 'why') return entity;
  const wait = entity.wait && { ...entity.wait, place: 0, points: { ...entity.wait.points, age: 0 } };
  return { ...entity, version: 0, wait };
}
