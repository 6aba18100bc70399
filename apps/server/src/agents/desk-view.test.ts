import type { Directory, Interaction } from '@oriel/domain';
import { keyOf, type Entity, type View } from '@oriel/protocol';
import { beforeEach, describe, expect, test } from 'vitest';
import {
  ana,
  aPerson,
  aTeam,
  directoryWith,
  floor,
  person,
  someTerms,
} from '../../../../packages/domain/testing/builders/access.ts';
import { anInbox } from '../../../../packages/domain/testing/builders/inboxes.ts';
import { aSeat } from '../../../../packages/domain/testing/builders/agents.ts';
import {
  accepted,
  anInteraction,
  completed,
  offered,
  replied,
} from '../../../../packages/domain/testing/builders/interactions.ts';
import type { Item } from '../bus/bus.ts';
import { DraftMirror } from '../hub/draft-mirror.ts';
import { changed } from '../hub/testing.ts';
import type { Eyes } from '../hub/view.ts';
import type { Change } from '../store/commits.ts';
import type { Reader } from '../store/reader.ts';
import type { Inboxes } from '../inboxes/inbox-counts.ts';
import { countedInboxes } from '../inboxes/testing.ts';
import { deskView as viewOf } from './desk-view.ts';

const view = { view: 'desk', agent: 'ana' } as const satisfies View;
const own: Eyes = {
  viewer: person('ana'),
  subject: 'ana',
  excluded: { channels: [], inboxes: [], categories: [] },
  drafts: 'letters',
};
const watcher: Eyes = { ...own, viewer: person('sam') };
const lessChat: Eyes = { ...watcher, excluded: { channels: ['chat'], inboxes: ['unassigned'], categories: [] } };

let directory: Directory;
let live: Interaction[];
beforeEach(() => {
  directory = floor;
  live = [];
});
const inboxes: Inboxes = {
  of: (agent) => countedInboxes(directory, ...live).of(agent),
  one: (agent, inbox) => countedInboxes(directory, ...live).one(agent, inbox),
  now: () => 0,
};
const deskView = viewOf(inboxes);

const inShort = (entity: Entity) => {
  if (entity.kind === 'entry')
    return `entry ${entity.version} ${entity.event ?? entity.what} by ${entity.by?.name}${entity.onBehalfOf ? ` for ${entity.onBehalfOf.name}` : ''}`;
  return `${keyOf(entity)}@${entity.version}`;
};
const shows = (change: Change, eyes: Eyes = own) => {
  const shown = deskView.shows(change, view, eyes, directory);
  return shown === undefined || typeof shown === 'string'
    ? shown
    : { show: (shown.show ?? []).map(inShort), hide: shown.hide ?? [] };
};
const gone = (id: string) => [`interaction:${id}`, `blank:${id}`];
const ringing = anInteraction('one', offered('ana'));
const ongoing = anInteraction('one', accepted('ana'));

describe('V12 the desk', () => {
  test('V12 what rings at its agent and is ongoing with them is on it; what is no more, leaves', () => {
    expect([
      shows(changed(anInteraction('one'), 'one', [offered('ana')])),
      shows(changed(ringing, 'one', [accepted('ana')])),
      shows(changed(ringing, 'one', [{ kind: 'missed', agent: 'ana' }])),
      shows(changed(ongoing, 'one', [completed('ana')])),
      shows(changed(anInteraction('one'), 'one', [offered('ben')])),
    ]).toEqual([
      { show: ['interaction:one@3'], hide: [] },
      { show: ['interaction:one@4'], hide: [] },
      { show: [], hide: gone('one') },
      { show: [], hide: gone('one') },
      undefined,
    ]);
  });

  test('V13 what somebody else did here, for the agent or for colleagues to read, is told at once; one’s own act is not', () => {
    const bySam = { by: 'person:sam', onBehalfOf: 'ana' };
    expect([
      shows(changed(anInteraction('one'), 'one', [accepted('ana')], bySam)),
      shows(changed(ongoing, 'one', [completed('ana')], bySam)),
      shows(changed(ongoing, 'one', [{ kind: 'commented', text: 'hm' }], { by: 'person:ben' })),
      shows(changed(ongoing, 'one', [{ kind: 'commented', text: 'hm' }], { by: 'person:ana' })),
      shows(changed(ongoing, 'one', [completed('ana')], { by: 'person:ana' })),
    ]).toEqual([
      { show: ['interaction:one@3', 'entry 3 accepted by Sam for Ana'], hide: [] },
      { show: ['entry 4 completed by Sam for Ana'], hide: gone('one') },
      { show: ['interaction:one@4', 'entry 4 comment by Ben'], hide: [] },
      { show: ['interaction:one@4'], hide: [] },
      { show: [], hide: gone('one') },
    ]);
  });

  test('V12 S6 own and watched desk show the same, but for what the policy excludes: that is blank', () => {
    const changes = [
      changed(ongoing, 'one', [replied]),
      changed(ongoing, 'one', [completed('ana')], { by: 'person:sam', onBehalfOf: 'ana' }),
      changed(ringing, 'one', [{ kind: 'missed', agent: 'ana' }]),
    ];
    for (const change of changes) expect(shows(change, watcher)).toEqual(shows(change, own));
    expect(changes.map((change) => shows(change, lessChat))).toEqual([
      { show: ['blank:one@4'], hide: ['interaction:one'] },
      { show: [], hide: gone('one') },
      { show: [], hide: gone('one') },
    ]);
  });

  test('V12 IN8 its inboxes: the agent’s own and those shared with them; a count shows where an inbox of theirs asks it', () => {
    directory = directoryWith(
      floor,
      anInbox('annas', { owner: 'ana', query: 'unanswered' }),
      anInbox('bens', { owner: 'ben', query: 'unanswered' }),
      anInbox('sales', { limits: { teams: ['sales'], roles: [], people: [] } }),
    );
    const count = (scope: string): Change => ({ kind: 'inbox', after: { scope, count: 1, version: 4, byTime: false } });
    const scopeOf = (agent: string, inbox: string) => inboxes.one(agent, inbox)?.scope ?? 'none';
    const ids = (change: Change, eyes?: Eyes) => {
      const shown = shows(change, eyes);
      return typeof shown === 'object' ? shown.show.map((each) => each.split('@')[0]) : shown;
    };
    expect(['mine', 'team', 'unassigned', 'annas'].map((inbox) => ids(count(scopeOf('ana', inbox))))).toEqual([
      ['inbox:mine'],
      ['inbox:team'],
      ['inbox:unassigned'],
      ['inbox:annas'],
    ]);
    expect(ids(count(scopeOf('ben', 'team')))).toEqual(['inbox:team']);
    expect([ids(count(scopeOf('ben', 'mine'))), ids(count(scopeOf('ben', 'bens')))]).toEqual([[], []]);
    expect(ids(count(scopeOf('cleo', 'team')))).toEqual([]);
    expect(ids(count(scopeOf('ana', 'unassigned')), lessChat)).toEqual([]);
    expect(inboxes.one('ana', 'sales')).toBe(undefined);
  });

  test('V12 a change of the agent, of a team or its policy is read again, anybody else’s is not', () => {
    const listed = (after: Extract<Change, { kind: 'listed' }>['after']) => shows({ kind: 'listed', after });
    expect([listed(ana), listed(aTeam('care')), listed(aPerson('cleo'))]).toEqual([
      'read-again',
      'read-again',
      undefined,
    ]);
    expect(shows({ kind: 'agent', after: aSeat('ana') })).toEqual({
      show: ['agent:ana@10', 'mentions:ana@0'],
      hide: [],
    });
    expect(shows({ kind: 'agent', after: aSeat('ben') })).toBe(undefined);
  });

  const reading = (held: Interaction[], seat = [aSeat('ana')]) =>
    ({ agents: async () => seat, heldBy: async () => held }) as unknown as Reader;

  test('V12 V9 read: the seat, what is on it, three inboxes, the notice; its heads name the same', async () => {
    live = [anInteraction('two'), ringing];
    const reader = reading([ringing]);
    const { entities, more } = await deskView.read(reader, view, own, directory);
    const withoutVersion = (all: readonly Entity[]) =>
      all.map((each) => (each.kind === 'inbox' ? `${each.id} ${each.count}` : inShort(each)));
    expect(withoutVersion(entities)).toEqual([
      'agent:ana@10',
      'mentions:ana@0',
      'interaction:one@3',
      'mine 0',
      'team 2',
      'unassigned 1',
      'rules:care@3',
      'notice:care@3',
      'awayReason:lunch@1',
    ]);
    expect(more).toBe(false);
    expect(await deskView.heads!(reader, view, own, directory)).toEqual(
      Object.fromEntries(entities.map((entity) => [keyOf(entity), entity.version])),
    );
    const looked = await deskView.read(reader, view, lessChat, directory);
    expect(withoutVersion(looked.entities)).toEqual([
      'agent:ana@10',
      'mentions:ana@0',
      'blank:one@3',
      'mine 0',
      'team 2',
      'rules:care@3',
      'notice:care@3',
      'awayReason:lunch@1',
    ]);
  });

  test('V12 of who never sat there, has no team, or no policy', async () => {
    directory = directoryWith(floor, { ...ana, team: null });
    const { entities } = await deskView.read(reading([], []), view, own, directory);
    expect(entities.map(({ kind, id }) => `${kind}:${id}`)).toEqual([
      'agent:ana',
      'mentions:ana',
      'inbox:mine',
      'inbox:team',
      'inbox:unassigned',
      'rules:ana',
      'awayReason:lunch',
    ]);
  });

  test('V12 S6 the notice is the same whoever opens the desk', async () => {
    directory = directoryWith(floor, aTeam('care', { policy: someTerms({ depth: 'sent' }) }));
    const notices = await Promise.all(
      [own, watcher].map(async (eyes) =>
        (await deskView.read(reading([]), view, eyes, directory)).entities.filter(({ kind }) => kind === 'notice'),
      ),
    );
    expect(notices[0]).toHaveLength(1);
    expect(notices[0]).toEqual(notices[1]);
  });

  test('V12 its focus stands there at opening and follows; typing is not its matter', () => {
    const mirror = new DraftMirror();
    mirror.take({ kind: 'focus', agent: 'ana', interaction: 'one' });
    expect(deskView.standing!(mirror, view)).toEqual([{ kind: 'focus', agent: 'ana', interaction: 'one' }]);
    const live = (item: Extract<Item, { kind: 'focus' | 'typing' }>) => deskView.signals!(item, view, own, directory);
    expect(live({ kind: 'focus', agent: 'ana', interaction: null })).toEqual({
      kind: 'focus',
      agent: 'ana',
      interaction: null,
    });
    expect(live({ kind: 'focus', agent: 'ben', interaction: 'one' })).toBe(undefined);
    expect(live({ kind: 'typing', agent: 'ana', interaction: 'one', customer: 'kim', team: 'care', until: 9 })).toBe(
      undefined,
    );
    expect(deskView.drafts!(view)).toBe('ana');
  });
});
