// Nothing is fetched because somebody looks (S7): more than 300 texts, each of which makes a browser fetch something wherever
// a page takes it for markup, a style or Markdown, as drafts, messages, comments, notes and names, on a desk that is watched.
// Whether something was fetched is seen twice: by the browser's own word, and by the machine at the other end, which also
// notices a connection without a request. The pages' content policy is switched off: not it, but the screens keep the promise.
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BrowserContext } from '@playwright/test';
import { call, joined, keep, say } from './hostile/everywhere.ts';
import { vectorsTo } from './hostile/vectors.ts';
import { samWatchesAnaWith } from './floor/scenes.ts';
import { draftOf, record, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

interface Canary {
  host: string;
  /** The numbers that were asked for. */
  sung: Set<string>;
  /** Connections, with a request or without. */
  came(): number;
  server: Server;
}

async function canary(): Promise<Canary> {
  const sung = new Set<string>();
  let connections = 0;
  const server = createServer((request, response) => {
    sung.add(request.url ?? '');
    response.end();
  });
  server.on('connection', () => connections++);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, sung, came: () => connections, server };
}

function requestsTo(host: string, contexts: readonly BrowserContext[]): string[] {
  const requests: string[] = [];
  for (const context of contexts)
    context.on('request', (request) => {
      if (new URL(request.url()).host === host) requests.push(request.url());
    });
  return requests;
}

test('H4 the control: on a page that takes texts for markup, the canaries sing, and both ways to hear them do', async ({
  browser,
}) => {
  const { host, sung, came, server } = await canary();
  // A page of http, as Oriel's are: an address without a scheme is of the page's.
  const careless = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<body>'));
  await new Promise<void>((resolve) => careless.listen(0, '127.0.0.1', resolve));
  const context = await browser.newContext();
  const requests = requestsTo(host, [context]);
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${(careless.address() as AddressInfo).port}/`);
  await page.evaluate(async (all) => {
    for (const [n, text] of all.entries()) {
      const place = document.createElement('iframe');
      // As careless pages do: Markdown's images, and a picture for whatever is an address.
      const html = text
        .replace(/!\[[^\]]*\]\(([^)]+)\)/g, '<img src="$1">')
        .replace(/^(?:http:)?\/\/\S+$/, (address) => `<img src="${address}">`);
      place.srcdoc = `<body>${html}`;
      document.body.append(place);
      if (n % 40 === 39) await new Promise((resolve) => setTimeout(resolve, 150));
    }
  }, vectorsTo(host));
  await expect.poll(() => sung.size).toBeGreaterThan(120);
  expect(new Set(requests).size).toBeGreaterThan(120);
  expect(came()).toBeGreaterThan(0);
  await context.close();
  careless.close();
  server.close();
});

test('H4 S7 on a watched desk none of 300 canaries sings: drafts, messages, comments, notes and names', async ({
  floor,
  people,
  browser,
}) => {
  test.setTimeout(120_000);
  const { host, sung, came, server } = await canary();
  const vectors = vectorsTo(host);
  expect(vectors.length).toBeGreaterThanOrEqual(300);
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const bare = await people.at('sam', new URL(sam.url()).pathname, { bypassCSP: true });
  const table = await people.at('sam', '/supervision/agents', { bypassCSP: true });
  const interaction = new URL(ana.url()).searchParams.get('open')!;
  const requests = requestsTo(host, browser.contexts());
  const watched = [sam, bare];

  for (const text of joined(vectors, 2_000)) {
    await reply(ana).fill(text);
    for (const page of watched) await expect(draftOf(page, 'Ana')).toContainText(text.split('\n').at(-1)!);
  }
  await say(floor, 'Priya', interaction, vectors);
  for (const page of watched) {
    await expect(page.getByRole('log', { name: 'Messages' })).toContainText(vectors.at(-1)!);
    await page.getByRole('button', { name: 'Customer record' }).click();
  }
  await keep(floor, interaction, vectors);
  for (const page of watched)
    await expect(record(page).getByRole('list', { name: 'Notes' })).toContainText(vectors.at(-1)!);
  await call(floor, interaction, joined(vectors, 300), async (name) => {
    const last = name
      .replace(/[^ -~]+/gu, '\n')
      .split('\n')
      .at(-1)!
      .trim()
      .slice(-20);
    for (const page of watched)
      await expect(page.getByRole('heading', { level: 2 }).filter({ hasText: last }).first()).toBeVisible();
  });
  for (const page of [...watched, table]) await page.waitForLoadState('networkidle');
  expect({ requests, sung: [...sung], connections: came() }).toEqual({ requests: [], sung: [], connections: 0 });
  server.close();
});
