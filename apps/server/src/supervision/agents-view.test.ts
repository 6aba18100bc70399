import { nothingCounted } from '@oriel/domain';
import type { Directory } from '@oriel/domain';
import { keyOf } from '@oriel/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ana,
  aTeam,
  ben,
  directoryWith,
  floor,
  person,
  someTerms,
} from '../../../../packages/domain/testing/builders/access.ts';
import { aSeat } from '../../../../packages/domain/testing/builders/agents.ts';
import { accepted, anInteraction, completed } from '../../../../packages/domain/testing/builders/interactions.ts';
import { changed } from '../hub/testing.ts';
import type { Eyes } from '../hub/view.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import { agentsView } from './agents-view.ts';

const view = { view: 'agents' } as const;
const eyesOf = (id: string): Eyes => ({
  viewer: person(id),
  subject: id,
  excluded: { channels: [], inboxes: [], categories: [] },
  drafts: 'none',
});
const sam = eyesOf('sam');
const hers = anInteraction('one', accepted('ana'));
let now = Date.UTC(2026, 10, 23, 12);
const table = agentsView({
  today: () => '2026-11-23',
  interactionOf: (id) => (id === 'forgotten' ? undefined : hers),
  now: () => now,
});

const day = { agent: 'ana', date: '2026-11-23', ...nothingCounted, accepted: 1, missed: 0, completed: 0, version: 1 };
let asked: Record<string, unknown>;
const reader = {
  agents: async (ids: string[]) => ((asked['agents'] = ids), [aSeat('ana')]),
  liveOfTeams: async (teams: string[]) => ((asked['teams'] = teams), [hers, anInteraction('two')]),
  dayCounts: async (ids: string[], date: string) => ((asked['days'] = [ids, date]), [day]),
} as unknown as Reader;

let directory: Directory;
beforeEach(() => {
  [directory, asked] = [floor, {}];
});
const read = async (eyes = sam) => (await table.read(reader, view, eyes, directory)).entities;
const kept = (policy: ReturnType<typeof someTerms> | null) => directoryWith(floor, aTeam('care', { policy }));

describe('the view of the Agents table', () => {
  test('L10 has the led teams’ agents, whether each can be watched, what is live, the day', async () => {
    expect((await read()).map(keyOf)).toEqual([
      'agent:ana',
      'agent:ben',
      'sight:ana',
      'sight:ben',
      'interaction:one',
      'interaction:two',
      'day:ana.2026-11-23',
    ]);
    expect(asked).toEqual({ agents: ['ana', 'ben'], teams: ['care'], days: [['ana', 'ben'], '2026-11-23'] });
  });

  test('L10 no word that was said is in it, and what the policy excludes is blank', async () => {
    expect(JSON.stringify(await read())).not.toContain('Hello?');
    directory = kept(someTerms({ excludedChannels: ['chat'] }));
    expect((await read()).slice(4, 6)).toEqual([
      { kind: 'blank', id: 'one', version: 3, state: 'ongoing', group: 'realtime' },
      { kind: 'blank', id: 'two', version: 2, state: 'waiting', group: 'realtime' },
    ]);
  });

  test('L10 says why a desk cannot be watched', async () => {
    directory = directoryWith(kept(someTerms()), { ...ben, acknowledged: null });
    const why = async () =>
      (await read()).flatMap((entity) => (entity.kind === 'sight' ? [[entity.id, entity.why]] : []));
    expect(await why()).toEqual([
      ['ana', null],
      ['ben', 'not-acknowledged'],
    ]);
    directory = kept(null);
    expect(await why()).toEqual([
      ['ana', 'no-policy'],
      ['ben', 'no-policy'],
    ]);
  });

  test('L10 follows what changes in the led teams, and nothing of others', () => {
    const shows = (change: Change, eyes = sam) => {
      const shown = table.shows(change, view, eyes, directory);
      return shown === undefined || typeof shown === 'string'
        ? shown
        : [
            ...(shown.show ?? []).map((entity) => `show ${keyOf(entity)}`),
            ...(shown.hide ?? []).map((key) => `hide ${key}`),
          ];
    };
    const lea = eyesOf('lea');
    expect([
      shows(changed(anInteraction('one'), 'one', [accepted('ana')])),
      shows(changed(hers, 'one', [completed('ana')])),
      shows({ kind: 'agent', after: aSeat('ana') }),
      shows({ kind: 'agent', after: aSeat('ana') }, lea),
      shows({ kind: 'agent', after: aSeat('cleo') }),
      shows({ kind: 'day', after: day }),
      shows({ kind: 'listed', after: ana }),
      shows({ kind: 'inbox', after: { scope: '1', count: 1, version: 1, byTime: false } }),
    ]).toEqual([
      ['show interaction:one', 'hide blank:one'],
      ['hide interaction:one', 'hide blank:one'],
      ['show agent:ana'],
      undefined,
      undefined,
      ['show day:ana.2026-11-23'],
      'read-again',
      undefined,
    ]);
    expect(shows(changed(anInteraction('one'), 'one', [accepted('ana')]), lea)).toEqual([
      'hide interaction:one',
      'hide blank:one',
    ]);
    expect(table.topics(view, sam, directory)).toEqual(['directory', 'floor.care']);
  });

  test('L12 dots are there for whom one could watch typing: not without a policy, at the depth of sent messages, or on an excluded channel', () => {
    const dots = (now: Directory, interaction = 'one') =>
      table.signals!(
        { kind: 'typing', agent: 'ana', interaction, customer: 'kim', team: 'care', until: 9 },
        view,
        sam,
        now,
      );
    expect(dots(floor)).toEqual({ kind: 'typing', agent: 'ana', interaction: 'one', until: 9 });
    const none = [
      kept(null),
      directoryWith(floor, { ...ana, acknowledged: null }),
      kept(someTerms({ depth: 'sent' })),
      kept(someTerms({ excludedChannels: ['chat'] })),
    ];
    expect([...none.map((now) => dots(now)), dots(floor, 'forgotten')]).toEqual(Array(5).fill(undefined));
    expect(dots(kept(someTerms({ depth: 'pauses' })))).toBeDefined();
    const mornings = kept(someTerms({ hours: { from: 8 * 60, to: 12 * 60 } }));
    expect(dots(mornings)).toBeUndefined();
    now -= 1;
    expect(dots(mornings)).toBeDefined();
  });
});
