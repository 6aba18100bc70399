// The one entrance to the rules: `decide(scene, act)` → facts or a refusal. Rights first, then the room's own rule.
import type { Command, CommandKind, Refusal } from '@oriel/protocol';
import * as access from './access/decide.ts';
import * as settings from './access/settings.ts';
import { mayDo } from './access/may.ts';
import * as agents from './agents/decide.ts';
import * as categories from './categories/decide.ts';
import * as customers from './customers/decide.ts';
import * as inboxes from './inboxes/decide.ts';
import * as approval from './interactions/approval.ts';
import * as interactions from './interactions/decide.ts';
import { refuse, type Act, type Decision, type Scene, type SystemCommand, type Touched } from './scene.ts';

const systemKinds: ReadonlySet<string> = new Set<SystemCommand['kind']>([
  'offer',
  'time-passed',
  'connected',
  'gone',
  'handled',
  'idle',
  'arrive',
  'set-up',
]);
const isSystem = (command: Act['command']): command is SystemCommand => systemKinds.has(command.kind);

/** The agent named by `for`, if the command names one. */
export const onBehalf = (command: Act['command']): string | null => ('for' in command && command.for) || null;

export function decide(scene: Scene, act: Act): Decision {
  const { by, command } = act;
  if (isSystem(command)) {
    if (by.kind !== 'system') throw new Error(`${command.kind} is the system's alone`);
    return decideForSystem(scene, command);
  }
  const onBehalfOf = onBehalf(command);
  if (!mayDo(scene.directory, by, command.kind, onBehalfOf)) return refuse('not-found');
  if (by.kind === 'customer')
    return command.kind === 'say' ? interactions.say(scene, by.id, by.channel, command.text) : refuse('not-found');
  if (by.kind !== 'person') return refuse('not-found');
  return decideForPerson(scene, { agent: onBehalfOf ?? by.id, onBehalfOf }, command);
}

function decideForPerson(scene: Scene, hand: interactions.Hand, command: Command): Decision {
  switch (command.kind) {
    case 'say':
      return refuse('not-found');
    case 'reply':
      return interactions.reply(scene, hand.agent, command);
    case 'comment':
      return interactions.comment(scene, hand, command);
    case 'accept':
      return interactions.accept(scene, hand, command);
    case 'ask':
      return interactions.ask(scene, hand);
    case 'complete':
      return interactions.complete(scene, hand, command);
    case 'defer':
      return interactions.defer(scene, hand, command);
    case 'resume':
      return interactions.resume(scene, hand, command);
    case 'transfer':
      return interactions.transfer(scene, hand, command);
    case 'save-categories':
      return categories.saveCategories(scene, hand, command);
    case 'set-field':
      return customers.setField(scene, hand, command);
    case 'add-tag':
      return customers.addTag(scene, hand, command);
    case 'remove-tag':
      return customers.removeTag(scene, hand, command);
    case 'add-note':
      return customers.addNote(scene, hand, command);
    case 'remove-note':
      return customers.removeNote(scene, hand, command);
    case 'restore-note':
      return customers.restoreNote(scene, hand, command);
    case 'merge':
      return customers.merge(scene, hand, command);
    case 'unmerge':
      return customers.unmerge(scene, hand, command);
    case 'set-language':
      return interactions.setLanguage(scene, hand, command);
    case 'take-back':
      return approval.takeBack(scene, hand.agent, command);
    case 'approve':
      return approval.approve(scene, hand.agent, command);
    case 'return-for-change':
      return approval.returnForChange(scene, hand.agent, command);
    case 'enter-routing':
      return agents.enterRouting(scene, hand.agent);
    case 'leave-routing':
      return agents.leaveRouting(scene, hand.agent);
    case 'become-available':
      return agents.becomeAvailable(scene, hand, command);
    case 'go-away':
      return agents.goAway(scene, hand, command);
    case 'dismiss-mention':
      return agents.dismissMention(scene, hand.agent, command);
    case 'acknowledge':
      return agents.acknowledge(scene, hand.agent, command);
    case 'grant-role':
      return access.grantRole(scene, command);
    case 'revoke-role':
      return access.revokeRole(scene, command);
    case 'join-team':
      return access.joinTeam(scene, command);
    case 'leave-team':
      return access.leaveTeam(scene, command);
    case 'lead-team':
      return access.leadTeam(scene, command);
    case 'unlead-team':
      return access.unleadTeam(scene, command);
    case 'require-approval':
      return access.setApproval(scene, hand.agent, command.person, true);
    case 'lift-approval':
      return access.setApproval(scene, hand.agent, command.person, false);
    case 'set-policy':
      return access.setPolicy(scene, command);
    case 'withdraw-policy':
      return access.withdrawPolicy(scene, command);
    case 'set-channel-group':
      return access.setChannelGroup(scene, command);
    case 'set-team-rules':
      return access.setTeamRules(scene, command);
    case 'save-reply':
      return settings.saveReply(scene, command);
    case 'delete-reply':
      return settings.deleteReply(scene, command);
    case 'save-away-reason':
      return settings.saveAwayReason(scene, command);
    case 'delete-away-reason':
      return settings.deleteAwayReason(scene, command);
    case 'set-abilities':
      return settings.setAbilities(scene, command);
    case 'save-team':
      return settings.saveTeam(scene, command);
    case 'add-category':
      return categories.addCategory(scene, command);
    case 'change-category':
      return categories.changeCategory(scene, command);
    case 'save-inbox':
      return inboxes.saveInbox(scene, hand.agent, command);
    case 'delete-inbox':
      return inboxes.deleteInbox(scene, hand.agent, command);
    case 'order-inboxes':
      return inboxes.orderInboxes(scene, hand.agent, command);
  }
}

function decideForSystem(scene: Scene, command: SystemCommand): Decision {
  switch (command.kind) {
    case 'offer':
      return interactions.offer(scene, command);
    case 'time-passed':
      return interactions.timePassed(scene, command.interaction);
    case 'connected':
      return agents.connected(scene, command.agent);
    case 'gone':
      return agents.gone(scene, command.agent);
    case 'handled':
      return agents.handled(command.agent, command.spans);
    case 'idle':
      return agents.idle(scene, command.agent, command.since);
    case 'arrive': {
      const { customer: id, channel, name } = command;
      return { facts: [{ stream: 'customer', id, kind: 'arrived', channel, name }], onBehalfOf: null };
    }
    case 'set-up':
      return { facts: [{ stream: 'access', id: command.id, ...command.fact }], onBehalfOf: null };
  }
}

const touchesItsAgent: ReadonlySet<CommandKind> = new Set([
  'accept',
  'ask',
  'resume',
  'enter-routing',
  'leave-routing',
  'become-available',
  'go-away',
  'acknowledge',
  'dismiss-mention',
]);

/** What changes a customer's record. */
export type RecordCommand = Extract<
  Command,
  { kind: 'set-field' | `${'add' | 'remove'}-tag` | `${'add' | 'remove' | 'restore'}-note` | 'merge' | 'unmerge' }
>;
const changesRecord: Record<RecordCommand['kind'], true> = {
  'set-field': true,
  'add-tag': true,
  'remove-tag': true,
  'add-note': true,
  'remove-note': true,
  'restore-note': true,
  merge: true,
  unmerge: true,
};
const isOfRecord = (command: Command): command is RecordCommand => command.kind in changesRecord;

const noRecords: Touched['records'] = { ofInteractions: [], others: [], withInteractions: false };

/** The name stands on the cards of all interactions of a person: they are needed where it may be another one after. */
const recordsOf = (command: RecordCommand): Touched['records'] => ({
  ofInteractions: [command.interaction],
  others: command.kind === 'merge' ? [command.other] : [],
  withInteractions:
    command.kind === 'merge' ||
    command.kind === 'unmerge' ||
    (command.kind === 'set-field' && command.field === 'name'),
});

/** The rows a command needs, as far as it says so itself; the committer adds whom a locked interaction rings at. */
export function touches({ by, command }: Act): Touched {
  const touched: Touched = { agents: [], interactions: [], customers: [], records: noRecords, asks: [] };
  if ('interaction' in command) touched.interactions.push(command.interaction);
  if (isSystem(command)) {
    if ('agent' in command) touched.agents.push(command.agent);
    return touched;
  }
  if (by.kind === 'customer') touched.customers.push(by.id);
  if (isOfRecord(command)) touched.records = recordsOf(command);
  // They are told in the same transaction.
  if (command.kind === 'comment') touched.agents.push(...(command.mentions ?? []).map(({ person }) => person));
  if (by.kind === 'person' && touchesItsAgent.has(command.kind)) {
    const agent = onBehalf(command) ?? by.id;
    touched.agents.push(agent);
    if (command.kind === 'ask') touched.asks.push(agent);
  }
  return touched;
}

export type { Refusal };
