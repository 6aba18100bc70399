import type { Command, InteractionState } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import {
  aChannel,
  aTeam,
  ana,
  directoryWith,
  floor,
  person,
  principals,
  someTerms,
} from '../../testing/builders/access.ts';
import { aSeat } from '../../testing/builders/agents.ts';
import { accepted, anInteraction, completed, offered, opened } from '../../testing/builders/interactions.ts';
import { aScene, shown, type Given } from '../../testing/builders/scene.ts';
import { evolveInteraction } from './interaction.ts';
import { decide } from '../decide.ts';
import { system } from '../principal.ts';
import type { SystemCommand } from '../scene.ts';
import { nextDue, ringMs } from './decide.ts';

type AnyCommand = Command | SystemCommand;
/** Every command that names an interaction, and the two that find theirs. A new one has no row below, and does not compile. */
type Touching = AnyCommand extends infer C ? (C extends { kind: infer K; interaction: string } ? K : never) : never;
type Row = Touching | 'ask' | 'say';
/** Every state, and whose it is. A new state has no column below, and does not compile. */
type Column =
  | Exclude<InteractionState, 'ringing' | 'ongoing' | 'completed'>
  | `${'ringing' | 'ongoing' | 'completed'}, ${'mine' | 'another’s'}`;

const columns: Record<Column, ReturnType<typeof anInteraction>> = {
  waiting: anInteraction('one'),
  'ringing, mine': anInteraction('one', offered('ana')),
  'ringing, another’s': anInteraction('one', offered('ben')),
  'ongoing, mine': anInteraction('one', accepted('ana')),
  'ongoing, another’s': anInteraction('one', accepted('ben')),
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
  offer: { by: system, command: { kind: 'offer', interaction: 'one', agent: 'ana' } },
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
    'ringing, mine': said,
    'ringing, another’s': said,
    'ongoing, mine': said,
    'ongoing, another’s': said,
    'completed, mine': `${one('reopened')}, ${said}`,
    'completed, another’s': `${one('reopened')}, ${said}`,
  },
  accept: {
    waiting: took,
    'ringing, mine': took,
    'ringing, another’s': 'no: rings-elsewhere',
    'ongoing, mine': 'no: already-accepted',
    'ongoing, another’s': 'no: already-accepted',
    'completed, mine': 'no: already-completed',
    'completed, another’s': 'no: already-completed',
  },
  ask: {
    waiting: took,
    'ringing, mine': 'no: nothing-waiting',
    'ringing, another’s': 'no: nothing-waiting',
    'ongoing, mine': 'no: nothing-waiting',
    'ongoing, another’s': 'no: nothing-waiting',
    'completed, mine': 'no: nothing-waiting',
    'completed, another’s': 'no: nothing-waiting',
  },
  reply: {
    waiting: 'no: not-yours',
    'ringing, mine': 'no: not-ongoing',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('replied Yes.'),
    'ongoing, another’s': 'no: not-yours',
    'completed, mine': 'no: not-ongoing',
    'completed, another’s': 'no: not-yours',
  },
  comment: {
    waiting: commented,
    'ringing, mine': commented,
    'ringing, another’s': commented,
    'ongoing, mine': commented,
    'ongoing, another’s': commented,
    'completed, mine': commented,
    'completed, another’s': commented,
  },
  complete: {
    waiting: 'no: not-yours',
    'ringing, mine': 'no: not-ongoing',
    'ringing, another’s': 'no: not-yours',
    'ongoing, mine': one('completed ana'),
    'ongoing, another’s': 'no: not-yours',
    'completed, mine': 'no: already-completed',
    'completed, another’s': 'no: already-completed',
  },
  offer: {
    waiting: one(`offered ana ${1_000_000 + ringMs}`),
    'ringing, mine': 'no: nothing-waiting',
    'ringing, another’s': 'no: nothing-waiting',
    'ongoing, mine': 'no: nothing-waiting',
    'ongoing, another’s': 'no: nothing-waiting',
    'completed, mine': 'no: nothing-waiting',
    'completed, another’s': 'no: nothing-waiting',
  },
  'time-passed': {
    waiting: 'no: unchanged',
    'ringing, mine': missed('ana'),
    'ringing, another’s': missed('ben'),
    'ongoing, mine': 'no: unchanged',
    'ongoing, another’s': 'no: unchanged',
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

  test('I4 not for somebody without a record, or on a channel that is not there', () => {
    expect(meet('say', columns.waiting, { customers: new Map() })).toBe('no: not-found');
    const gone = { ...commands.say, by: { kind: 'customer', id: 'kim', channel: 'care' } as const };
    expect(shown(decide(aScene(), { key: null, ...gone }))).toBe('no: not-found');
  });
});

describe('capacity', () => {
  const held = (count: number): Given => ({ held: new Map([['ana', count]]) });
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
    ).toEqual(['ringing, mine', 'ringing, another’s']);
  });

  test('I6 whoever is away or out of routing mode already is not sent away again', () => {
    for (const mode of ['away', 'off'] as const) {
      expect(meet('time-passed', ringing, { agents: [aSeat('ana', { mode })] })).toBe(one('missed ana'));
    }
  });
});

describe('rights to it', () => {
  const byCleo = { by: principals['agent of another team'] };
  const kinds = ['accept', 'reply', 'comment', 'complete'] as const;

  test('I8 another team’s is not found, whatever its state', () => {
    for (const interaction of Object.values(columns)) {
      const met = kinds.map((kind) =>
        shown(decide(aScene({ interactions: [interaction] }), { key: null, ...commands[kind], ...byCleo })),
      );
      expect(met).toEqual(Array(4).fill('no: not-found'));
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
      forAna('ask', { interactions: [columns.waiting], held: new Map([['ana', 5]]) }),
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
