import type { Role } from '@oriel/protocol';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';
import { cookieOf, httpBench, pages, type HttpBench } from './testing.ts';

let bench: HttpBench;
beforeAll(() => {
  bench = httpBench();
});
afterAll(() => bench.end());

const browser = { accept: 'text/html' };
/** The status, and whose page it is. */
async function pageAt(path: string, ...roles: Role[]): Promise<string> {
  const answer = await bench.app.request(path, {
    headers: { ...browser, ...(roles.length > 0 && cookieOf(...roles)) },
  });
  const title = /<title>(.*)<\/title>/.exec(await answer.text())?.[1] ?? '';
  return `${answer.status} ${answer.headers.get('location') ?? title}`;
}

describe('A15 which page one gets', () => {
  const everywhere = [
    '/sign-in',
    '/desk',
    '/desk/any',
    '/supervision/agents',
    '/supervision/agents/x',
    '/settings/live-monitoring',
    '/settings/inboxes',
    '/monitoring-log',
    '/unknown',
  ];
  const own: [string, Role[], Record<string, string>][] = [
    ['nobody', [], { '/unknown': '404 agents', else: '200 agents' }],
    [
      'an agent',
      ['agent'],
      { '/sign-in': '200 agents', '/desk': '200 agents', '/desk/any': '200 agents', else: '404 agents' },
    ],
    ['a quality analyst', ['quality'], { '/sign-in': '200 agents', else: '404 agents' }],
    [
      'a supervisor',
      ['supervisor'],
      {
        '/sign-in': '200 supervisors',
        '/supervision/agents': '200 supervisors',
        '/supervision/agents/x': '200 supervisors',
        '/settings/inboxes': '200 supervisors',
        else: '404 supervisors',
      },
    ],
    [
      'an auditor',
      ['auditor'],
      { '/sign-in': '200 supervisors', '/monitoring-log': '200 supervisors', else: '404 supervisors' },
    ],
    [
      'an administrator',
      ['administrator'],
      {
        '/sign-in': '200 supervisors',
        '/settings/live-monitoring': '200 supervisors',
        '/settings/inboxes': '200 supervisors',
        else: '404 supervisors',
      },
    ],
    [
      'an agent who leads',
      ['agent', 'supervisor'],
      {
        '/settings/live-monitoring': '404 supervisors',
        '/monitoring-log': '404 supervisors',
        '/unknown': '404 supervisors',
        else: '200 supervisors',
      },
    ],
  ];
  test.each(own)('A15 %s', async (_, roles, expected) => {
    for (const path of everywhere) {
      expect(`${path} ${await pageAt(path, ...roles)}`).toBe(`${path} ${expected[path] ?? expected['else']}`);
    }
  });
});

test('A16 where / leads', async () => {
  expect([
    await pageAt('/'),
    await pageAt('/', 'agent'),
    await pageAt('/', 'supervisor'),
    await pageAt('/', 'agent', 'supervisor'),
    await pageAt('/', 'auditor'),
    await pageAt('/', 'administrator'),
    await pageAt('/', 'quality'),
  ]).toEqual([
    '200 agents',
    '302 /desk',
    '302 /supervision/agents',
    '302 /supervision/agents',
    '302 /monitoring-log',
    '302 /settings/live-monitoring',
    '200 agents',
  ]);
});

describe('the files of the desk', () => {
  const get = (path: string, headers: Record<string, string> = {}) => bench.app.request(path, { headers });

  test('A15 supervisors’ files: for supervisors, auditors, administrators, and not kept by shared caches', async () => {
    const statuses = [];
    for (const role of ['supervisor', 'auditor', 'administrator', 'agent', 'quality'] as const) {
      const answer = await get('/assets/supervision/supervision-1.js', cookieOf(role));
      statuses.push(`${answer.status} ${answer.headers.get('cache-control')}`);
    }
    const given = '200 private, max-age=31536000, immutable';
    expect(statuses).toEqual([given, given, given, '404 no-store', '404 no-store']);
    for (const way of [
      '/assets/%73upervision/supervision-1.js',
      '/assets//supervision/supervision-1.js',
      '/assets/./supervision/supervision-1.js',
      '/assets/supervision%2Fsupervision-1.js',
      '/ASSETS/supervision/supervision-1.js',
      '/supervision.html',
      '/index.html',
    ]) {
      expect(`${way} ${(await get(way, cookieOf('agent'))).status}`).toBe(`${way} 404`);
    }
  });

  test('A12 files whose names carry a hash are kept, others for minutes; maps and pages by name are not given', async () => {
    const of = async (path: string) => {
      const answer = await get(path);
      return [answer.status, answer.headers.get('content-type'), answer.headers.get('cache-control')];
    };
    const problem = [404, 'application/problem+json', 'no-store'];
    expect(await of('/assets/main-1.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect(await of('/assets/inter-1.woff2')).toEqual([200, 'font/woff2', 'public, max-age=31536000, immutable']);
    expect(await of('/finch.svg')).toEqual([200, 'image/svg+xml', 'public, max-age=300']);
    expect(await of('/assets/main-1.js.map')).toEqual(problem);
    expect(await of('/assets/../index.html')).toEqual(problem);
    expect(await of('/demo/shop')).toEqual([200, 'text/html; charset=utf-8', 'no-store']);
    expect(await of('/demo/shop/shop.css')).toEqual([200, 'text/css; charset=utf-8', 'public, max-age=300']);
    expect(await of('/chat/assets/chat-1.js')).toEqual([
      200,
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ]);
    expect(await of('/widget.js')).toEqual([200, 'text/javascript; charset=utf-8', 'public, max-age=300']);
    expect((await get('/widget.js')).headers.get('cross-origin-resource-policy')).toBe('cross-origin');
  });

  test('what can be compressed is, for those who take it', async () => {
    const answer = await get('/assets/main-1.js', { 'accept-encoding': 'br, gzip' });
    const body = Buffer.from(await answer.arrayBuffer());
    expect([answer.headers.get('content-encoding'), answer.headers.get('vary')]).toEqual(['gzip', 'accept-encoding']);
    expect(gunzipSync(body).toString()).toBe(pages['desk/assets/main-1.js']);
    expect(await (await get('/assets/main-1.js')).text()).toBe(pages['desk/assets/main-1.js']);
    const font = await get('/assets/inter-1.woff2', { 'accept-encoding': 'gzip' });
    expect(font.headers.get('content-encoding')).toBeNull();
  });

  test('A12 a page’s nonce is its own, stands in its policy, and the page says that it is a demo', async () => {
    const nonces = [];
    for (let n = 0; n < 2; n += 1) {
      const answer = await get('/desk', browser);
      const html = await answer.text();
      const nonce = /<head><meta name="csp-nonce" content="([\w-]{43})" \/>/.exec(html)?.[1];
      expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
      expect(html).toContain('<meta name="oriel-demo" content="yes" />');
      nonces.push(nonce);
    }
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('what is not a demo has no shop and says nothing of a demo', async () => {
    const real = httpBench({ demo: false });
    expect((await real.app.request('/demo/shop', { headers: browser })).status).toBe(404);
    expect(await (await real.app.request('/sign-in', { headers: browser })).text()).not.toContain('oriel-demo');
    real.end();
  });

  test('a desk that was not built says so', async () => {
    const empty = httpBench({ folders: { desk: '/nowhere', widget: '/nowhere', shop: '/nowhere' } });
    expect((await empty.app.request('/desk', { headers: browser })).status).toBe(503);
    empty.end();
  });
});
