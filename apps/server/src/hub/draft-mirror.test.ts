import { describe, expect, test } from 'vitest';
import type { DraftSplice, DraftWhole } from '../bus/bus.ts';
import { DraftMirror } from './draft-mirror.ts';

const draft = { stream: 7, agent: 'ana', interaction: 'one', what: 'reply' as const, spans: [], keyAt: 5 };
const whole = (text: string, more: Partial<DraftWhole> = {}): DraftWhole => ({
  kind: 'draft-whole',
  ...draft,
  rev: 1,
  text,
  page: 'p1',
  ...more,
});
const splice = (rev: number, at: number, ins: string): DraftSplice => ({
  kind: 'draft-splice',
  ...draft,
  keyAt: 9,
  rev,
  splice: { at, del: 0, ins },
});

describe('the mirror of drafts', () => {
  test('D31 holds the newest text, its time and its page, for who comes late', () => {
    const mirror = new DraftMirror();
    mirror.take(whole('He'));
    mirror.take(splice(2, 2, 'y'));
    expect(mirror.ofAgent('ana')).toEqual([whole('Hey', { rev: 2, keyAt: 9 })]);
    expect(mirror.byStream(7)).toEqual(whole('Hey', { rev: 2, keyAt: 9 }));
    expect(mirror.ofAgent('ben')).toEqual([]);
    expect(mirror.byStream(8)).toBeUndefined();
  });

  test('D31 P5 never n + 2 on n: the old text stays until the whole one comes', () => {
    const mirror = new DraftMirror();
    mirror.take(whole('He'));
    mirror.take(splice(3, 3, '!'));
    mirror.take(splice(2, 2, 'y'));
    mirror.take(splice(4, 0, '?'));
    expect(mirror.byStream(7)?.text).toBe('He');
    mirror.take(whole('Hey!?', { rev: 5 }));
    mirror.take(splice(6, 0, 'O'));
    expect(mirror.byStream(7)?.text).toBe('OHey!?');
  });

  test('D31 a revision known already changes nothing', () => {
    const mirror = new DraftMirror();
    mirror.take(whole('He'));
    mirror.take(splice(2, 2, 'y'));
    mirror.take(splice(2, 2, 'y'));
    expect(mirror.byStream(7)?.text).toBe('Hey');
  });

  test('D31 bounded: one a draft; another stream of it replaces it, the end of the former one ends nothing', () => {
    const mirror = new DraftMirror();
    mirror.take(whole('He'));
    mirror.take(whole('Hey', { stream: 8, rev: 2 }));
    mirror.take(whole('note', { stream: 9, what: 'comment' }));
    mirror.take({ kind: 'draft-over', ...draft });
    expect(mirror.byStream(7)).toBeUndefined();
    expect(mirror.ofAgent('ana').map(({ text }) => text)).toEqual(['Hey', 'note']);
    mirror.take({ kind: 'draft-over', ...draft, stream: 8 });
    mirror.take({ kind: 'draft-over', ...draft, stream: 9, what: 'comment' });
    expect(mirror.ofAgent('ana')).toEqual([]);
  });

  test('D30 where an agent looks, and nowhere', () => {
    const mirror = new DraftMirror();
    expect(mirror.focusOf('ana')).toBeNull();
    mirror.take({ kind: 'focus', agent: 'ana', interaction: 'one' });
    expect(mirror.focusOf('ana')).toBe('one');
    mirror.take({ kind: 'focus', agent: 'ana', interaction: null });
    expect(mirror.focusOf('ana')).toBeNull();
  });

  test('D31 what was published is not changed by what comes after it', () => {
    const mirror = new DraftMirror();
    const published = whole('He');
    mirror.take(published);
    mirror.take(splice(2, 2, 'y'));
    expect(published).toEqual(whole('He'));
  });
});
