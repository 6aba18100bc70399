// The rules of rights: who gets which role, team and lead, a team's policy, a channel group's settings. Administrators only, see `commandRoles`.
import type { CommandOf, Role } from '@oriel/protocol';
import { refuse, type Decision, type Scene } from '../scene.ts';
import { groupIn, listedOf, personOf, teamOf } from './directory.ts';
import { isZone } from './limits.ts';
import { mayRequireApproval } from './may.ts';
import type { AccessFact } from './facts.ts';

const one = (id: string, fact: AccessFact): Decision => ({
  facts: [{ stream: 'access', id, ...fact }],
  onBehalfOf: null,
});

export function grantRole(scene: Scene, { person: id, role }: CommandOf<'grant-role'>): Decision {
  const person = personOf(scene.directory, id);
  if (!person) return refuse('not-found');
  return person.roles.includes(role) ? refuse('unchanged') : one(id, { kind: 'role-granted', role });
}

const isLast = (scene: Scene, role: Role): boolean =>
  listedOf(scene.directory, 'person').filter((person) => person.roles.includes(role)).length === 1;

export function revokeRole(scene: Scene, { person: id, role }: CommandOf<'revoke-role'>): Decision {
  const person = personOf(scene.directory, id);
  if (!person) return refuse('not-found');
  if (!person.roles.includes(role)) return refuse('unchanged');
  if (role === 'administrator' && isLast(scene, role)) return refuse('last-administrator');
  return one(id, { kind: 'role-revoked', role });
}

export function joinTeam(scene: Scene, { person: id, team }: CommandOf<'join-team'>): Decision {
  const person = personOf(scene.directory, id);
  if (!person || !teamOf(scene.directory, team)) return refuse('not-found');
  return person.team === team ? refuse('unchanged') : one(id, { kind: 'team-joined', team });
}

export function leaveTeam(scene: Scene, { person: id }: CommandOf<'leave-team'>): Decision {
  const person = personOf(scene.directory, id);
  if (!person) return refuse('not-found');
  return person.team === null ? refuse('unchanged') : one(id, { kind: 'team-left' });
}

export function leadTeam(scene: Scene, { person: id, team }: CommandOf<'lead-team'>): Decision {
  const person = personOf(scene.directory, id);
  if (!person || !teamOf(scene.directory, team)) return refuse('not-found');
  return person.leads.includes(team) ? refuse('unchanged') : one(id, { kind: 'team-led', team });
}

export function unleadTeam(scene: Scene, { person: id, team }: CommandOf<'unlead-team'>): Decision {
  const person = personOf(scene.directory, id);
  if (!person) return refuse('not-found');
  return person.leads.includes(team) ? one(id, { kind: 'team-unled', team }) : refuse('unchanged');
}

/** Whether a person's replies are approved before they are sent. What waits already still needs its decision. */
export function setApproval(scene: Scene, by: string, id: string, isRequired: boolean): Decision {
  const person = personOf(scene.directory, id);
  if (!person || !mayRequireApproval(scene.directory, by, id)) return refuse('not-found');
  if (person.repliesNeedApproval === isRequired) return refuse('unchanged');
  return one(id, { kind: isRequired ? 'approval-required' : 'approval-lifted' });
}

export function setPolicy(scene: Scene, { kind: _, team: id, ...terms }: CommandOf<'set-policy'>): Decision {
  if (!isZone(terms.zone)) return refuse('unknown-zone');
  return teamOf(scene.directory, id) ? one(id, { kind: 'policy-set', terms }) : refuse('not-found');
}

export function setTeamRules(scene: Scene, { team: id, dispositionMandatory }: CommandOf<'set-team-rules'>): Decision {
  const team = teamOf(scene.directory, id);
  if (!team) return refuse('not-found');
  if (team.dispositionMandatory === dispositionMandatory) return refuse('unchanged');
  return one(id, { kind: 'team-rules-set', dispositionMandatory });
}

export function withdrawPolicy(scene: Scene, { team: id }: CommandOf<'withdraw-policy'>): Decision {
  const team = teamOf(scene.directory, id);
  if (!team) return refuse('not-found');
  return team.policy ? one(id, { kind: 'policy-withdrawn' }) : refuse('unchanged');
}

export function setChannelGroup(scene: Scene, command: CommandOf<'set-channel-group'>): Decision {
  const { kind: _, group: id, ...settings } = command;
  const group = groupIn(scene.directory, id);
  if (!group) return refuse('not-found');
  if (settings.soft > settings.hard) return refuse('soft-above-hard');
  const isSame = (Object.keys(settings) as (keyof typeof settings)[]).every((key) => settings[key] === group[key]);
  return isSame ? refuse('unchanged') : one(id, { kind: 'channel-group-changed', ...settings });
}
