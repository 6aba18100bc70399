// A chat window without a window: the chat of this package on the client's fake floor, in virtual time.
import type { Client, ConnectOptions, Happening } from '@oriel/client';
import { chatId, clientOnFloor, fakeRandom, type Scene } from '@oriel/client/testing';
import { signal } from '@preact/signals-core';
import type { Begun } from './begin.ts';
import { openChat, type Chat } from './chat.ts';
import { kept, memoryShelf, type Shelf } from './kept.ts';
import { memoryToken } from './shared-token.ts';

/** The token that the fake floor takes for the customer's. */
export const token = 'customer';

/** What tabs of one browser share. */
export function browser() {
  const shelf = memoryShelf();
  const sharedToken = memoryToken();
  const hearing = new EventTarget();
  let queue: Promise<unknown> = Promise.resolve();
  return {
    shelf,
    sharedToken,
    hearing,
    oneAtATime<T>(act: () => Promise<T>): Promise<T> {
      const mine = queue.then(act);
      queue = mine.catch(() => {});
      return mine;
    },
  };
}

export type Browser = ReturnType<typeof browser>;

export interface Window {
  chat: Chat;
  clients: Client[];
  isSeen: { value: boolean };
  isOnline: { value: boolean };
  tell: (happening: Happening) => void;
}

export interface Shop {
  scene: Scene;
  /** What asking for a chat answers from now on, and how often it was asked. */
  begins: { answer: Begun; asked: { channel: string; name: string | undefined }[] };
  open(tab?: Browser, options?: { shelf?: () => Shelf; connect?: Partial<ConnectOptions> }): Window;
  deliver(): Promise<void>;
}

export async function shop(): Promise<Shop> {
  const scene = await clientOnFloor({ token, seat: false });
  scene.floor.interaction(chatId, null);
  const begins: Shop['begins'] = { answer: { token }, asked: [] };
  const told = new Set<(happening: Happening) => void>();
  // Every window has ids of its own.
  let seed = 77;
  return {
    scene,
    begins,
    open(tab = browser(), { shelf = () => tab.shelf, connect = {} } = {}) {
      const isSeen = signal(true);
      const isOnline = signal(true);
      const clients: Client[] = [];
      const chat = openChat({
        channel: 'shop',
        name: () => 'Zoë',
        kept: kept('shop', shelf, tab.hearing),
        sharedToken: tab.sharedToken,
        begin: async (channel, name) => {
          begins.asked.push({ channel, name });
          return begins.answer;
        },
        connect(given) {
          const client = scene.another({ token: given, ...connect });
          clients.push(client);
          return client;
        },
        oneAtATime: tab.oneAtATime,
        clock: scene.clock,
        surroundings: {
          watch(tell) {
            told.add(tell);
            return () => told.delete(tell);
          },
        },
        random: fakeRandom((seed += 1)),
        isOnline,
        isSeen,
      });
      return { chat, clients, isSeen, isOnline, tell: (happening) => told.forEach((tell) => tell(happening)) };
    },
    deliver: scene.deliver,
  };
}
