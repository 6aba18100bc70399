// The chat window's entry: the browser's own storage, network, locks and clock become the chat's ports, its signals become
// a screen, and the page around it is told what it needs to know.
import { browserSurroundings, connect, cryptoRandom, indexedDbOutbox, systemClock, webSockets } from '@oriel/client';
import { nameUnitsMax } from '@oriel/protocol';
import { computed, effect, signal } from '@preact/signals-core';
import { render } from 'preact';
import { beginOverHttp } from './chat/begin.ts';
import { openChat } from './chat/chat.ts';
import { calendar, languageFor } from './chat/days.ts';
import type { OneAtATime } from './chat/first-words.ts';
import { kept } from './chat/kept.ts';
import { linesOf } from './chat/lines.ts';
import { openPage } from './chat/page.ts';
import { indexedDbToken } from './chat/shared-token.ts';
import { texts } from './texts.ts';
import { Panel } from './view/Panel.tsx';
import type { Acts, Shown } from './view/shown.ts';

const channel = decodeURIComponent(location.pathname.split('/').at(-1) ?? '');
const page = openPage(window, nameUnitsMax);
const storage = kept(channel, () => localStorage, window);

const isOnline = signal(navigator.onLine);
for (const what of ['online', 'offline']) addEventListener(what, () => (isOnline.value = navigator.onLine));
const isVisible = signal(!document.hidden);
document.addEventListener('visibilitychange', () => (isVisible.value = !document.hidden));

/** Where there are no locks, two tabs that begin in the same moment have two chats; the later one stays. */
const oneAtATime: OneAtATime = async (act) =>
  navigator.locks ? await navigator.locks.request(`oriel.chat.${channel}.begin`, act) : await act();

const chat = openChat({
  channel,
  name: page.name,
  kept: storage,
  sharedToken: indexedDbToken(channel),
  begin: beginOverHttp((...request) => fetch(...request)),
  connect(token) {
    const url = new URL('../live', location.href);
    url.protocol = url.protocol.replace('http', 'ws');
    url.hash = '';
    return connect({
      ...{ url: url.href, token, seat: false, sockets: webSockets(), clock: systemClock, random: cryptoRandom },
      ...{ surroundings: browserSurroundings, outbox: indexedDbOutbox('oriel-chat') },
    });
  },
  oneAtATime,
  clock: systemClock,
  surroundings: browserSurroundings,
  random: cryptoRandom,
  isOnline,
  isSeen: computed(() => page.isShown.value && isVisible.value),
});

document.documentElement.lang = texts.language;
document.documentElement.dir = texts.direction;
const unsent = storage.unsent();
const days = calendar(languageFor(navigator.languages));

/** What the page was told about the channel, for a visitor who has not written yet. */
const told = (name: string) => document.querySelector<HTMLMetaElement>(`meta[name=${name}]`)?.content;
const channelName = computed(() => chat.shopfront.value?.name ?? told('oriel-channel') ?? texts.chat);
effect(() => {
  document.title = channelName.value;
});
const acts: Acts = {
  say: chat.say,
  sayAgain: chat.sayAgain,
  keepUnsent: storage.keepUnsent,
  close: page.isFramed ? () => page.tell({ oriel: 'close' }) : null,
  reload: () => location.reload(),
};
addEventListener('keydown', ({ key, isComposing }) => {
  if (key === 'Escape' && !isComposing) acts.close?.();
});

const lines = computed(() => linesOf(chat.messages.value, chat.pending.value, days, chat.now()));
effect(() => {
  const shown: Shown = {
    ...{ lines: lines.value, isNew: chat.isNew.value, hasEarlier: chat.hasEarlier.value },
    ...{ agent: chat.agent.value, isTyping: chat.isTyping.value, trouble: chat.trouble.value },
    channel: channelName.value,
    readers: chat.shopfront.value?.readers ?? told('oriel-readers') ?? texts.readers,
    openings: page.openings.value,
  };
  render(<Panel shown={shown} acts={acts} unsent={unsent} />, document.body);
});
effect(() => page.tell({ oriel: 'state', unread: chat.unread.value, isOngoing: chat.isOngoing.value }));
page.tell({ oriel: 'ready' });
