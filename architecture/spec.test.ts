import { describe, expect, test } from 'vitest';
import { sourcesOf } from './graph.ts';
import { tiesOf } from './spec.ts';

const root = new URL('..', import.meta.url).pathname;
const spec = { path: 'docs/spec/drafts.md', text: '**D1** A change.\n\n- **D2** A mask.\n\nAs **D3** says.\n' };

describe('a spec and its tests', () => {
  test('are tied when each rule is in a title', () => {
    const tests = [
      { path: 'a.test.ts', text: "test('D1 holds, on A4 paper', () => {});" },
      { path: 'b.test.ts', text: 'test.each([1])(`D2 holds for %s`, () => {});' },
    ];
    expect(tiesOf([spec], tests)).toEqual({ untested: [], unknown: [] });
  });

  test('are not when a rule has no test, or a title names no rule', () => {
    const tests = [{ path: 'a.test.ts', text: "test('D7 holds', () => {}); const D2 = 'D1';" }];
    expect(tiesOf([spec], tests)).toEqual({ untested: ['D1', 'D2'], unknown: ['D7 in a.test.ts'] });
  });

  test('are not when nothing was read', () => {
    expect(() => tiesOf([], [])).toThrow('No spec');
  });
});

test("the project's are tied", () => {
  const sources = sourcesOf(root);
  const specs = sources.filter(({ path }) => /^docs\/spec\/.*\.md$/.test(path));
  const tests = sources.filter(({ path }) => /\.(test|spec)\.tsx?$/.test(path) && !path.startsWith('architecture/'));
  expect(tiesOf(specs, tests)).toEqual({ untested: [], unknown: [] });
});
