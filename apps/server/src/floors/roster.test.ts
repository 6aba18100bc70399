import { messageUnitsMax, titleUnitsMax } from '@oriel/protocol';
import { schemas } from '@oriel/protocol/schemas';
import { expect, test } from 'vitest';
import { demoPolicy } from './notice.ts';
import { awayReasons, categories, channels, groups, people, teams } from './roster.ts';
import { savedReplies } from './saved-replies.ts';

const ids = [teams, groups, awayReasons, channels, categories, savedReplies].flatMap((all) => all.map(({ id }) => id));

test('F1 names are of one name space, and every reference is to somebody', () => {
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(schemas.command.safeParse({ kind: 'join-team', person: 'x', team: id }).success).toBe(true);
  const team = (id: string | null) => id === null || teams.some((one) => one.id === id);
  expect(channels.filter((channel) => !team(channel.team))).toEqual([]);
  expect(people.filter((person) => !team(person.team) || !person.leads.every(team))).toEqual([]);
  expect(people.filter((person) => !person.channels.every((id) => channels.some((one) => one.id === id)))).toEqual([]);
  expect(channels.filter(({ group }) => !groups.some(({ id }) => id === group))).toEqual([]);
  expect(people.filter(({ skills }) => !skills.every((id) => ids.includes(id)))).toEqual([]);
  expect(categories.filter(({ parent }) => parent !== null && !ids.includes(parent))).toEqual([]);
  expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
});

test('F1 an agent answers on channels of their own team, and every channel has somebody', () => {
  for (const { team, channels: own } of people.filter(({ roles }) => roles.includes('agent'))) {
    const theirs = new Set(channels.filter(({ id }) => own.includes(id)).map((channel) => channel.team));
    expect([...theirs]).toEqual([team]);
  }
  for (const { id } of channels) expect(people.some((person) => person.channels.includes(id))).toBe(true);
});

test('F1 the categories: a tree of three levels and three kinds', () => {
  expect(new Set(categories.map(({ purpose }) => purpose))).toEqual(new Set(['analytics', 'skill', 'disposition']));
  expect(Math.max(...categories.map(({ id }) => id.split('.').length))).toBe(3);
});

test('F1 CO1 saved replies: for all, for each team and in other languages; every shortcut is one word and there once', () => {
  expect(new Set(savedReplies.map(({ team }) => team))).toEqual(new Set([null, ...teams.map(({ id }) => id)]));
  expect(new Set(savedReplies.map(({ language }) => language)).size).toBeGreaterThan(2);
  expect(new Set(savedReplies.map(({ shortcut }) => shortcut)).size).toBe(savedReplies.length);
  for (const { shortcut, title, text } of savedReplies) {
    expect(shortcut).toMatch(/^[\w-]{1,40}$/);
    expect(title.length).toBeLessThanOrEqual(titleUnitsMax);
    expect(text.length).toBeLessThanOrEqual(messageUnitsMax);
  }
});

test('F1 the policy is one that an administrator could set', () => {
  for (const team of teams) {
    const command = { kind: 'set-policy', team: team.id, ...demoPolicy(team, 0) };
    expect(schemas.command.parse(command)).toEqual(command);
    expect(command.depth).toBe('letters');
    expect(command.text).toContain(team.lead);
  }
});
