// The views that are open: shared by their handles, opened on every connection, resumed by position (P4), re-opened when
// a hole (P5) or the heads say that something is missing. A re-opening takes a new number and gives the old one back, so
// that frames still under way for the old one are nobody's. What was shown stays shown meanwhile, marked as stale.
import { keyOf } from '@oriel/protocol';
import type { ClosedWhy, Down, Entity, Signal, Up, View } from '@oriel/protocol';
import type { Clock } from '../connection/clock.ts';
import { leavesHole } from './counter.ts';
import type { ViewHandle } from './handle.ts';
import { behind } from './heads.ts';
import { fits } from './live-values.ts';
import type { DraftText } from './live-values.ts';
import { handleOn, holding, subscription, subscriptionKey, topLine } from './subscription.ts';
import type { Subscription } from './subscription.ts';

/** What lies between may still come: two nodes tell of one interaction each in its own time. Not seen as a delay. */
export const holeSettleMs = 250;
/** Frames that were sent before the heads may come after them; this long they are waited for. */
export const headsSettleMs = 1_000;
/** Heads are read a moment before they arrive: what moved within this time before may be news to them. */
export const headsAgeMs = 5_000;
/** The second re-opening in a row waits this long, then twice, up to the longest: a fault must not become a storm. */
export const reopenWaitMs = 1_000;
export const reopenLongestMs = 30_000;
/** This long without a re-opening makes the next one the first again. */
export const reopenQuietMs = 60_000;

type Frame<T extends Down['t']> = Extract<Down, { t: T }>;

export interface ViewsPorts {
  clock: Clock;
  /** False when not live. */
  send(frame: Up): boolean;
  /** The server's time. */
  now(): number;
  /** Something became stale or fresh. */
  freshnessChanged(): void;
}

export type Views = ReturnType<typeof openViews>;

export function openViews({ clock, send, now, freshnessChanged }: ViewsPorts) {
  const byKey = new Map<string, Subscription>();
  const byNumber = new Map<number, Subscription>();
  const byHandle = new WeakMap<ViewHandle, Subscription>();
  let lastNumber = 0;
  /** The database's epoch on this connection; null: not live. */
  let epoch: string | null = null;

  const isFinal = (sub: Subscription): boolean => {
    const status = sub.status.peek();
    return status.is === 'closed' && status.why !== 'unavailable';
  };
  /** Entries before a version never change: once read they are neither live nor on the wire. */
  const isOld = ({ view }: Subscription): boolean =>
    view.view === 'earlier' || (view.view === 'activity' && view.before !== undefined);
  const isRead = (sub: Subscription): boolean => isOld(sub) && sub.status.peek().is === 'open';

  function markStale(sub: Subscription, since: number): void {
    if (sub.epoch === null || sub.staleSince.peek() !== null) return;
    sub.staleSince.value = since;
    freshnessChanged();
  }

  function markFresh(sub: Subscription): void {
    sub.staleSince.value = null;
    freshnessChanged();
  }

  function leaveWire(sub: Subscription): void {
    forgetEarly(sub);
    sub.cancelReopen?.();
    sub.cancelReopen = null;
    if (sub.number === 0) return;
    byNumber.delete(sub.number);
    send({ t: 'close', id: sub.number });
    sub.number = 0;
  }

  /** Opens the view under a new number, then those opened in it, then gives the old numbers back. */
  function openOnWire(sub: Subscription): void {
    if (epoch === null || isFinal(sub) || (isRead(sub) && sub.epoch === epoch)) return;
    if (sub.parent && sub.parent.number === 0) return;
    forgetEarly(sub);
    const old = sub.number;
    sub.cancelReopen?.();
    sub.cancelReopen = null;
    sub.number = ++lastNumber;
    byNumber.delete(old);
    byNumber.set(sub.number, sub);
    const top = sub.epoch === epoch ? topLine(sub) : 0;
    send({
      t: 'open',
      id: sub.number,
      view: sub.view,
      ...(sub.parent && { via: sub.parent.number }),
      ...(top > 0 && { have: { epoch, version: top } }),
    });
    for (const child of byKey.values()) if (child.parent === sub) openOnWire(child);
    if (old !== 0) send({ t: 'close', id: old });
  }

  function reopen(sub: Subscription): void {
    markStale(sub, now());
    if (sub.cancelReopen) return;
    const quiet = clock.steady() - sub.reopenedAt > reopenQuietMs;
    const turn = quiet ? 0 : sub.reopened;
    sub.reopened = turn + 1;
    sub.reopenedAt = clock.steady();
    if (turn === 0) return openOnWire(sub);
    sub.cancelReopen = clock.after(Math.min(reopenLongestMs, reopenWaitMs * 2 ** (turn - 1)), () => {
      sub.cancelReopen = null;
      openOnWire(sub);
    });
  }

  function opened(sub: Subscription, { reset, entities, signals, more }: Frame<'opened'>): void {
    if (!reset && sub.counted && leavesHole(entities, topLine(sub), sub.counted)) {
      // What lies between cannot be had by position: from the beginning, then.
      sub.epoch = null;
      return reopen(sub);
    }
    if (reset) {
      sub.replica.replace(entities);
      sub.more.value = more;
      sub.movedAt.clear();
    } else sub.replica.take(entities);
    sub.live.replace(signals);
    sub.epoch = epoch;
    sub.status.value = { is: 'open' };
    if (isRead(sub)) leaveWire(sub);
    markFresh(sub);
  }

  function take(sub: Subscription, entities: readonly Entity[]): void {
    const arrived =
      sub.early.length === 0
        ? entities
        : [...sub.early, ...entities].toSorted((one, other) => one.version - other.version);
    if (sub.counted && leavesHole(arrived, topLine(sub), sub.counted)) return keepEarly(sub, arrived);
    forgetEarly(sub);
    for (const one of arrived) if (!sub.replica.entity(keyOf(one))) moved(sub, keyOf(one));
    sub.replica.take(arrived);
  }

  /** Lines that would leave a hole are kept until it is filled, or it is plain that it will not be. */
  function keepEarly(sub: Subscription, arrived: readonly Entity[]): void {
    sub.early = arrived;
    sub.cancelEarly ??= clock.after(holeSettleMs, () => {
      forgetEarly(sub);
      reopen(sub);
    });
  }

  function forgetEarly(sub: Subscription): void {
    sub.cancelEarly?.();
    sub.cancelEarly = null;
    sub.early = [];
  }

  function leave(sub: Subscription, keys: readonly string[]): void {
    for (const key of keys) moved(sub, key);
    sub.replica.leave(keys);
  }

  function moved(sub: Subscription, key: string): void {
    const at = clock.steady();
    for (const [old, then] of sub.movedAt) if (at - then > 2 * headsAgeMs) sub.movedAt.delete(old);
    sub.movedAt.set(key, at);
  }

  function closed(sub: Subscription, why: Frame<'closed'>['why']): void {
    forgetEarly(sub);
    byNumber.delete(sub.number);
    sub.number = 0;
    // Opened in a desk that could not be opened just now: it is asked for again with it.
    if (sub.parent && sub.parent.status.peek().is !== 'open' && !isFinal(sub.parent)) return;
    if (why !== 'unavailable') return over(sub, why);
    sub.status.value = { is: 'closed', why };
    reopen(sub);
  }

  function over(sub: Subscription, why: Exclude<ClosedWhy, 'unavailable'>): void {
    sub.status.value = { is: 'closed', why };
    sub.replica.replace([]);
    sub.live.replace([]);
    // Why a look is over is said of the desk.
    closeChildren(sub, why === 'too-many' ? why : 'not-found');
    markFresh(sub);
  }

  /** What was opened in a watched desk closes with it, whether or not the server's word on each has come. */
  function closeChildren(sub: Subscription, why: Exclude<ClosedWhy, 'unavailable'>): void {
    for (const child of byKey.values()) {
      if (child.parent !== sub || isFinal(child)) continue;
      leaveWire(child);
      over(child, why);
    }
  }

  function beat(heads: Frame<'beat'>['heads']): void {
    const at = clock.steady();
    for (const [number, of] of Object.entries(heads)) {
      const sub = byNumber.get(Number(number));
      if (!sub || sub.status.peek().is !== 'open' || sub.staleSince.peek() !== null) continue;
      const stillBehind = () =>
        behind(sub.view, of, holding(sub)).filter((key) => !(at - (sub.movedAt.get(key) ?? -Infinity) < headsAgeMs));
      if (stillBehind().length === 0) continue;
      const opening = sub.number;
      clock.after(headsSettleMs, () => {
        if (sub.number === opening && sub.staleSince.peek() === null && stillBehind().length > 0) reopen(sub);
      });
    }
  }

  function release(sub: Subscription): void {
    if (--sub.handles > 0) return;
    if (byKey.get(sub.key) === sub) byKey.delete(sub.key);
    closeChildren(sub, 'not-found');
    leaveWire(sub);
    freshnessChanged();
  }

  function open(view: View, { via }: { via?: ViewHandle } = {}): ViewHandle {
    const parent = via ? (byHandle.get(via) ?? null) : null;
    const key = subscriptionKey(view, parent);
    let sub = byKey.get(key);
    if (!sub || isFinal(sub)) {
      // A view that is closed for good is asked for anew by whoever opens it anew: a right may have come back.
      sub = subscription(view, parent);
      byKey.set(key, sub);
      openOnWire(sub);
    }
    sub.handles += 1;
    const mine = sub;
    let isClosed = false;
    const handle = handleOn(mine, () => {
      if (isClosed) return;
      isClosed = true;
      release(mine);
    });
    byHandle.set(handle, mine);
    return handle;
  }

  return {
    open,

    live(newEpoch: string): void {
      epoch = newEpoch;
      for (const sub of byKey.values()) if (!sub.parent) openOnWire(sub);
    },

    lost(since: number): void {
      epoch = null;
      byNumber.clear();
      for (const sub of byKey.values()) {
        forgetEarly(sub);
        sub.cancelReopen?.();
        sub.cancelReopen = null;
        sub.number = 0;
        if (!isFinal(sub) && !isRead(sub)) markStale(sub, since);
      }
    },

    /** Somebody else is signed in now: nothing that was seen may stay. */
    forget(): void {
      for (const sub of byKey.values()) {
        sub.epoch = null;
        sub.replica.replace([]);
        sub.live.replace([]);
        sub.status.value = { is: 'opening' };
        markFresh(sub);
      }
    },

    down(frame: Down): void {
      if (frame.t === 'beat') return beat(frame.heads);
      if (frame.t === 'signals') return signals(frame.signals);
      if (!('id' in frame) || typeof frame.id !== 'number') return;
      const sub = byNumber.get(frame.id);
      if (!sub) return;
      if (frame.t === 'opened') opened(sub, frame);
      if (frame.t === 'enter' || frame.t === 'changed') take(sub, frame.entities);
      if (frame.t === 'leave') leave(sub, frame.keys);
      if (frame.t === 'closed') closed(sub, frame.why);
    },

    changeDraft(stream: number, change: (draft: DraftText) => DraftText): void {
      for (const sub of byKey.values()) sub.live.changeDraft(stream, change);
    },

    /** Since when the oldest stale view is stale; null: all are fresh. */
    staleSince(): number | null {
      let since: number | null = null;
      for (const sub of byKey.values()) {
        const one = sub.staleSince.peek();
        if (one !== null && (since === null || one < since)) since = one;
      }
      return since;
    },

    /** Whether no open view of that interaction, or chat, lacks what a command brought about. */
    hasCaughtUp({ interaction, version, said }: { interaction?: string; version?: number; said?: number }): boolean {
      for (const sub of byKey.values()) {
        if (isFinal(sub)) continue;
        const { view } = sub;
        if (view.view === 'conversation' && view.interaction === interaction && version && topLine(sub) < version)
          return false;
        if (view.view === 'chat' && said && topLine(sub) < said) return false;
      }
      return true;
    },
  };

  function signals(values: readonly Signal[]): void {
    for (const sub of byKey.values()) {
      const mine = values.filter((value) => fits(sub.view, value));
      if (mine.length > 0) sub.live.apply(mine);
    }
  }
}
