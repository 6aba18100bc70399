import { describe, expect, test } from 'vitest';
import { beginOverHttp } from './begin.ts';

const answering = (status: number, body: unknown = {}, headers: Record<string, string> = {}) =>
  beginOverHttp(async () => new Response(JSON.stringify(body), { status, headers }));

describe('asking for a chat', () => {
  test('W3: channel and name are sent, once, and the token is kept from the answer', async () => {
    const asked: unknown[] = [];
    const begin = beginOverHttp(async (address, { method, body } = {}) => {
      asked.push([address, method, JSON.parse(String(body))]);
      return new Response(JSON.stringify({ token: 'chat-secret', customer: 'x' }), { status: 201 });
    });
    expect(await begin('shop', 'Zoë')).toEqual({ token: 'chat-secret' });
    expect(asked).toEqual([['/api/chat', 'POST', { channel: 'shop', name: 'Zoë' }]]);
  });

  test('W3: an unknown channel is final', async () => {
    expect(await answering(404)('shop', undefined)).toEqual({ no: 'not-found' });
  });

  test('W3: too many, a server in trouble and no network are not', async () => {
    expect(await answering(429, {}, { 'retry-after': '7' })('shop', undefined)).toEqual({
      no: 'not-now',
      waitMs: 7000,
    });
    expect(await answering(503)('shop', undefined)).toEqual({ no: 'not-now', waitMs: null });
    const offline = beginOverHttp(() => Promise.reject(new TypeError('Failed to fetch')));
    expect(await offline('shop', undefined)).toEqual({ no: 'not-now', waitMs: null });
  });
});
