// The visitor's chat: from the first word, through one connection, to what the window shows, as signals. It knows neither
// HTML nor a browser: storage, network, clock and chance are ports. A tab without a token has no connection at all.
import type { Client, Clock, OutboxItem, Surroundings, ViewHandle } from '@oriel/client';
import { isTyping, newId } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { batch, computed, effect, signal, untracked, type ReadonlySignal } from '@preact/signals-core';
import type { Begin } from './begin.ts';
import { openBeginning, type OneAtATime } from './first-words.ts';
import type { Kept } from './kept.ts';
import type { SharedToken } from './shared-token.ts';
import { agentOf, isOngoing, unreadOf, type Message, type Pending } from './lines.ts';

export interface ChatPorts {
  channel: string;
  /** The visitor's name, where the page knows it. */
  name: () => string | undefined;
  kept: Kept;
  sharedToken: SharedToken;
  begin: Begin;
  connect: (token: string) => Client;
  oneAtATime: OneAtATime;
  clock: Clock;
  surroundings: Surroundings;
  random: () => number;
  /** What the browser believes of the network. */
  isOnline: ReadonlySignal<boolean>;
  /** The visitor has the log before their eyes. */
  isSeen: ReadonlySignal<boolean>;
}

/** What the line above the text box says; null: all is well. */
export type Trouble = 'connecting' | 'reconnecting' | 'offline' | 'outdated' | 'closed' | null;

/** A connection that is back within this time is not worth a word. */
export const troubleAfterMs = 1_500;

export interface Chat {
  readonly messages: ReadonlySignal<readonly Message[]>;
  readonly pending: ReadonlySignal<readonly Pending[]>;
  readonly shopfront: ReadonlySignal<EntityOf<'shopfront'> | null>;
  /** Nothing is known to have been said: the greeting may show. */
  readonly isNew: ReadonlySignal<boolean>;
  readonly hasEarlier: ReadonlySignal<boolean>;
  readonly agent: ReadonlySignal<string | null>;
  readonly isTyping: ReadonlySignal<boolean>;
  readonly trouble: ReadonlySignal<Trouble>;
  readonly unread: ReadonlySignal<number>;
  readonly isOngoing: ReadonlySignal<boolean>;
  /** In the server's time, as near as is known. */
  now(): number;
  say(text: string): void;
  /** Sends a refused message anew. */
  sayAgain(id: string): void;
  end(): void;
}

interface Line {
  client: Client;
  view: ViewHandle;
}

const stateOf: Record<OutboxItem['state'], Pending['state']> = {
  sending: 'sending',
  'waiting for network': 'waiting',
  sent: 'sent',
  refused: 'refused',
};

export function openChat({ kept, connect, clock, random, isOnline, isSeen, ...ports }: ChatPorts): Chat {
  const line = signal<Line | null>(null);
  const hasBeenLive = signal(false);
  const typing = signal(false);
  const seen = signal(kept.seen());
  const now = () => line.peek()?.client.now() ?? clock.now();
  const beginning = openBeginning({ ...ports, kept, clock, random, began: start });
  const undo: (() => void)[] = [kept.onToken(start)];
  let token: string | null = null;

  /** The chat has begun, here or in another tab. */
  function start(newToken: string): void {
    if (newToken === token) return;
    batch(() => {
      stop();
      token = newToken;
      const client = connect(newToken);
      line.value = { client, view: client.open({ view: 'chat' }) };
      for (const { id, text } of beginning.takeAll()) {
        void client.do({ kind: 'say', text }, { id }).then(() => kept.dropFirstWords(id));
      }
    });
  }

  /** What was not answered goes with the visitor into whatever chat comes next, under the same ids. */
  function stop(): void {
    const unanswered = line.peek()?.client.outbox.peek() ?? [];
    line.peek()?.client.end();
    token = null;
    line.value = null;
    hasBeenLive.value = false;
    for (const { id, command, at, state } of unanswered) {
      if (state !== 'sent') beginning.add({ id, text: command.text, at });
    }
  }

  /** The server knows this token no longer, and nothing that was read is in the next chat. */
  function forget(): void {
    const dead = token;
    if (dead === null) return;
    if (kept.token() === dead) kept.keepToken(null);
    void ports.sharedToken.drop(dead);
    kept.keepSeen(0);
    batch(() => {
      seen.value = 0;
      stop();
    });
    const other = kept.token();
    if (other) start(other);
    else beginning.tryAgain();
  }

  const messages = computed(() => (line.value?.view.all('message') ?? []).toSorted((a, b) => a.version - b.version));
  const pending = computed((): Pending[] => {
    const state = beginning.state.value;
    const first = beginning.words.value.map((words): Pending => ({
      ...words,
      state: state === 'failing' ? 'waiting' : state === 'refused' ? 'refused' : 'sending',
    }));
    const kept = (line.value?.client.outbox.value ?? []).flatMap(({ id, command, at, state: is }): Pending[] =>
      command.kind === 'say' ? [{ id, text: command.text, at, state: stateOf[is] }] : [],
    );
    return [...kept, ...first];
  });
  const unread = computed(() => unreadOf(messages.value, seen.value));

  const troubleNow = computed((): Trouble => {
    const off = isOnline.value ? 'reconnecting' : 'offline';
    if (!line.value) {
      const state = beginning.state.value;
      if (state === 'refused') return 'closed';
      return state === 'failing' ? off : isOnline.value ? null : 'offline';
    }
    const { client, view } = line.value;
    const life = client.life.value;
    if (life.is === 'stopped') return life.why === 'sign-in' ? null : 'outdated';
    const status = view.status.value;
    if (status.is === 'closed' && status.why !== 'unavailable') return 'closed';
    if (client.freshness.value.live) return null;
    return hasBeenLive.value || !isOnline.value ? off : 'connecting';
  });

  /** Not yet worth a word, or being said. */
  const trouble = signal<Trouble>(null);
  let cancelTrouble: (() => void) | null = null;
  undo.push(
    effect(() => {
      const next = troubleNow.value;
      const isBlink = next === 'connecting' || next === 'reconnecting';
      if (!isBlink || trouble.peek() !== null) {
        cancelTrouble?.();
        cancelTrouble = null;
        trouble.value = next;
        return;
      }
      cancelTrouble ??= clock.after(troubleAfterMs, () => {
        cancelTrouble = null;
        trouble.value = troubleNow.peek();
      });
    }),
    effect(() => {
      const { client } = line.value ?? {};
      if (client?.freshness.value.live) hasBeenLive.value = true;
    }),
    effect(() => {
      const life = line.value?.client.life.value;
      if (life?.is === 'stopped' && life.why === 'sign-in') untracked(forget);
    }),
    // Dots stop by themselves, also when nothing more is heard.
    effect(() => {
      const until = [...(line.value?.view.typing.value.values() ?? [])].filter((one) => isTyping(one, now()));
      typing.value = until.length > 0;
      if (until.length === 0) return;
      return clock.after(Math.max(...until.map((one) => one.until)) - now(), () => (typing.value = false));
    }),
    effect(() => {
      const top = messages.value.at(-1)?.version ?? 0;
      if (!isSeen.value || top <= seen.peek()) return;
      seen.value = top;
      kept.keepSeen(top);
    }),
  );

  const there = kept.token();
  if (there) start(there);
  else beginning.tryAgain();

  return {
    messages,
    pending,
    shopfront: computed(() => line.value?.view.all('shopfront')[0] ?? null),
    isNew: computed(() => {
      const isKnown = !line.value || line.value.view.status.value.is === 'open';
      return isKnown && messages.value.length === 0 && pending.value.length === 0;
    }),
    hasEarlier: computed(() => line.value?.view.more.value ?? false),
    agent: computed(() => agentOf(messages.value)),
    isTyping: typing,
    trouble,
    unread,
    isOngoing: computed(() => isOngoing(messages.value, pending.value)),
    now,
    say(text) {
      const id = newId(random);
      const held = line.peek();
      if (held) return void held.client.do({ kind: 'say', text }, { id });
      beginning.add({ id, text, at: clock.now() });
      beginning.tryAgain();
    },
    sayAgain(id) {
      const held = line.peek();
      const item = held?.client.outbox.peek().find((one) => one.id === id);
      if (!held || !item) return beginning.tryAgain();
      batch(() => {
        held.client.dismiss(id);
        // Another id: the first answer to the old one is kept (P2).
        void held.client.do(item.command, { id: newId(random) });
      });
    },
    end() {
      undo.forEach((act) => act());
      cancelTrouble?.();
      beginning.end();
      line.peek()?.client.end();
    },
  };
}
