import { describe, expect, test } from 'vitest';
import { type Conversation, conversations, type Department } from '../conversations/index.ts';
import { streamOf } from '../seeded.ts';
import { casting } from './casting.ts';

const isOf = (department: Department) => (script: Conversation) => script.department === department;
const random = streamOf(3, 'draws');

describe('who plays which script', () => {
  test('nobody plays what another one plays; given back, it is played again', () => {
    const cast = casting(conversations, streamOf(1, 'cast'));
    const taken = conversations.map(() => cast.take(() => true, random));
    expect(new Set(taken)).toEqual(new Set(conversations));
    expect(cast.take(isOf('orders'), random)).toBeUndefined();
    const back = taken.find((script) => script?.department === 'orders');
    if (back) cast.giveBack(back);
    expect(cast.take(isOf('returns'), random)).toBeUndefined();
    expect(cast.take(isOf('orders'), random)).toBe(back);
  });

  test('what was just played is not played again at once', () => {
    const cast = casting(conversations, streamOf(2, 'cast'));
    const played = Array.from({ length: 60 }, () => {
      const script = cast.take(isOf('returns'), random);
      if (script) cast.giveBack(script);
      return script?.id;
    });
    for (const [index, id] of played.entries()) expect(played.slice(index + 1, index + 6)).not.toContain(id);
  });
});
