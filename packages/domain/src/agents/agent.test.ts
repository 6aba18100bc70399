import { describe, expect, test } from 'vitest';
import { anAgent, aSeatGroup } from '../../testing/builders/entities.ts';
import type { FactOf } from '../fact.ts';
import { emptySeat, evolveAgent, mentionsKept, standingIn, type Agent } from './agent.ts';
import type { AgentFact } from './facts.ts';
import { availabilityIn, availabilityOf, availableSince } from './select.ts';

const inPlaces = (...facts: AgentFact[]): FactOf<'agent'>[] =>
  facts.map((fact, index) => ({
    stream: 'agent',
    id: 'ana',
    ...fact,
    version: index + 1,
    by: 'system',
    onBehalfOf: null,
    at: (index + 1) * 10,
  }));

const folded = (...facts: AgentFact[]) => inPlaces(...facts).reduce<Agent | undefined>(evolveAgent, undefined);

describe('the fold of a seat', () => {
  test('AG1 is what happened to it', () => {
    const day: AgentFact[] = [
      { kind: 'connected' },
      { kind: 'entered-routing' },
      { kind: 'went-away', reason: 'missed' },
    ];
    const seat = {
      id: 'ana',
      version: 3,
      connected: true,
      connectedAt: 10,
      mode: 'away',
      reason: 'missed',
      modeAt: 30,
      mentions: { version: 0, list: [] },
      modeBy: null,
      groups: {},
      misses: {},
    };
    expect(folded(...day)).toEqual(seat);
    expect(folded(...day, { kind: 'gone' })).toEqual({ ...seat, version: 4, connected: false, connectedAt: 40 });
    expect(folded(...day, { kind: 'became-available' })).toEqual({
      ...seat,
      version: 4,
      mode: 'available',
      reason: null,
      modeAt: 40,
    });
    expect(folded(...day, { kind: 'left-routing' })).toEqual({
      ...seat,
      version: 4,
      mode: 'off',
      reason: null,
      modeAt: 40,
    });
  });

  test('AG22 a word for one channel group tells it apart; the next word for all makes them one again', () => {
    const inEach = (...facts: AgentFact[]) => {
      const seat = folded({ kind: 'entered-routing' }, ...facts)!;
      return ['realtime', 'async'].map((group) => {
        const standing = standingIn(seat, group);
        return standing && [standing.mode, standing.reason, standing.at].join(' ');
      });
    };
    const lunch: AgentFact = { kind: 'went-away', reason: 'lunch', group: 'async' };
    expect(inEach(lunch)).toEqual(['available  10', 'away lunch 20']);
    expect(inEach(lunch, { kind: 'became-available', group: 'async' })).toEqual(['available  10', 'available  30']);
    expect(inEach(lunch, { kind: 'went-away', reason: 'idle' })).toEqual(['away idle 30', 'away idle 30']);
    expect(inEach(lunch, { kind: 'became-available' })).toEqual(['available  30', 'available  30']);
    expect(inEach(lunch, { kind: 'left-routing' })).toEqual([null, null]);
  });

  test('AG25 who set it, where that was somebody else', () => {
    const [entered, away] = inPlaces({ kind: 'entered-routing' }, { kind: 'went-away', reason: 'lunch' });
    const by = (more: Partial<FactOf<'agent'>>) =>
      standingIn(
        [entered!, { ...away!, ...more } as FactOf<'agent'>].reduce<Agent | undefined>(evolveAgent, undefined)!,
        'async',
      )?.by;
    expect([by({}), by({ by: 'person:ana' }), by({ by: 'person:sam', onBehalfOf: 'ana' })]).toEqual([
      null,
      null,
      'sam',
    ]);
  });

  test('AG23 misses in a row are counted by channel group, until a ring is answered or a word is given', () => {
    const misses = (...facts: AgentFact[]) => folded({ kind: 'entered-routing' }, ...facts)!.misses;
    const missed: AgentFact[] = [
      { kind: 'let-ring', group: 'realtime' },
      { kind: 'let-ring', group: 'realtime' },
      { kind: 'let-ring', group: 'async' },
    ];
    expect(misses(...missed)).toEqual({ realtime: 2, async: 1 });
    expect(misses(...missed, { kind: 'answered-ring', group: 'realtime' })).toEqual({ async: 1 });
    expect(misses(...missed, { kind: 'went-away', reason: 'missed' })).toEqual({});
    expect(misses(...missed, { kind: 'became-available', group: 'async' })).toEqual({ realtime: 2 });
  });

  test('AG1 P3 a fact that does not follow is a fault', () => {
    const [, second] = inPlaces({ kind: 'connected' }, { kind: 'gone' });
    expect(() => evolveAgent(undefined, second!)).toThrow('does not follow 0');
    expect(() => evolveAgent({ ...emptySeat('ana'), version: 2 }, second!)).toThrow('does not follow 2');
  });
});

describe('how a seat is shown', () => {
  test('AG5 one word: is somebody there, in routing mode, with room', () => {
    const words = (more: Parameters<typeof anAgent>[1]) =>
      [0, 2, 3, 4, 5, 6].map((held) => availabilityOf(anAgent('ana', more), { realtime: held })).join(' ');
    expect({
      available: words({}),
      away: words({ mode: 'away', groups: [aSeatGroup({ mode: 'away' })] }),
      off: words({ mode: 'off' }),
      gone: words({ connected: false }),
    }).toEqual({
      available: 'free free busy busy full full',
      away: 'away away away away away away',
      off: 'off off off off off off',
      gone: 'offline offline offline offline offline offline',
    });
  });

  test('AG22 in each channel group its own word; over all, the tightest of those one is available in', () => {
    const groups = [aSeatGroup(), aSeatGroup({ id: 'async', soft: 1, hard: 2 })];
    const words = (load: Record<string, number>, more: Parameters<typeof anAgent>[1] = {}) => {
      const seat = anAgent('ana', { groups, ...more });
      return [...seat.groups.map((group) => availabilityIn(seat, group, load)), availabilityOf(seat, load)].join(' ');
    };
    const half = [groups[0]!, { ...groups[1]!, mode: 'away' as const }];
    expect([
      words({ realtime: 5, async: 0 }),
      words({ realtime: 5, async: 1 }),
      words({ realtime: 5, async: 2 }),
      words({ realtime: 3 }, { groups: half }),
      words({}, { groups: half, mode: 'off' }),
      words({}, { groups: half, connected: false }),
    ]).toEqual([
      'full free full',
      'full busy full',
      'full full full',
      'busy away busy',
      'off off off',
      'offline offline offline',
    ]);
  });

  test('AG5 since the later of coming and changing mode; for who is gone, since going; never here, never', () => {
    expect([
      availableSince(anAgent('ana', { connectedAt: 5, modeAt: 9 })),
      availableSince(anAgent('ana', { connectedAt: 9, modeAt: 5 })),
      availableSince(anAgent('ana', { connected: false, connectedAt: 7, modeAt: 9 })),
      availableSince(anAgent('ana', { connected: false, connectedAt: null, modeAt: 0 })),
    ]).toEqual([9, 9, 7, null]);
  });

  test('CO5 a mention stays until its agent has seen it; of a backlog the newest stay', () => {
    const mentioned = (entry: string): AgentFact => ({
      ...{ kind: 'mentioned', entry, interaction: 'one', customerName: 'Kim' },
    });
    const entries = (...facts: AgentFact[]) => folded(...facts)!.mentions.list.map(({ entry }) => entry);
    const seen: AgentFact = { kind: 'mention-dismissed', entry: 'one.5' };
    expect(entries(mentioned('one.5'), mentioned('one.7'), seen)).toEqual(['one.7']);
    expect(folded(mentioned('one.5'), seen, { kind: 'connected' })!.mentions).toEqual({ version: 2, list: [] });
    const many = Array.from({ length: mentionsKept + 2 }, (_, at) => mentioned(`one.${at}`));
    expect(entries(...many)).toHaveLength(mentionsKept);
    expect(entries(...many)[0]).toBe('one.2');
  });
});
