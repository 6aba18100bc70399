import { savedRepliesMax, type Command } from '@oriel/protocol';
import { describe, expect, test } from 'vitest';
import { aPerson, directoryWith, floor, person } from '../../testing/builders/access.ts';
import { aScene, shown } from '../../testing/builders/scene.ts';
import { decide } from '../decide.ts';
import { evolveListed, savedReplyOf, type Directory, type SavedReply } from './directory.ts';

const act = (command: Command, directory: Directory = floor) =>
  decide(aScene({ directory }), { by: person('max'), key: null, command });
const met = (command: Command, directory: Directory = floor) => shown(act(command, directory));

const aReply = (id: string, more: Partial<SavedReply> = {}): SavedReply => ({
  ...{ kind: 'savedReply', id, version: 3, title: 'Thanks', shortcut: 'thx', text: 'Thank you!' },
  ...{ team: null, language: null, isDeleted: false, ...more },
});
const save = (reply: string, more: Partial<Extract<Command, { kind: 'save-reply' }>> = {}): Command => ({
  ...{ kind: 'save-reply', reply, title: 'Bye', shortcut: 'bye', text: 'Good bye!' },
  ...{ team: null, language: null, seen: 0, ...more },
});
const fold = (directory: Directory, command: Command): Directory => {
  const decision = act(command, directory);
  if ('refused' in decision) throw new Error(decision.refused);
  return decision.facts.reduce((map: Directory, fact) => {
    if (fact.stream !== 'access') throw new Error(fact.stream);
    const before = map.get(fact.id);
    const place = { version: (before?.version ?? 0) + 1, by: 'person:max', onBehalfOf: null, at: 0 };
    return directoryWith(map, evolveListed(before, { ...fact, ...place }));
  }, directory);
};

describe('ST3 saved replies', () => {
  const known = directoryWith(floor, aReply('thanks'), aReply('gone', { isDeleted: true, shortcut: 'old' }));

  test('ST3 are made, changed, deleted and taken back', () => {
    expect(met(save('bye', { title: ' Bye ', shortcut: ' bye ' }), known)).toBe('access bye saved-reply-set');
    expect(savedReplyOf(fold(known, save('bye', { title: ' Bye ' })), 'bye')).toMatchObject({
      ...{ title: 'Bye', shortcut: 'bye', team: null, isDeleted: false },
    });
    expect(savedReplyOf(fold(known, { kind: 'delete-reply', reply: 'thanks' }), 'thanks')?.isDeleted).toBe(true);
    expect(savedReplyOf(fold(known, save('gone', { seen: 3 })), 'gone')).toMatchObject({
      ...{ title: 'Bye', isDeleted: false, version: 4 },
    });
    expect([
      met({ kind: 'delete-reply', reply: 'gone' }, known),
      met(save('thanks', { title: 'Thanks', shortcut: 'thx', text: 'Thank you!', seen: 3 }), known),
      met(save('bye', { text: ' ' }), known),
      met(save('bye', { shortcut: ' ' }), known),
      met(save('care'), known),
      met(save('bye', { team: 'chat' }), known),
    ]).toEqual(['no: not-found', 'no: unchanged', 'no: empty', 'no: empty', 'no: not-found', 'no: not-found']);
  });

  test('ST4 a shortcut leads to one reply for everybody who has both', () => {
    const ofCare = directoryWith(floor, aReply('thanks', { team: 'care' }));
    expect([
      met(save('new', { shortcut: 'THX' }), ofCare),
      met(save('new', { shortcut: 'thx', team: 'care' }), ofCare),
      met(save('new', { shortcut: 'thx', team: 'sales' }), ofCare),
      met(save('new', { shortcut: 'thx', team: 'sales' }), known),
      met(save('new', { shortcut: 'old' }), known),
      met(save('thanks', { shortcut: 'THX', seen: 3 }), known),
    ]).toEqual([
      'no: shortcut-taken',
      'no: shortcut-taken',
      'access new saved-reply-set',
      'no: shortcut-taken',
      'access new saved-reply-set',
      'access thanks saved-reply-set',
    ]);
  });

  test('ST5 whoever saves over what they have not seen is told', () => {
    expect([
      met(save('thanks', { seen: 2 }), known),
      met(save('thanks'), known),
      met(save('new', { seen: 1 })),
    ]).toEqual(Array(3).fill('no: changed-meanwhile'));
  });

  test('ST3 of a number that a list can hold', () => {
    const full = directoryWith(
      floor,
      ...Array.from({ length: savedRepliesMax }, (_, n) => aReply(`n${n}`, { shortcut: `s${n}` })),
    );
    expect(met(save('new'), full)).toBe('no: too-many');
    expect(met(save('n0', { seen: 3 }), full)).toBe('access n0 saved-reply-set');
  });
});

describe('ST6 away reasons', () => {
  const named = (reason: string, name: string): Command => ({ kind: 'save-away-reason', reason, name });

  test('ST6 are made and named; two of one name are one too many', () => {
    expect([
      met(named('dentist', ' Dentist ')),
      met(named('dentist', 'LUNCH')),
      met(named('lunch', 'Meal')),
      met(named('lunch', 'Lunch')),
      met(named('lunch', ' ')),
      met(named('ana', 'Lunch break')),
    ]).toEqual([
      'access dentist away-reason-added',
      'no: name-taken',
      'access lunch away-reason-named',
      'no: unchanged',
      'no: empty',
      'no: not-found',
    ]);
  });

  test('ST6 a deleted one is not to be chosen, and can be taken back', () => {
    const without = fold(floor, { kind: 'delete-away-reason', reason: 'lunch' });
    expect(met({ kind: 'delete-away-reason', reason: 'lunch' }, without)).toBe('no: not-found');
    const away = decide(aScene({ directory: without }), {
      by: person('ana'),
      key: null,
      command: { kind: 'go-away', reason: 'lunch' },
    });
    expect(shown(away)).toBe('no: not-found');
    expect(fold(without, named('lunch', 'Lunch')).get('lunch')).toMatchObject({ isDeleted: false, name: 'Lunch' });
  });
});

test('ST7 a team is made and named; two of one name are one too many', () => {
  const team = (id: string, name: string): Command => ({ kind: 'save-team', team: id, name });
  expect([
    met(team('new', ' Night ')),
    met(team('care', 'Kindness')),
    met(team('care', 'team SALES')),
    met(team('care', 'Team care')),
    met(team('ana', 'Ana')),
    met(team('new', '  ')),
  ]).toEqual([
    'access new team-added',
    'access care team-named',
    'no: name-taken',
    'no: unchanged',
    'no: not-found',
    'no: empty',
  ]);
  expect(fold(floor, team('care', 'Kindness')).get('care')).toMatchObject({ name: 'Kindness', policyVersion: 1 });
});

test('ST8 what somebody can do: channels, skills and languages there are, each once', () => {
  const set = (more: Partial<Extract<Command, { kind: 'set-abilities' }>>, id = 'ana'): Command => ({
    ...{ kind: 'set-abilities', person: id, channels: [], skills: [], languages: [] },
    ...more,
  });
  const after = fold(floor, set({ channels: ['offers', 'chat', 'chat'], skills: ['lamps'], languages: ['pt', 'en'] }));
  expect(after.get('ana')).toMatchObject({ channels: ['chat', 'offers'], skills: ['lamps'], languages: ['en', 'pt'] });
  const many = directoryWith(floor, aPerson('mia', { languages: ['pt', 'en'] }));
  expect([
    met(set({ channels: ['care'] })),
    met(set({ skills: ['parcel'] })),
    met(set({}, 'care')),
    met(set({ channels: ['chat'] })),
    met(set({ languages: ['en', 'pt'] }, 'mia'), many),
  ]).toEqual(['no: not-found', 'no: not-found', 'no: not-found', 'no: unchanged', 'no: unchanged']);
});
