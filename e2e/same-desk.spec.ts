// Ana's page and her desk as watched by Sam, as those read them who do not see: the same accessibility trees, but for the
// differences listed here, each with its reason. Whatever else differs is a bug of one of the two.
import type { Page } from '@playwright/test';
import { samWatchesAnaWith, writes } from './floor/scenes.ts';
import { accept, conversation, dots, inbox, openCard, reply, tab } from './floor/screens.ts';
import { expect, test } from './test.ts';

interface Difference {
  why: string;
  /** Taken out of the one page that has it, or put in the other's words. */
  on: 'agent' | 'supervisor';
  what: RegExp;
  instead: string;
}

const differences: readonly Difference[] = [
  { why: 'addresses are each page’s own', on: 'agent', what: /^ *- \/url: \/desk.*\n/gm, instead: '' },
  { why: 'the same', on: 'supervisor', what: /^ *- \/url: \/supervision\/agents\/.*\n/gm, instead: '' },
  {
    why: 'whose inboxes: the heading says it where it is not one’s own',
    on: 'supervisor',
    what: /"Ana's inboxes"/,
    instead: '"Inboxes"',
  },
  {
    why: 'where the agent is, and where the supervisor',
    on: 'supervisor',
    what: /Ana Ribeiro has this open|\bYou\b/g,
    instead: '',
  },
  {
    why: 'an agent does not see their own typing',
    on: 'supervisor',
    what: /^ *- img "Ana Ribeiro is typing"\n/gm,
    instead: '',
  },
  {
    why: 'one’s own draft is in front of one: only cards that are not open say so',
    on: 'supervisor',
    what: / · unsent draft/g,
    instead: '',
  },
  { why: 'the same', on: 'agent', what: / · unsent draft/g, instead: '' },
  {
    why: 'the live draft: the agent has the composer',
    on: 'supervisor',
    what: /^( *)- region "Ana is writing":\n(?:\1 .*\n)*/gm,
    instead: '',
  },
  {
    why: 'what record and categories are to the agent: nothing',
    on: 'supervisor',
    what: /^ *- text: "Only you:"\n/gm,
    instead: '',
  },
  {
    why: 'nobody makes or changes an agent’s inboxes but the agent',
    on: 'agent',
    what: /^ *- button "(New inbox|Change [^"]*)"\n/gm,
    instead: '',
  },
  {
    why: 'setting the language is loud, so it stands in the strip; here it is said',
    on: 'agent',
    what: /(?:text: (Language)\n *- )?combobox "Language":\n(?: *- option "[^"]*"\n)* *- option "([^"]*)" \[selected\]\n(?: *- option "[^"]*"\n)*/g,
    instead: 'text: $1 $2\n',
  },
  { why: 'accepting is loud, so it stands in the strip', on: 'agent', what: /^ *- button "Accept"\n/gm, instead: '' },
  {
    why: 'what one acts with: composer and acts here, scratch pad and loud strip there',
    on: 'agent',
    what: /^( *)- textbox "Reply":?[^\n]*\n(?:.*\n)*?(?= *- region "Customer record"|$(?![\s\S]))/m,
    instead: '',
  },
  {
    why: 'the same, where nothing can be answered any more',
    on: 'agent',
    what: /^ *- text: This interaction is completed\.\n *- button "Resume"\n *- button "Comment"\n/m,
    instead: '',
  },
  {
    why: 'the same',
    on: 'supervisor',
    what: /^( *)- textbox "Scratch pad":?[^\n]*\n(?:.*\n)*?(?= *- region "Customer record"|$(?![\s\S]))/m,
    instead: '',
  },
  {
    why: 'what is saved in the record is loud, so it is said first',
    on: 'supervisor',
    what: /button "Save…"/g,
    instead: 'button "Add"',
  },
  {
    why: 'merging is not done for others',
    on: 'agent',
    what: /^ *- button "Merge with another record…"\n/gm,
    instead: '',
  },
];

/** Time passes between two readings. */
const clocks = /\d+:\d\d(?::\d\d)?/g;

async function read(page: Page, as: Difference['on']): Promise<string> {
  // From the tabs on: what stands above is the bar, which is one's own seat here and the watcher's frame there.
  const whole = `${await page.getByRole('main').ariaSnapshot()}\n`;
  const desk = whole.slice(
    Math.max(0, whole.search(/^ *- (tablist "Interactions"|region "(Mine|My team's|Unassigned)")/m)),
  );
  const plain = differences.reduce(
    (tree, { on, what, instead }) => (on === as ? tree.replace(what, instead) : tree),
    desk,
  );
  return plain
    .replace(clocks, '0:00')
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' ').replace(/:$/, ''))
    .filter((line) => !['', '- text', '- list', '- contentinfo'].includes(line))
    .join('\n');
}

async function expectSame(ana: Page, sam: Page): Promise<void> {
  await expect(async () => expect(await read(sam, 'supervisor')).toBe(await read(ana, 'agent'))).toPass({
    timeout: 5_000,
  });
  expect(await read(ana, 'agent')).not.toBe('');
}

test('WA5 “The supervisor sees exactly what the agent sees”: the accessibility trees are equal but for a listed set', async ({
  floor,
  people,
}) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await expectSame(ana, sam);

  // Lines of every kind: answered, commented, asked again; something rings.
  await reply(ana).fill('Good morning, Priya.');
  await reply(ana).press('Enter');
  await ana.getByRole('button', { name: 'Comment' }).click();
  await ana.getByRole('textbox', { name: 'Internal comment' }).fill('Third time this week.');
  await ana.getByRole('textbox', { name: 'Internal comment' }).press('Enter');
  await writes({ floor }, 'Priya', 'Anything new?');
  await writes({ floor }, 'Jonas');
  for (const page of [ana, sam]) {
    await expect(conversation(page)).toContainText('Anything new?');
    await expect(conversation(page)).toContainText('Third time this week.');
    await expect(page.getByRole('list', { name: 'Ringing' })).toContainText('Jonas');
  }
  await expectSame(ana, sam);

  await reply(ana).pressSequentially('Let me');
  await expect(sam.getByRole('region', { name: 'Ana is writing' })).toBeVisible();
  await expectSame(ana, sam);

  // Every place of the desk: the record, an inbox, the history.
  await accept(ana, 'Jonas');
  await writes({ floor }, 'Mia');
  for (const page of [ana, sam]) {
    await openCard(page, 'Priya');
    await page.getByRole('button', { name: 'Customer record' }).click();
    await expect(page.getByRole('region', { name: 'Customer record' }).getByText('1 open')).toBeVisible();
  }
  await expectSame(ana, sam);
  for (const page of [ana, sam]) {
    await inbox(page, 'Unassigned').click();
    await expect(page.getByRole('region', { name: 'Unassigned' })).toContainText('Mia');
  }
  await expectSame(ana, sam);
  await reply(ana).fill('');
  await ana.getByRole('button', { name: 'Complete' }).click();
  for (const page of [ana, sam]) {
    await inbox(page, 'Mine').click();
    await page.getByRole('link', { name: 'Back', exact: true }).click();
    await tab(page, 'History').click();
    await expect(page.getByRole('list', { name: 'History' })).toContainText('Priya');
    await page.getByRole('list', { name: 'History' }).getByRole('link', { name: 'Priya' }).click();
    await expect(conversation(page)).toContainText('Ana Ribeiro completed');
  }
  await expectSame(ana, sam);
});

test('every listed difference is one: without it, the trees are not equal', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Omar', 'Priya');
  await writes({ floor }, 'Jonas');
  await expect(sam.getByRole('list', { name: 'Ringing' })).toContainText('Jonas');
  await reply(ana).pressSequentially('Let me');
  await expect(sam.getByRole('region', { name: 'Ana is writing' })).toBeVisible();
  await openCard(ana, 'Omar');
  await expect(sam.getByRole('heading', { name: 'Omar', level: 2 })).toBeVisible();
  await openCard(sam, 'Priya');
  const trees = { agent: '', supervisor: '' };
  const readOn = async () => {
    trees.agent += `${await ana.getByRole('main').ariaSnapshot()}\n`;
    trees.supervisor += `${await sam.getByRole('main').ariaSnapshot()}\n`;
  };
  await expect(dots(sam, 'Ana Ribeiro')).toBeVisible();
  await readOn();
  await expect(dots(sam, 'Ana Ribeiro')).toBeHidden();
  await readOn();
  await ana.getByRole('button', { name: 'Complete' }).click();
  await tab(ana, 'History').click();
  await ana.getByRole('list', { name: 'History' }).getByRole('link', { name: 'Omar' }).click();
  await expect(ana.getByText('This interaction is completed.')).toBeVisible();
  await readOn();
  for (const page of [ana, sam]) {
    await page.getByRole('button', { name: 'Customer record' }).click();
    await expect(
      page.getByRole('region', { name: 'Customer record' }).getByRole('heading', { name: 'Notes' }),
    ).toBeVisible();
  }
  await readOn();
  for (const { why, on, what } of differences) expect(trees[on], why).toMatch(what);
});
