import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  accepted,
  anInteraction,
  completed,
  folded,
  inPlaces,
  offered,
  opened,
  replied,
  wrote,
} from '../../testing/builders/interactions.ts';
import { history, play } from '../../testing/builders/history.ts';
import { saidKinds } from './facts.ts';
import { stepMs } from '../routing/steps.ts';
import { evolveInteraction } from './interaction.ts';

describe('the fold of an interaction', () => {
  test('I2 is its facts, and nothing else', () => {
    const facts = [opened, wrote, offered('ana'), accepted('ana'), replied, wrote, wrote, completed('ana')];
    expect(folded(inPlaces('one', facts))).toEqual({
      id: 'one',
      version: 8,
      said: 6,
      state: 'completed',
      channel: 'chat',
      team: 'care',
      customer: 'kim',
      customerName: 'Kim',
      agent: 'ana',
      answered: true,
      waitsSince: null,
      createdAt: 0,
      stateAt: 7_000,
      queuedAt: null,
      cameBy: null,
      target: null,
      targetTeam: null,
      targetUntil: null,
      targetWhy: null,
      deferredUntil: null,
      ringsUntil: null,
      lastAgent: 'ana',
      last: { from: 'customer', text: 'Hello?', at: 6_000 },
      submitted: null,
      categories: [],
      language: null,
      categoriesVersion: 0,
    });
  });

  test('I2 P3 a fact that does not follow is a fault: a hole, a repeat, one too early', () => {
    const [first, second, third] = inPlaces('one', [opened, wrote, replied]);
    const before = folded([first!, second!]);
    expect(evolveInteraction(before, third!).version).toBe(3);
    for (const version of [1, 2, 4, 30]) {
      expect(() => evolveInteraction(before, { ...third!, version })).toThrow('does not follow 2');
    }
    expect(() => evolveInteraction(undefined, { ...second!, version: 2 })).toThrow('does not follow 0');
    expect(() => evolveInteraction(undefined, { ...second!, version: 1 })).toThrow('its first fact is wrote');
  });

  test('I7 somebody waits since the first of their words that was not answered', () => {
    const waits = (...facts: Parameters<typeof anInteraction>[1][]) => {
      const { waitsSince, answered } = anInteraction('one', ...facts);
      return [waitsSince, answered];
    };
    const comment = { kind: 'commented', text: 'hm' } as const;
    expect(waits(wrote)).toEqual([1_000, false]);
    expect(waits(accepted('ana'), comment)).toEqual([1_000, false]);
    expect(waits(accepted('ana'), replied)).toEqual([null, true]);
    expect(waits(accepted('ana'), replied, wrote, wrote)).toEqual([4_000, true]);
    expect(waits(accepted('ana'), wrote, completed('ana'))).toEqual([null, false]);
    expect(waits(accepted('ana'), replied, completed('ana'), { kind: 'reopened' }, wrote)).toEqual([6_000, false]);
  });

  test('I4 reopened, it is nobody’s and waits again', () => {
    const again = anInteraction('one', accepted('ana'), replied, completed('ana'), { kind: 'reopened' });
    expect(again).toMatchObject({ state: 'waiting', agent: null, answered: false, stateAt: 5_000, createdAt: 0 });
    expect(again).toMatchObject({
      target: 'ana',
      targetUntil: 5_000 + stepMs['same-agent'],
      targetWhy: 'had-this-customer',
    });
  });

  test('I10 the preview is short and cuts no character in two', () => {
    const { last } = anInteraction('one', { kind: 'wrote', text: `${'x'.repeat(159)}👍 and more` });
    expect(last?.text).toBe('x'.repeat(159));
    expect(anInteraction('one', { kind: 'wrote', text: `${'x'.repeat(158)}👍 and more` }).last?.text).toBe(
      `${'x'.repeat(158)}👍`,
    );
  });

  test(
    'I2 I3 P3 over any history: versions and said count without holes, and nothing of a colleague moves said',
    { timeout: 60_000 },
    () => {
      let count = 0;
      fc.assert(
        fc.property(history, (steps) => {
          const { world } = play(steps);
          const facts = world.facts.filter((fact) => fact.stream === 'interaction');
          for (const [id, interaction] of world.interactions) {
            const own = facts.filter((fact) => fact.id === id);
            expect(own.map(({ version }) => version)).toEqual(own.map((_, index) => index + 1));
            expect(interaction.said).toBe(own.filter(({ kind }) => saidKinds.has(kind)).length);
            expect(folded(own)).toEqual(interaction);
            count += own.length;
          }
        }),
        { numRuns: 50 },
      );
      expect(count).toBeGreaterThan(500);
    },
  );
});
