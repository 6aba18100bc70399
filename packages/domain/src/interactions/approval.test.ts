import type { Command } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { ana, aPerson, directoryWith, floor, person } from '../../testing/builders/access.ts';
import { aSeat } from '../../testing/builders/agents.ts';
import { accepted, anInteraction, inPlaces, submitted, wrote } from '../../testing/builders/interactions.ts';
import { aScene, shown, type Given } from '../../testing/builders/scene.ts';
import { decide } from '../decide.ts';
import { system, type Principal } from '../principal.ts';
import type { SystemCommand } from '../scene.ts';
import { defaultGroups } from '../channels/group.ts';
import type { InteractionFact } from './facts.ts';
import { evolveInteraction, type Submitted } from './interaction.ts';

/** Ana's replies need approval. */
const strict = directoryWith(floor, { ...ana, repliesNeedApproval: true });
const of = 4;
const returned: InteractionFact = { kind: 'returned-for-change', agent: 'ana', of, text: 'Kinder, please.' };
const takenBack: InteractionFact = { kind: 'taken-back', agent: 'ana', of };
const approved: InteractionFact = { kind: 'approved', agent: 'ana', of, text: 'Dear Kim!' };

const anas = (...since: InteractionFact[]) => anInteraction('one', accepted('ana'), ...since);
/** What can be submitted, as one finds it. A new one has no column below, and does not compile. */
type Column = 'nothing' | Submitted['is'] | 'pending, and the customer wrote' | 'approved';
const columns: Record<Column, ReturnType<typeof anas>> = {
  nothing: anas(),
  pending: anas(submitted('ana')),
  'pending, and the customer wrote': anas(submitted('ana'), wrote),
  returned: anas(submitted('ana'), returned),
  'taken-back': anas(submitted('ana'), takenBack),
  approved: anas(submitted('ana'), approved),
};

const rows: Record<string, { by: Principal; command: Command | SystemCommand }> = {
  say: { by: { kind: 'customer', id: 'kim', channel: 'chat' }, command: { kind: 'say', text: 'Hm.' } },
  reply: { by: person('ana'), command: { kind: 'reply', interaction: 'one', text: 'Yes.' } },
  comment: { by: person('ana'), command: { kind: 'comment', interaction: 'one', text: 'See here.' } },
  'take-back': { by: person('ana'), command: { kind: 'take-back', interaction: 'one', of } },
  approve: { by: person('sam'), command: { kind: 'approve', interaction: 'one', of } },
  'return-for-change': {
    by: person('sam'),
    command: { kind: 'return-for-change', interaction: 'one', of, text: 'Kinder, please.' },
  },
  complete: { by: person('ana'), command: { kind: 'complete', interaction: 'one' } },
  'complete, for her': { by: person('sam'), command: { kind: 'complete', interaction: 'one', for: 'ana' } },
  defer: { by: person('ana'), command: { kind: 'defer', interaction: 'one', until: 2_000_000 } },
  transfer: { by: person('ana'), command: { kind: 'transfer', interaction: 'one', to: { agent: 'ben' } } },
  'time-passed': { by: system, command: { kind: 'time-passed', interaction: 'one' } },
};

const one = (fact: string) => `interaction one ${fact}`;
const same = (met: string): Record<Column, string> => ({
  ...{ nothing: met, pending: met, 'pending, and the customer wrote': met },
  ...{ returned: met, 'taken-back': met, approved: met },
});
const unlessPending = (met: string, pending: string) => ({
  ...same(met),
  ...{ pending, 'pending, and the customer wrote': pending },
});
const waits = 'no: waits-for-approval';
const decided = 'no: already-decided';

const table: Record<keyof typeof rows, Record<Column, string>> = {
  say: same(one('wrote Hm.')),
  reply: unlessPending(one('submitted ana Yes.'), waits),
  comment: same(one('commented See here.')),
  'take-back': unlessPending(decided, one('taken-back ana 4')),
  approve: unlessPending(decided, one('approved ana 4 Dear Kim!')),
  'return-for-change': unlessPending(decided, one('returned-for-change ana 4 Kinder, please.')),
  complete: unlessPending(one('completed ana'), waits),
  'complete, for her': unlessPending(one('completed ana'), waits),
  defer: unlessPending(one('deferred ana 2000000'), waits),
  transfer: unlessPending(one('transferred ana ben 1060000  care'), waits),
  'time-passed': unlessPending(one('lost ana'), `${one('taken-back ana 4')}, ${one('lost ana')}`),
};

const scene = (interaction = columns.pending, given: Given = {}) =>
  aScene({ interactions: [interaction], directory: strict, ...given });
const meet = (row: string, interaction = columns.pending, given: Given = {}) =>
  shown(decide(scene(interaction, given), { key: null, ...rows[row]! }));

describe('AP2 every command × what is submitted', () => {
  test.each(Object.keys(table))('AP2 %s', (row) => {
    const long: Given = row === 'time-passed' ? { agents: [aSeat('ana', { connected: false, connectedAt: 0 })] } : {};
    const now = row === 'time-passed' ? { now: defaultGroups.realtime.goneMs + 10_000 } : {};
    const met = Object.entries(columns).map(([column, interaction]) => [
      column,
      meet(row, interaction, { ...long, ...now }),
    ]);
    expect(Object.fromEntries(met)).toEqual(table[row]);
  });

  test('AP2 a decision is on what was read: another submission meanwhile is not decided on by it', () => {
    const again = anas(submitted('ana'), takenBack, submitted('ana'));
    expect(['approve', 'return-for-change', 'take-back'].map((row) => meet(row, again))).toEqual(
      Array(3).fill(decided),
    );
  });

  test('AP2 a word that says nothing returns nothing', () => {
    const command = { kind: 'return-for-change', interaction: 'one', of, text: '  ' } as const;
    expect(shown(decide(scene(), { by: person('sam'), key: null, command }))).toBe('no: empty');
  });
});

describe('AP1 whose replies need approval', () => {
  test('AP1 theirs are submitted, others’ are sent; what waits still needs its decision when the rule is lifted', () => {
    expect(meet('reply', columns.nothing)).toBe(one('submitted ana Yes.'));
    expect(meet('reply', columns.nothing, { directory: floor })).toBe(one('replied Yes.'));
    expect(meet('reply', columns.pending, { directory: floor })).toBe(waits);
    expect(meet('approve', columns.pending, { directory: floor })).toBe(one('approved ana 4 Dear Kim!'));
  });

  const set = (by: string, kind: 'require-approval' | 'lift-approval', of = 'ana', directory = floor) =>
    shown(decide(aScene({ directory }), { by: person(by), key: null, command: { kind, person: of } }));

  test('AP1 is said by who leads them, or an administrator; by nobody for themselves; of agents only', () => {
    const everybody = ['ana', 'ben', 'cleo', 'sam', 'lea', 'quinn', 'dee', 'max'];
    const may = everybody.filter((by) => set(by, 'require-approval') === 'access ana approval-required');
    expect(may).toEqual(['sam', 'max']);
    expect(set('sam', 'require-approval', 'cleo')).toBe('no: not-found');
    expect(set('max', 'require-approval', 'sam')).toBe('no: not-found');
    const both = aPerson('sam', { roles: ['supervisor', 'agent'], team: 'care', leads: ['care'] });
    expect(set('sam', 'require-approval', 'sam', directoryWith(floor, both))).toBe('no: not-found');
  });

  test('AP1 is said once', () => {
    expect(set('sam', 'lift-approval')).toBe('no: unchanged');
    expect(set('sam', 'require-approval', 'ana', strict)).toBe('no: unchanged');
    expect(set('sam', 'lift-approval', 'ana', strict)).toBe('access ana approval-lifted');
  });
});

describe('AP3 who decides', () => {
  const by = (id: string, directory = strict) =>
    ['approve', 'return-for-change'].map((row) =>
      shown(decide(scene(columns.pending, { directory }), { key: null, ...rows[row]!, by: person(id) })),
    );

  test('AP3 who leads the agent’s team; for everybody else there is nothing', () => {
    expect(by('sam').every((met) => met.startsWith('interaction'))).toBe(true);
    for (const id of ['ana', 'ben', 'lea', 'quinn', 'dee', 'max', 'nobody'])
      expect(by(id)).toEqual(['no: not-found', 'no: not-found']);
  });

  test('AP3 never the agent themself, and nobody who has lost the lead', () => {
    const herself = directoryWith(strict, {
      ...ana,
      ...{ roles: ['agent', 'supervisor'], leads: ['care'], repliesNeedApproval: true },
    });
    expect(by('ana', herself)).toEqual(['no: not-found', 'no: not-found']);
    expect(by('sam', directoryWith(strict, aPerson('sam', { roles: ['supervisor'] })))).toEqual([
      'no: not-found',
      'no: not-found',
    ]);
  });
});

describe('AP4 what comes of it', () => {
  const after = (...since: InteractionFact[]) => {
    const { said, answered, waitsSince, last, submitted: left } = anas(...since);
    return { said, answered, waits: waitsSince !== null, last: last?.text, left: left?.is ?? null };
  };
  const unanswered = { said: 2, answered: false, waits: true, last: 'Hello?' };

  test('AP4 the customer sees nothing of it, and waits, until it is sent', () => {
    expect(after(submitted('ana'))).toEqual({ ...unanswered, left: 'pending' });
    expect(after(submitted('ana'), returned)).toEqual({ ...unanswered, left: 'returned' });
    expect(after(submitted('ana'), takenBack)).toEqual({ ...unanswered, left: 'taken-back' });
    expect(after(submitted('ana'), approved)).toEqual({
      ...{ said: 3, answered: true, waits: false, last: 'Dear Kim!', left: null },
    });
  });

  test('AP4 it is known whether the customer has written since', () => {
    expect(
      [columns.pending, columns['pending, and the customer wrote']].map((each) => each.submitted?.customerWrote),
    ).toEqual([false, true]);
  });

  test('AP4 what leaves its agent leaves nothing waiting behind', () => {
    const leaves: InteractionFact[] = [
      { kind: 'completed', agent: 'ana' },
      { kind: 'deferred', agent: 'ana', until: 9 },
      { kind: 'transferred', from: 'ana', to: { agent: 'ben' }, team: 'care', until: 9, text: '' },
      { kind: 'lost', agent: 'ana' },
    ];
    for (const leave of leaves) {
      const [fact] = inPlaces('one', [leave]);
      const next = evolveInteraction(columns.pending, { ...fact!, version: columns.pending.version + 1 });
      expect(next.submitted).toBe(null);
    }
  });
});
