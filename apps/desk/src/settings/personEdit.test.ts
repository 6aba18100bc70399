import { expect, test } from 'vitest';
import { commandsFrom, type PersonFields } from './personEdit.ts';

const before: PersonFields = {
  ...{ roles: ['agent', 'quality'], team: 'orders', leads: ['returns'] },
  ...{ channels: ['shop', 'app'], skills: [], languages: ['en'] },
};

test('ST8 what is unchanged is not said again, in whatever order it stands', () => {
  expect(commandsFrom('ana', before, { ...before, roles: ['quality', 'agent'], channels: ['app', 'shop'] })).toEqual(
    [],
  );
});

test('ST8 only what was changed is given, and taken back by the same way', () => {
  const after: PersonFields = {
    ...{ roles: ['agent', 'supervisor'], team: null, leads: ['orders'] },
    ...{ channels: ['shop'], skills: ['lamps'], languages: ['en'] },
  };
  const person = 'ana';
  expect(commandsFrom(person, before, after)).toEqual([
    { kind: 'grant-role', person, role: 'supervisor' },
    { kind: 'revoke-role', person, role: 'quality' },
    { kind: 'leave-team', person },
    { kind: 'lead-team', person, team: 'orders' },
    { kind: 'unlead-team', person, team: 'returns' },
    { kind: 'set-abilities', person, channels: ['shop'], skills: ['lamps'], languages: ['en'] },
  ]);
  expect(commandsFrom(person, after, before).map(({ kind }) => kind)).toEqual([
    ...['grant-role', 'revoke-role', 'join-team', 'lead-team', 'unlead-team', 'set-abilities'],
  ]);
});
