import { chatId } from '@oriel/client/testing';
import { describe, expect, test } from 'vitest';
import { troubleAfterMs } from './chat.ts';
import { browser, shop, token, type Window } from './testing.ts';

const said = ({ chat }: Window) => chat.messages.value.map(({ text }) => text);
const waiting = ({ chat }: Window) => chat.pending.value.map(({ text, state }) => `${text}: ${state}`);

describe('the beginning', () => {
  test('W7: opening the window asks for nothing and connects to nothing', async () => {
    const { open, deliver, begins } = await shop();
    const window = open();
    await deliver();
    expect([begins.asked, window.clients, window.chat.isNew.value]).toEqual([[], [], true]);
  });

  test('W7: the first message begins the chat, with the name that the page gave, and is sent in it', async () => {
    const { open, deliver, begins, scene } = await shop();
    const window = open();
    window.chat.say('Hello?');
    expect([waiting(window), window.chat.isNew.value]).toEqual([['Hello?: sending'], false]);
    await deliver();
    expect(begins.asked).toEqual([{ channel: 'shop', name: 'Zoë' }]);
    expect([said(window), waiting(window)]).toEqual([['Hello?'], []]);
    expect(scene.floor.messages.map(({ text }) => text)).toEqual(['Hello?']);
  });

  test('W8: what is written while the chat cannot begin waits, in order, and goes once it can', async () => {
    const { open, deliver, begins, scene } = await shop();
    begins.answer = { no: 'not-now', waitMs: null };
    const window = open();
    window.chat.say('one');
    window.chat.say('two');
    await deliver();
    expect(waiting(window)).toEqual(['one: waiting', 'two: waiting']);
    expect(window.chat.trouble.value).toBe(null);
    await scene.pass(20_000);
    expect(window.chat.trouble.value).toBe('reconnecting');
    // Doubling waits: 1, 2, 4, 8 seconds at the most.
    expect(begins.asked.length).toBeGreaterThanOrEqual(4);
    expect(begins.asked.length).toBeLessThanOrEqual(6);
    begins.answer = { token };
    await scene.pass(20_000);
    expect([said(window), waiting(window), window.chat.trouble.value]).toEqual([['one', 'two'], [], null]);
  });

  test('W8: a network that is back ends the wait, and the server’s wish for a pause is heard', async () => {
    const { open, deliver, begins, scene } = await shop();
    begins.answer = { no: 'not-now', waitMs: 7_000 };
    const window = open();
    window.chat.say('one');
    await deliver();
    await scene.pass(6_000);
    expect(begins.asked.length).toBe(1);
    begins.answer = { token };
    window.tell('network-on');
    await deliver();
    expect(said(window)).toEqual(['one']);
  });

  test('W8: words written before there was a chat survive a reload, and are sent once', async () => {
    const { open, deliver, begins, scene } = await shop();
    const tab = browser();
    begins.answer = { no: 'not-now', waitMs: null };
    const first = open(tab);
    first.chat.say('kept');
    await deliver();
    first.chat.end();
    begins.answer = { token };
    const second = open(tab);
    expect(waiting(second)).toEqual(['kept: sending']);
    await deliver();
    second.chat.end();
    const third = open(tab);
    await deliver();
    expect([said(third), waiting(third)]).toEqual([['kept'], []]);
    expect(scene.floor.messages.length).toBe(1);
  });

  test('W8: a channel that is gone: not sent, to be tried again', async () => {
    const { open, deliver, begins } = await shop();
    begins.answer = { no: 'not-found' };
    const window = open();
    window.chat.say('Hello?');
    await deliver();
    expect([waiting(window), window.chat.trouble.value]).toEqual([['Hello?: refused'], 'closed']);
    begins.answer = { token };
    window.chat.sayAgain(window.chat.pending.value[0]!.id);
    await deliver();
    expect([said(window), waiting(window), window.chat.trouble.value]).toEqual([['Hello?'], [], null]);
  });

  test('W9: two tabs that begin at once have one chat', async () => {
    const { open, deliver, begins } = await shop();
    const tab = browser();
    const windows = [open(tab), open(tab)];
    windows[0]!.chat.say('from one');
    windows[1]!.chat.say('from two');
    await deliver();
    expect(begins.asked.length).toBe(1);
    expect(windows.map((one) => said(one).toSorted())).toEqual([
      ['from one', 'from two'],
      ['from one', 'from two'],
    ]);
  });

  test('W9: a tab that was open before follows when another begins', async () => {
    const { open, deliver } = await shop();
    const tab = browser();
    const [one, two] = [open(tab), open(tab)];
    one.chat.say('Hello?');
    await deliver();
    expect(two.clients).toEqual([]);
    tab.hearing.dispatchEvent(Object.assign(new Event('storage'), { key: 'oriel.chat.shop.token' }));
    await deliver();
    expect(said(two)).toEqual(['Hello?']);
  });
});

describe('a chat that goes on', () => {
  test('W9: a reload continues it, connecting at once', async () => {
    const { open, deliver, begins } = await shop();
    const tab = browser();
    open(tab).chat.say('Hello?');
    await deliver();
    const again = open(tab);
    await deliver();
    expect([said(again), begins.asked.length, again.chat.isNew.value]).toEqual([['Hello?'], 1, false]);
  });

  test('W9: without storage the chat lasts as long as the page', async () => {
    const { open, deliver } = await shop();
    const window = open(browser(), {
      shelf: () => {
        throw new Error('forbidden');
      },
    });
    window.chat.say('Hello?');
    await deliver();
    window.chat.say('Still here?');
    await deliver();
    expect(said(window)).toEqual(['Hello?', 'Still here?']);
  });

  test('W10: a message waits for the network, is sent when it is back, and stands there once', async () => {
    const { open, deliver, scene } = await shop();
    const window = open();
    window.chat.say('one');
    await deliver();
    scene.floor.network.last().cut();
    window.chat.say('two');
    expect(waiting(window)).toEqual(['two: waiting']);
    await scene.pass(5_000);
    expect([said(window), waiting(window)]).toEqual([['one', 'two'], []]);
    expect(scene.floor.messages.length).toBe(2);
  });

  test('W10: a refused message can be tried again, as a new one', async () => {
    const { open, deliver, scene } = await shop();
    const window = open();
    window.chat.say('one');
    await deliver();
    scene.floor.refuse('not-found');
    window.chat.say('two');
    await deliver();
    expect(waiting(window)).toEqual(['two: refused']);
    const { id } = window.chat.pending.value[0]!;
    scene.floor.refuse(null);
    window.chat.sayAgain(id);
    expect(waiting(window)).toEqual(['two: sending']);
    expect(window.chat.pending.value[0]!.id).not.toBe(id);
    await deliver();
    expect([said(window), waiting(window)]).toEqual([['one', 'two'], []]);
  });

  test('W11: a token that the server no longer knows: the visitor is new, and what was unanswered goes with them', async () => {
    const { open, deliver, begins, scene } = await shop();
    const tab = browser();
    const before = open(tab);
    before.chat.say('one');
    await deliver();
    scene.floor.network.refuse(4200);
    scene.floor.network.last().cut();
    before.chat.say('two');
    await scene.pass(3_000);
    // The fake floor has one customer: the next chat is the same one, which is enough to see where the words go.
    scene.floor.network.refuse(null);
    await scene.pass(40_000);
    expect(begins.asked.length).toBeGreaterThan(1);
    expect([waiting(before), scene.floor.messages.map(({ text }) => text)]).toEqual([[], ['one', 'two']]);
  });
});

describe('what the window shows', () => {
  test('W12: trouble is said once it lasts, and taken back when it is over', async () => {
    const { open, deliver, scene } = await shop();
    const window = open();
    window.chat.say('one');
    await deliver();
    scene.floor.network.refuse(1006);
    scene.floor.network.last().cut();
    expect(window.chat.trouble.value).toBe(null);
    scene.clock.pass(troubleAfterMs);
    expect(window.chat.trouble.value).toBe('reconnecting');
    window.isOnline.value = false;
    expect(window.chat.trouble.value).toBe('offline');
    scene.floor.network.refuse(null);
    window.isOnline.value = true;
    await scene.pass(40_000);
    expect(window.chat.trouble.value).toBe(null);
  });

  test('W12: a window of another version says so', async () => {
    const { open, deliver, scene } = await shop();
    const window = open();
    window.chat.say('one');
    await deliver();
    scene.floor.network.last().close(4300);
    await deliver();
    expect(window.chat.trouble.value).toBe('outdated');
  });

  test('W13: dots move until the moment the server gave, and no longer, though nothing more is heard', async () => {
    const { open, deliver, scene } = await shop();
    const window = open();
    window.chat.say('one');
    await deliver();
    const until = scene.clock.now() + 5_000;
    scene.floor.signal({ kind: 'typing', agent: null, interaction: chatId, until });
    await deliver();
    expect(window.chat.isTyping.value).toBe(true);
    scene.clock.pass(until - scene.clock.now() - 1);
    expect(window.chat.isTyping.value).toBe(true);
    scene.clock.pass(1);
    expect(window.chat.isTyping.value).toBe(false);
  });

  test('W13: dots that the server ends are ended', async () => {
    const { open, deliver, scene } = await shop();
    const window = open();
    window.chat.say('one');
    await deliver();
    const typing = { kind: 'typing', agent: null, interaction: chatId } as const;
    scene.floor.signal({ ...typing, until: scene.clock.now() + 5_000 });
    await deliver();
    scene.floor.signal({ ...typing, until: scene.clock.now() });
    await deliver();
    expect(window.chat.isTyping.value).toBe(false);
  });

  test('W5: an answer counts as unread until the log is before the visitor’s eyes, also after a reload', async () => {
    const { open, deliver, scene } = await shop();
    const tab = browser();
    const window = open(tab);
    window.chat.say('one');
    await deliver();
    window.isSeen.value = false;
    scene.floor.write(chatId, 'agent', 'two');
    await deliver();
    expect(window.chat.unread.value).toBe(1);
    window.chat.end();
    const again = open(tab);
    again.isSeen.value = false;
    await deliver();
    expect(again.chat.unread.value).toBe(1);
    again.isSeen.value = true;
    expect(again.chat.unread.value).toBe(0);
    expect(open(tab).chat.unread.value).toBe(0);
  });

  test('W14: a window that is over leaves no timer', async () => {
    const { open, deliver, scene } = await shop();
    const before = scene.clock.waiting();
    const window = open();
    window.chat.say('one');
    await deliver();
    scene.floor.signal({ kind: 'typing', agent: null, interaction: chatId, until: scene.clock.now() + 5_000 });
    await deliver();
    window.chat.end();
    expect(scene.clock.waiting()).toBe(before);
  });
});
