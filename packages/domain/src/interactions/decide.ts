// The rules of an interaction's life (domain.md §2): for each command and each state, the facts or the refusal.
import { deferredForMsMax, type CommandOf, type Refusal } from '@oriel/protocol';
import { categoryOf, channelOf, listedOf, personOf, teamOf } from '../access/directory.ts';
import { excludedBy, isExcluded, mayAnswer, mayRead } from '../access/may.ts';
import { isAvailableIn } from '../agents/agent.ts';
import { withoutDispositions } from '../categories/tree.ts';
import { groupOf } from '../channels/group.ts';
import { personOfRecord, shownName } from '../customers/person.ts';
import type { NewFact } from '../fact.ts';
import { askedOf, isAble, skillsAsked } from '../routing/able.ts';
import { isFor, isKept } from '../routing/choose.ts';
import { stepMs } from '../routing/steps.ts';
import { agentIn, heldBy, refuse, type Decision, type Scene, type SystemCommand } from '../scene.ts';
import type { InteractionFact } from './facts.ts';
import type { Interaction } from './interaction.ts';
import { trueMentions } from './mentions.ts';

export const happened = (id: string, ...facts: InteractionFact[]): NewFact[] =>
  facts.map((fact) => ({ stream: 'interaction' as const, id, ...fact }));

/** An agent, or a supervisor on their behalf. */
export interface Hand {
  agent: string;
  onBehalfOf: string | null;
}

/** An interaction that this agent may read, and that no policy keeps from who acts for them; anything else is not found. */
export function readable(scene: Scene, { agent, onBehalfOf }: Hand, id: string): Interaction | undefined {
  const interaction = scene.interactions.get(id);
  if (!interaction || !mayRead(scene.directory, agent, interaction)) return undefined;
  const isHidden = onBehalfOf !== null && isExcluded(scene.directory, excludedBy(scene.directory, agent), interaction);
  return isHidden ? undefined : interaction;
}

export function say(scene: Scene, customer: string, channelId: string, text: string): Decision {
  if (!text.trim()) return refuse('empty');
  const channel = channelOf(scene.directory, channelId);
  const record = scene.customers.get(customer);
  if (!channel || !record) return refuse('not-found');
  const id = scene.chatOf.get(customer);
  const live = id ? scene.interactions.get(id) : undefined;
  if (live) {
    const facts = happened(live.id, ...backIn(live, scene.now), { kind: 'wrote', text });
    // It is learnt from the first words; who has answered has read them.
    const isOpen = live.language === null && (!live.answered || live.state === 'completed');
    return { facts, onBehalfOf: null, interaction: live.id, ...(isOpen ? heard(scene, live.id, text) : {}) };
  }
  const opened = scene.newId();
  const customerName = shownName(personOfRecord(scene.customers, customer));
  return {
    facts: happened(
      opened,
      { kind: 'opened', channel: channel.id, team: channel.team, customer, customerName },
      { kind: 'wrote', text },
    ),
    onBehalfOf: null,
    interaction: opened,
    ...heard(scene, opened, text),
  };
}

/** The language of a customer's words, where it is sure. */
function heard({ languageOf }: Scene, id: string, text: string): { besides?: NewFact[] } {
  const language = languageOf(text);
  return language === null ? {} : { besides: happened(id, { kind: 'language-set', language }) };
}

/** What a customer's words do before they are written: they reopen what is over, and bring back what was put off. */
function backIn(interaction: Interaction, now: number): InteractionFact[] {
  switch (interaction.state) {
    case 'completed':
    case 'undelivered':
      return [{ kind: 'reopened', until: now + stepMs['same-agent'] }];
    case 'deferred':
      return [returned(interaction, now)];
    case 'waiting':
    case 'ringing':
    case 'ongoing':
      return [];
  }
}

export function reply(scene: Scene, agent: string, { interaction: id, text }: CommandOf<'reply'>): Decision {
  if (!text.trim()) return refuse('empty');
  const interaction = readable(scene, { agent, onBehalfOf: null }, id);
  if (!interaction) return refuse('not-found');
  if (interaction.agent !== agent) return refuse('not-yours');
  if (interaction.state !== 'ongoing') return refuse('not-ongoing');
  // One at a time: what was written later must not go first.
  if (interaction.submitted?.is === 'pending') return refuse('waits-for-approval');
  const isApproved = personOf(scene.directory, agent)?.repliesNeedApproval;
  const fact: InteractionFact = isApproved ? { kind: 'submitted', agent, text } : { kind: 'replied', text };
  return { facts: happened(id, fact), onBehalfOf: null, interaction: id };
}

/** A comment is its author's own words, also when a supervisor writes it in a watched desk. */
export function comment(scene: Scene, hand: Hand, command: CommandOf<'comment'>): Decision {
  const { interaction: id, text } = command;
  if (!text.trim()) return refuse('empty');
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  const mentions = trueMentions(scene.directory, interaction, text, command.mentions ?? []);
  const commented = happened(id, { kind: 'commented', text, ...(mentions.length > 0 && { mentions }) });
  const author = hand.onBehalfOf === null ? hand.agent : null;
  const told = new Set(mentions.map(({ person }) => person).filter((person) => person !== author));
  const { version, customerName } = interaction;
  const entry = `${id}.${version + 1}`;
  const mentioned = [...told].map((agent): NewFact => ({
    stream: 'agent',
    id: agent,
    kind: 'mentioned',
    entry,
    interaction: id,
    customerName,
  }));
  return { facts: [...commented, ...mentioned], onBehalfOf: null, interaction: id };
}

/** What keeps an agent from having one more on this channel, at the hard limit of its group. */
function noRoom(scene: Scene, hand: Hand, channel: string): Refusal | null {
  if (!agentIn(scene, hand.agent).connected) return 'not-connected';
  return isFull(scene, hand.agent, channel) ? 'full' : null;
}

function isFull(scene: Scene, agent: string, channel: string): boolean {
  const { id, hard } = groupOf(scene.directory, channel);
  return heldBy(scene, agent, id) >= hard;
}

/** Total over the states: what *accept* by this agent meets. */
export const acceptIn = (interaction: Interaction, agent: string): 'take' | 'ring' | Refusal => {
  switch (interaction.state) {
    case 'waiting':
    case 'undelivered':
      return 'take';
    case 'ringing':
      return interaction.agent === agent ? 'ring' : 'rings-elsewhere';
    case 'ongoing':
      return 'already-accepted';
    case 'deferred':
      return 'is-deferred';
    case 'completed':
      return 'already-completed';
  }
};

export function accept(scene: Scene, hand: Hand, { interaction: id }: CommandOf<'accept'>): Decision {
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  const met = acceptIn(interaction, hand.agent);
  if (met !== 'take' && met !== 'ring') return refuse(met);
  if (met === 'take') {
    if (!mayAnswer(scene.directory, hand.agent, interaction.channel)) return refuse('not-found');
    const no = noRoom(scene, hand, interaction.channel);
    if (no) return refuse(no);
  }
  const facts = happened(id, { kind: 'accepted', agent: hand.agent });
  if (met === 'ring') facts.push(...missesOver(scene, hand.agent, interaction.channel));
  return { facts, onBehalfOf: hand.onBehalfOf, interaction: id };
}

/** A ring that is answered ends the misses in a row. */
function missesOver(scene: Scene, agent: string, channel: string): NewFact[] {
  const { id: group } = groupOf(scene.directory, channel);
  const had = agentIn(scene, agent).misses[group] !== undefined;
  return had ? [{ stream: 'agent', id: agent, kind: 'answered-ring', group }] : [];
}

/** The agent takes the one that waits longest of the groups there is room in, between the soft and the hard limit too. */
export function ask(scene: Scene, hand: Hand): Decision {
  const seat = agentIn(scene, hand.agent);
  if (seat.mode === 'off') return refuse('not-in-routing');
  if (!seat.connected) return refuse('not-connected');
  const channels = personOf(scene.directory, hand.agent)?.channels ?? [];
  const open = channels.filter((channel) => !isFull(scene, hand.agent, channel));
  if (channels.length > 0 && open.length === 0) return refuse('full');
  const mine = { id: hand.agent, team: personOf(scene.directory, hand.agent)?.team ?? null };
  const waitingOn = (among: readonly string[]) =>
    scene.waiting.find((id) => {
      const interaction = scene.interactions.get(id);
      if (!interaction || acceptIn(interaction, hand.agent) !== 'take') return false;
      return among.includes(interaction.channel) && (isFor(interaction, mine) || !isKept(interaction, scene.now));
    });
  const next = waitingOn(open);
  // What waits only where there is no room is a matter of room.
  if (!next) return refuse(waitingOn(channels) ? 'full' : 'nothing-waiting');
  return {
    facts: happened(next, { kind: 'accepted', agent: hand.agent }),
    onBehalfOf: hand.onBehalfOf,
    interaction: next,
  };
}

/** With a disposition, where the agent's team wants one; it takes the place of those from an earlier time. */
export function complete(scene: Scene, hand: Hand, { interaction: id, disposition }: CommandOf<'complete'>): Decision {
  const interaction = ongoingOf(scene, hand, id);
  if (typeof interaction === 'string') return refuse(interaction);
  const { directory } = scene;
  if (disposition === undefined) {
    if (teamOf(directory, personOf(directory, hand.agent)?.team)?.dispositionMandatory)
      return refuse('disposition-missing');
  } else if (categoryOf(directory, disposition)?.purpose !== 'disposition') return refuse('not-found');
  return {
    facts: happened(id, {
      kind: 'completed',
      agent: hand.agent,
      ...(disposition !== undefined && {
        disposition,
        categories: [...withoutDispositions(directory, interaction.categories), disposition],
      }),
    }),
    onBehalfOf: hand.onBehalfOf,
    interaction: id,
  };
}

/** The language by hand: what was heard may be wrong, or nothing. Whose it is sets it; of nobody's, whoever may read it. */
export function setLanguage(
  scene: Scene,
  hand: Hand,
  { interaction: id, language }: CommandOf<'set-language'>,
): Decision {
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  if (interaction.agent !== null && interaction.agent !== hand.agent) return refuse('not-yours');
  if (interaction.language === language) return refuse('unchanged');
  return {
    facts: happened(id, { kind: 'language-set', language }),
    onBehalfOf: hand.onBehalfOf,
    interaction: id,
  };
}

/** Put off until a time; comes back by itself. */
export function defer(scene: Scene, hand: Hand, { interaction: id, until }: CommandOf<'defer'>): Decision {
  const interaction = ongoingOf(scene, hand, id);
  if (typeof interaction === 'string') return refuse(interaction);
  if (until <= scene.now) return refuse('too-soon');
  if (until > scene.now + deferredForMsMax) return refuse('too-late');
  return {
    facts: happened(id, { kind: 'deferred', agent: hand.agent, until }),
    onBehalfOf: hand.onBehalfOf,
    interaction: id,
  };
}

/** Total over the states: what *resume* by this agent meets. */
export const resumeIn = (interaction: Interaction, agent: string): 'take' | Refusal => {
  switch (interaction.state) {
    case 'deferred':
    case 'completed':
      return interaction.agent === agent ? 'take' : 'not-yours';
    case 'waiting':
    case 'ringing':
    case 'ongoing':
    case 'undelivered':
      return 'already-open';
  }
};

/** Takes back what one has put off or completed, as long as there is room for it. */
export function resume(scene: Scene, hand: Hand, { interaction: id }: CommandOf<'resume'>): Decision {
  const interaction = readable(scene, hand, id);
  if (!interaction) return refuse('not-found');
  const met = resumeIn(interaction, hand.agent);
  if (met !== 'take') return refuse(met);
  if (!mayAnswer(scene.directory, hand.agent, interaction.channel)) return refuse('nobody-answers-there');
  const no = noRoom(scene, hand, interaction.channel);
  if (no) return refuse(no);
  return { facts: happened(id, { kind: 'resumed', agent: hand.agent }), onBehalfOf: hand.onBehalfOf, interaction: id };
}

export function transfer(
  scene: Scene,
  hand: Hand,
  { interaction: id, to, comment: word }: CommandOf<'transfer'>,
): Decision {
  const interaction = ongoingOf(scene, hand, id);
  if (typeof interaction === 'string') return refuse(interaction);
  const { directory, now } = scene;
  const answers = (agent: string): boolean => mayAnswer(directory, agent, interaction.channel);
  let team = interaction.team;
  if ('category' in to || 'language' in to) return transferToAble(scene, hand, interaction, to, word);
  if ('agent' in to) {
    const person = personOf(directory, to.agent);
    if (!person?.roles.includes('agent')) return refuse('not-found');
    if (to.agent === hand.agent) return refuse('same-agent');
    if (!answers(to.agent)) return refuse('nobody-answers-there');
    team = person.team ?? team;
  } else {
    if (!teamOf(directory, to.team)) return refuse('not-found');
    // One who hands it over does not get it back: somebody else has to be there to take it.
    const members = listedOf(directory, 'person').filter(
      (person) => person.team === to.team && person.id !== hand.agent,
    );
    if (!members.some((member) => answers(member.id))) return refuse('nobody-answers-there');
    team = to.team;
  }
  const until = now + stepMs['agent' in to ? 'target' : 'target-team'];
  const text = word?.trim() ?? '';
  return {
    facts: happened(id, { kind: 'transferred', from: hand.agent, to, team, until, text }),
    onBehalfOf: hand.onBehalfOf,
    interaction: id,
  };
}

/** Back to routing, for whoever has the skill or speaks the language; of the skills asked for before none is any more. */
function transferToAble(
  { directory, now }: Scene,
  { agent: from, onBehalfOf }: Hand,
  { id, team, channel, language, categories }: Interaction,
  to: { category: string } | { language: string },
  word: string | undefined,
): Decision {
  const asked = { channel, language, categories };
  if ('category' in to) {
    if (categoryOf(directory, to.category)?.purpose !== 'skill') return refuse('not-found');
    const skills = skillsAsked(directory, categories);
    asked.categories = [...categories.filter((each) => !skills.includes(each)), to.category];
  } else asked.language = to.language;
  // One who hands it over does not get it back: somebody else has to be able to take it.
  if (!listedOf(directory, 'person').some((person) => person.id !== from && isAble(directory, person, asked)))
    return refuse('nobody-able');
  const changed = 'category' in to ? { categories: asked.categories } : {};
  const text = word?.trim() ?? '';
  return {
    facts: happened(id, { kind: 'transferred', from, to, team, until: now + stepMs.others, ...changed, text }),
    onBehalfOf,
    interaction: id,
  };
}

/** An interaction that is ongoing with this agent, or what it is instead. */
function ongoingOf(scene: Scene, hand: Hand, id: string): Interaction | Refusal {
  const interaction = readable(scene, hand, id);
  if (!interaction) return 'not-found';
  if (interaction.state === 'completed') return 'already-completed';
  if (interaction.agent !== hand.agent) return 'not-yours';
  if (interaction.state !== 'ongoing') return 'not-ongoing';
  // It would leave its agent with a reply that nobody can send any more.
  return interaction.submitted?.is === 'pending' ? 'waits-for-approval' : interaction;
}

/** Routing offers; the rules of eligibility are asked again here, under the locks. */
export function offer(
  scene: Scene,
  { interaction: id, agent, reason, points }: Extract<SystemCommand, { kind: 'offer' }>,
): Decision {
  const interaction = scene.interactions.get(id);
  if (interaction?.state !== 'waiting') return refuse('nothing-waiting');
  const seat = agentIn(scene, agent);
  const group = groupOf(scene.directory, interaction.channel);
  if (!seat.connected || !isAvailableIn(seat, group.id)) return refuse('not-connected');
  if (!mayAnswer(scene.directory, agent, interaction.channel)) return refuse('not-found');
  const load = heldBy(scene, agent, group.id);
  if (load >= group.soft) return refuse('full');
  if (!isAble(scene.directory, personOf(scene.directory, agent)!, askedOf(scene.directory, interaction)))
    return refuse('nobody-able');
  const why = { reason, load, ...(points !== undefined && { points: Math.round(points * 10) / 10 }) };
  return {
    facts: happened(
      id,
      { kind: 'offered', agent, until: scene.now + group.ringMs, ...why },
      ...(group.autoAccept ? [{ kind: 'accepted' as const, agent }] : []),
    ),
    onBehalfOf: null,
    interaction: id,
  };
}

/** What has just happened may be this much ahead: two machines' clocks, or one that is put right a little every day. */
export const clockSlackMs = 1_000;

/** When time has something to say about this interaction; null: never. Written with it as `due_at`. */
export function nextDue(interaction: Interaction): number | null {
  switch (interaction.state) {
    case 'ringing':
      return interaction.ringsUntil;
    case 'deferred':
      return interaction.deferredUntil;
    default:
      return null;
  }
}

/**
 * A ring that is to begin yet began before the clock was set back: how long it has rung nobody knows, and nobody's phone
 * rings for an hour. A day that somebody chose stays that day.
 */
function isDue(interaction: Interaction, now: number): boolean {
  const due = nextDue(interaction);
  const setBack = interaction.state === 'ringing' && interaction.stateAt > now + clockSlackMs;
  return due !== null && (due <= now || setBack);
}

/** Its agent has been gone for as long as its group waits for them: it is routed anew (domain.md §2). */
function isLost(scene: Scene, { channel, agent }: Interaction): boolean {
  const seat = agentIn(scene, agent!);
  const { goneMs } = groupOf(scene.directory, channel);
  return !seat.connected && seat.connectedAt !== null && seat.connectedAt + goneMs <= scene.now;
}

/** Answered, and nothing said for as long as its group waits before it is over; null: never over by itself. */
function isQuiet(scene: Scene, { channel, answered, waitsSince, stateAt, last, submitted }: Interaction): boolean {
  const { autoCompleteMs } = groupOf(scene.directory, channel);
  if (autoCompleteMs === null || !answered || waitsSince !== null || submitted?.is === 'pending') return false;
  return Math.max(stateAt, last?.at ?? 0) + autoCompleteMs <= scene.now;
}

const completeQuiet = ({ id, agent }: Interaction): Decision => ({
  facts: happened(id, { kind: 'completed', agent: agent!, reason: 'inactive' }),
  onBehalfOf: null,
  interaction: id,
});

/** What waited for approval stays in the conversation, unsent. */
const lose = ({ id, agent, submitted }: Interaction): Decision => ({
  facts: happened(
    id,
    ...(submitted?.is === 'pending' ? [{ kind: 'taken-back' as const, agent: agent!, of: submitted.version }] : []),
    { kind: 'lost', agent: agent! },
  ),
  onBehalfOf: null,
  interaction: id,
});

/** It has waited, or rung in vain, for longer than its group lets things wait (domain.md §2). */
function isGivenUp({ directory, now }: Scene, { state, channel, queuedAt }: Interaction): boolean {
  const { undeliveredMs } = groupOf(directory, channel);
  return state === 'waiting' && undeliveredMs !== null && queuedAt !== null && queuedAt + undeliveredMs <= now;
}

/** What was put off comes back, to whoever put it off first. */
const returned = ({ agent }: Interaction, now: number): InteractionFact => ({
  kind: 'returned',
  agent: agent!,
  until: now + stepMs.target,
});

/** A ring is over: back to the others, and its agent is perhaps away until they say otherwise (domain.md §2, *missed*). */
export function timePassed(scene: Scene, id: string): Decision {
  const interaction = scene.interactions.get(id);
  if (interaction && isGivenUp(scene, interaction))
    return { facts: happened(id, { kind: 'undelivered' }), onBehalfOf: null, interaction: id };
  if (!interaction?.agent) return refuse('unchanged');
  if (interaction.state === 'ongoing') {
    if (isLost(scene, interaction)) return lose(interaction);
    return isQuiet(scene, interaction) ? completeQuiet(interaction) : refuse('unchanged');
  }
  if (!isDue(interaction, scene.now)) return refuse('unchanged');
  if (interaction.state === 'deferred')
    return { facts: happened(id, returned(interaction, scene.now)), onBehalfOf: null, interaction: id };
  const facts = [...happened(id, { kind: 'missed', agent: interaction.agent }), ...afterMiss(scene, interaction)];
  return { facts, onBehalfOf: null, interaction: id };
}

/** Whoever does not hear one ring does not hear another: so many misses in one group, and they are away in all. */
function afterMiss(scene: Scene, { agent: id, channel }: Interaction): NewFact[] {
  const { id: group, afterMiss: follows, missesMax } = groupOf(scene.directory, channel);
  const seat = agentIn(scene, id!);
  if (follows === 'nothing' || !isAvailableIn(seat, group)) return [];
  const isEnough = (seat.misses[group] ?? 0) + 1 >= missesMax;
  return [
    isEnough
      ? { stream: 'agent', id: id!, kind: 'went-away', reason: 'missed' }
      : { stream: 'agent', id: id!, kind: 'let-ring', group },
  ];
}
