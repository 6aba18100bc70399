import type { Command, CommandOf, InteractionState } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import {
  aChannel,
  aGroup,
  aTeam,
  ana,
  ben,
  cleo,
  directoryWith,
  floor,
  person,
  principals,
  someTerms,
} from '../../testing/builders/access.ts';
import { aSeat } from '../../testing/builders/agents.ts';
import {
  accepted,
  anInteraction,
  completed,
  deferred,
  offered,
  opened,
  transferred,
} from '../../testing/builders/interactions.ts';
import { aScene, shown, type Given } from '../../testing/builders/scene.ts';
import { evolveInteraction } from './interaction.ts';
import { decide, type RecordCommand } from '../decide.ts';
import type { InteractionFact } from './facts.ts';
import { system } from '../principal.ts';
import type { Listed } from '../access/directory.ts';
import type { SystemCommand } from '../scene.ts';
import { heldKey } from '../scene.ts';
import { stepMs } from '../routing/steps.ts';
import { nextDue } from './decide.ts';

type AnyCommand = Command | SystemCommand;
/** Every command that names an interaction, and the two that find theirs. A new one has no row below, and does not compile. */
type Touching = AnyCommand extends infer C ? (C extends { kind: infer K; interaction: string } ? K : never) : never;
/** The record of its customer is another room's (customers/decide.test.ts), and the same in every state. */
type Row = Exclude<Touching, RecordCommand['kind']> | 'ask' | 'say';
/** Every state, and whose it is. A new state has no column below, and does not compile. */
type Held = 'ringing' | 'ongoing' | 'deferred' | 'completed';
type Column = Exclude<InteractionState, Held> | `${Held}, ${'mine' | 'another’s'}`;

const columns: Record<Column, ReturnType<typeof anInteraction>> = {
  waiting: anInteraction('one'),
  undelivered: anInteraction('one', { kind: 'undelivered' }),
  'ringing, mine': anInteraction('one', offered('ana')),
  'ringing, another’s': anInteraction('one', offered('ben')),
  'ongoing, mine': anInteraction('one', accepted('ana')),
  'ongoing, another’s': anInteraction('one', accepted('ben')),
  'deferred, mine': anInteraction('one', accepted('ana'), deferred('ana')),
  'deferred, another’s': anInteraction('one', accepted('ben'), deferred('ben')),
  'completed, mine': anInteraction('one', accepted('ana'), completed('ana')),
  'completed, another’s': anInteraction('one', accepted('ben'), completed('ben')),
};

const commands: Record<Row, { by: Parameters<typeof decide>[1]['by']; command: AnyCommand }> = {
  say: { by: principals.customer, command: { kind: 'say', text: 'Hm.' } },
  accept: { by: person('ana'), command: { kind: 'accept', interaction: 'one' } },
  ask: { by: person('ana'), command: { kind: 'ask' } },
  reply: { by: person('ana'), command: { kind: 'reply', interaction: 'one', text: 'Yes.' } },
  comment: { by: person('ana'), command: { kind: 'comment', interaction: 'one', text: 'See here.' } },
  complete: { by: person('ana'), command: { kind: 'complete', interaction: 'one' } },
  'save-categories': {
    by: person('ana'),
    command: { kind: 'save-categories', interaction: 'one', categories: ['parcel'], seen: 0 },
  },
  'set-language': { by: person('ana'), command: { kind: 'set-language', interaction: 'one', language: 'pt' } },
  defer: { by: person('ana'), command: { kind: 'defer', interaction: 'one', until: 2_000_000 } },
  resume: { by: person('ana'), command: { kind: 'resume', interaction: 'one' } },
  transfer: {
    by: person('ana'),
    command: { kind: 'transfer', interaction: 'one', to: { agent: 'ben' }, comment: ' He knows. ' },
  },
  'take-back': { by: person('ana'), command: { kind: 'take-back', interaction: 'one', of: 4 } },
  approve: { by: person('sam'), command: { kind: 'approve', interaction: 'one', of: 4 } },
  'return-for-change': {
    by: person('sam'),
    command: { kind: 'return-for-change', interaction: 'one', of: 4, text: 'Kinder.' },
  },
  offer: { by: system, command: { kind: 'offer', interaction: 'one', agent: 'ana', reason: 'least-loaded' } },
  'time-passed': { by: system, command: { kind: 'time-passed', interaction: 'one' } },
};

const one = (fact: string) => `interaction one ${fact}`;
const said = one('wrote Hm.');
const took = one('accepted ana');
const commented = one('commented See here.');
const missed = (agent: string) => `${one(`missed ${agent}`)}, agent ${agent} went-away missed`;

const table: Record<Row, Record<Column, string>> = {
  say: {
    waiting: said,
    undelivered: `${one('reopened 1020000')}, ${said}`,
    'ringing, mine': said,
    'ringing, another’s': said,
    'ongoing, mine': said,
    'ongoing, another’s': said,
    'deferred, mine': `${one('returned ana 1060000')}, ${said}`,
    'deferred, another’s': `${one('returned ben 1060000')}, ${said}`,
    'completed, mine': `${one('reopened 1020000')}, ${said}`,
    'completed, another’s': `${one('reopened 1020000')}, ${said}`,
  },
  accept: {
    waiting: took,
    undelivered: took,
    'ringing, mine': took,
    'ringing, another’s': 'no: rings-elsewhere',
    'ongoing, mine': 'no: already-accepted',
    'ongoing, another’s': 'no: already-accepted',
    'deferred, mine': 'no: is-deferred',
    'deferred, another’s': 'no: is-deferred',
    'completed, mine': 'no: already-completed',
    'completed, another’s': 'no: already-completed',
  },
  ask: {
    waiting: took,
    undelivered: took,
    'ringing, mine': 'no: nothing-waiting',
    'ringing, another’s': 'no: nothing-waiting',
    'ongoing, mine': 'no: nothing-waiting',
    'ongoing, another’s': 'no: nothing-waiting',
    'deferred, mine': 'no: nothing-waiting',
    'deferred, another’s': 'no: nothing-waiting',
    'completed, mine': 'no: nothing-waiting',
    'completed, another’s': 'no: nothing-waiting',
  },
  reply: {
    waiting: 'no: not-yours',
    undelivered: 'no: not-yours',
    'ringing, mine': 'no: not-ongoing',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('replied Yes.'),
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': 'no: not-ongoing',
    'deferred, another’s': 'no: not-yours',
    'completed, mine': 'no: not-ongoing',
    'completed, another’s': 'no: not-yours',
  },
  comment: {
    waiting: commented,
    undelivered: commented,
    'ringing, mine': commented,
    'ringing, another’s': commented,
    'ongoing, mine': commented,
    'ongoing, another’s': commented,
    'deferred, mine': commented,
    'deferred, another’s': commented,
    'completed, mine': commented,
    'completed, another’s': commented,
  },
  complete: {
    waiting: 'no: not-yours',
    undelivered: 'no: not-yours',
    'ringing, mine': 'no: not-ongoing',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('completed ana'),
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': 'no: not-ongoing',
    'deferred, another’s': 'no: not-yours',
    'completed, mine': 'no: already-completed',
    'completed, another’s': 'no: already-completed',
  },
  'set-language': {
    waiting: one('language-set pt'),
    undelivered: one('language-set pt'),
    'ringing, mine': one('language-set pt'),
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('language-set pt'),
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': one('language-set pt'),
    'deferred, another’s': 'no: not-yours',
    'completed, mine': one('language-set pt'),
    'completed, another’s': 'no: not-yours',
  },
  'save-categories': {
    waiting: one('categorized'),
    undelivered: one('categorized'),
    'ringing, mine': one('categorized'),
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('categorized'),
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': one('categorized'),
    'deferred, another’s': 'no: not-yours',
    'completed, mine': one('categorized'),
    'completed, another’s': 'no: not-yours',
  },
  defer: {
    waiting: 'no: not-yours',
    undelivered: 'no: not-yours',
    'ringing, mine': 'no: not-ongoing',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('deferred ana 2000000'),
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': 'no: not-ongoing',
    'deferred, another’s': 'no: not-yours',
    'completed, mine': 'no: already-completed',
    'completed, another’s': 'no: already-completed',
  },
  resume: {
    waiting: 'no: already-open',
    undelivered: 'no: already-open',
    'ringing, mine': 'no: already-open',
    'ringing, another’s': 'no: already-open',
    'ongoing, mine': 'no: already-open',
    'ongoing, another’s': 'no: already-open',
    'deferred, mine': one('resumed ana'),
    'deferred, another’s': 'no: not-yours',
    'completed, mine': one('resumed ana'),
    'completed, another’s': 'no: not-yours',
  },
  transfer: {
    waiting: 'no: not-yours',
    undelivered: 'no: not-yours',
    'ringing, mine': 'no: not-ongoing',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('transferred ana ben 1060000 He knows. care'),
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': 'no: not-ongoing',
    'deferred, another’s': 'no: not-yours',
    'completed, mine': 'no: already-completed',
    'completed, another’s': 'no: already-completed',
  },
  // Nothing is submitted in any of these: approval.test.ts has what is.
  'take-back': {
    waiting: 'no: not-yours',
    undelivered: 'no: not-yours',
    'ringing, mine': 'no: already-decided',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': 'no: already-decided',
    'ongoing, another’s': 'no: not-yours',
    'deferred, mine': 'no: already-decided',
    'deferred, another’s': 'no: not-yours',
    'completed, mine': 'no: already-decided',
    'completed, another’s': 'no: not-yours',
  },
  approve: {
    waiting: 'no: not-found',
    undelivered: 'no: not-found',
    'ringing, mine': 'no: already-decided',
    'ringing, another’s': 'no: already-decided',
    'ongoing, mine': 'no: already-decided',
    'ongoing, another’s': 'no: already-decided',
    'deferred, mine': 'no: already-decided',
    'deferred, another’s': 'no: already-decided',
    'completed, mine': 'no: already-decided',
    'completed, another’s': 'no: already-decided',
  },
  'return-for-change': {
    waiting: 'no: not-found',
    undelivered: 'no: not-found',
    'ringing, mine': 'no: already-decided',
    'ringing, another’s': 'no: already-decided',
    'ongoing, mine': 'no: already-decided',
    'ongoing, another’s': 'no: already-decided',
    'deferred, mine': 'no: already-decided',
    'deferred, another’s': 'no: already-decided',
    'completed, mine': 'no: already-decided',
    'completed, another’s': 'no: already-decided',
  },
  offer: {
    waiting: one(`offered ana 1030000 least-loaded`),
    undelivered: 'no: nothing-waiting',
    'ringing, mine': 'no: nothing-waiting',
    'ringing, another’s': 'no: nothing-waiting',
    'ongoing, mine': 'no: nothing-waiting',
    'ongoing, another’s': 'no: nothing-waiting',
    'deferred, mine': 'no: nothing-waiting',
    'deferred, another’s': 'no: nothing-waiting',
    'completed, mine': 'no: nothing-waiting',
    'completed, another’s': 'no: nothing-waiting',
  },
  'time-passed': {
    waiting: 'no: unchanged',
    undelivered: 'no: unchanged',
    'ringing, mine': missed('ana'),
    'ringing, another’s': missed('ben'),
    'ongoing, mine': 'no: unchanged',
    'ongoing, another’s': 'no: unchanged',
    'deferred, mine': 'no: unchanged',
    'deferred, another’s': 'no: unchanged',
    'completed, mine': 'no: unchanged',
    'completed, another’s': 'no: unchanged',
  },
};

const meet = (row: Row, interaction = columns.waiting, given: Given = {}) =>
  shown(decide(aScene({ interactions: [interaction], ...given }), { key: null, ...commands[row] }));

describe('I1 every command in every state', () => {
  test.each(Object.keys(table) as Row[])('I1 %s', (row) => {
    const met = Object.fromEntries(
      Object.entries(columns).map(([column, interaction]) => [column, meet(row, interaction)]),
    );
    expect(met).toEqual(table[row]);
  });

  test('I1 what is decided can happen: every fact fits the state it was decided in', () => {
    for (const interaction of Object.values(columns)) {
      for (const act of Object.values(commands)) {
        const decision = decide(aScene({ interactions: [interaction] }), { key: null, ...act });
        if ('refused' in decision) continue;
        let next = interaction;
        for (const fact of decision.facts) {
          if (fact.stream !== 'interaction') continue;
          next = evolveInteraction(next, { ...fact, version: next.version + 1, by: 'system', onBehalfOf: null, at: 0 });
        }
        expect(next.version).toBeGreaterThan(interaction.version);
      }
    }
  });
});

describe('an interaction begins', () => {
  test('I4 with a customer’s first words, on the channel’s team', () => {
    const decision = decide(aScene(), { key: null, ...commands.say });
    expect(decision).toEqual({
      facts: [
        { stream: 'interaction', id: 'new-1', ...opened },
        { stream: 'interaction', id: 'new-1', kind: 'wrote', text: 'Hm.' },
      ],
      onBehalfOf: null,
      interaction: 'new-1',
    });
  });

  test('RT20 the language is learnt from the first words, where it is sure, and not once somebody has answered', () => {
    const sure: Given = { languageOf: (text) => (text === 'Hm.' ? 'pt' : null) };
    const set = one('language-set pt');
    const told = (...since: Parameters<typeof anInteraction>[1][]) => meet('say', anInteraction('one', ...since), sure);
    const replied = { kind: 'replied', text: 'Hi!' } as const;
    expect([
      told(),
      told({ kind: 'language-set', language: 'de' }),
      told(accepted('ana')),
      told(accepted('ana'), replied),
      told(accepted('ana'), replied, completed('ana')),
      meet('say', columns.waiting),
    ]).toEqual([`${said}, ${set}`, said, `${said}, ${set}`, said, `${one('reopened 1020000')}, ${said}, ${set}`, said]);
    const decision = decide(aScene(sure), { key: null, ...commands.say });
    expect('besides' in decision && decision.besides).toEqual([
      { stream: 'interaction', id: 'new-1', kind: 'language-set', language: 'pt' },
    ]);
  });

  test('I4 not for somebody without a record, or on a channel that is not there', () => {
    expect(meet('say', columns.waiting, { customers: new Map() })).toBe('no: not-found');
    const gone = { ...commands.say, by: { kind: 'customer', id: 'kim', channel: 'care' } as const };
    expect(shown(decide(aScene(), { key: null, ...gone }))).toBe('no: not-found');
  });
});

describe('capacity', () => {
  const held = (count: number): Given => ({ held: new Map([[heldKey('ana', 'realtime'), count]]) });
  const rows = { accept: columns.waiting, ask: columns.waiting, offer: columns.waiting };

  test('I5 P7 pushed below the soft limit, had below the hard limit; what rings at one is counted already', () => {
    const met = Object.fromEntries(
      [0, 2, 3, 4, 5, 6].map((count) => [
        count,
        [
          ...(['offer', 'ask', 'accept'] as const).map((row) => meet(row, rows[row], held(count))),
          meet('accept', columns['ringing, mine'], held(count)),
        ].map((line) => !line.startsWith('no: ') || line),
      ]),
    );
    expect(met).toEqual({
      0: [true, true, true, true],
      2: [true, true, true, true],
      3: ['no: full', true, true, true],
      4: ['no: full', true, true, true],
      5: ['no: full', 'no: full', 'no: full', true],
      6: ['no: full', 'no: full', 'no: full', true],
    });
  });

  test('AG21 what waits only where there is no room is a matter of room; where nothing waits, nothing waits', () => {
    const directory = directoryWith(
      floor,
      { ...ana, channels: ['chat', 'mail'] },
      aChannel('mail', 'care', { group: 'async' }),
    );
    const held = new Map([[heldKey('ana', 'realtime'), 5]]);
    const met = (interactions: ReturnType<typeof anInteraction>[]) =>
      shown(
        decide(aScene({ directory, interactions, held }), { by: person('ana'), key: null, command: { kind: 'ask' } }),
      );
    expect([met([columns.waiting]), met([])]).toEqual(['no: full', 'no: nothing-waiting']);
  });

  test('AG21 P7 full in one channel group, there is room in another, by its own limits', () => {
    const directory = directoryWith(
      floor,
      { ...ana, channels: ['chat', 'mail'] },
      aChannel('mail', 'care', { group: 'async' }),
    );
    const mail = { ...anInteraction('two'), channel: 'mail', stateAt: 9_000 };
    const met = (heldInAsync: number) => {
      const scene = aScene({
        directory,
        interactions: [columns.waiting, mail],
        held: new Map([
          [heldKey('ana', 'realtime'), 5],
          [heldKey('ana', 'async'), heldInAsync],
        ]),
      });
      const asked = (command: AnyCommand, by: Parameters<typeof decide>[1]['by'] = person('ana')) =>
        shown(decide(scene, { by, key: null, command })).replace('interaction ', '');
      return [
        asked({ kind: 'offer', interaction: 'two', agent: 'ana', reason: 'least-loaded' }, system),
        asked({ kind: 'ask' }),
        asked({ kind: 'accept', interaction: 'two' }),
        asked({ kind: 'accept', interaction: 'one' }),
      ];
    };
    const took = 'two accepted ana';
    expect([met(2), met(5), met(6)]).toEqual([
      ['two offered ana 1030000 least-loaded', took, took, 'no: full'],
      ['no: full', took, took, 'no: full'],
      ['no: full', 'no: full', 'no: full', 'no: full'],
    ]);
  });

  test('I5 who is not there has no more, but for what rings already', () => {
    const away: Given = { agents: [aSeat('ana', { connected: false })] };
    expect([
      meet('accept', columns.waiting, away),
      meet('ask', columns.waiting, away),
      meet('offer', columns.waiting, away),
    ]).toEqual(Array(3).fill('no: not-connected'));
    expect(meet('accept', columns['ringing, mine'], away)).toBe(took);
  });

  test('I5 asking needs routing mode, being offered to needs being available; away may ask', () => {
    const seated = (mode: 'off' | 'away'): Given => ({ agents: [aSeat('ana', { mode })] });
    expect([meet('ask', columns.waiting, seated('off')), meet('offer', columns.waiting, seated('off'))]).toEqual([
      'no: not-in-routing',
      'no: not-connected',
    ]);
    expect([meet('ask', columns.waiting, seated('away')), meet('offer', columns.waiting, seated('away'))]).toEqual([
      took,
      'no: not-connected',
    ]);
  });

  test('I5 asking takes the one that waits longest, of the channels one may answer on', () => {
    const later = { ...anInteraction('later'), stateAt: 9_000 };
    const elsewhere = { ...anInteraction('elsewhere'), stateAt: -1, channel: 'offers' };
    const scene = aScene({ interactions: [later, elsewhere, columns.waiting] });
    expect(shown(decide(scene, { key: null, ...commands.ask }))).toBe(took);
  });
});

describe('ringing', () => {
  const ringing = columns['ringing, mine'];

  test('I6 is over after 30 s, not before, and not after it was accepted', () => {
    const due = nextDue(ringing)!;
    expect(due).toBe(ringing.stateAt + 30_000);
    expect(meet('time-passed', ringing, { now: due - 1 })).toBe('no: unchanged');
    expect(meet('time-passed', ringing, { now: due })).toBe(missed('ana'));
    expect(
      Object.entries(columns)
        .filter(([, interaction]) => nextDue(interaction) !== null)
        .map(([name]) => name),
    ).toEqual(['ringing, mine', 'ringing, another’s', 'deferred, mine', 'deferred, another’s']);
  });

  test('RF11 is over when its beginning lies ahead: the clock was set back', () => {
    expect(meet('time-passed', ringing, { now: ringing.stateAt - 1_000 })).toBe('no: unchanged');
    expect(meet('time-passed', ringing, { now: ringing.stateAt - 1_001 })).toBe(missed('ana'));
  });

  test('AG20 is as long as its channel group says, and its agent may be gone for as long', () => {
    const directory = directoryWith(floor, aGroup('realtime', { ringMs: 5_000, goneMs: 60_000 }));
    expect(meet('offer', columns.waiting, { directory })).toBe(one('offered ana 1005000 least-loaded'));
    const gone = { directory, agents: [aSeat('ana', { connected: false, connectedAt: 1_000_000 })] };
    expect(meet('time-passed', columns['ongoing, mine'], { ...gone, now: 1_059_999 })).toBe('no: unchanged');
    expect(meet('time-passed', columns['ongoing, mine'], { ...gone, now: 1_060_000 })).toBe(one('lost ana'));
  });

  test('I6 whoever is away or out of routing mode already is not sent away again', () => {
    for (const mode of ['away', 'off'] as const) {
      expect(meet('time-passed', ringing, { agents: [aSeat('ana', { mode })] })).toBe(one('missed ana'));
    }
  });
});

describe('misses', () => {
  const ringing = columns['ringing, mine'];
  const after = (settings: Parameters<typeof aGroup>[1], misses: Record<string, number> = {}) =>
    meet('time-passed', ringing, {
      directory: directoryWith(floor, aGroup('realtime', settings)),
      agents: [aSeat('ana', { misses })],
    });

  test('AG23 away after as many in a row as the group allows, or never', () => {
    expect([
      after({ missesMax: 1 }),
      after({ missesMax: 3 }),
      after({ missesMax: 3 }, { realtime: 1, async: 9 }),
      after({ missesMax: 3 }, { realtime: 2 }),
      after({ missesMax: 3, afterMiss: 'nothing' }, { realtime: 2 }),
    ]).toEqual([
      missed('ana'),
      `${one('missed ana')}, agent ana let-ring realtime`,
      `${one('missed ana')}, agent ana let-ring realtime`,
      missed('ana'),
      one('missed ana'),
    ]);
  });

  test('AG23 a ring that is answered ends them; one that is taken from an inbox does not', () => {
    const agents = [aSeat('ana', { misses: { realtime: 1 } })];
    expect(meet('accept', ringing, { agents })).toBe(`${took}, agent ana answered-ring realtime`);
    expect(meet('accept', columns.waiting, { agents })).toBe(took);
  });

  test('AG27 where the group says so, what is offered is ongoing at once', () => {
    const directory = directoryWith(floor, aGroup('realtime', { autoAccept: true }));
    expect(meet('offer', columns.waiting, { directory })).toBe(`${one('offered ana 1030000 least-loaded')}, ${took}`);
  });

  test('AG22 nothing is pushed in a group in which one is away', () => {
    const away = { mode: 'away', reason: 'self', at: 0, by: null } as const;
    expect([
      meet('offer', columns.waiting, { agents: [aSeat('ana', { groups: { realtime: away } })] }),
      meet('offer', columns.waiting, { agents: [aSeat('ana', { groups: { async: away } })] }),
    ]).toEqual(['no: not-connected', one('offered ana 1030000 least-loaded')]);
  });
});

describe('deferring', () => {
  const put = columns['deferred, mine'];
  const until = (at: number) =>
    shown(
      decide(aScene({ interactions: [columns['ongoing, mine']] }), {
        by: person('ana'),
        key: null,
        command: { kind: 'defer', interaction: 'one', until: at },
      }),
    );

  test('I12 is until a time to come, at most a quarter of a year', () => {
    expect([
      until(1_000_000),
      until(1_000_001),
      until(1_000_000 + 92 * 86_400_000),
      until(1_000_001 + 92 * 86_400_000),
    ]).toEqual([
      'no: too-soon',
      one('deferred ana 1000001'),
      one(`deferred ana ${1_000_000 + 92 * 86_400_000}`),
      'no: too-late',
    ]);
  });

  test('I12 comes back by itself at that time, not before, and is kept for whoever put it off', () => {
    expect(nextDue(put)).toBe(3_600_000);
    expect(meet('time-passed', put, { now: 3_599_999 })).toBe('no: unchanged');
    expect(meet('time-passed', put, { now: 3_600_000 })).toBe(one(`returned ana ${3_600_000 + stepMs.target}`));
    const back = anInteraction('one', accepted('ana'), deferred('ana'), { kind: 'returned', agent: 'ana', until: 9 });
    expect(back).toMatchObject({
      state: 'waiting',
      agent: null,
      deferredUntil: null,
      target: 'ana',
      targetUntil: 9,
      targetWhy: 'deferred-it',
    });
  });

  test('I12 a customer’s words bring it back early: nobody writes into a drawer', () => {
    expect(meet('say', put)).toBe(`${one('returned ana 1060000')}, ${said}`);
  });
});

describe('resuming', () => {
  test('I13 needs room and a connection, as taking one does', () => {
    for (const mine of [columns['deferred, mine'], columns['completed, mine']]) {
      expect(meet('resume', mine, { held: new Map([[heldKey('ana', 'realtime'), 4]]) })).toBe(one('resumed ana'));
      expect(meet('resume', mine, { held: new Map([[heldKey('ana', 'realtime'), 5]]) })).toBe('no: full');
      expect(meet('resume', mine, { agents: [aSeat('ana', { connected: false })] })).toBe('no: not-connected');
    }
  });

  test('I13 is not for whoever may no longer answer on the channel', () => {
    const directory = directoryWith(floor, { ...ana, channels: [] });
    expect(meet('resume', columns['completed, mine'], { directory })).toBe('no: nobody-answers-there');
  });
});

describe('undelivered', () => {
  const waits = columns.waiting;
  const given = (ms: number | null, now: number): Given => ({
    now,
    directory: directoryWith(floor, aGroup('realtime', { undeliveredMs: ms })),
  });

  test('RT26 past the limit of its channel group, and never without one', () => {
    expect(meet('time-passed', waits, given(60_000, 59_999))).toBe('no: unchanged');
    expect(meet('time-passed', waits, given(60_000, 60_000))).toBe(one('undelivered'));
    expect(meet('time-passed', waits, given(null, 9e12))).toBe('no: unchanged');
  });

  test('RT26 a ring in vain does not begin the wait anew; what rings is not given up', () => {
    const rang = anInteraction('one', offered('ana'), { kind: 'missed', agent: 'ana' });
    expect(rang).toMatchObject({ queuedAt: 0, cameBy: 'opened', stateAt: 3_000 });
    expect(meet('time-passed', rang, given(60_000, 60_000))).toBe(one('undelivered'));
    const rings = anInteraction('one', { kind: 'offered', agent: 'ana', until: 99_000, reason: 'least-loaded' });
    expect(meet('time-passed', rings, given(60_000, 60_000))).toBe('no: unchanged');
  });

  test('RT26 it is nobody’s and out of routing, until somebody takes it or the customer writes', () => {
    expect(columns.undelivered).toMatchObject({ state: 'undelivered', agent: null, queuedAt: null, waitsSince: 1_000 });
    expect(anInteraction('one', { kind: 'undelivered' }, { kind: 'reopened', until: 9 })).toMatchObject({
      state: 'waiting',
      queuedAt: 3_000,
      cameBy: 'reopened',
    });
  });
});

describe('transferring to a skill or a language', () => {
  const lamps: Listed = {
    kind: 'category',
    id: 'lamps',
    version: 1,
    name: 'Lamps',
    parent: 'products',
    purpose: 'skill',
  };
  const products: Listed = { ...lamps, id: 'products', parent: null };
  const late: Listed = { ...lamps, id: 'late', parent: null, purpose: 'analytics' };
  const mine = { ...columns['ongoing, mine'], categories: ['late', 'products'] };
  const to = (target: CommandOf<'transfer'>['to'], ...people: Listed[]) =>
    decide(
      aScene({ interactions: [mine], directory: directoryWith(floor, lamps, products, late, ana, ben, ...people) }),
      { by: person('ana'), key: null, command: { kind: 'transfer', interaction: 'one', to: target } },
    );

  test('RT27 back to routing with the skill, in place of the skills asked for before', () => {
    const decision = to({ category: 'lamps' }, { ...ben, skills: ['products'] });
    expect(decision).toMatchObject({
      facts: [
        {
          kind: 'transferred',
          to: { category: 'lamps' },
          until: 1_300_000,
          categories: ['late', 'lamps'],
          team: 'care',
        },
      ],
    });
    const handed = anInteraction(
      'one',
      accepted('ana'),
      ...('facts' in decision ? (decision.facts as unknown as InteractionFact[]) : []),
    );
    expect(handed).toMatchObject({
      ...{
        state: 'waiting',
        cameBy: 'transferred',
        target: null,
        targetTeam: null,
        targetUntil: 1_300_000,
        lastAgent: 'ana',
      },
      categories: ['late', 'lamps'],
    });
  });

  test('RT27 or for whoever speaks the language, in any region', () => {
    expect(to({ language: 'pt' }, { ...ben, skills: ['products'], languages: ['pt-BR'] })).toMatchObject({
      facts: [{ kind: 'transferred', to: { language: 'pt' } }],
    });
    expect(anInteraction('one', accepted('ana'), transferred('ana', { language: 'pt' })).language).toBe('pt');
  });

  test('RT27 not where nobody else could take it, and not to what is no skill', () => {
    const refused = (decision: ReturnType<typeof to>) => 'refused' in decision && decision.refused;
    const ableMe = { ...ana, skills: ['lamps'], languages: ['pt'] };
    const ableCleo = { ...cleo, skills: ['lamps'], languages: ['pt'] };
    const unable = { ...ben, languages: ['en'] };
    expect([
      refused(to({ category: 'lamps' }, ableMe, ableCleo, unable)),
      refused(to({ language: 'pt' }, ableMe, ableCleo, unable)),
      refused(to({ category: 'late' }, { ...ben, skills: ['late'] })),
      refused(to({ category: 'nothing' })),
    ]).toEqual(['nobody-able', 'nobody-able', 'not-found', 'not-found']);
  });

  test('RT21 an offer to whoever lacks the skill or the language is refused under the locks too', () => {
    const asks = (more: object, ...people: Listed[]) =>
      meet('offer', { ...columns.waiting, ...more }, { directory: directoryWith(floor, lamps, products, ...people) });
    expect([
      asks({ categories: ['lamps'] }),
      asks({ categories: ['lamps'] }, { ...ana, skills: ['products'] }),
      asks({ language: 'pt' }, { ...ana, languages: ['en'] }, { ...ben, languages: ['pt'] }),
    ]).toEqual(['no: nobody-able', expect.stringContaining('offered ana'), 'no: nobody-able']);
  });
});

describe('transferring', () => {
  const to = (target: { agent: string } | { team: string }, given: Given = {}) =>
    shown(
      decide(aScene({ interactions: [columns['ongoing, mine']], ...given }), {
        by: person('ana'),
        key: null,
        command: { kind: 'transfer', interaction: 'one', to: target },
      }),
    );

  test('I14 to an agent: kept for them for a minute, and it goes with them to their team', () => {
    expect(to({ agent: 'ben' })).toBe(one(`transferred ana ben ${1_000_000 + stepMs.target}  care`));
    const directory = directoryWith(floor, { ...ben, team: 'sales' });
    expect(to({ agent: 'ben' }, { directory })).toBe(one(`transferred ana ben ${1_000_000 + stepMs.target}  sales`));
    const handed = anInteraction('one', accepted('ana'), transferred('ana', { agent: 'ben' }));
    expect(handed).toMatchObject({
      state: 'waiting',
      agent: null,
      answered: false,
      target: 'ben',
      targetWhy: 'transferred',
      lastAgent: 'ana',
    });
  });

  test('I14 to a team: kept for it for five minutes', () => {
    const directory = directoryWith(floor, { ...ben, team: 'sales' });
    expect(to({ team: 'sales' }, { directory })).toBe(
      one(`transferred ana sales ${1_000_000 + stepMs['target-team']}  sales`),
    );
    expect(anInteraction('one', accepted('ana'), transferred('ana', { team: 'sales' }, 'sales'))).toMatchObject({
      ...{ team: 'sales', target: null, targetTeam: 'sales', targetWhy: 'transferred' },
    });
  });

  test('I14 not to where nobody could answer: it would wait for ever', () => {
    expect(to({ agent: 'cleo' })).toBe('no: nobody-answers-there');
    expect(to({ team: 'sales' })).toBe('no: nobody-answers-there');
    expect(to({ team: 'care' }, { directory: directoryWith(floor, { ...ben, team: null }) })).toBe(
      'no: nobody-answers-there',
    );
  });

  test('I14 not to oneself, and to nobody who is not there', () => {
    expect([to({ agent: 'ana' }), to({ agent: 'sam' }), to({ agent: 'nobody' }), to({ team: 'nobody' })]).toEqual([
      'no: same-agent',
      ...Array(3).fill('no: not-found'),
    ]);
  });

  test('I14 what is kept for somebody is not had by asking, before its time is over', () => {
    const handed = anInteraction('one', accepted('ben'), transferred('ben', { agent: 'ben' }));
    const team = anInteraction('one', accepted('ben'), transferred('ben', { team: 'care' }));
    expect(meet('ask', handed, { now: 1_059_999 })).toBe('no: nothing-waiting');
    expect(meet('ask', handed, { now: 1_060_000 })).toBe(took);
    expect(meet('ask', team)).toBe(took);
    expect(meet('accept', handed)).toBe(took);
  });
});

describe('nothing is said any more', () => {
  const quiet = (...facts: InteractionFact[]) => anInteraction('one', accepted('ana'), ...facts);
  const replied = { kind: 'replied', text: 'There you are.' } as const;
  const after = (autoCompleteMs: number | null, interaction: ReturnType<typeof anInteraction>, now: number) =>
    meet('time-passed', interaction, { now, directory: directoryWith(floor, aGroup('realtime', { autoCompleteMs })) });
  const saidAt = quiet(replied).last!.at;

  test('CT11 where its group says so, what was answered is completed by itself after that time, with the reason', () => {
    expect(after(60_000, quiet(replied), saidAt + 59_999)).toBe('no: unchanged');
    expect(after(60_000, quiet(replied), saidAt + 60_000)).toBe(one('completed ana inactive'));
    expect(after(null, quiet(replied), 1e12)).toBe('no: unchanged');
  });

  test('CT11 never while the customer waits for an answer, nor before the first one, nor at once after it was resumed', () => {
    expect(after(60_000, quiet(), 1e12)).toBe('no: unchanged');
    expect(after(60_000, quiet(replied, { kind: 'wrote', text: 'But…' }), 1e12)).toBe('no: unchanged');
    const resumed = quiet(replied, completed('ana'), { kind: 'resumed', agent: 'ana' });
    expect(after(60_000, resumed, resumed.stateAt + 59_999)).toBe('no: unchanged');
    expect(after(60_000, resumed, resumed.stateAt + 60_000)).toBe(one('completed ana inactive'));
  });
});

test('CT12 the language by hand: set, taken away, and not set again', () => {
  const set = anInteraction('one', { kind: 'language-set', language: 'pt' });
  expect(meet('set-language', set)).toBe('no: unchanged');
  expect(set.language).toBe('pt');
  const away = { kind: 'set-language', interaction: 'one', language: null, for: 'ana' } as const;
  const met = decide(aScene({ interactions: [set] }), { by: person('sam'), key: null, command: away });
  expect(met).toMatchObject({ onBehalfOf: 'ana', facts: [{ kind: 'language-set', language: null }] });
});

describe('its agent is gone', () => {
  const gone = (connectedAt: number, now: number) =>
    meet('time-passed', columns['ongoing, mine'], { now, agents: [aSeat('ana', { connected: false, connectedAt })] });

  test('I15 for an hour: it is routed anew; not before, and not while they are there', () => {
    expect(gone(1_000_000, 4_600_000 - 1)).toBe('no: unchanged');
    expect(gone(1_000_000, 4_600_000)).toBe(one('lost ana'));
    expect(meet('time-passed', columns['ongoing, mine'], { now: 1e12 })).toBe('no: unchanged');
    expect(anInteraction('one', accepted('ana'), { kind: 'lost', agent: 'ana' })).toMatchObject({
      state: 'waiting',
      agent: null,
      target: null,
    });
  });
});

describe('rights to it', () => {
  const byCleo = { by: principals['agent of another team'] };
  const kinds = ['accept', 'reply', 'comment', 'complete', 'defer', 'resume', 'transfer'] as const;

  test('I8 another team’s is not found, whatever its state', () => {
    for (const interaction of Object.values(columns)) {
      const met = kinds.map((kind) =>
        shown(decide(aScene({ interactions: [interaction] }), { key: null, ...commands[kind], ...byCleo })),
      );
      expect(met).toEqual(Array(kinds.length).fill('no: not-found'));
    }
  });

  test('I8 one that is not there is not found, in the same words', () => {
    for (const kind of kinds) {
      expect(shown(decide(aScene(), { key: null, ...commands[kind] }))).toBe('no: not-found');
    }
  });

  test('I8 what is one’s own stays readable after a change of team', () => {
    const moved = directoryWith(floor, { ...ana, team: 'sales' });
    expect(meet('reply', columns['ongoing, mine'], { directory: moved })).toBe(one('replied Yes.'));
    expect(meet('accept', columns.waiting, { directory: moved })).toBe('no: not-found');
  });

  test('I8 a channel one may not answer on can be read and not taken', () => {
    const directory = directoryWith(floor, aChannel('letters', 'care'));
    const letter = { ...columns.waiting, channel: 'letters' };
    expect([
      meet('comment', letter, { directory }),
      meet('accept', letter, { directory }),
      meet('offer', letter, { directory }),
    ]).toEqual([commented, 'no: not-found', 'no: not-found']);
  });

  test('I8 nothing written is nothing said', () => {
    const blank = (command: AnyCommand) => ({ ...command, text: ' \n\t' }) as AnyCommand;
    for (const kind of ['say', 'reply', 'comment'] as const) {
      const { by, command } = commands[kind];
      expect(
        shown(decide(aScene({ interactions: [columns['ongoing, mine']] }), { by, key: null, command: blank(command) })),
      ).toBe('no: empty');
    }
  });
});

describe('on behalf of an agent', () => {
  const forAna = (row: 'accept' | 'ask' | 'complete' | 'comment', given: Given) =>
    decide(aScene(given), {
      by: principals.supervisor,
      key: null,
      command: { ...commands[row].command, for: 'ana' } as Command,
    });

  test('I11 is as if she did it, and says that she did not', () => {
    const waiting: Given = { interactions: [columns.waiting] };
    const ongoing: Given = { interactions: [columns['ongoing, mine']] };
    const did = (fact: object) => ({
      facts: [{ stream: 'interaction', id: 'one', ...fact }],
      onBehalfOf: 'ana',
      interaction: 'one',
    });
    expect(forAna('accept', waiting)).toEqual(did({ kind: 'accepted', agent: 'ana' }));
    expect(forAna('ask', waiting)).toEqual(did({ kind: 'accepted', agent: 'ana' }));
    expect(forAna('complete', ongoing)).toEqual(did({ kind: 'completed', agent: 'ana' }));
  });

  test('I11 has the same refusals as her own act', () => {
    const met = [
      forAna('accept', { interactions: [columns['ongoing, another’s']] }),
      forAna('ask', {}),
      forAna('ask', { interactions: [columns.waiting], held: new Map([[heldKey('ana', 'realtime'), 5]]) }),
      forAna('accept', { interactions: [columns.waiting], agents: [aSeat('ana', { connected: false })] }),
      forAna('complete', { interactions: [columns['completed, mine']] }),
    ];
    expect(met.map(shown)).toEqual([
      'no: already-accepted',
      'no: nothing-waiting',
      'no: full',
      'no: not-connected',
      'no: already-completed',
    ]);
  });

  test('I11 a comment is its author’s own', () => {
    expect(forAna('comment', { interactions: [columns['ongoing, mine']] })).toMatchObject({ onBehalfOf: null });
  });

  test('I11 is not for what the policy keeps from every watcher; her own hand is free', () => {
    const policy = someTerms({ excludedChannels: ['chat'] });
    const directory = directoryWith(floor, aTeam('care', { policy }));
    for (const [row, state] of [
      ['accept', 'waiting'],
      ['complete', 'ongoing, mine'],
      ['comment', 'ongoing, mine'],
    ] as const) {
      const given: Given = { interactions: [columns[state]], directory };
      expect(shown(forAna(row, given))).toBe('no: not-found');
      expect(decide(aScene(given), { by: principals.agent, key: null, command: commands[row].command })).toHaveProperty(
        'facts',
      );
    }
  });

  test('I11 is not for those who may not watch her', () => {
    for (const name of [
      'agent of another team',
      'supervisor of another team',
      'quality',
      'auditor',
      'administrator',
    ] as const) {
      const act = {
        by: principals[name],
        key: null,
        command: { kind: 'accept', interaction: 'one', for: 'ana' } as const,
      };
      expect(shown(decide(aScene({ interactions: [columns.waiting] }), act))).toBe('no: not-found');
    }
  });
});
