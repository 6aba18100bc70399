// Who leads an agent's team may watch that agent, where a policy is in force that the agent has acknowledged. What one may
// not see looks like what does not exist (domain.md §4).
import type { Page } from '@playwright/test';
import { anaWith, samAtTheFloor } from './floor/scenes.ts';
import { agentsTable, dots, notFound, reply, rowOf } from './floor/screens.ts';
import { expect, test } from './test.ts';

const unknown = '/supervision/agents/nobody-has-this-id-00';

async function looksLikeNothing(page: Page, path: string): Promise<string> {
  await page.goto(path);
  await expect(notFound(page)).toBeVisible();
  return page.locator('body').ariaSnapshot();
}

test('“a supervisor sees the teams they lead”; the rest is not found, as what does not exist', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  await floor.programs.sit('fatima');
  const lea = await people.at('lea', '/supervision/agents');
  await expect(agentsTable(lea).getByRole('rowheader')).toHaveText([/^Fatima/]);
  const anas = `/supervision/agents/${await floor.programs.idOf('ana')}`;
  const nothing = await looksLikeNothing(lea, unknown);
  expect(await looksLikeNothing(lea, anas)).toBe(nothing);
  // Nor by an interaction of hers that somebody told Lea of.
  const open = new URL(ana.url()).searchParams.get('open');
  expect(await looksLikeNothing(lea, `${anas}?open=${open}`)).toBe(nothing);
  expect(people.wire(lea).received.join('')).not.toContain('Priya');
});

test("agents, auditors and administrators watch nobody, and an agent's page has no word of watching", async ({
  floor,
  people,
}) => {
  const anas = `/supervision/agents/${await floor.programs.idOf('ana')}`;
  await floor.programs.acknowledge('ana');
  for (const person of ['ben', 'dee', 'max'] as const) {
    const page = await people.at(person, unknown);
    await expect(notFound(page)).toBeVisible();
    const nothing = await page.locator('body').ariaSnapshot();
    for (const path of [anas, '/supervision/agents']) expect(await looksLikeNothing(page, path)).toBe(nothing);
    const answer = async (path: string) => {
      const got = await page.request.get(path);
      return [got.status(), (await got.text()).replace(/(csp-nonce" content=)"[^"]*"/, '$1')];
    };
    expect(await answer(anas)).toEqual(await answer(unknown));
  }
  const ben = await people.stranger();
  const scripts: Promise<string>[] = [];
  ben.on('response', (response) => {
    if (response.url().endsWith('.js')) scripts.push(response.text());
  });
  await ben.context().request.post('/api/sign-in', { data: { email: 'ben@oriel.test', password: 'oriel' } });
  await ben.goto('/desk');
  await expect(ben.getByRole('dialog', { name: 'Live monitoring' })).toBeVisible();
  const code = (await Promise.all(scripts)).join('\n');
  expect(code).toContain('Ask for an interaction');
  for (const word of ["You're watching", 'Scratch pad', 'will see']) expect(code).not.toContain(word);
});

test('“Nobody can be watched until their team has a policy … and until the watched agent has acknowledged its current version”', async ({
  floor,
  people,
}) => {
  const { programs } = floor;
  // Away, so that Priya rings at Ana at once.
  await (await programs.sit('ben')).do({ kind: 'go-away' });
  const ana = await anaWith({ floor, people }, 'Priya');
  const sam = await samAtTheFloor({ floor, people });
  const anas = `/supervision/agents/${await programs.idOf('ana')}`;
  await expect(rowOf(sam, 'Ana').getByRole('link')).toHaveText([/^Ana/, 'Priya']);

  await programs.changePolicy('orders', { purpose: 'Another one.' });
  await expect(rowOf(sam, 'Ana')).toContainText('Notice not acknowledged');
  await expect(rowOf(sam, 'Ana').getByRole('link')).toHaveCount(0);
  const heard = people.wire(sam).received.length;
  await reply(ana).pressSequentially('Hello');
  const lookedFor = await people.at('sam', anas);
  await expect(notFound(lookedFor)).toBeVisible();
  await expect(dots(sam, 'Ana Ribeiro')).toHaveCount(0);
  expect(people.wire(sam).received.slice(heard).join('')).not.toContain('typing');

  await ana.getByRole('dialog', { name: 'Live monitoring' }).getByRole('button', { name: 'Acknowledge' }).click();
  await expect(rowOf(sam, 'Ana').getByRole('link')).toHaveText([/^Ana/, 'Priya']);

  await (await programs.person('max')).do({ kind: 'withdraw-policy', team: 'orders' });
  await expect(rowOf(sam, 'Ana')).toContainText('No live monitoring policy');
  await expect(rowOf(sam, 'Ana').getByRole('link')).toHaveCount(0);
  await expect(rowOf(sam, 'Ben').getByRole('link')).toHaveCount(0);
  await lookedFor.reload();
  await expect(notFound(lookedFor)).toBeVisible();
});

test('“depth (sent messages only …)”: the desk shows, no draft and no dots', async ({ floor, people }) => {
  await floor.programs.changePolicy('orders', { depth: 'sent' });
  const ana = await anaWith({ floor, people }, 'Priya');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(sam.getByRole('heading', { name: 'Priya', level: 2 })).toBeVisible();
  await reply(ana).pressSequentially('Preposterous');
  await reply(ana).fill('Good morning');
  await reply(ana).press('Enter');
  await expect(sam.getByRole('log', { name: 'Messages' })).toContainText('Good morning');
  expect(people.wire(sam).received.join('')).not.toContain('repost');
  await expect(dots(sam, 'Ana Ribeiro')).toHaveCount(0);
});

test('“channels … never shown”: a blank card says that there is something, and nothing of it is on the wire', async ({
  floor,
  people,
}) => {
  await floor.programs.changePolicy('orders', { excludedChannels: ['shop'] });
  const ana = await anaWith({ floor, people }, 'Priya');
  await reply(ana).pressSequentially('Secretly');
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  await expect(sam.getByRole('list', { name: 'Current interactions' })).toHaveText('Excluded by policy');
  const all = people.wire(sam).received.join('');
  for (const word of ['Priya', 'Hello from', 'Secretly']) expect(all).not.toContain(word);
});
