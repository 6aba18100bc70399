import { describe, expect, test } from 'vitest';
import { conversations } from '../conversations/index.ts';
import { streamOf } from '../seeded.ts';
import { durationMs, type Hand, type Step, typing } from './rhythm.ts';

const hand: Hand = { keyMs: 110, slips: 0.02, secondThoughts: 0.12 };

const samples = conversations.flatMap((conversation) =>
  conversation.turns.map((turn, index) => ({
    name: `${conversation.id}#${index}`,
    text: turn.text,
    language: conversation.language,
    steps: typing(turn.text, conversation.language, hand, streamOf(11, `${conversation.id}#${index}`)),
  })),
);

const pairs = (steps: readonly Step[]) =>
  steps.map((step, index) => ({ before: steps[index - 1]?.text ?? '', after: step.text, afterMs: step.afterMs }));

describe('typing rhythm', () => {
  test('ends with exactly the given text, in every language', () => {
    for (const sample of samples) expect([sample.name, sample.steps.at(-1)?.text]).toEqual([sample.name, sample.text]);
  });

  test('is repeatable: the same chance, the same steps', () => {
    const again = () => typing('Guten Tag, gern!', 'de', hand, streamOf(5, 'again'));
    expect(again()).toEqual(again());
    expect(again()).not.toEqual(typing('Guten Tag, gern!', 'de', hand, streamOf(6, 'again')));
  });

  test('no step is faster than a held key, and no one writes faster than ten letters a second for long', () => {
    for (const sample of samples) {
      expect(Math.min(...sample.steps.map((step) => step.afterMs))).toBeGreaterThanOrEqual(33);
      const lettersASecond = (sample.text.length / durationMs(sample.steps)) * 1_000;
      const isLong = sample.text.length > 40;
      expect([sample.name, !isLong || lettersASecond < 10]).toEqual([sample.name, true]);
    }
  });

  test('a step writes one stroke or takes back, and never splits a surrogate pair', () => {
    const splits = /[\ud800-\udbff]$/;
    const bad = samples.flatMap(({ steps, language }) =>
      pairs(steps).filter(({ before, after }) => {
        const isOneWay = after.startsWith(before) || before.startsWith(after);
        const grown = [...after].length - [...before].length;
        return !isOneWay || splits.test(after) || grown > (language === 'ja' ? 8 : 7);
      }),
    );
    expect(bad).toEqual([]);
  });

  test('over all scripts people slip, correct, and change their mind', () => {
    const takenBack = samples.map((sample) =>
      pairs(sample.steps).filter(({ before, after }) => before.length > after.length),
    );
    expect(takenBack.filter((steps) => steps.length > 0).length).toBeGreaterThan(samples.length / 10);
    expect(takenBack.filter((steps) => steps.length >= 8).length).toBeGreaterThan(3);
    expect(takenBack.some((steps) => steps.length === 0)).toBe(true);
  });

  test('there are bursts and pauses', () => {
    const waits = samples
      .filter((sample) => sample.text.length > 60)
      .flatMap((sample) => sample.steps.map((step) => step.afterMs));
    expect(waits.filter((ms) => ms < 130).length / waits.length).toBeGreaterThan(0.5);
    expect(waits.filter((ms) => ms > 600).length).toBeGreaterThan(samples.length / 4);
    expect(Math.max(...waits)).toBeLessThan(6_000);
  });

  test('Japanese comes in words, as from an input method', () => {
    const steps = typing('ご注文番号を教えてください。', 'ja', { ...hand, secondThoughts: 0 }, streamOf(2, 'ja'));
    expect(steps.length).toBeLessThan('ご注文番号を教えてください。'.length);
  });

  test('an empty text takes no step', () => {
    expect(typing('', 'en', hand, streamOf(1, 'empty'))).toEqual([]);
  });
});
