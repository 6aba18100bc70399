// Rights as sentences. Every admission of a view and every command asks here, and nowhere else (design.md §2: one
// admission of views). Unknown and forbidden look alike: callers turn every *no* into "not found".
import type { Command, CommandKind, Role, ViewName } from '@oriel/protocol';
import type { Principal } from '../principal.ts';
import { isWithin } from '../categories/tree.ts';
import type { Interaction } from '../interactions/interaction.ts';
import { personOf, teamOf, type Directory, type Person, type Team } from './directory.ts';

const has = (person: Person | undefined, role: Role): boolean => person?.roles.includes(role) ?? false;

/** A supervisor answers for the agents of the teams they lead. */
export function leads(directory: Directory, supervisor: string, agent: string): boolean {
  const person = personOf(directory, supervisor);
  const subject = personOf(directory, agent);
  return has(person, 'supervisor') && has(subject, 'agent') && !!subject?.team && person!.leads.includes(subject.team);
}

/** Why nobody can watch this agent now; null: they can be watched by those who may (domain.md §4). */
export function whyNotWatched(directory: Directory, agent: string): 'no-policy' | 'not-acknowledged' | null {
  const person = personOf(directory, agent);
  const team = teamOf(directory, person?.team);
  if (!team?.policy) return 'no-policy';
  const given = person?.acknowledged;
  return given?.team === team.id && given.policyVersion === team.policyVersion ? null : 'not-acknowledged';
}

/** May look over this agent's shoulder: right, team, policy, acknowledged; never over one's own. */
export function mayWatch(directory: Directory, supervisor: string, agent: string): boolean {
  return supervisor !== agent && leads(directory, supervisor, agent) && whyNotWatched(directory, agent) === null;
}

/** May decide on what this agent has submitted: who leads them; never on one's own. */
export const mayApprove = (directory: Directory, by: string, agent: string): boolean =>
  by !== agent && leads(directory, by, agent);

/** May say whether this agent's replies need approval: who leads them, and administrators; nobody for themselves. */
export const mayRequireApproval = (directory: Directory, by: string, agent: string): boolean =>
  by !== agent &&
  has(personOf(directory, agent), 'agent') &&
  (has(personOf(directory, by), 'administrator') || leads(directory, by, agent));

/** What the policy of an agent's team keeps from every watcher. */
export const excludedBy = (directory: Directory, agent: string): Excluded =>
  excludedOf(teamOf(directory, personOf(directory, agent)?.team));

/** What the policy of a team keeps from sight; without one: nothing, for then nobody looks. */
export const excludedOf = (team: Team | undefined): Excluded => ({
  channels: team?.policy?.excludedChannels ?? [],
  inboxes: team?.policy?.excludedInboxes ?? [],
  categories: team?.policy?.excludedCategories ?? [],
});

export interface Excluded {
  channels: readonly string[];
  inboxes: readonly string[];
  /** With all that is below them. */
  categories: readonly string[];
}

/** Whether a policy keeps this one from sight: by its channel, or by any of its categories. */
export const isExcluded = (
  directory: Directory,
  { channels, categories }: Excluded,
  interaction: Pick<Interaction, 'channel' | 'categories'>,
): boolean =>
  channels.includes(interaction.channel) ||
  (categories.length > 0 && interaction.categories.some((category) => isWithin(directory, category, categories)));

/** An interaction, as far as rights need to know it. */
export interface Matter {
  team: string;
  channel: string;
  agent: string | null;
  customer: string;
}

/** An agent reads what their team's channels bring in and what is or was theirs. */
export function mayRead(directory: Directory, agent: string, matter: Matter): boolean {
  const person = personOf(directory, agent);
  if (!has(person, 'agent')) return false;
  return matter.agent === agent || (person!.team !== null && matter.team === person!.team);
}

/** An agent may answer on the channels given to them. */
export function mayAnswer(directory: Directory, agent: string, channel: string): boolean {
  const person = personOf(directory, agent);
  return has(person, 'agent') && person!.channels.includes(channel);
}

/** The roles that open a view which belongs to nobody in particular. Views of a desk have an owner and are asked above. */
export const viewRoles: Partial<Record<ViewName, Role[]>> = {
  categories: ['agent', 'supervisor', 'quality', 'administrator'],
  agents: ['supervisor'],
  'look-terms': ['supervisor'],
  approvals: ['supervisor', 'administrator'],
  'monitoring-log': ['auditor'],
  'live-monitoring': ['administrator'],
  people: ['administrator'],
  settings: ['administrator'],
  'shared-inboxes': ['supervisor', 'administrator'],
};

export function mayOpen(directory: Directory, by: Principal, view: ViewName): boolean {
  if (view === 'chat') return by.kind === 'customer';
  if (by.kind !== 'person') return false;
  const person = personOf(directory, by.id);
  return (viewRoles[view] ?? ['agent']).some((role) => has(person, role));
}

/** The kinds of principal that may give a command at all; whether to this interaction, `decide` says. */
export const commandRoles: Record<CommandKind, Role[] | 'customer'> = {
  say: 'customer',
  reply: ['agent'],
  comment: ['agent'],
  accept: ['agent'],
  ask: ['agent'],
  complete: ['agent'],
  defer: ['agent'],
  resume: ['agent'],
  transfer: ['agent'],
  'save-categories': ['agent'],
  'set-field': ['agent'],
  'add-tag': ['agent'],
  'remove-tag': ['agent'],
  'add-note': ['agent'],
  'remove-note': ['agent'],
  'restore-note': ['agent'],
  merge: ['agent'],
  unmerge: ['agent'],
  'set-language': ['agent'],
  'take-back': ['agent'],
  approve: ['supervisor'],
  'return-for-change': ['supervisor'],
  'enter-routing': ['agent'],
  'leave-routing': ['agent'],
  'become-available': ['agent'],
  'go-away': ['agent'],
  acknowledge: ['agent'],
  'dismiss-mention': ['agent'],
  'grant-role': ['administrator'],
  'revoke-role': ['administrator'],
  'join-team': ['administrator'],
  'leave-team': ['administrator'],
  'lead-team': ['administrator'],
  'unlead-team': ['administrator'],
  'require-approval': ['supervisor', 'administrator'],
  'lift-approval': ['supervisor', 'administrator'],
  'set-policy': ['administrator'],
  'withdraw-policy': ['administrator'],
  'set-channel-group': ['administrator'],
  'set-team-rules': ['administrator'],
  'save-reply': ['administrator'],
  'delete-reply': ['administrator'],
  'save-away-reason': ['administrator'],
  'delete-away-reason': ['administrator'],
  'set-abilities': ['administrator'],
  'save-team': ['administrator'],
  'add-category': ['administrator'],
  'change-category': ['administrator'],
  'save-inbox': ['agent', 'supervisor', 'administrator'],
  'delete-inbox': ['agent', 'supervisor', 'administrator'],
  'order-inboxes': ['agent', 'supervisor', 'administrator'],
};

/** The commands that name the agent they are given for: a supervisor's loud acts, and no other. */
type ForAnother = Command extends infer C
  ? C extends { kind: infer K }
    ? 'for' extends keyof C
      ? K
      : never
    : never
  : never;
const forAnother: Record<ForAnother, true> = {
  comment: true,
  accept: true,
  ask: true,
  'become-available': true,
  'go-away': true,
  complete: true,
  defer: true,
  resume: true,
  transfer: true,
  'save-categories': true,
  'set-field': true,
  'add-tag': true,
  'remove-tag': true,
  'add-note': true,
  'set-language': true,
};

/** May give this command; `onBehalfOf` names another agent, whom one must be able to watch. */
export function mayDo(directory: Directory, by: Principal, command: CommandKind, onBehalfOf: string | null): boolean {
  if (onBehalfOf !== null)
    return by.kind === 'person' && command in forAnother && mayWatch(directory, by.id, onBehalfOf);
  const roles = commandRoles[command];
  if (roles === 'customer') return by.kind === 'customer';
  if (by.kind !== 'person') return false;
  return roles.some((role) => has(personOf(directory, by.id), role));
}
