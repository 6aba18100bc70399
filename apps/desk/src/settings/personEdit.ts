// A person while they are edited, and the commands that bring it about: only what was changed, so that what somebody else
// set meanwhile stays. Pure.
import type { Command, EntityOf } from '@oriel/protocol';

type Person = EntityOf<'person'>;
export type PersonFields = Pick<Person, 'roles' | 'team' | 'leads' | 'channels' | 'skills' | 'languages'>;

export const fieldsOf = ({ roles, team, leads, channels, skills, languages }: Person): PersonFields => ({
  roles,
  team,
  leads,
  channels,
  skills,
  languages,
});

const added = <T>(before: readonly T[], after: readonly T[]): T[] => after.filter((each) => !before.includes(each));
const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  added(one, other).length + added(other, one).length === 0;

/** What is given comes first: whoever becomes something else is not nothing meanwhile. */
export function commandsFrom(person: string, before: PersonFields, after: PersonFields): Command[] {
  const { channels, skills, languages } = after;
  const areAbilitiesSame =
    isSame(before.channels, channels) && isSame(before.skills, skills) && isSame(before.languages, languages);
  return [
    ...added(before.roles, after.roles).map((role): Command => ({ kind: 'grant-role', person, role })),
    ...added(after.roles, before.roles).map((role): Command => ({ kind: 'revoke-role', person, role })),
    ...(before.team === after.team
      ? []
      : [
          after.team === null
            ? ({ kind: 'leave-team', person } as const)
            : ({ kind: 'join-team', person, team: after.team } as const),
        ]),
    ...added(before.leads, after.leads).map((team): Command => ({ kind: 'lead-team', person, team })),
    ...added(after.leads, before.leads).map((team): Command => ({ kind: 'unlead-team', person, team })),
    ...(areAbilitiesSame ? [] : [{ kind: 'set-abilities', person, channels, skills, languages } as const]),
  ];
}
