import { describe, expect, test } from 'vitest';
import { conversations, scriptThatBegins } from './index.ts';

const repeated = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
const saysSomewhere = (pattern: RegExp) =>
  conversations.some((conversation) => conversation.turns.some((turn) => pattern.test(turn.text)));

describe('the scripts of the demo floor', () => {
  test('are some thirty, each with an id and a first line of its own', () => {
    expect(conversations.length).toBeGreaterThanOrEqual(30);
    expect(repeated(conversations.map((conversation) => conversation.id))).toEqual([]);
    expect(repeated(conversations.map((conversation) => conversation.turns[0]?.text ?? ''))).toEqual([]);
  });

  test.each(conversations.map((conversation) => [conversation.id, conversation] as const))(
    '%s is short, begun by the customer, and answered',
    (_id, conversation) => {
      expect(conversation.turns.length).toBeGreaterThanOrEqual(6);
      expect(conversation.turns.length).toBeLessThanOrEqual(14);
      expect(conversation.turns[0]?.from).toBe('customer');
      expect(conversation.turns.filter((turn) => turn.from === 'agent').length).toBeGreaterThanOrEqual(3);
      expect(conversation.category.length).toBeLessThanOrEqual(6);
      for (const turn of conversation.turns) {
        expect(turn.text).toBe(turn.text.trim().normalize('NFC'));
        expect(turn.text.length).toBeGreaterThan(0);
        expect(turn.text.length).toBeLessThanOrEqual(300);
      }
      expect(scriptThatBegins(conversation.turns[0]?.text ?? '')).toBe(conversation);
    },
  );

  test('speak several languages and scripts, one of them from right to left', () => {
    expect(new Set(conversations.map((conversation) => conversation.language))).toEqual(
      new Set(['en', 'es', 'de', 'fr', 'pt', 'hi', 'hi-Latn', 'ja', 'ar']),
    );
    const scripts = [/\p{Script=Devanagari}/u, /\p{Script=Hiragana}/u, /\p{Script=Arabic}/u, /\p{Emoji_Presentation}/u];
    for (const script of scripts) expect(saysSomewhere(script)).toBe(true);
  });

  test('keep both departments busy', () => {
    const returns = conversations.filter((conversation) => conversation.department === 'returns').length;
    expect(returns).toBeGreaterThanOrEqual(10);
    expect(conversations.length - returns).toBeGreaterThanOrEqual(10);
  });

  test('one customer writes a card number, as customers do', () => {
    expect(saysSomewhere(/4111 1111 1111 1111/)).toBe(true);
  });

  test('a line that no script begins with has no script', () => {
    expect(scriptThatBegins('Do you sell boats?')).toBeUndefined();
  });
});
