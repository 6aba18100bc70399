// Approval before sending (domain.md §2, message status “draft, pending approval, sent”; docs/spec/approval.md): on the
// agent's desk, on the page where it is decided, and on the watched desk.
import type { Page } from '@playwright/test';
import { anaWith, samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, actLoudly, cardOf, lineOf, loudStrip, notices, openCard, reply } from './floor/screens.ts';
import { expect, test, type Floor } from './test.ts';

const rule = 'Replies from this desk are approved before they are sent.';
const sendForApproval = (page: Page) => page.getByRole('button', { name: 'Send for approval' });
const toApprovals = (page: Page) => page.getByRole('link', { name: 'Approvals' });
const submission = (page: Page, customer: string) => page.getByRole('article', { name: `Ana Ribeiro to ${customer}` });

async function require(floor: Floor): Promise<void> {
  const sam = await floor.programs.person('sam');
  await sam.do({ kind: 'require-approval', person: await floor.programs.idOf('ana') });
}

async function handIn(ana: Page, text: string): Promise<void> {
  await reply(ana).fill(text);
  await sendForApproval(ana).click();
  await expect(lineOf(ana, text)).toContainText('Waiting for approval');
}

const read = async (floor: Floor, customer: string) =>
  (await (await floor.programs.customer(customer)).open({ view: 'chat' }))
    .all('message')
    .flatMap(({ what, from, name, text }) => (what === 'message' && from === 'agent' ? [`${name}: ${text}`] : []));

test('AP1 AP4 AP6 AP8 “pending approval, sent”: the rule is said, the reply is read, and the customer gets it once', async ({
  floor,
  people,
}) => {
  const ana = await anaWith({ floor, people }, 'Priya');
  const sam = await people.at('sam', '/supervision/agents');
  await toApprovals(sam).click();
  await expect(sam.getByText('No reply waits for approval.')).toBeVisible();
  await expect(ana.getByText(rule)).toHaveCount(0);
  await sam.getByRole('checkbox', { name: 'Ana Ribeiro' }).check();
  await expect(ana.getByText(rule)).toBeVisible();

  await handIn(ana, 'It left us on Monday.');
  await expect(cardOf(ana, 'Priya')).toContainText('awaits approval');
  await expect(cardOf(ana, 'Priya')).toHaveAttribute('data-state', 'accepted');
  await expect(toApprovals(sam)).toContainText('1');
  await ana.getByRole('button', { name: 'Complete' }).click();
  await expect(notices(ana)).toContainText('A reply waits for approval: it is decided on, or taken back, first.');
  // Written meanwhile, and not sent before the first is decided on.
  await reply(ana).pressSequentially('And then');
  await expect(sendForApproval(ana)).toBeDisabled();
  await reply(ana).press('Enter');
  await expect(reply(ana)).toHaveValue('And then');

  await writes({ floor }, 'Priya', 'Are you there?');
  await expect(lineOf(ana, 'It left us on Monday.')).toContainText('The customer has written since.');
  const article = submission(sam, 'Priya');
  await expect(article).toContainText('The customer has written since.');
  await expect(article.getByRole('list', { name: 'What was said last' })).toContainText('Are you there?');
  await expect(article.getByRole('region', { name: 'Reply to be sent' })).toHaveText('It left us on Monday.');
  await expect(article).toContainText('Ana will read: “Sam approved your reply · Priya”');
  await expect(sam.getByText('And then')).toHaveCount(0);
  expect(await read(floor, 'Priya')).toEqual([]);

  await article.getByRole('button', { name: 'Approve and send' }).dblclick();
  await expect(article).toHaveCount(0);
  await expect(notices(ana)).toContainText('Sam approved your reply · Priya');
  await expect(lineOf(ana, 'It left us on Monday.')).toHaveCount(1);
  await expect(lineOf(ana, 'It left us on Monday.')).toContainText('approved by Sam Marlow');
  await expect(cardOf(ana, 'Priya')).toHaveAttribute('data-state', 'answered');
  expect(await read(floor, 'Priya')).toEqual(['Ana Ribeiro: It left us on Monday.']);
  await expect(toApprovals(sam)).toHaveText('Approvals');
  await expect(sendForApproval(ana)).toBeEnabled();
  await expect(reply(ana)).toHaveValue('And then');
});

test('AP6 AP7 returned with a word: back in the field, without dots; what is unsent is never written over', async ({
  floor,
  people,
}) => {
  await require(floor);
  const ana = await anaWith({ floor, people }, 'Omar');
  const priya = await people.customer('Priya');
  await priya.say('May I send it back?');
  await accept(ana, 'Priya');
  const sam = await people.at('sam', '/supervision/approvals');
  await handIn(ana, 'No.');
  await openCard(ana, 'Omar');
  const article = submission(sam, 'Priya');
  await article.getByRole('button', { name: 'Return for change' }).click();
  await expect(article.getByRole('button', { name: 'Return for change' })).toBeDisabled();
  await article.getByRole('textbox', { name: 'What to change' }).fill('Kinder, please.');
  await expect(article).toContainText('Ana will read: “Sam returned your reply: Kinder, please. · Priya”');
  await article.getByRole('button', { name: 'Return for change' }).click();
  await expect(notices(ana)).toContainText('Sam returned your reply: Kinder, please. · Priya');
  await expect(cardOf(ana, 'Priya')).toContainText('returned for change');
  await openCard(ana, 'Priya');
  await expect(reply(ana)).toHaveValue('No.');
  await expect(lineOf(ana, 'Kinder, please.')).toContainText('Returned for change');
  await expect(lineOf(ana, 'No.')).toContainText('not sent');
  await expect(priya.chat.getByRole('img', { name: 'Ana Ribeiro is typing' })).toHaveCount(0);
  // Thrown away, it is not given again; the draft is the agent's.
  await reply(ana).fill('');
  await openCard(ana, 'Omar');
  await openCard(ana, 'Priya');
  await expect(reply(ana)).toHaveValue('');

  await handIn(ana, 'Sorry, no.');
  await reply(ana).pressSequentially('Priya, ');
  await article.getByRole('button', { name: 'Return for change' }).click();
  await article.getByRole('textbox', { name: 'What to change' }).fill('And why?');
  await article.getByRole('button', { name: 'Return for change' }).click();
  await expect(ana.getByText('Your reply was not sent:')).toBeVisible();
  await expect(reply(ana)).toHaveValue('Priya, ');
  await ana.getByRole('button', { name: 'Add it to what you wrote' }).click();
  await expect(reply(ana)).toHaveValue('Priya, \nSorry, no.');
  await expect(ana.getByText('Your reply was not sent:')).toHaveCount(0);
  await expect(priya.log).not.toContainText('no.');
});

test('AP2 AP3 AP8 on the watched desk: approved from the strip; taken back first, it is nobody’s to decide', async ({
  floor,
  people,
}) => {
  await require(floor);
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await expect(sam.getByText(rule)).toBeVisible();
  const strip = loudStrip(sam, 'Ana');
  await expect(strip.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await handIn(ana, 'It left us on Monday.');
  await expect(lineOf(sam, 'It left us on Monday.')).toContainText('Waiting for approval');
  await expect(cardOf(sam, 'Priya')).toContainText('awaits approval');
  await strip.getByRole('button', { name: 'Approve' }).click();
  const dialog = sam.getByRole('dialog', { name: 'Approve' });
  await expect(dialog).toContainText('“Sam approved your reply · Priya”');
  await ana.getByRole('button', { name: 'Take back' }).click();
  await expect(reply(ana)).toHaveValue('It left us on Monday.');
  await expect(dialog).toHaveCount(0);
  await expect(strip.getByRole('button', { name: 'Approve' })).toHaveCount(0);
  await expect(lineOf(ana, 'Ana Ribeiro took a reply back before it was sent')).toBeVisible();

  await sendForApproval(ana).click();
  await expect(lineOf(sam, 'It left us on Monday.')).toContainText('Waiting for approval');
  // Of two who may, one decides.
  const max = await floor.programs.person('max');
  await max.do({ kind: 'lead-team', person: await floor.programs.idOf('lea'), team: 'orders' });
  const lea = await people.at('lea', '/supervision/approvals');
  await expect(submission(lea, 'Priya')).toBeVisible();
  await actLoudly(sam, 'Ana', 'Approve');
  await expect(notices(ana)).toContainText('Sam approved your reply · Priya');
  await expect(lineOf(sam, 'It left us on Monday.')).toContainText('approved by Sam Marlow');
  await expect(submission(lea, 'Priya')).toHaveCount(0);
  expect(await read(floor, 'Priya')).toEqual(['Ana Ribeiro: It left us on Monday.']);
  // The right goes, and the sight with it.
  await max.do({ kind: 'unlead-team', person: await floor.programs.idOf('lea'), team: 'orders' });
  await expect(lea.getByRole('heading', { name: 'Not found' })).toBeVisible();
});
