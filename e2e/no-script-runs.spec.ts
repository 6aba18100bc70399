// Some 500 texts that are programs wherever a page takes a text for markup, on every screen to which a text of somebody's
// comes. The pages' own content policy is switched off for this: not it, but the screens themselves let nothing run.
import type { BrowserContext, Page } from '@playwright/test';
import { call, joined, keep, say, settle } from './hostile/everywhere.ts';
import { payloads, samples } from './hostile/payloads.ts';
import { accept, draftOf, record, reply } from './floor/screens.ts';
import { writes } from './floor/scenes.ts';
import { expect, test, type People } from './test.ts';

const bypassCSP = { bypassCSP: true };

/** What has run, on any page of these contexts. */
async function runs(contexts: readonly BrowserContext[]): Promise<Set<string>> {
  const ran = new Set<string>();
  for (const context of contexts) {
    await context.exposeFunction('ran', (n: number) => void ran.add(String(n)));
    context.on('dialog', (dialog) => void dialog.dismiss());
  }
  return ran;
}

/** Elements and attributes that no screen of Oriel's has, and every way to run a script needs. */
const foreign = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const tags =
      'script:not([src]), iframe:not([title]), object, embed, image, video, audio, marquee, math, base, frame, x';
    const handlers = [...document.body.querySelectorAll('*')].filter((each) =>
      each
        .getAttributeNames()
        .some((name) => name.startsWith('on') || each.getAttribute(name)?.startsWith('javascript:')),
    );
    return [...document.body.querySelectorAll(tags), ...handlers].map((each) => each.outerHTML.slice(0, 120));
  });

async function nothingIn(pages: readonly Page[], ran: ReadonlySet<string>): Promise<void> {
  for (const page of pages) expect(await foreign(page)).toEqual([]);
  expect([...ran]).toEqual([]);
}

test('H3 the control: on a page that takes texts for markup, most of them run', async ({ browser }) => {
  const context = await browser.newContext(bypassCSP);
  const ran = await runs([context]);
  const page = await context.newPage();
  await page.goto('about:blank');
  await page.evaluate(async (all) => {
    for (const text of all) {
      const place = document.createElement('iframe');
      place.srcdoc = `<p title="x">${text}`;
      document.body.append(place);
      if (document.body.children.length % 40 === 0) await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }, payloads);
  await expect.poll(() => ran.size).toBeGreaterThan(250);
  expect((await foreign(page)).length).toBeGreaterThanOrEqual(payloads.length);
  await context.close();
});

async function floorOf(people: People, id: string): Promise<{ ana: Page; sam: Page; table: Page }> {
  const ana = await people.agent('ana', bypassCSP);
  const sam = await people.at('sam', `/supervision/agents/${id}`, bypassCSP);
  const table = await people.at('sam', '/supervision/agents', bypassCSP);
  return { ana, sam, table };
}

test('H3 no text runs: all of them as messages, comments, notes, names and drafts, on the desk, the watched one, the table and the chat', async ({
  floor,
  people,
}) => {
  test.setTimeout(120_000);
  expect(payloads.length).toBeGreaterThanOrEqual(500);
  const { ana, sam, table } = await floorOf(people, await floor.programs.idOf('ana'));
  await writes({ floor }, 'Priya');
  await accept(ana, 'Priya');
  const interaction = new URL(ana.url()).searchParams.get('open')!;
  const pages = [ana, sam, table];
  const ran = await runs(pages.map((page) => page.context()));

  expect(await say(floor, 'Priya', interaction, payloads)).toBe(3 * joined(payloads, 10_000, 16).length);
  for (const page of [ana, sam])
    await expect(page.getByRole('log', { name: 'Messages' })).toContainText(payloads.at(-1)!);
  await nothingIn(pages, ran);

  for (const page of [ana, sam]) await page.getByRole('button', { name: 'Customer record' }).click();
  expect(await keep(floor, interaction, payloads)).toBeGreaterThan(40);
  for (const page of [ana, sam])
    await expect(record(page).getByRole('list', { name: 'Notes' })).toContainText(payloads.at(-1)!);
  await nothingIn(pages, ran);

  for (const text of joined(payloads, 4_000)) {
    await reply(ana).fill(text);
    await expect(draftOf(sam, 'Ana')).toContainText(text.split('\n').at(-1)!.replaceAll('\0', '\ufffd'));
  }
  await nothingIn(pages, ran);

  await call(floor, interaction, joined(payloads, 300), async (name) => {
    // What turns or hides is taken out of a name.
    const last = name
      .replace(/[^ -~]+/gu, '\n')
      .split('\n')
      .at(-1)!
      .trim()
      .slice(-20);
    await expect(sam.getByRole('heading', { level: 2 }).filter({ hasText: last }).first()).toBeVisible();
  });
  await nothingIn(pages, ran);
});

test('H3 no text runs: a sample of each way, in the chat window, the settings, the notice, the categories, approvals and the history', async ({
  floor,
  people,
}) => {
  const { ana, sam, table } = await floorOf(people, await floor.programs.idOf('ana'));
  const mallory = await people.customer(samples[4]!.slice(0, 80), bypassCSP);
  await mallory.say(samples.join('\n'));
  await ana.getByRole('list', { name: 'Ringing' }).getByRole('button', { name: 'Accept' }).click();
  await expect(reply(ana)).toBeVisible();
  const interaction = new URL(ana.url()).searchParams.get('open')!;
  const max = await people.at('max', '/settings/live-monitoring', bypassCSP);
  const approvals = await people.at('sam', '/supervision/approvals', bypassCSP);
  const log = await people.at('dee', '/monitoring-log', bypassCSP);
  const pages = [ana, sam, table, mallory.page, max, approvals, log];
  const ran = await runs(pages.map((page) => page.context()));

  await (await floor.programs.person('max')).do({ kind: 'require-approval', person: await floor.programs.idOf('ana') });
  await reply(ana).fill(samples.join('\n'));
  await reply(ana).press('Enter');
  await expect(approvals.getByText(samples.at(-1)!).first()).toBeVisible();
  await expect(ana.getByText(samples.at(-1)!).first()).toBeVisible();
  await nothingIn([ana, sam, approvals], ran);
  await (await floor.programs.person('max')).do({ kind: 'lift-approval', person: await floor.programs.idOf('ana') });

  expect(await say(floor, samples[4]!, interaction, [])).toBe(0);
  const seated = await floor.programs.person('ana');
  for (const kind of ['comment', 'add-note'] as const)
    await seated.do({ kind, interaction, text: samples.join('\n').slice(0, 2_000) });
  await ana.getByRole('button', { name: 'Activity' }).click();
  await sam.getByRole('button', { name: 'Activity' }).click();
  await nothingIn([ana, sam], ran);

  expect(await settle(floor, samples)).toBeGreaterThan(20);
  await expect(ana.getByRole('dialog', { name: 'Live monitoring' })).toContainText(samples.at(-1)!);
  await expect(max.getByText(samples.at(-1)!).first()).toBeVisible();
  await nothingIn([ana, max], ran);
  await ana.getByRole('dialog', { name: 'Live monitoring' }).getByRole('button', { name: 'Acknowledge' }).click();
  await ana
    .getByRole('region', { name: 'Conversation' })
    .getByRole('button', { name: 'Categories', exact: true })
    .click();
  await expect(ana.getByRole('dialog', { name: 'Categories' })).toContainText('<svg');
  await log.reload();
  await nothingIn(pages, ran);
});
