// The rules of what is set up for all: saved replies, reasons for being away, teams' names, what people can do.
// Administrators only, see `commandRoles`. What is deleted is kept under its number, so that it can be taken back.
import { awayReasonsMax, savedRepliesMax, teamsMax, type CommandOf } from '@oriel/protocol';
import { refuse, type Decision, type Scene } from '../scene.ts';
import { awayReasonOf, categoryOf, channelOf, listedOf, personOf, savedReplyOf, teamOf } from './directory.ts';
import type { AccessFact, SavedReplyTerms } from './facts.ts';

const one = (id: string, fact: AccessFact): Decision => ({
  facts: [{ stream: 'access', id, ...fact }],
  onBehalfOf: null,
});

const isSameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

export function saveReply({ directory }: Scene, command: CommandOf<'save-reply'>): Decision {
  const { reply: id, team, language, seen } = command;
  const before = savedReplyOf(directory, id);
  if (directory.has(id) && !before) return refuse('not-found');
  if (team !== null && !teamOf(directory, team)) return refuse('not-found');
  if (seen !== (before?.version ?? 0)) return refuse('changed-meanwhile');
  const reply: SavedReplyTerms = {
    title: command.title.trim(),
    shortcut: command.shortcut.trim(),
    text: command.text.trim(),
    team,
    language,
  };
  if (reply.title === '' || reply.text === '' || reply.shortcut === '') return refuse('empty');
  const others = listedOf(directory, 'savedReply').filter((each) => each.id !== id && !each.isDeleted);
  // One slash and one word lead to one reply, for everybody who has both.
  const isTaken = others.some(
    (each) => isSameName(each.shortcut, reply.shortcut) && (each.team === null || team === null || each.team === team),
  );
  if (isTaken) return refuse('shortcut-taken');
  if ((!before || before.isDeleted) && others.length >= savedRepliesMax) return refuse('too-many');
  const keys = Object.keys(reply) as (keyof SavedReplyTerms)[];
  if (before && !before.isDeleted && keys.every((key) => before[key] === reply[key])) return refuse('unchanged');
  return one(id, { kind: 'saved-reply-set', reply });
}

export function deleteReply({ directory }: Scene, { reply: id }: CommandOf<'delete-reply'>): Decision {
  const reply = savedReplyOf(directory, id);
  return !reply || reply.isDeleted ? refuse('not-found') : one(id, { kind: 'saved-reply-deleted' });
}

export function saveAwayReason({ directory }: Scene, command: CommandOf<'save-away-reason'>): Decision {
  const { reason: id } = command;
  const name = command.name.trim();
  const before = awayReasonOf(directory, id);
  if (directory.has(id) && !before) return refuse('not-found');
  if (name === '') return refuse('empty');
  const others = listedOf(directory, 'awayReason').filter((each) => each.id !== id && !each.isDeleted);
  if (others.some((each) => isSameName(each.name, name))) return refuse('name-taken');
  if ((!before || before.isDeleted) && others.length >= awayReasonsMax) return refuse('too-many');
  if (!before) return one(id, { kind: 'away-reason-added', name });
  return before.name === name && !before.isDeleted ? refuse('unchanged') : one(id, { kind: 'away-reason-named', name });
}

export function deleteAwayReason({ directory }: Scene, { reason: id }: CommandOf<'delete-away-reason'>): Decision {
  const reason = awayReasonOf(directory, id);
  return !reason || reason.isDeleted ? refuse('not-found') : one(id, { kind: 'away-reason-deleted' });
}

export function saveTeam({ directory }: Scene, command: CommandOf<'save-team'>): Decision {
  const { team: id } = command;
  const name = command.name.trim();
  const before = teamOf(directory, id);
  if (directory.has(id) && !before) return refuse('not-found');
  if (name === '') return refuse('empty');
  const others = listedOf(directory, 'team').filter((each) => each.id !== id);
  if (others.some((each) => isSameName(each.name, name))) return refuse('name-taken');
  if (!before) return others.length >= teamsMax ? refuse('too-many') : one(id, { kind: 'team-added', name });
  return before.name === name ? refuse('unchanged') : one(id, { kind: 'team-named', name });
}

/** What someone could do once and does no more stays with whoever has it: this is asked of what rings next. */
export function setAbilities({ directory }: Scene, command: CommandOf<'set-abilities'>): Decision {
  const person = personOf(directory, command.person);
  if (!person) return refuse('not-found');
  const plain = (list: readonly string[]): string[] => [...new Set(list)].sort();
  const after = {
    channels: plain(command.channels),
    skills: plain(command.skills),
    languages: plain(command.languages),
  };
  if (!after.channels.every((id) => channelOf(directory, id))) return refuse('not-found');
  if (!after.skills.every((id) => categoryOf(directory, id)?.purpose === 'skill')) return refuse('not-found');
  const keys = Object.keys(after) as (keyof typeof after)[];
  if (keys.every((key) => plain(person[key]).join() === after[key].join())) return refuse('unchanged');
  return one(person.id, { kind: 'abilities-set', ...after });
}
