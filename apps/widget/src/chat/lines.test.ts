import { describe, expect, test } from 'vitest';
import { calendar } from './days.ts';
import { agentOf, groupWithinMs, isOngoing, linesOf, unreadOf, type Message, type Pending } from './lines.ts';

const days = calendar('en-GB', 'UTC');
const noon = Date.parse('2026-11-23T12:00:00Z');

function message(said: number, from: Message['from'], text: string, at = noon, rest: Partial<Message> = {}): Message {
  const name = from === 'agent' ? 'Ana' : null;
  return { kind: 'message', id: String(said), version: said, what: 'message', from, name, text, at, ...rest };
}
const event = (said: number, what: 'with' | 'ended', name: string | null = 'Ana'): Message =>
  message(said, 'system', '', noon, { what, name });
const pending = (id: string, state: Pending['state'], at = noon): Pending => ({ id, text: id, at, state });
const texts = (messages: Message[], waiting: Pending[] = []) =>
  linesOf(messages, waiting, days, noon).map((line) => line.text);

describe('the log', () => {
  test('W15: order is by `said` alone, whatever the times and the order of arrival', () => {
    const late = message(1, 'you', 'first', noon + 1000);
    expect(texts([message(3, 'agent', 'third', noon), late, message(2, 'you', 'second', noon + 500)])).toEqual([
      'Today',
      'first',
      'second',
      'third',
    ]);
  });

  test('W16: who has come and gone is said, with a name where there is one', () => {
    const lines = linesOf(
      [message(1, 'you', 'Hi'), event(2, 'with'), event(3, 'ended'), event(4, 'with', null)],
      [],
      days,
      noon,
    );
    expect(lines.slice(2)).toEqual([
      { is: 'note', key: '2', text: "You're now with Ana", more: null },
      {
        is: 'note',
        key: '3',
        text: 'Ana ended the conversation',
        more: 'Write again whenever you like: it goes on here.',
      },
      { is: 'note', key: '4', text: 'Somebody is here for you now', more: null },
    ]);
  });

  test('W17: a day stands before its first line, also before what is on its way', () => {
    const yesterday = noon - 24 * 60 * 60 * 1000;
    expect(texts([message(1, 'you', 'Hi', yesterday)], [pending('Still there?', 'waiting')])).toEqual([
      'Yesterday',
      'Hi',
      'Today',
      'Still there?',
    ]);
  });

  test('W16: messages of one author within five minutes have one name and one time', () => {
    const messages = [
      message(1, 'agent', 'a'),
      message(2, 'agent', 'b', noon + groupWithinMs),
      message(3, 'agent', 'c', noon + 2 * groupWithinMs + 1),
      message(4, 'agent', 'd', noon + 2 * groupWithinMs + 1, { name: 'Ben' }),
      message(5, 'you', 'e', noon + 2 * groupWithinMs + 1),
    ];
    const lines = linesOf(messages, [], days, noon);
    const groups = lines.flatMap((line) => (line.is === 'message' ? [[line.text, line.isFirst, line.isLast]] : []));
    expect(groups).toEqual([
      ['a', true, false],
      ['b', false, true],
      ['c', true, true],
      ['d', true, true],
      ['e', true, true],
    ]);
  });

  test('W10: the newest message of one’s own says that it is sent, until somebody writes after it', () => {
    const delivery = (messages: Message[], waiting: Pending[] = []) =>
      linesOf(messages, waiting, days, noon).flatMap((line) => (line.is === 'message' ? [line.delivery] : []));
    const own = [message(1, 'you', 'a'), message(2, 'you', 'b')];
    expect(delivery(own)).toEqual([null, 'sent']);
    expect(delivery([...own, event(3, 'ended')])).toEqual([null, 'sent']);
    expect(delivery([...own, message(3, 'agent', 'c')])).toEqual([null, null, null]);
    expect(delivery(own, [pending('x', 'refused'), pending('y', 'sending')])).toEqual([
      null,
      null,
      'refused',
      'sending',
    ]);
  });

  test('W16: whoever the visitor is with, until they have ended it', () => {
    expect(agentOf([message(1, 'you', 'Hi')])).toBe(null);
    expect(agentOf([event(2, 'with'), message(3, 'agent', 'Hello')])).toBe('Ana');
    expect(agentOf([event(4, 'with', 'Ben'), event(2, 'with')])).toBe('Ben');
    expect(agentOf([event(2, 'with'), event(5, 'ended')])).toBe(null);
    expect(agentOf([event(5, 'ended'), message(6, 'you', 'Hi again'), message(4, 'agent', 'Bye')])).toBe(null);
    expect(agentOf([message(71, 'agent', 'The newest page alone', noon, { name: 'Ben' })])).toBe('Ben');
  });

  test('W5: unread are the answers after the last one seen, not one’s own and not who came', () => {
    const messages = [message(1, 'you', 'a'), event(2, 'with'), message(3, 'agent', 'b'), message(4, 'agent', 'c')];
    expect([0, 3, 4].map((seen) => unreadOf(messages, seen))).toEqual([2, 1, 0]);
  });

  test('W4: a chat is ongoing from the first word until it is ended, and again after the next', () => {
    expect(isOngoing([], [])).toBe(false);
    expect(isOngoing([], [pending('a', 'waiting')])).toBe(true);
    expect(isOngoing([message(1, 'you', 'a')], [])).toBe(true);
    expect(isOngoing([event(2, 'ended'), message(1, 'you', 'a')], [])).toBe(false);
    expect(isOngoing([event(2, 'ended'), message(3, 'you', 'a')], [])).toBe(true);
  });
});
