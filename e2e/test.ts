// What every end-to-end test has: a quiet floor of its own (a copy of the template, started for it alone), and its people,
// each in a browser context of their own. Whatever a page throws, or fetches from elsewhere, fails the test.
import { execFile } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test as plain, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { inDatabase } from './floor/database.ts';
import { Programs } from './floor/programs.ts';
import type { Customer } from './floor/screens.ts';
import { startServer, type Server } from './floor/server.ts';
import { theTemplate } from './floor/template.ts';
import { recordWire, type Wire } from './floor/wire.ts';
import { rowsEqualFold } from './stack/rows-equal-fold.ts';

export { expect };

export interface Floor extends Server {
  programs: Programs;
}

type Agent = 'ana' | 'ben' | 'chloe' | 'grace' | 'kofi' | 'fatima';
type Person = Agent | 'sam' | 'lea' | 'dee' | 'max';

export class People {
  /** What no page of Oriel's may do, and one did. */
  readonly faults: string[] = [];
  readonly #wires = new Map<Page, Wire>();
  readonly #browser: Browser;
  readonly #floor: Floor;

  constructor(browser: Browser, floor: Floor) {
    this.#browser = browser;
    this.#floor = floor;
  }

  /** Signed in, at this address. */
  async at(person: Person, path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.stranger(options);
    const { token } = theTemplate().people[person]!;
    await page.context().addCookies([{ name: 'oriel', value: token, url: this.#floor.url, httpOnly: true }]);
    await page.goto(path);
    return page;
  }

  /** At their desk and available: the notice has been acknowledged. */
  async agent(agent: Agent, options: BrowserContextOptions = {}): Promise<Page> {
    await this.#floor.programs.acknowledge(agent);
    const page = await this.at(agent, '/desk', options);
    await expect(page.getByRole('button', { name: /^(Available|Busy|Full)/ })).toBeVisible();
    return page;
  }

  /** On the shop's page, with the chat window open. */
  async customer(name: string, options: BrowserContextOptions = {}): Promise<Customer> {
    const page = await this.stranger(options);
    await page.goto(`/demo/shop?name=${encodeURIComponent(name)}`);
    await page.getByRole('button', { name: 'Open chat' }).click();
    const chat = page.frameLocator('iframe');
    const box = chat.getByRole('textbox', { name: 'Message' });
    return {
      name,
      page,
      chat,
      log: chat.getByRole('log', { name: 'Chat' }),
      async say(text) {
        await box.fill(text);
        await box.press('Enter');
      },
    };
  }

  /** A browser that nobody has used. */
  async stranger(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.#browser.newContext({ baseURL: this.#floor.url, ...options });
    context.on('weberror', (error) => this.faults.push(`threw: ${error.error().stack ?? error.error().message}`));
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(http|ws)/.test(url.protocol) && url.host !== new URL(this.#floor.url).host)
        this.faults.push(`fetched from elsewhere: ${request.url()}`);
    });
    const page = await context.newPage();
    this.#wires.set(page, recordWire(page));
    return page;
  }

  /** What has gone over this page's sockets so far, text and bytes alike. */
  wire(page: Page): Wire {
    return this.#wires.get(page)!;
  }
}

interface Fixtures {
  floor: Floor;
  people: People;
}
interface WorkerFixtures {
  /** Floors that are on their way down: waited for at the end, so that no test waits for the one before. */
  leaving: Promise<void>[];
}

const run = promisify(execFile);

/** After whatever a test did: every row is the fold of its facts. */
async function looksRight(dataDir: string): Promise<void> {
  const { facts, differences } = await inDatabase(dataDir, rowsEqualFold);
  expect(facts).toBeGreaterThan(0);
  expect(differences, 'rows equal the fold of their facts').toEqual([]);
}

export const test = plain.extend<Fixtures, WorkerFixtures>({
  leaving: [
    // oxlint-disable-next-line no-empty-pattern -- the runner reads from the pattern what is asked for
    async ({}, use) => {
      const leaving: Promise<void>[] = [];
      await use(leaving);
      await Promise.all(leaving);
    },
    { scope: 'worker' },
  ],

  floor: async ({ leaving }, use) => {
    const folder = await mkdtemp(join(tmpdir(), 'oriel-e2e-'));
    // The database of a server that root started belongs to another user, who has to come by.
    await chmod(folder, 0o711);
    const dataDir = join(folder, 'data');
    // Unlike Node's own copy, this one keeps whose the files are.
    await run('cp', ['-a', theTemplate().dataDir, dataDir]);
    const server = await startServer(dataDir);
    const programs = new Programs(server.url);
    await use({ ...server, programs });
    await programs.end();
    const left = server
      .stop()
      .then(() => looksRight(server.dataDir))
      .finally(() => rm(folder, { recursive: true, force: true }));
    // Told at the end, to the worker.
    left.catch(() => {});
    leaving.push(left);
  },

  people: async ({ browser, floor }, use) => {
    const people = new People(browser, floor);
    await use(people);
    await Promise.all(browser.contexts().map((context) => context.close()));
    expect(people.faults).toEqual([]);
  },
});
