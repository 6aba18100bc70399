// Commands that are not kept: accept, ask, complete and the like. An act is meant for now: after `actFailsAfterMs`
// without a connection it fails (P1) rather than take a customer from somebody an hour later.
import { actFailsAfterMs } from '@oriel/protocol';
import type { Command, Refusal, Result, Up } from '@oriel/protocol';
import type { Clock } from '../connection/clock.ts';
import { waitMs } from '../connection/state.ts';
import { failedWaitMs } from './outbox.ts';
import type { Outcome } from './outcome.ts';

export interface ActsPorts {
  clock: Clock;
  random: () => number;
  send(frame: Up): boolean;
}

interface Pending {
  command: Command;
  failures: number;
  /** The deadline runs while there is no connection or the server fails. */
  cancelDeadline: (() => void) | null;
  cancelRepeat: (() => void) | null;
  resolve: (outcome: Outcome) => void;
}

export type Acts = ReturnType<typeof openActs>;

export function openActs({ clock, random, send }: ActsPorts) {
  const pending = new Map<string, Pending>();

  function settle(id: string, outcome: Outcome): void {
    const act = pending.get(id);
    if (!act) return;
    pending.delete(id);
    act.cancelDeadline?.();
    act.cancelRepeat?.();
    act.resolve(outcome);
  }

  function startDeadline(id: string, act: Pending): void {
    act.cancelDeadline ??= clock.after(actFailsAfterMs, () => settle(id, { failed: 'offline' }));
  }

  /** The deadline of a failing server runs on through repeats, for only an answer ends it. */
  function sendNow(id: string, act: Pending): void {
    const isSent = send({ t: 'do', id, command: act.command });
    if (!isSent) startDeadline(id, act);
    else if (act.failures === 0) {
      act.cancelDeadline?.();
      act.cancelDeadline = null;
    }
  }

  return {
    give(id: string, command: Command): Promise<Outcome> {
      return new Promise((resolve) => {
        const act: Pending = { command, failures: 0, cancelDeadline: null, cancelRepeat: null, resolve };
        pending.set(id, act);
        sendNow(id, act);
      });
    },
    live(): void {
      for (const [id, act] of pending) sendNow(id, act);
    },
    lost(): void {
      for (const [id, act] of pending) {
        act.cancelRepeat?.();
        act.cancelRepeat = null;
        startDeadline(id, act);
      }
    },
    end(): void {
      for (const { cancelDeadline, cancelRepeat } of pending.values()) {
        cancelDeadline?.();
        cancelRepeat?.();
      }
    },
    did: (id: string, result: Result) => settle(id, { did: result }),
    refused: (id: string, why: Refusal) => settle(id, { refused: why }),
    failed(id: string): void {
      const act = pending.get(id);
      if (!act) return;
      startDeadline(id, act);
      act.cancelRepeat = clock.after(waitMs(act.failures++, failedWaitMs, random()), () => sendNow(id, act));
    },
  };
}
