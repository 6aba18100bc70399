// What a person wrote: kept until answered, sent again with the same id (P1, P2), one at a time for each interaction so
// that a failure cannot turn their order round. Shown as a signal, so that a screen can say "sending" and "not sent".
import { signal } from '@preact/signals-core';
import type { ReadonlySignal } from '@preact/signals-core';
import { messageUnitsMax } from '@oriel/protocol';
import type { Refusal, Result, Up } from '@oriel/protocol';
import type { Clock } from '../connection/clock.ts';
import { waitMs } from '../connection/state.ts';
import type { KeptItem, OutboxStore, Written } from './outbox-store.ts';
import type { No, Outcome } from './outcome.ts';

export interface OutboxItem {
  id: string;
  command: Written;
  /** `sent`: committed; shown until the open view of it has caught up. */
  state: 'sending' | 'waiting for network' | 'sent' | 'refused';
  /** In the server's time. */
  at: number;
  /** Why it was refused. */
  why?: No;
}

/** Keys are kept for 7 days (P2): what is older might take effect twice and is no longer sent. */
export const keptForMs = 7 * 24 * 60 * 60 * 1000;
/** The first repeat after a failure on the server's side. */
export const failedWaitMs = 500;

export interface OutboxPorts {
  store: OutboxStore;
  clock: Clock;
  random: () => number;
  page: string;
  now(): number;
  send(frame: Up): boolean;
  hasCaughtUp(result: Result): boolean;
}

interface Item extends KeptItem {
  /** Sent on this connection and not answered. */
  isUnderWay: boolean;
  failures: number;
  cancelWait: (() => void) | null;
  result: Result | null;
  resolve: (outcome: Outcome) => void;
}

/** The items of a lane go one after the other. */
const laneOf = ({ command }: KeptItem): string => (command.kind === 'say' ? '' : command.interaction);

/** Never sent: it would end the connection, and the next one too. */
const noTo = ({ command }: Pick<KeptItem, 'command'>): No | null =>
  command.text.length > messageUnitsMax ? 'too-long' : null;

export type Outbox = ReturnType<typeof openOutbox>;

export function openOutbox({ store, clock, random, page, now, send, hasCaughtUp }: OutboxPorts) {
  const items = new Map<string, Item>();
  const shown = signal<readonly OutboxItem[]>([]);
  let principal: string | null = null;
  let isLive = false;
  /** Until what a former page left is here, sending would overtake it. */
  let adopted: 'not yet' | 'under way' | 'done' = 'not yet';

  const keep = ({ id, command, at, page, principal, refused }: Item) =>
    void store.put({ id, command, at, page, principal, refused }).catch(() => {});
  const mine = (item: Item) => item.principal === principal || item.principal === null;

  function show(): void {
    shown.value = [...items.values()].filter(mine).map(({ id, command, at, refused, result }): OutboxItem => ({
      id,
      command,
      at,
      state: refused ? 'refused' : result ? 'sent' : isLive ? 'sending' : 'waiting for network',
      ...(refused && { why: refused }),
    }));
  }

  function add(kept: KeptItem, resolve: Item['resolve']): Item {
    const item: Item = { ...kept, isUnderWay: false, failures: 0, cancelWait: null, result: null, resolve };
    items.set(kept.id, item);
    return item;
  }

  /** Sends the first unanswered item of each lane, unless it is under way or waits after a failure. */
  function drain(): void {
    const busy = new Set<string>();
    for (const item of items.values()) {
      const lane = laneOf(item);
      if (!mine(item) || item.refused || item.result || busy.has(lane)) continue;
      busy.add(lane);
      if (!isLive || adopted !== 'done' || item.isUnderWay || item.cancelWait) continue;
      item.isUnderWay = send({ t: 'do', id: item.id, command: item.command });
    }
    show();
  }

  /** Those of a former page were written before anything written here. */
  async function adopt(): Promise<void> {
    adopted = 'under way';
    const kept = await store.adopt(page).catch(() => []);
    adopted = 'done';
    const here = [...items.values()];
    items.clear();
    for (const item of kept.sort((a, b) => a.at - b.at)) {
      if (now() - item.at > keptForMs) void store.remove(item.id).catch(() => {});
      else if (!here.some((one) => one.id === item.id) && item.principal === principal)
        add({ ...item, refused: item.refused ?? noTo(item) }, () => {});
    }
    for (const item of here) items.set(item.id, item);
    drain();
  }

  function settle(id: string, outcome: Outcome): void {
    const item = items.get(id);
    if (!item || item.result || item.refused) return;
    item.isUnderWay = false;
    if ('did' in outcome) {
      item.result = outcome.did;
      void store.remove(id).catch(() => {});
    }
    if ('refused' in outcome) {
      item.refused = outcome.refused;
      keep(item);
    }
    item.resolve(outcome);
    caughtUp();
    drain();
  }

  function caughtUp(): void {
    let isChanged = false;
    for (const item of items.values()) {
      if (item.result && hasCaughtUp(item.result)) isChanged = items.delete(item.id) || isChanged;
    }
    if (isChanged) show();
  }

  return {
    items: shown as ReadonlySignal<readonly OutboxItem[]>,

    write(id: string, command: Written): Promise<Outcome> {
      return new Promise((resolve) => {
        const refused = noTo({ command });
        keep(add({ id, command, at: now(), page, principal, refused }, resolve));
        if (refused) resolve({ refused });
        drain();
      });
    },

    live(you: string): void {
      isLive = true;
      principal = you;
      for (const item of items.values()) {
        if (item.principal !== null) continue;
        item.principal = you;
        keep(item);
      }
      if (adopted === 'not yet') void adopt();
      drain();
    },

    lost(): void {
      isLive = false;
      for (const item of items.values()) {
        item.isUnderWay = false;
        item.cancelWait?.();
        item.cancelWait = null;
      }
      show();
    },

    did: (id: string, result: Result) => settle(id, { did: result }),
    refused: (id: string, why: Refusal) => settle(id, { refused: why }),
    failed(id: string): void {
      const item = items.get(id);
      if (!item) return;
      item.isUnderWay = false;
      item.cancelWait = clock.after(waitMs(item.failures++, failedWaitMs, random()), () => {
        item.cancelWait = null;
        drain();
      });
    },

    /** To be called when views have moved on. */
    caughtUp,

    /** Takes a refused item off the screen and out of the store. */
    dismiss(id: string): void {
      if (!items.get(id)?.refused) return;
      items.delete(id);
      void store.remove(id).catch(() => {});
      show();
    },
  };
}
