import { nothingCounted } from '@oriel/domain';
import { anInbox } from '../../../../packages/domain/testing/builders/inboxes.ts';
import { countedInboxes } from '../inboxes/testing.ts';
import fc from 'fast-check';
import { evolveListed, type Category, type FactOf, type Listed } from '@oriel/domain';
import type { Entity } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { describe, expect, test } from 'vitest';
import {
  aGroup,
  aChannel,
  ana,
  type aPerson,
  aTeam,
  directoryWith,
  floor,
  someTerms,
} from '../../../../packages/domain/testing/builders/access.ts';
import { aSeat } from '../../../../packages/domain/testing/builders/agents.ts';
import { aCustomer } from '../../../../packages/domain/testing/builders/customers.ts';
import {
  accepted,
  anInteraction,
  completed,
  inPlaces,
  offered,
  opened,
  replied,
  submitted,
  transferred,
  wrote,
} from '../../../../packages/domain/testing/builders/interactions.ts';
import { history, play } from '../../../../packages/domain/testing/builders/history.ts';
import {
  authorName,
  presentAgent,
  presentApprovalRule,
  presentAwayReasons,
  presentBlank,
  presentCategories,
  presentColleague,
  presentCustomer,
  presentDay,
  presentEdit,
  presentEntry,
  presentInbox,
  presentQueryFault,
  presentSharedInbox,
  presentInteraction,
  presentMentions,
  presentMessage,
  presentNote,
  presentNotice,
  presentRules,
  presentPerson,
  presentPolicy,
  presentSavedReply,
  presentChanged,
  presentChannel,
  presentChannelGroup,
  presentTeamSettings,
  presentShopfront,
  presentSight,
  presentSubmission,
  presentTeam,
  presentWait,
} from './presenters.ts';

/** Property tests have time on a shared machine. */
const slow = { timeout: 60_000 };

const shapes = new Map(
  schemas.entity.options.map(({ shape }) => [shape.kind.value as string, Object.keys(shape).toSorted()]),
);

/** As the wire's schema has it, with exactly its keys: what a presenter lets out is never more than was agreed. */
function isExact(entity: Entity): void {
  expect(Object.keys(entity).toSorted()).toEqual(shapes.get(entity.kind));
  expect(schemas.entity.parse(entity)).toEqual(entity);
}

const returns: Category = {
  kind: 'category',
  id: 'returns',
  version: 1,
  name: 'Returns',
  parent: null,
  purpose: 'skill',
};
const directory = directoryWith(floor, returns);
const facts = inPlaces('one', [
  opened,
  wrote,
  offered('ana'),
  { kind: 'missed', agent: 'ana' },
  accepted('ana'),
  replied,
  { kind: 'commented', text: 'hm' },
  { kind: 'submitted', agent: 'ana', text: 'Dear Kim!' },
  { kind: 'returned-for-change', agent: 'ana', of: 8, text: 'Kinder.' },
  { kind: 'submitted', agent: 'ana', text: 'Dearest Kim!' },
  { kind: 'approved', agent: 'ana', of: 10, text: 'Dearest Kim!' },
  { kind: 'submitted', agent: 'ana', text: 'Bye.' },
  { kind: 'taken-back', agent: 'ana', of: 12 },
  { kind: 'deferred', agent: 'ana', until: 9 },
  { kind: 'returned', agent: 'ana', until: 9 },
  { kind: 'lost', agent: 'ana' },
  { kind: 'resumed', agent: 'ana' },
  transferred('ana', { team: 'care' }),
  transferred('ana', { agent: 'ben' }),
  completed('ana'),
  { kind: 'reopened' },
  { kind: 'language-set', language: 'pt' },
  { kind: 'renamed', text: 'Kim K.' },
]);
const note: Parameters<typeof presentNote>[1] = {
  stream: 'customer',
  id: 'kim',
  kind: 'note-added',
  text: 'Mornings.',
  version: 2,
  at: 5,
  by: 'person:sam',
  onBehalfOf: 'ana',
};

describe('V7 S6 presenters', () => {
  test('V7 every kind of entity, with exactly the keys of the wire', () => {
    const shown: Entity[] = [
      presentInteraction(directory, anInteraction('one', accepted('ana'))),
      presentBlank(directory, anInteraction('one')),
      ...presentAwayReasons(directory),
      ...facts.map((fact) => presentEntry(directory, fact)),
      presentAgent(directory, aSeat('ana')),
      presentMentions(
        directory,
        aSeat('ana', {
          mentions: {
            version: 2,
            list: [{ entry: 'one.5', interaction: 'one', customerName: 'Kim', by: 'person:ben', at: 5 }],
          },
        }),
        new Set(),
      ),
      presentSight(directory, ana),
      presentDay({
        agent: 'ana',
        date: '2026-11-23',
        ...nothingCounted,
        accepted: 1,
        missed: 0,
        completed: 1,
        version: 2,
      }),
      presentCustomer(directory, aCustomer('kim', { kind: 'tag-added', text: 'regular' })),
      presentNote(directory, note),
      presentEdit(directory, { before: undefined, after: aCustomer('kim') }, note)!,
      presentInbox(countedInboxes(directory).one('ana', 'mine')!),
      presentQueryFault({ at: 5, end: 9 }),
      presentSharedInbox(directory, anInbox('late'), true),
      ...presentCategories(directory),
      presentNotice(directory, 'ana')!,
      presentRules(directory, 'ana'),
      presentPolicy(directory, aTeam('care')),
      presentSubmission(directory, anInteraction('one', accepted('ana'), submitted('ana')), facts.slice(1, 2))!,
      presentApprovalRule(directory, ana),
      presentPerson(ana),
      presentColleague(ana),
      presentSavedReply({
        kind: 'savedReply',
        id: 'hi',
        version: 1,
        title: 'Hi',
        shortcut: 'hi',
        text: 'Hi!',
        team: 'care',
        language: null,
        isDeleted: false,
      }),
      presentTeamSettings(aTeam('care')),
      presentChannelGroup(aGroup('async')),
      presentChannel(aChannel('chat', 'care')),
      presentChanged(directory, { id: 'care', version: 2, by: 'person:max', at: 9 }),
      presentTeam(aTeam('care')),
      presentMessage(directory, { fact: facts[1]!, said: 1 }, null)!,
      presentShopfront(aChannel('chat', 'care')),
      presentWait(directory, { interaction: 'one', why: 'kept', keptUntil: 9, skills: ['returns'], language: 'pt' }),
    ];
    for (const entity of shown) isExact(entity);
    const kinds = new Set(shown.map(({ kind }) => kind));
    // `look` and `watcher` are the monitoring log's own, presented by its room; `why` and `look-terms` are put together by
    // their views.
    const unpresented = [...shapes.keys()].filter((kind) => !kinds.has(kind as Entity['kind']));
    expect(unpresented).toEqual(['why', 'look-terms', 'look', 'watcher']);
  });

  test('V7 over any history, all that could be shown', slow, () => {
    let count = 0;
    fc.assert(
      fc.property(history, (steps) => {
        const { world } = play(steps);
        for (const interaction of world.interactions.values())
          isExact(presentInteraction(world.directory, interaction));
        for (const seat of world.agents.values()) isExact(presentAgent(world.directory, seat));
        for (const customer of world.customers.values()) isExact(presentCustomer(world.directory, customer));
        for (const fact of world.facts) {
          if (fact.stream !== 'interaction') continue;
          isExact(presentEntry(world.directory, fact));
          count += 1;
        }
      }),
      { numRuns: 15 },
    );
    expect(count).toBeGreaterThan(150);
  });

  test('V7 S8 an entry says who, what, when and for whom, and has no field for anything else', () => {
    const [fact] = inPlaces('one', [accepted('ana')]) as [FactOf<'interaction'>];
    const entry = presentEntry(directory, { ...fact, by: 'person:sam', onBehalfOf: 'ana' });
    isExact(entry);
    expect(entry).toMatchObject({
      at: fact.at,
      version: fact.version,
      what: 'event',
      event: 'accepted',
      from: 'agent',
      by: { id: 'sam', name: 'Sam' },
      onBehalfOf: { id: 'ana', name: 'Ana' },
      agent: { id: 'ana', name: 'Ana' },
    });
    expect(presentEntry(directory, fact)).toMatchObject({ from: 'system', by: null, onBehalfOf: null });
    const [said] = inPlaces('one', [wrote]) as [FactOf<'interaction'>];
    expect(presentEntry(directory, { ...said, by: 'customer:kim' })).toMatchObject({
      what: 'message',
      event: null,
      from: 'customer',
      by: null,
      text: 'Hello?',
    });
  });

  test('V7 a customer never gets a comment, a colleague’s act, or who acted for whom', () => {
    const shown = facts.map((fact, index) =>
      presentMessage(directory, { fact: { ...fact, by: 'person:sam', onBehalfOf: 'ana' }, said: index }, 'Ana'),
    );
    expect(shown.map((message) => message && [message.what, message.from, message.name, message.text])).toEqual([
      undefined,
      ['message', 'you', null, 'Hello?'],
      undefined,
      undefined,
      ['with', 'system', 'Ana', ''],
      ['message', 'agent', 'Ana', 'Hi!'],
      undefined,
      // Handed in, returned for change, handed in again; then it is sent, as the agent's.
      ...Array.from({ length: 3 }, () => undefined),
      ['message', 'agent', 'Ana', 'Dearest Kim!'],
      // Handed in and taken back.
      ...Array.from({ length: 2 }, () => undefined),
      // Deferred, returned, lost, resumed, transferred with a word: all of it is among colleagues.
      ...Array.from({ length: 6 }, () => undefined),
      ['ended', 'system', 'Ana', ''],
      // Reopened, its language heard, renamed.
      ...Array.from({ length: 3 }, () => undefined),
    ]);
    expect(JSON.stringify(shown)).not.toMatch(/sam|onBehalf/i);
    expect(presentMessage(directory, { fact: facts[1]!, said: null }, null)).toBe(undefined);
  });

  test('V7 a reply is signed with its author’s name', () => {
    const reply = { ...facts[5]!, by: 'person:ben' };
    expect([authorName(directory, reply), authorName(directory, { ...reply, by: 'system' })]).toEqual(['Ben', null]);
  });

  test('V7 a blank card says that there is one, and in which state', () => {
    expect(presentBlank(directory, anInteraction('one', accepted('ana')))).toEqual({
      kind: 'blank',
      id: 'one',
      version: 3,
      state: 'ongoing',
      group: 'realtime',
    });
  });

  test('V7 the notice is its team’s, the same for all of it, and says whether it was acknowledged', () => {
    const notice = presentNotice(directory, 'ana')!;
    expect(notice).toEqual({
      kind: 'notice',
      id: 'care',
      version: 3,
      policyVersion: 1,
      purpose: 'coaching',
      depth: 'letters',
      text: 'Supervisors of your team can look.',
      acknowledged: true,
    });
    expect({ ...presentNotice(directoryWith(directory, { ...ana, acknowledged: null }), 'ana'), version: 3 }).toEqual({
      ...notice,
      acknowledged: false,
    });
    expect(presentNotice(directory, 'ben')).toEqual(notice);
    expect(presentNotice(directoryWith(directory, aTeam('care', { policy: null })), 'ana')).toBe(undefined);
    expect(presentNotice(directory, 'sam')).toBe(undefined);
  });
});

test('V10 what is put together of several streams has versions that only grow, and with every difference', slow, () => {
  const access = fc.oneof(
    fc.record({
      id: fc.constantFrom('care', 'sales'),
      kind: fc.constant('team-rules-set' as const),
      dispositionMandatory: fc.boolean(),
    }),
    fc.record({
      id: fc.constant('ana'),
      kind: fc.constantFrom('team-joined' as const),
      team: fc.constantFrom('care', 'sales'),
    }),
    fc.record({ id: fc.constantFrom('ana', 'ben'), kind: fc.constant('team-left' as const) }),
    fc.record({
      id: fc.constantFrom('care', 'sales'),
      kind: fc.constant('policy-set' as const),
      terms: fc.constantFrom(someTerms(), someTerms({ depth: 'sent' })),
    }),
    fc.record({ id: fc.constantFrom('care', 'sales'), kind: fc.constant('policy-withdrawn' as const) }),
    fc.record({
      id: fc.constant('ana'),
      kind: fc.constant('acknowledged' as const),
      team: fc.constantFrom('care', 'sales'),
      policyVersion: fc.integer({ min: 1, max: 3 }),
    }),
    fc.record({
      id: fc.constantFrom('ana', 'ben'),
      kind: fc.constantFrom('role-granted' as const, 'role-revoked' as const),
      role: fc.constant('agent' as const),
    }),
  );
  let moved = 0;
  fc.assert(
    fc.property(fc.array(access, { minLength: 5, maxLength: 40 }), (changes) => {
      const now = new Map<string, Listed>(floor);
      const last = new Map<string, Entity>();
      const faults: string[] = [];
      const look = () => {
        const people = ['ana', 'ben'].map((id) => now.get(id) as ReturnType<typeof aPerson>);
        const teams = ['care', 'sales'].map((id) => now.get(id) as ReturnType<typeof aTeam>);
        const shown: Entity[] = [
          ...people.flatMap((person) => [
            presentSight(now, person),
            presentAgent(now, aSeat(person.id)),
            presentPerson(person),
          ]),
          ...teams.map((team) => presentPolicy(now, team)),
          ...people.flatMap(({ id }) => {
            const notice = presentNotice(now, id);
            // Each agent's own view holds one of each.
            const rules = presentRules(now, id);
            return [rules, ...(notice ? [notice] : [])].map((own) => ({ ...own, id: `${id} ${own.id}` }));
          }),
        ];
        for (const entity of shown) {
          const key = `${entity.kind} ${entity.id}`;
          const before = last.get(key);
          if (before && JSON.stringify({ ...before, version: 0 }) !== JSON.stringify({ ...entity, version: 0 })) {
            if (entity.version <= before.version) faults.push(`${key} changed at ${entity.version}`);
            moved += 1;
          }
          if (before && entity.version < before.version) faults.push(`${key} fell to ${entity.version}`);
          last.set(key, entity);
        }
      };
      look();
      for (const { id, ...fact } of changes) {
        const before = now.get(id)!;
        now.set(
          id,
          evolveListed(before, {
            stream: 'access',
            id,
            ...fact,
            version: before.version + 1,
            by: 'system',
            onBehalfOf: null,
            at: 0,
          }),
        );
        look();
      }
      expect(faults).toEqual([]);
    }),
    { numRuns: 100 },
  );
  expect(moved).toBeGreaterThan(250);
});
