// Brings up a demo floor. Level-triggered: what the roster has and the directory lacks is set up, so a first start that
// was cut short is completed by the next, and what administrators have changed since stays as they made it. Nobody's
// acknowledgement is set up: that is each agent's own act, a bot's too.
import { listedOf, system, teamOf, type AccessFact, type Directory, type Person } from '@oriel/domain';
import type { Credentials } from '../access/credentials.ts';
import type { Commits } from '../store/commits.ts';
import { CannotStart } from '../store/embedded/cannot-start.ts';
import { demoPolicy } from './notice.ts';
import { awayReasons, categories, channels, demoPassword, groups, people, teams } from './roster.ts';
import { savedReplies } from './saved-replies.ts';

export interface SeedDeps {
  commits: Commits;
  directory: () => Directory;
  credentials: Credentials;
  newId: () => string;
  now: () => number;
}

export async function seedFloor({ commits, directory, credentials, newId, now }: SeedDeps): Promise<void> {
  refuseForeign(directory());
  const setUp = async (id: string, fact: AccessFact): Promise<void> => {
    const outcome = await commits.commit({ by: system, key: null, command: { kind: 'set-up', id, fact } });
    if ('refused' in outcome) throw new Error(`the floor's ${fact.kind} ${id} was refused: ${outcome.refused}`);
  };
  await Promise.all(missingFrom(directory(), newId).map(([id, fact]) => setUp(id, fact)));
  // After its team is there; a team that had a policy once, and withdrew it, gets none.
  const undeclared = teams.filter(({ id }) => teamOf(directory(), id)?.policyVersion === 0);
  await Promise.all(undeclared.map((team) => setUp(team.id, { kind: 'policy-set', terms: demoPolicy(team, now()) })));
  for (const { id, email } of peopleOf(directory())) await credentials.add(id, email, demoPassword);
}

const isOurs = ({ email }: Person): boolean => people.some((person) => person.email === email);
const peopleOf = (directory: Directory): Person[] => listedOf(directory, 'person').filter(isOurs);

/** Accounts with a password that everybody knows are not for an organisation's own database. */
function refuseForeign(directory: Directory): void {
  const persons = listedOf(directory, 'person');
  if (persons.length > 0 && !persons.some(isOurs)) {
    throw new CannotStart("The database holds an organisation's own data: no demo floor can be brought up in it.");
  }
}

function missingFrom(directory: Directory, newId: () => string): [id: string, fact: AccessFact][] {
  const known = new Set(peopleOf(directory).map(({ email }) => email));
  return [
    ...teams.map(({ id, name }): [string, AccessFact] => [id, { kind: 'team-added', name }]),
    ...groups.map(({ id, ...group }): [string, AccessFact] => [id, { kind: 'channel-group-added', ...group }]),
    ...awayReasons.map(({ id, name }): [string, AccessFact] => [id, { kind: 'away-reason-added', name }]),
    ...channels.map(({ id, ...channel }): [string, AccessFact] => [id, { kind: 'channel-added', ...channel }]),
    ...categories.map(({ id, ...category }): [string, AccessFact] => [id, { kind: 'category-added', ...category }]),
    ...savedReplies.map(({ id, ...kept }): [string, AccessFact] => [id, { kind: 'saved-reply-set', reply: kept }]),
    ...people
      .filter(({ email }) => !known.has(email))
      .map((person): [string, AccessFact] => [newId(), { kind: 'person-added', ...person }]),
  ].filter(([id]) => !directory.has(id));
}
