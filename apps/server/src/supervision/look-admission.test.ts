import type { Directory, Listed } from '@oriel/domain';
import type { View } from '@oriel/protocol';
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
import { accepted, anInteraction, completed } from '../../../../packages/domain/testing/builders/interactions.ts';
import type { Admitted, Answer, Via } from '../hub/admission.ts';
import { countedInboxes } from '../inboxes/testing.ts';
import { DraftMirror } from '../hub/draft-mirror.ts';
import type { Reader } from '../store/reader.ts';
import { VirtualClock } from '../virtual-clock.ts';
import type { Looked } from './chain/entry.ts';
import type { MonitoringLog } from './log.ts';
import { LookLimits } from './look-limits.ts';
import { LookAdmission } from './look-admission.ts';

const interactions = new Map([
  ['one', anInteraction('one', accepted('ana'))],
  ['old', anInteraction('old', accepted('ana'), completed('ana'))],
  ['sales', { ...anInteraction('sales', accepted('cleo')), team: 'sales', channel: 'offers' }],
]);
const reader = { interaction: async (id: string) => interactions.get(id) } as unknown as Reader;

let directory: Directory;
let mirror: DraftMirror;
let entries: (Looked | `end ${number}` | `end ${number} ${string}`)[];
let clock: VirtualClock;
let usedMs: number;
/** Of what was used, ends that are not in the log yet. */
let unwrittenMs: number;
const noon = Date.UTC(2026, 10, 24, 12);
let away: boolean;
let failures: unknown[];
let admission: LookAdmission;

beforeEach(() => {
  directory = floor;
  mirror = new DraftMirror();
  [entries, failures, away] = [[], [], false];
  const log = {
    begin: async (looked: Looked) => {
      if (away) throw new Error('the log is away');
      return entries.push(looked);
    },
    end: async (opened: number, how: string) =>
      void entries.push(how === undefined || how === 'closed' ? `end ${opened}` : `end ${opened} ${how}`),
    writeEnds: async () => void (usedMs -= unwrittenMs),
  } as unknown as MonitoringLog;
  [usedMs, unwrittenMs] = [0, 0];
  clock = new VirtualClock(noon);
  const limits = new LookLimits({
    chain: { watched: async () => ({ ms: usedMs, open: 1 }) },
    clock,
    failed: (error) => failures.push(error),
  });
  admission = new LookAdmission({
    directory: () => directory,
    reader,
    log,
    limits,
    mirror,
    inboxes: {
      of: (agent) => countedInboxes(directory).of(agent),
      one: (agent, inbox) => countedInboxes(directory).one(agent, inbox),
      now: () => 0,
    },
    failed: (error) => failures.push(error),
  });
});

const desk: View = { view: 'desk', agent: 'ana' };
const conversation = (interaction: string): View => ({ view: 'conversation', interaction });
const admitted = (answer: Answer): Admitted => {
  if (typeof answer === 'string') throw new Error(answer);
  return answer;
};
const sam = (view: View, via?: Via) => admission.admit(person('sam'), view, via);
const via = (eyes: Admitted['eyes'], conversations: string[] = []): Via => ({
  view: desk,
  eyes,
  conversations: new Set(conversations),
});
const inDesk = async (view: View, conversations: string[] = []) =>
  sam(view, via(admitted(await sam(desk)).eyes, conversations));

const named = (id: string, name: string) => ({ id, name });
const entry = (what: Looked['what'], more: Partial<Looked> = {}): Looked => ({
  what,
  by: named('sam', 'Sam'),
  agent: named('ana', 'Ana'),
  interaction: null,
  teams: ['care'],
  purpose: 'coaching',
  ...more,
});

describe('what a look leaves in the log', () => {
  test('L3 L6 a desk: one entry before anything is shown, and its end', async () => {
    const look = admitted(await sam(desk));
    expect(entries).toEqual([entry('desk')]);
    look.ended();
    expect(entries).toEqual([entry('desk'), 'end 1']);
  });

  test('L5 a table of agents: one entry; the log itself: none', async () => {
    await sam({ view: 'agents' });
    expect(entries).toEqual([entry('agents', { agent: null, purpose: null })]);
    admitted(await admission.admit(person('dee'), { view: 'monitoring-log' }, undefined)).ended();
    expect(entries).toHaveLength(1);
  });

  test('L5 in a watched desk a conversation has an entry of its own; history, inboxes, records, categories have none', async () => {
    const quiet: View[] = [
      { view: 'history', agent: 'ana' },
      { view: 'inbox', agent: 'ana', inbox: 'mine' },
      { view: 'customer', interaction: 'one' },
      { view: 'earlier', interaction: 'one', before: 9 },
      { view: 'activity', interaction: 'one' },
      { view: 'categories' },
      { view: 'waits', agent: 'ana' },
    ];
    for (const view of quiet) admitted(await inDesk(view, ['one'])).ended();
    expect(entries.filter((each) => typeof each === 'string' || each.what !== 'desk')).toEqual([]);
    admitted(await inDesk(conversation('one'))).ended();
    expect(entries.slice(-2)).toEqual([entry('conversation', { interaction: 'one' }), `end ${entries.length - 1}`]);
  });

  test('L5 AC4 what was said earlier, or happened to it, is read in a conversation that is open, or is one in the log', async () => {
    const ofIt: View[] = [
      { view: 'earlier', interaction: 'one', before: 9 },
      { view: 'activity', interaction: 'one' },
    ];
    for (const view of ofIt) {
      admitted(await inDesk(view, ['old'])).ended();
      expect(entries.slice(-2)).toEqual([entry('conversation', { interaction: 'one' }), `end ${entries.length - 1}`]);
    }
  });

  test('L5 what the agent has in front of them is covered by the desk’s own entry', async () => {
    mirror.take({ kind: 'focus', agent: 'ana', interaction: 'one' });
    await inDesk(conversation('one'));
    await inDesk(conversation('old'));
    expect(entries.filter((each) => typeof each !== 'string' && each.what === 'conversation')).toEqual([
      entry('conversation', { interaction: 'old' }),
    ]);
  });

  test('L3 if it cannot be written nothing opens, and it does not look like a *no*', async () => {
    const eyes = admitted(await sam(desk)).eyes;
    away = true;
    expect([await sam(desk), await sam({ view: 'agents' }), await sam(conversation('one'), via(eyes))]).toEqual(
      Array(3).fill('unavailable'),
    );
    expect(failures).toHaveLength(3);
    // Whom it is refused to is refused before the log is asked: the answer is the same as ever.
    expect(await admission.admit(person('lea'), desk, undefined)).toBe('not-found');
  });
});

describe('through whose eyes', () => {
  test('L4 a watched desk is seen with the agent’s rights, less what their team’s policy excludes', async () => {
    directory = directoryWith(
      floor,
      aTeam('care', { policy: someTerms({ excludedChannels: ['chat'], excludedInboxes: ['mine'] }) }),
    );
    const { eyes } = admitted(await sam(desk));
    expect(eyes).toEqual({
      viewer: person('sam'),
      subject: 'ana',
      excluded: { channels: ['chat'], inboxes: ['mine'], categories: [] },
      drafts: 'letters',
    });
    const met = await Promise.all(
      [
        conversation('one'),
        { view: 'customer', interaction: 'one' } as View,
        { view: 'inbox', agent: 'ana', inbox: 'mine' } as View,
      ].map((view) => sam(view, via(eyes))),
    );
    expect(met).toEqual(Array(3).fill('not-found'));
    admitted(await sam({ view: 'inbox', agent: 'ana', inbox: 'team' }, via(eyes)));
  });

  test('L4 what is in excluded inboxes alone is not found by its number either', async () => {
    interactions.set('waits', anInteraction('waits'));
    const policy = someTerms({ excludedInboxes: ['team', 'unassigned'] });
    directory = directoryWith(floor, aTeam('care', { policy }));
    expect(await inDesk(conversation('waits'))).toBe('not-found');
    admitted(await inDesk(conversation('one')));
    directory = directoryWith(floor, aTeam('care', { policy: { ...policy, excludedInboxes: ['team'] } }));
    admitted(await inDesk(conversation('waits')));
  });

  test.each([
    ['letters', 'letters'],
    ['pauses', 'pauses'],
    ['sent', 'none'],
  ] as const)('L11 at the depth %s drafts are seen as %s', async (depth, drafts) => {
    directory = directoryWith(floor, aTeam('care', { policy: someTerms({ depth }) }));
    expect(admitted(await sam(desk)).eyes.drafts).toBe(drafts);
  });

  test('L4 in a watched desk there is what the agent may see, and nothing of others', async () => {
    const met = await Promise.all(
      [
        conversation('sales'),
        conversation('nothing'),
        { view: 'history', agent: 'ben' } as View,
        { view: 'inbox', agent: 'ben', inbox: 'mine' } as View,
        desk,
      ].map((view) => inDesk(view)),
    );
    expect(met).toEqual(Array(5).fill('not-found'));
  });

  test('L4 only in a desk', async () => {
    const eyes = admitted(await sam({ view: 'agents' })).eyes;
    expect(await sam(conversation('one'), { ...via(eyes), view: { view: 'agents' } })).toBe('not-found');
  });
});

describe('a look ends', () => {
  const ends = async (view: View, ...now: Listed[]) => {
    const look = view.view === 'desk' || view.view === 'agents' ? await sam(view) : await inDesk(view);
    const { still } = admitted(look);
    expect(still(directory)).toBe(true);
    return !still(directoryWith(directory, ...now));
  };
  const sales = aTeam('sales');

  test.each<[string, Listed[]]>([
    ['the role', [aPerson('sam', { roles: [], leads: ['care'] })]],
    ['the lead', [aPerson('sam', { roles: ['supervisor'], leads: ['sales'] })]],
    ['the agent’s team', [{ ...ana, team: 'sales' }]],
    ['the agent’s role', [{ ...ana, roles: [] }]],
    ['the policy', [aTeam('care', { policy: null })]],
    ['the policy’s version', [aTeam('care', { policyVersion: 2 })]],
    [
      'the policy’s version, acknowledged at once',
      [aTeam('care', { policyVersion: 2 }), { ...ana, acknowledged: { team: 'care', policyVersion: 2 } }],
    ],
    [
      'the team, for another led one with an acknowledged policy of the same version',
      [
        sales,
        aPerson('sam', { roles: ['supervisor'], leads: ['care', 'sales'] }),
        { ...ana, team: 'sales', acknowledged: { team: 'sales', policyVersion: 1 } },
      ],
    ],
  ])('L8 with %s, and what was opened in it', async (_, now) => {
    expect(await ends(desk, ...now)).toBe(true);
    for (const view of [conversation('one'), { view: 'history', agent: 'ana' } as View, { view: 'categories' } as View])
      expect(await ends(view, ...now)).toBe(true);
  });

  test('L8 and not with what concerns somebody else', async () => {
    expect(
      await ends(desk, aTeam('sales', { policy: null }), aPerson('lea', { roles: [] }), { ...ana, version: 9 }),
    ).toBe(false);
  });

  test('L8 the table ends with the role and when other teams are led', async () => {
    expect(await ends({ view: 'agents' }, aPerson('sam', { roles: [], leads: ['care'] }))).toBe(true);
    expect(await ends({ view: 'agents' }, aPerson('sam', { roles: ['supervisor'], leads: ['care', 'sales'] }))).toBe(
      true,
    );
    expect(await ends({ view: 'agents' }, aTeam('care', { policyVersion: 2 }))).toBe(false);
  });
});

describe('the limits of the policy', () => {
  const limited = (more: Parameters<typeof someTerms>[0]) => {
    directory = directoryWith(floor, aTeam('care', { policy: someTerms(more) }));
  };

  test('L19 outside its hours nothing opens, and nothing is logged', async () => {
    limited({ hours: { from: 9 * 60, to: 12 * 60 } });
    expect(await sam(desk)).toBe('outside-hours');
    // Who may not look at all learns nothing of hours.
    expect(await admission.admit(person('lea'), desk, undefined)).toBe('not-found');
    limited({ hours: { from: 9 * 60, to: 12 * 60 }, zone: 'Atlantic/Azores' });
    admitted(await sam(desk));
    expect(entries).toHaveLength(1);
  });

  test('L19 a look that reaches the end of its hours is over, and its entry says so', async () => {
    limited({ hours: { from: 9 * 60, to: 13 * 60 } });
    const look = admitted(await sam(desk));
    const over: string[] = [];
    look.begun!((why) => {
      over.push(why);
      look.ended();
    });
    await clock.pass(59 * 60_000);
    expect(over).toEqual([]);
    await clock.pass(60_000);
    expect([over, entries.slice(1)]).toEqual([['outside-hours'], ['end 1 outside-hours']]);
  });

  test('L20 once the week’s minutes are used up nothing opens; and ends that are not written yet are written first', async () => {
    limited({ weekMinutes: 10 });
    usedMs = 10 * 60_000;
    expect(await sam(desk)).toBe('minutes-used');
    unwrittenMs = 60_000;
    admitted(await sam(desk));
    expect(entries).toHaveLength(1);
  });

  test('L21 where the policy asks, one of its purposes is picked; it stands in the log, also of what is opened in the desk', async () => {
    limited({ purposes: ['Coaching', 'A complaint'] });
    expect(await sam(desk)).toBe('purpose-needed');
    expect(await sam({ view: 'desk', agent: 'ana', purpose: 'coaching' })).toBe('purpose-needed');
    expect(entries).toEqual([]);
    const picked: View = { view: 'desk', agent: 'ana', purpose: 'A complaint' };
    const { eyes } = admitted(await sam(picked));
    admitted(await sam(conversation('one'), { ...via(eyes), view: picked }));
    expect(entries).toEqual([
      entry('desk', { purpose: 'A complaint' }),
      entry('conversation', { interaction: 'one', purpose: 'A complaint' }),
    ]);
  });

  test('L21 where it asks for none, its own purpose stands there, whatever was sent', async () => {
    admitted(await sam({ view: 'desk', agent: 'ana', purpose: 'A complaint' }));
    expect(entries).toEqual([entry('desk')]);
  });
});
