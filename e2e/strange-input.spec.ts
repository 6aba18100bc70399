// What strangers write is text and nothing but text, on every screen, and nothing is fetched because somebody looks (S7).
import { samWatchesAnaWith } from './floor/scenes.ts';
import { accept, cardOf, draftOf, lineOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

const script = '<img src=x onerror="document.title=\'owned\'"><script>document.title="owned"</script>';

test('markup in names, messages and drafts shows as what it is, and does nothing', async ({ floor, people }) => {
  const ana = await people.agent('ana');
  const mallory = await people.customer(`<b>Mallory</b>${script}`);
  await mallory.say(script);
  await ana.getByRole('list', { name: 'Ringing' }).getByRole('button', { name: 'Accept' }).click();
  const sam = await people.at('sam', `/supervision/agents/${await floor.programs.idOf('ana')}`);
  const floorOfSam = await people.at('sam', '/supervision/agents');
  await reply(ana).fill(`[x](javascript:alert(1)) ${script}`);
  await expect(draftOf(sam, 'Ana')).toContainText(script);
  for (const page of [ana, sam]) {
    await expect(lineOf(page, script)).toBeVisible();
    await expect(cardOf(page, '<b>Mallory</b>')).toBeVisible();
  }
  await expect(floorOfSam.getByRole('link', { name: '<b>Mallory</b>' })).toBeVisible();
  await reply(ana).press('Enter');
  await expect(mallory.log.getByText(script)).toHaveCount(2);
  for (const page of [ana, sam, floorOfSam, mallory.page]) expect(await page.title()).not.toContain('owned');
});

test('S7: a watched draft that holds addresses, images and links fetches nothing', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await expect(sam.getByText('Live', { exact: true })).toBeVisible();
  await sam.waitForLoadState('networkidle');
  const requests: string[] = [];
  sam.on('request', (request) => requests.push(request.url()));
  const text = `${floor.url}/livez ![x](${floor.url}/mark.png) <link rel="preload" href="/x.css"> https://example.com/a.png`;
  await reply(ana).fill(text);
  await reply(ana).pressSequentially(' and more');
  await expect(draftOf(sam, 'Ana')).toContainText(`${text} and more`);
  await expect(draftOf(sam, 'Ana').getByRole('link')).toHaveCount(0);
  await reply(ana).press('Enter');
  await expect(lineOf(sam, text)).toBeVisible();
  expect(requests).toEqual([]);
});

test('texts of every kind come through as they were written', async ({ people }) => {
  const ana = await people.agent('ana');
  const priya = await people.customer('Zoë 👩‍👩‍👧‍👦 नमस्ते');
  const texts = [
    'क्षत्रिय ज़रूर, e\u0301 = é, 👩🏽‍💻🏳️‍🌈',
    '  two  spaces\tand a tab  '.trim(),
    'line one\nline two\n\nline four',
    '\u202Ereversed\u202C and on',
    'a\u0000b'.replace('\u0000', ''),
    'x'.repeat(10_000),
  ];
  for (const text of texts) await priya.say(text);
  await accept(ana, 'Zoë');
  const said = ana.getByRole('log', { name: 'Messages' }).getByRole('paragraph');
  await expect(said).toHaveCount(texts.length);
  expect(await said.allTextContents()).toEqual(texts);
});

test('a word as long as the line is wide stays in its bubble, and a long name on its card', async ({ people }) => {
  const ana = await people.agent('ana');
  const name = 'Wolfeschlegelsteinhausenbergerdorff'.repeat(2);
  const priya = await people.customer(name);
  await priya.say('Donaudampfschifffahrtsgesellschaft'.repeat(30));
  await ana.getByRole('button', { name: 'Accept' }).click();
  await expect(lineOf(ana, 'Donaudampf')).toBeVisible();
  for (const place of [ana.getByRole('log', { name: 'Messages' }), cardOf(ana, name), priya.log]) {
    const beyond = await place.evaluate((element) => {
      const { right } = element.getBoundingClientRect();
      // A name is longer than its box, which cuts it with an ellipsis.
      return [...element.querySelectorAll(':not(bdi)')]
        .filter((each) => each.getBoundingClientRect().right > right + 0.5)
        .map((each) => each.outerHTML.slice(0, 80));
    });
    expect(beyond).toEqual([]);
  }
  expect(await ana.evaluate(() => document.documentElement.scrollWidth)).toBe(1366);
});

test('too long a message is not cut in silence: the customer is told', async ({ people }) => {
  const priya = await people.customer('Priya');
  await priya.chat.getByRole('textbox', { name: 'Message' }).fill('x'.repeat(10_050));
  await expect(priya.chat.getByRole('status').filter({ hasText: 'Too long by 50' })).toBeVisible();
  await expect(priya.chat.getByRole('button', { name: 'Send' })).toBeDisabled();
});
