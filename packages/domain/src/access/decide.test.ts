import type { Command, Role } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { aGroup, aPerson, aTeam, directoryWith, floor, person, someTerms } from '../../testing/builders/access.ts';
import { defaultGroups } from '../channels/group.ts';
import { aScene, shown } from '../../testing/builders/scene.ts';
import { decide } from '../decide.ts';
import { evolveListed, type Directory, type Listed } from './directory.ts';
import type { AccessFact } from './facts.ts';

const max = person('max');
const met = (command: Command, directory: Directory = floor) =>
  shown(decide(aScene({ directory }), { by: max, key: null, command }));
const access = (fact: string) => `access ${fact}`;
const terms = someTerms();
const { async } = defaultGroups;

describe('A23 what administrators change', () => {
  const rows: [name: string, command: Command, expected: string][] = [
    ['a role', { kind: 'grant-role', person: 'ana', role: 'supervisor' }, access('ana role-granted supervisor')],
    ['a role one has', { kind: 'grant-role', person: 'ana', role: 'agent' }, 'no: unchanged'],
    ['a role to nobody', { kind: 'grant-role', person: 'nobody', role: 'agent' }, 'no: not-found'],
    ['a role to a team', { kind: 'grant-role', person: 'care', role: 'agent' }, 'no: not-found'],
    [
      'no role any more',
      { kind: 'revoke-role', person: 'sam', role: 'supervisor' },
      access('sam role-revoked supervisor'),
    ],
    ['no role that one never had', { kind: 'revoke-role', person: 'sam', role: 'auditor' }, 'no: unchanged'],
    ['the last administrator', { kind: 'revoke-role', person: 'max', role: 'administrator' }, 'no: last-administrator'],
    ['nobody’s role', { kind: 'revoke-role', person: 'nobody', role: 'agent' }, 'no: not-found'],
    ['a team', { kind: 'join-team', person: 'ana', team: 'sales' }, access('ana team-joined sales')],
    ['the team one is in', { kind: 'join-team', person: 'ana', team: 'care' }, 'no: unchanged'],
    ['a team that is none', { kind: 'join-team', person: 'ana', team: 'chat' }, 'no: not-found'],
    ['no team', { kind: 'leave-team', person: 'ana' }, access('ana team-left')],
    ['no team, again', { kind: 'leave-team', person: 'sam' }, 'no: unchanged'],
    ['nobody’s team', { kind: 'leave-team', person: 'nobody' }, 'no: not-found'],
    ['a team to lead', { kind: 'lead-team', person: 'sam', team: 'sales' }, access('sam team-led sales')],
    ['a team one leads', { kind: 'lead-team', person: 'sam', team: 'care' }, 'no: unchanged'],
    ['a team to lead that is none', { kind: 'lead-team', person: 'sam', team: 'nothing' }, 'no: not-found'],
    ['no team to lead', { kind: 'unlead-team', person: 'sam', team: 'care' }, access('sam team-unled care')],
    ['no team to lead, again', { kind: 'unlead-team', person: 'sam', team: 'sales' }, 'no: unchanged'],
    ['nobody’s lead', { kind: 'unlead-team', person: 'nobody', team: 'care' }, 'no: not-found'],
    ['no policy any more', { kind: 'withdraw-policy', team: 'care' }, access('care policy-withdrawn')],
    [
      'that a team wants dispositions',
      { kind: 'set-team-rules', team: 'care', dispositionMandatory: true },
      access('care team-rules-set'),
    ],
    ['a rule as it is', { kind: 'set-team-rules', team: 'care', dispositionMandatory: false }, 'no: unchanged'],
    ['a rule of no team', { kind: 'set-team-rules', team: 'ana', dispositionMandatory: true }, 'no: not-found'],
    [
      'a category',
      { kind: 'add-category', name: ' Lamps ', parent: null, purpose: 'skill' },
      access('new-1 category-added'),
    ],
    ['a category below none', { kind: 'change-category', category: 'care', name: 'x', parent: null }, 'no: not-found'],
    ['a policy of no team', { kind: 'withdraw-policy', team: 'ana' }, 'no: not-found'],
    ['a policy', { kind: 'set-policy', team: 'care', ...terms }, access('care policy-set')],
    [
      'a group’s settings',
      { kind: 'set-channel-group', group: 'async', ...async, soft: 6 },
      access('async channel-group-changed'),
    ],
    ['a group’s settings as they are', { kind: 'set-channel-group', group: 'async', ...async }, 'no: unchanged'],
    [
      'more pushed than can be had',
      { kind: 'set-channel-group', group: 'async', ...async, soft: 7 },
      'no: soft-above-hard',
    ],
    ['a group that is none', { kind: 'set-channel-group', group: 'chat', ...async }, 'no: not-found'],
    ['a policy for no team', { kind: 'set-policy', team: 'ana', ...terms }, 'no: not-found'],
  ];

  test.each(rows)('A23 %s', (_, command, expected) => {
    expect(met(command)).toBe(expected);
  });

  test('A23 the same administrator goes when there is another', () => {
    const two = directoryWith(floor, aPerson('mia', { roles: ['administrator'] }));
    expect(met({ kind: 'revoke-role', person: 'max', role: 'administrator' }, two)).toBe(
      access('max role-revoked administrator'),
    );
  });

  test('A23 a policy that was withdrawn cannot be withdrawn again', () => {
    expect(met({ kind: 'withdraw-policy', team: 'care' }, directoryWith(floor, aTeam('care', { policy: null })))).toBe(
      'no: unchanged',
    );
  });

  test('A23 is found by administrators alone', () => {
    for (const [, command] of rows) {
      const others = ['ana', 'sam', 'quinn', 'dee'].map((id) =>
        decide(aScene(), { by: person(id), key: null, command }),
      );
      expect(others.map(shown)).toEqual(Array(4).fill('no: not-found'));
    }
  });
});

describe('the fold of the directory', () => {
  const folded = (id: string, facts: readonly AccessFact[]) =>
    facts.reduce<Listed | undefined>(
      (before, fact, index) =>
        evolveListed(before, {
          stream: 'access',
          id,
          ...fact,
          version: index + 1,
          by: 'system',
          onBehalfOf: null,
          at: 0,
        }),
      undefined,
    );
  const roles: Role[] = ['agent'];
  const added: AccessFact = {
    kind: 'person-added',
    name: 'Ana',
    email: 'ana@oriel.test',
    roles,
    team: null,
    leads: [],
    channels: ['chat'],
  };

  test('A23 is what happened', () => {
    expect(
      folded('ana', [
        added,
        { kind: 'role-granted', role: 'supervisor' },
        { kind: 'role-granted', role: 'supervisor' },
        { kind: 'team-joined', team: 'care' },
        { kind: 'team-led', team: 'care' },
        { kind: 'team-led', team: 'sales' },
        { kind: 'acknowledged', team: 'care', policyVersion: 1 },
        { kind: 'team-unled', team: 'care' },
        { kind: 'role-revoked', role: 'agent' },
      ]),
    ).toEqual({
      ...aPerson('ana'),
      version: 9,
      roles: ['supervisor'],
      team: 'care',
      leads: ['sales'],
      channels: ['chat'],
      acknowledged: { team: 'care', policyVersion: 1 },
    });
  });

  test('A24 a policy’s version counts on through a withdrawal: an old acknowledgement fits no new policy', () => {
    const care: AccessFact[] = [
      { kind: 'team-added', name: 'Care' },
      { kind: 'policy-set', terms },
      { kind: 'policy-withdrawn' },
    ];
    expect(folded('care', care)).toEqual({
      kind: 'team',
      id: 'care',
      version: 3,
      name: 'Care',
      policyVersion: 1,
      policy: null,
      dispositionMandatory: false,
    });
    expect(folded('care', [...care, { kind: 'policy-set', terms }])).toMatchObject({
      version: 4,
      policyVersion: 2,
      policy: terms,
    });
  });

  test('AG20 a channel group is its settings as they were last set; old channels and people have what they lack', () => {
    const { realtime } = defaultGroups;
    const changed = folded('async', [
      { kind: 'channel-group-added', ...async },
      { kind: 'channel-group-changed', ...realtime },
    ]);
    expect(changed).toEqual(aGroup('async', { ...realtime, version: 2 }));
    const chat = folded('chat', [{ kind: 'channel-added', name: 'Chat', team: 'care', sites: [], readers: '' }]);
    expect(chat).toMatchObject({ group: 'realtime', priority: 0 });
    expect(folded('ana', [added])).toMatchObject({ skills: [], languages: [] });
    expect(() => folded('chat', [{ kind: 'channel-group-changed', ...realtime }])).toThrow('does not fit nothing');
  });

  test('A23 P3 a fact that does not follow, or fits nothing there, is a fault', () => {
    expect(() => folded('ana', [{ kind: 'team-left' }])).toThrow('team-left does not fit nothing');
    expect(() => folded('ana', [added, { kind: 'policy-withdrawn' }])).toThrow('policy-withdrawn does not fit person');
    expect(() => folded('care', [{ kind: 'team-added', name: 'Care' }, { kind: 'team-left' }])).toThrow(
      'team-left does not fit team',
    );
    const late = { stream: 'access', id: 'ana', ...added, version: 3, by: 'system', onBehalfOf: null, at: 0 } as const;
    expect(() => evolveListed(undefined, late)).toThrow('fact 3 does not follow 0');
  });
});
