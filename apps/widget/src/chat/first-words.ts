// How a chat begins: with the first words, once for all tabs, tried again until the server is there. What was written
// meanwhile is kept, in order, and handed over with the ids under which it will be sent (P1, P2).
import type { Clock, Surroundings } from '@oriel/client';
import { signal, type ReadonlySignal } from '@preact/signals-core';
import type { Begin, Begun } from './begin.ts';
import type { FirstWords, Kept } from './kept.ts';
import type { SharedToken } from './shared-token.ts';

/** One at a time among this visitor's tabs; answers with what the act answered. */
export type OneAtATime = <T>(act: () => Promise<T>) => Promise<T>;

/** The first wait after a failure; they double up to the longest, and a network that comes back ends them. */
export const firstWaitMs = 1_000;
export const longestWaitMs = 30_000;

export interface BeginningPorts {
  channel: string;
  name: () => string | undefined;
  kept: Kept;
  sharedToken: SharedToken;
  begin: Begin;
  oneAtATime: OneAtATime;
  clock: Clock;
  surroundings: Surroundings;
  /** In [0, 1). */
  random: () => number;
  began: (token: string) => void;
}

/** `failing`: tried in vain, and being tried again. `refused`: there is no such channel. */
export type BeginningState = 'quiet' | 'under way' | 'failing' | 'refused';

export interface Beginning {
  readonly words: ReadonlySignal<readonly FirstWords[]>;
  readonly state: ReadonlySignal<BeginningState>;
  /** Kept; sent once there is a chat, which `tryAgain` begins. */
  add(words: FirstWords): void;
  /** These are the outbox's now; they stay in storage until answered. */
  takeAll(): readonly FirstWords[];
  tryAgain(): void;
  end(): void;
}

export function openBeginning(ports: BeginningPorts): Beginning {
  const { channel, kept, sharedToken, clock, surroundings, random, oneAtATime } = ports;
  const words = signal<readonly FirstWords[]>(kept.firstWords());
  const state = signal<BeginningState>('quiet');
  let isTrying = false;
  let failures = 0;
  let cancelWait = () => {};

  /** Another tab may have been quicker: then its chat is ours. */
  const begun = (): Promise<Begun> =>
    oneAtATime(async () => {
      const there = kept.token() ?? (await sharedToken.read());
      if (there) return { token: there };
      const answer = await ports.begin(channel, ports.name());
      if ('token' in answer) {
        kept.keepToken(answer.token);
        await sharedToken.write(answer.token);
      }
      return answer;
    });

  async function attempt(): Promise<void> {
    cancelWait();
    if (isTrying || words.peek().length === 0) return;
    isTrying = true;
    // Failing until it has not failed: a line on the screen must not blink with every try.
    if (state.peek() !== 'failing') state.value = 'under way';
    const answer = await begun();
    isTrying = false;
    if ('token' in answer) {
      failures = 0;
      state.value = 'quiet';
      ports.began(answer.token);
    } else if (answer.no === 'not-found') {
      state.value = 'refused';
    } else {
      const ceiling = Math.min(longestWaitMs, firstWaitMs * 2 ** failures++);
      state.value = 'failing';
      cancelWait = clock.after(answer.waitMs ?? Math.round(ceiling * (0.5 + random() / 2)), () => void attempt());
    }
  }

  const unwatch = surroundings.watch((happening) => {
    if (state.peek() === 'failing' && happening === 'network-on') void attempt();
  });

  return {
    words,
    state,
    add(one) {
      kept.addFirstWords(one);
      words.value = [...words.peek(), one];
    },
    takeAll() {
      const all = words.peek();
      words.value = [];
      return all;
    },
    tryAgain: () => void attempt(),
    end() {
      unwatch();
      cancelWait();
    },
  };
}
