// HTTP as nobody should send it, byte by byte: lines that are none, headers without end, bodies that lie about their length,
// addresses that lead elsewhere, upgrades that are half of one.
import { oneOf, type Random } from '../../apps/server/src/gateway/hostile-frames.ts';

const methods = ['GET', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE', 'CONNECT', 'PRI', 'get', ''];
const paths = [
  ...['/', '/livez', '/api/me', '/api/chat', '/api/sign-in', '/api/sign-out', '/live', '/chat/shop', '/widget.js'],
  ...['/assets/../../../etc/passwd', '/assets/%2e%2e/%2e%2e/package.json', '/chat/assets/..%2f..%2fchat.html', '/%00'],
  ...['/monitoring-log.csv', '/supervision/agents', '/desk/%ff', `/${'a'.repeat(9_000)}`, '//elsewhere.example/', '*'],
  ...[
    '/demo/shop/%2e%2e%5c',
    '/chat/__proto__',
    '/chat/constructor',
    '/api/chat?a[__proto__]=1',
    'http://x/',
    '/\u00ff',
  ],
];
const headers = [
  ...['host: oriel', 'origin: https://elsewhere.example', 'content-type: application/json', 'content-type: text/plain'],
  ...['content-length: 5', 'content-length: -1', 'content-length: 99999999999999', 'transfer-encoding: chunked'],
  ...[
    'transfer-encoding: gzip, chunked',
    'expect: 100-continue',
    'cookie: oriel=x',
    `cookie: ${'oriel=x; '.repeat(500)}`,
  ],
  ...['upgrade: websocket', 'connection: upgrade', 'sec-websocket-version: 13', 'sec-websocket-version: 99'],
  ...[
    'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
    'sec-websocket-key: x',
    'sec-websocket-extensions: permessage-deflate',
  ],
  ...['range: bytes=0-,-1', 'accept: text/html', 'x: \u0001', 'no colon', ': no name', `x: ${'y'.repeat(20_000)}`],
  ...['sec-fetch-site: cross-site', 'x-forwarded-for: ${jndi:ldap://x}', 'if-none-match: *'],
];
const bodies = [
  ...[
    '',
    '{}',
    '[',
    '{"channel":"shop"}',
    '{"channel":"shop","name":"\\u0000\\ud800"}',
    '{"email":"a","password":"b"}',
  ],
  ...[
    '{"__proto__":{"channel":"shop"}}',
    '5\r\n12345\r\n0\r\n\r\n',
    'ffffffff\r\n',
    'x'.repeat(17_000),
    '['.repeat(9_000),
  ],
];

export function hostileRequest(random: Random): string {
  const some = Array.from({ length: Math.floor(random() * 7) }, () => oneOf(random, headers));
  const version = oneOf(random, ['HTTP/1.1', 'HTTP/1.1', 'HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTP/1.1', '']);
  const end = oneOf(random, ['\r\n', '\r\n', '\r\n', '\n', '\r']);
  const whole = [`${oneOf(random, methods)} ${oneOf(random, paths)} ${version}`, 'host: oriel', ...some, '', ''];
  const text = whole.join(end) + oneOf(random, bodies);
  return random() < 0.1 ? text.slice(0, Math.floor(random() * text.length)) : text;
}

const key = 'dGhlIHNhbXBsZSBub25jZQ==';

/** An upgrade in good order, and then bytes that are no WebSocket's. */
export function hostileSocket(random: Random): Uint8Array {
  const upgrade = `GET /live HTTP/1.1\r\nhost: oriel\r\nupgrade: websocket\r\nconnection: upgrade\r\nsec-websocket-version: 13\r\nsec-websocket-key: ${key}\r\n\r\n`;
  const bytes = Array.from({ length: Math.floor(random() * 60) }, () => Math.floor(random() * 256));
  const starts = [
    // Unmasked; a reserved bit; a reserved kind; a fragment of nothing; a length of 2^63; a close of one byte; a long ping.
    ...[
      [0x81, 0x02],
      [0xf1, 0x80],
      [0x8b, 0x80],
      [0x80, 0x80],
      [0x82, 0xff, 0x7f, 0xff, 0xff, 0xff, 0, 0, 0, 0],
    ],
    ...[
      [0x88, 0x81, 0, 0, 0, 0],
      [0x89, 0xfe, 0x04, 0x00],
      [0x01, 0x80, 0, 0, 0, 0],
      [0x81, 0x84, 0, 0, 0, 0, 0xff, 0xfe],
    ],
  ];
  return Buffer.concat([Buffer.from(upgrade), Uint8Array.from([...oneOf(random, starts), ...bytes])]);
}
