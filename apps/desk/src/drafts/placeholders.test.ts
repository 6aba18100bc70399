import { describe, expect, test } from 'vitest';
import { fill, nameGiven, nextGap } from './placeholders.ts';

const values = {
  'customer.name': 'Kim Park',
  'customer.firstName': 'Kim',
  'agent.name': 'Ana Ribeiro',
  'agent.firstName': 'Ana',
  'channel.name': 'Web chat',
  date: '24 November',
};

describe('CO3 places in a saved reply', () => {
  test('CO3 each is filled when it is inserted', () => {
    const text = '{customer.name}|{customer.firstName}|{agent.name}|{agent.firstName}|{channel.name}|{date}';
    expect(fill(text, values)).toEqual({ text: 'Kim Park|Kim|Ana Ribeiro|Ana|Web chat|24 November', gaps: [] });
  });

  test('CO3 what is unknown or empty stays as a gap that says what belongs there', () => {
    const text = 'Dear {customer.firstName}, order {order.number} and {constructor} and {order.number}, { not } {}.';
    expect(fill(text, { ...values, 'customer.firstName': ' ' })).toEqual({
      text: 'Dear [customer first name], order [order number] and [constructor] and [order number], { not } {}.',
      gaps: ['[customer first name]', '[order number]', '[constructor]', '[order number]'],
    });
  });

  test('CO3 a customer who is called like a place is not read again', () => {
    expect(fill('Hi {customer.name}', { ...values, 'customer.name': '{agent.name}' }).text).toBe('Hi {agent.name}');
    expect(fill('Hi {customer.name}', { ...values, 'customer.name': '$& $1' }).text).toBe('Hi $& $1');
  });

  test('CO3 from one gap to the next, and from the last one out of the field', () => {
    const text = 'a [b] c [d] e [b]';
    const gaps = ['[b]', '[d]'];
    expect([0, 5, 11, 17].map((from) => nextGap(text, gaps, from)?.from)).toEqual([2, 8, 14, undefined]);
  });

  test('CO3 a visitor’s number is no name', () => {
    expect(['Visitor 4711', 'Visitor Kim', 'Kim'].map(nameGiven)).toEqual(['', 'Visitor Kim', 'Kim']);
  });
});
