import { afterEach, describe, expect, test } from 'vitest';
import { StoreFailure } from '../store/commits.ts';
import { cookieOf, httpBench, type HttpBench } from './testing.ts';

let bench: HttpBench | undefined;
afterEach(() => bench?.end());
const appWith = (...more: Parameters<typeof httpBench>) => (bench = httpBench(...more)).app;

const json = (body: unknown, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});
const known = { email: 'ana@oriel.test', password: 'oriel' };

describe('signing in over HTTP', () => {
  test('A5 the right password: nothing but the cookie, and no session of somebody else left behind', async () => {
    const app = appWith({ signIn: async () => ({ secret: 's3cret' }) });
    const answer = await app.request('/api/sign-in', json(known, cookieOf('agent')));
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(answer.headers.get('set-cookie')).toBe('oriel=s3cret; Max-Age=604800; Path=/; HttpOnly; SameSite=Lax');
    expect(bench!.signedOut).toEqual(['agent']);
  });

  test('A7 a wrong password: a problem, no cookie', async () => {
    const answer = await appWith().request('/api/sign-in', json(known));
    expect([answer.status, answer.headers.get('content-type'), answer.headers.get('set-cookie')]).toEqual([
      401,
      'application/problem+json',
      null,
    ]);
    expect(await answer.json()).toEqual({
      type: 'about:blank',
      title: 'Not signed in',
      status: 401,
      detail: 'That e-mail and password do not belong together.',
    });
  });

  test('A8 beyond the limit: when to come back', async () => {
    const answer = await appWith({ signIn: async () => ({ waitMs: 61_500 }) }).request('/api/sign-in', json(known));
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '62']);
  });

  test('A8 the limits count the address a proxy on this machine names, the last one', async () => {
    const addresses: string[] = [];
    const app = appWith({
      signIn: async ({ address }) => {
        addresses.push(address);
        return 'wrong';
      },
    });
    await app.request('/api/sign-in', json(known));
    await app.request('/api/sign-in', json(known, { 'x-forwarded-for': '1.1.1.1, 2.2.2.2' }));
    const env = { incoming: { socket: { remoteAddress: '3.3.3.3', remotePort: 1, remoteFamily: 'IPv4' } } };
    await app.request('/api/sign-in', json(known, { 'x-forwarded-for': '1.1.1.1' }), env);
    expect(addresses).toEqual(['127.0.0.1', '2.2.2.2', '3.3.3.3']);
  });

  test('A3 signing out takes the cookie back', async () => {
    const answer = await appWith().request('/api/sign-out', { method: 'POST', headers: cookieOf('agent') });
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([
      204,
      'oriel=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax',
    ]);
    expect(bench!.signedOut).toEqual(['agent']);
  });

  test('A4 who one is', async () => {
    const app = appWith();
    expect((await app.request('/api/me')).status).toBe(401);
    const answer = await app.request('/api/me', { headers: cookieOf('agent') });
    expect(await answer.json()).toEqual({
      kind: 'person',
      id: 'agent',
      name: 'agent',
      roles: ['agent'],
      team: null,
      leads: [],
    });
  });
});

describe('what is taken', () => {
  test('A10 from our own pages and from programs, and from nobody else, whatever the address', async () => {
    const app = appWith({ signIn: async () => ({ secret: 's3cret' }) });
    const from = async (path: string, headers: Record<string, string>) =>
      (await app.request(path, json(known, headers))).status;
    const own = { origin: 'http://localhost:3400', 'sec-fetch-site': 'same-origin' };
    const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
    expect([await from('/api/sign-in', own), await from('/api/sign-in', {})]).toEqual([204, 204]);
    for (const path of ['/api/sign-in', '/api/sign-out', '/api/chat', '/desk', '/unknown']) {
      expect(await from(path, foreign)).toBe(403);
    }
    expect((await app.request('/livez', { headers: foreign })).status).toBe(200);
  });

  test('A11 JSON of the expected shape, and small', async () => {
    const app = appWith();
    const statusOf = async (init: RequestInit) =>
      (await app.request('/api/sign-in', { method: 'POST', ...init })).status;
    const headers = { 'content-type': 'application/json' };
    expect(await statusOf({ body: JSON.stringify(known), headers: { 'content-type': 'text/plain' } })).toBe(415);
    expect(await statusOf({ body: '{"email":', headers })).toBe(400);
    expect(await statusOf({ body: '{"email":"ana@oriel.test"}', headers })).toBe(400);
    expect(await statusOf({ body: '[]', headers })).toBe(400);
    expect(await statusOf({ headers })).toBe(400);
    expect(await statusOf({ body: JSON.stringify({ ...known, password: 'x'.repeat(201) }), headers })).toBe(400);
    expect(await statusOf({ body: JSON.stringify({ ...known, more: 'x'.repeat(20_000) }), headers })).toBe(413);
  });
});

describe('A12 S7 the headers of every answer', () => {
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  };
  test.each([
    ['data', '/api/me', cookieOf('agent'), 200],
    ['a page', '/desk', cookieOf('agent'), 200],
    ['a problem', '/api/me', {}, 401],
    ['an unknown address', '/api/unknown', {}, 404],
    ['a fault', '/fault', {}, 500],
  ])('A12 %s', async (_, path, headers, status) => {
    const fault = () => {
      throw new Error('broken');
    };
    const answer = await appWith({ rooms: [(app) => app.get('/fault', fault)] }).request(path, { headers });
    expect(answer.status).toBe(status);
    expect(Object.fromEntries(answer.headers)).toMatchObject(common);
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/^default-src 'self'; .*frame-ancestors 'none'$/);
    expect(policy).not.toContain('unsafe');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
  });

  test('A12 over https it stays https', async () => {
    const answer = await appWith({ secure: true }).request('/livez');
    expect(answer.headers.get('strict-transport-security')).toBe('max-age=31536000');
  });
});

test('A13 the chat window may be framed by its channel’s sites', async () => {
  const app = appWith();
  const answer = await app.request('/chat/shop');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toMatch(
    /^<html><head><meta name="oriel-channel" content="[^"]+" \/><meta name="oriel-readers"/,
  );
  expect(answer.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self' https:\/\/shop\.example$/);
  expect((await app.request('/chat/other')).status).toBe(404);
});

describe('A14 a no', () => {
  test('A14 unknown and forbidden are the same, to the byte', async () => {
    const app = appWith();
    const whole = async (path: string, cookie = {}) => {
      const answer = await app.request(path, { headers: cookie });
      return { status: answer.status, headers: Object.fromEntries(answer.headers), body: await answer.text() };
    };
    const unknown = await whole('/assets/unknown-1.js', cookieOf('agent'));
    expect(unknown).toMatchObject({ status: 404, body: '{"type":"about:blank","title":"Not found","status":404}' });
    expect(await whole('/assets/supervision/supervision-1.js', cookieOf('agent'))).toEqual(unknown);
    expect(await whole('/assets/supervision/supervision-1.js')).toEqual(unknown);
    expect(await whole('/assets/supervision/unknown.js', cookieOf('supervisor'))).toEqual(unknown);
  });

  test('A14 a fault costs its request and is logged without the address; a failing database is one to try again', async () => {
    const app = appWith({
      rooms: [
        (app) => {
          app.get('/fault', () => Promise.reject(new Error('broken')));
          app.get('/failure', () => Promise.reject(new StoreFailure('away')));
        },
      ],
    });
    const fault = await app.request('/fault?customer=Rosa');
    expect([fault.status, await fault.json()]).toEqual([
      500,
      { type: 'about:blank', title: 'Something broke here', status: 500 },
    ]);
    const failure = await app.request('/failure');
    expect([failure.status, failure.headers.get('retry-after')]).toEqual([503, '2']);
    expect(bench!.log.lines.map(({ level }) => level)).toEqual(['error', 'warn']);
    expect(JSON.stringify(bench!.log.lines)).not.toContain('Rosa');
    expect((await app.request('/livez')).status).toBe(200);
  });

  test('H2 a body whose sender hangs up before it is whole is no failure of ours, and no line in the log', async () => {
    const app = appWith({});
    const hangsUp = new ReadableStream({
      pull: (body) => body.error(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })),
    });
    const init = { method: 'POST', body: hangsUp, duplex: 'half', headers: { 'content-type': 'application/json' } };
    expect((await app.request('/api/chat', init as RequestInit)).status).toBe(400);
    expect(bench!.log.lines).toEqual([]);
  });
});

describe('A17 a chat begins', () => {
  test('A17 with a channel, and a name if one gives it', async () => {
    const app = appWith();
    const named = await app.request('/api/chat', json({ channel: 'shop', name: 'Rosa' }));
    expect([named.status, await named.json()]).toEqual([201, { token: 'chat-token', customer: 'Rosa' }]);
    expect((await app.request('/api/chat', json({ channel: 'shop' }))).status).toBe(201);
    expect((await app.request('/api/chat', json({ channel: 'other' }))).status).toBe(404);
    expect((await app.request('/api/chat', json({ channel: 'shop', name: '  ' }))).status).toBe(400);
    expect((await app.request('/api/chat', json({}))).status).toBe(400);
  });

  test('A17 200 at once from one address, then 20 a second; another address is not held up', async () => {
    const app = appWith();
    const begin = async (address: string) =>
      (await app.request('/api/chat', json({ channel: 'shop' }, { 'x-forwarded-for': address }))).status;
    const many = async (count: number) => {
      const statuses = [];
      for (let n = 0; n < count; n += 1) statuses.push(await begin('1.1.1.1'));
      return statuses.filter((status) => status === 201).length;
    };
    expect(await many(250)).toBe(200);
    expect(await begin('2.2.2.2')).toBe(201);
    await bench!.clock.pass(1000);
    expect(await many(50)).toBe(20);
  });
});

describe('A18 for those who operate it', () => {
  test('A18 it runs, it can work, which one it is', async () => {
    const app = appWith();
    expect(await (await app.request('/livez')).text()).toBe('alive');
    expect(await (await app.request('/readyz')).text()).toBe('ready');
    expect(await (await app.request('/version')).json()).toEqual({
      name: 'oriel',
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      wire: expect.any(Number),
    });
  });

  test('A18 without its database it runs and is not ready', async () => {
    const app = appWith({ ping: () => Promise.reject(new Error('away')) });
    expect((await app.request('/livez')).status).toBe(200);
    expect((await app.request('/readyz')).status).toBe(503);
  });
});
