// What people do to a text in a browser, through the composer as it is: input methods, emoji, paste, undo, all of it taken
// out, and the line cut in the middle of it. After each, whoever watches has the agent's text with its dotted spans (D10).
import type { Page } from '@playwright/test';
import { emptyAuthor, mask, write } from '@oriel/domain/drafts';
import { samWatchesAnaWith } from './floor/scenes.ts';
import { draftOf, lineOf, reply } from './floor/screens.ts';
import { expect, test } from './test.ts';

interface Input {
  value: string;
  inputType: string;
}

/** Keeps what the browser itself says of each input event, in order. */
const recordInputs = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const inputs: Input[] = [];
    Object.assign(globalThis, { inputs });
    document.addEventListener(
      'input',
      (event) => {
        if (event.target instanceof HTMLTextAreaElement)
          inputs.push({ value: event.target.value, inputType: event.inputType });
      },
      true,
    );
  });

const inputsOf = (page: Page): Promise<Input[]> =>
  page.evaluate(() => (globalThis as unknown as { inputs: Input[] }).inputs);

const moves = new Set(['insertFromPaste', 'historyUndo', 'historyRedo']);

/** What others may see of a text that came about by these inputs. */
function masked(inputs: readonly Input[]): string {
  let author = emptyAuthor;
  for (const { value, inputType } of inputs) author = write(author, value, moves.has(inputType));
  return mask(author.raw, author.draft.spans);
}

test('D10: IME, emoji, paste, undo, select-all-delete and a reconnect in the middle: the watcher has the masked text', async ({
  floor,
  people,
}) => {
  test.setTimeout(120_000);
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  await ana.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await recordInputs(ana);
  const box = reply(ana);
  const written = draftOf(sam, 'Ana').getByRole('paragraph').last();
  const seen = async () => ((await draftOf(sam, 'Ana').isVisible()) ? await written.textContent() : '');
  const types = new Set<string>();
  /** The watcher has what the composer holds, but for what is dotted. */
  const same = async (text: string | RegExp, what: string) => {
    const inputs = await inputsOf(ana);
    for (const { inputType } of inputs) types.add(inputType);
    const value = await box.inputValue();
    expect(inputs.at(-1)?.value ?? '', what).toBe(value);
    if (typeof text === 'string') expect(value, what).toBe(text);
    else expect(value, what).toMatch(text);
    const expected = masked(inputs);
    await expect.poll(seen, { message: what }).toBe(expected);
    return expected;
  };
  const paste = async (text: string) => {
    await ana.evaluate((clip) => navigator.clipboard.writeText(clip), text);
    await box.press('ControlOrMeta+v');
  };

  await box.pressSequentially('Dear Priya, ');
  await same('Dear Priya, ', 'typed');

  const input = await ana.context().newCDPSession(ana);
  for (const text of ['n', 'ni', 'nih', 'niha', 'nihao']) {
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await same(`Dear Priya, ${text}`, 'while it is composed');
  }
  await input.send('Input.insertText', { text: '你好' });
  await same('Dear Priya, 你好', 'composed');
  for (const text of ['न', 'नम', 'नमस', 'नमस्', 'नमस्त', 'नमस्ते'])
    await input.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  await input.send('Input.insertText', { text: 'नमस्ते' });
  await same('Dear Priya, 你好नमस्ते', 'composed with combining marks');

  await input.send('Input.insertText', { text: ' 👩‍👩‍👧 🇧🇷 👍🏽 ' });
  await same(/👍🏽 $/, 'emoji');
  await box.press('Backspace');
  await box.press('Backspace');
  await same(/🇧🇷 /, 'an emoji taken out, as far as the browser goes at once');

  await paste(' — order 171-9980123-0091234,\nand the card 4111 1111 1111 1111');
  const hidden = await same(/4111 1111 1111 1111$/, 'pasted');
  expect(hidden).toContain('171-9980123-0091234');
  expect(hidden).toMatch(/4111 11•• •••• ••••$/);
  for (let times = 0; times < 5; times += 1) await box.press('Backspace');
  expect(await same(/4111 1111 1111$/, 'shortened')).toMatch(/4111 11•• ••••$/);
  for (let times = 0; times < 3; times += 1) {
    await box.press('ControlOrMeta+z');
    expect(await same(/./, 'undone')).not.toMatch(/1111 1111/);
  }
  await box.press('ControlOrMeta+Shift+z');
  expect(await same(/./, 'done again')).not.toMatch(/1111 1111/);

  await ana.context().setOffline(true);
  await expect(ana.getByText(/^Stale since/)).toBeVisible();
  await box.press('End');
  await box.pressSequentially(' said in a tunnel 🚇');
  const before = await seen();
  await ana.context().setOffline(false);
  await expect(ana.getByText('Live', { exact: true })).toBeVisible();
  expect(await same(/ said in a tunnel 🚇$/, 'after a reconnect')).not.toBe(before);
  await box.pressSequentially('!');
  await same(/🚇!$/, 'and on');

  await box.press('ControlOrMeta+a');
  await box.press('Delete');
  await same('', 'all of it taken out');
  await expect(draftOf(sam, 'Ana')).toBeHidden();
  await box.press('ControlOrMeta+z');
  expect(await same(/🚇!$/, 'and brought back')).not.toMatch(/1111 1111/);
  await box.press('ControlOrMeta+a');
  await box.pressSequentially('Hello, Priya');
  await same('Hello, Priya', 'all of it written over');
  await box.press('Enter');
  await expect(lineOf(sam, 'Hello, Priya')).toBeVisible();
  await expect(draftOf(sam, 'Ana')).toBeHidden();
  // The browser did all of that.
  expect([...types]).toEqual(
    expect.arrayContaining(['insertText', 'insertCompositionText', 'insertFromPaste', 'historyUndo', 'historyRedo']),
  );
});
