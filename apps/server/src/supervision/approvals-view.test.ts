import type { Directory, InteractionFact } from '@oriel/domain';
import { keyOf } from '@oriel/protocol';
import { expect, test } from 'vitest';
import {
  ana,
  aPerson,
  aTeam,
  directoryWith,
  floor,
  person,
  someTerms,
} from '../../../../packages/domain/testing/builders/access.ts';
import {
  accepted,
  anInteraction,
  inPlaces,
  opened,
  submitted,
  wrote,
} from '../../../../packages/domain/testing/builders/interactions.ts';
import { changed } from '../hub/testing.ts';
import type { Eyes } from '../hub/view.ts';
import type { Reader } from '../store/reader.ts';
import { approvalsView } from './approvals-view.ts';

const view = { view: 'approvals' } as const;
const eyesOf = (id: string): Eyes => ({
  viewer: person(id),
  subject: id,
  excluded: { channels: [], inboxes: [], categories: [] },
  drafts: 'none',
});
const waits = anInteraction('one', accepted('ana'), submitted('ana'));
const asked: string[][] = [];
const reader = {
  submittedBy: async (agents: string[]) => (asked.push(agents), [waits]),
  lastSaid: async () =>
    inPlaces('one', [opened, wrote])
      .slice(1)
      .map((fact) => ({ ...fact, by: 'customer:kim' })),
} as unknown as Reader;
const read = async (id: string, directory: Directory = floor) =>
  (await approvalsView.read(reader, view, eyesOf(id), directory)).entities;

test('AP8 has what waits of the led agents with what was said last, and whose replies need approval', async () => {
  const entities = await read('sam');
  expect(entities.map(keyOf)).toEqual(['submission:one', 'approvalRule:ana', 'approvalRule:ben']);
  expect(asked.at(-1)).toEqual(['ana', 'ben']);
  expect(entities[0]).toMatchObject({
    ...{ of: 4, agent: { id: 'ana', name: 'Ana' }, customerName: 'Kim', text: 'Dear Kim!', customerWrote: false },
    recent: [{ from: 'customer', text: 'Hello?' }],
  });
});

test('AP8 administrators find every agent’s rule and no reply; who is an agent too, nothing of their own', async () => {
  expect((await read('max')).map(keyOf)).toEqual(['approvalRule:ana', 'approvalRule:ben', 'approvalRule:cleo']);
  const both = aPerson('sam', { roles: ['supervisor', 'agent'], team: 'care', leads: ['care'] });
  await read('sam', directoryWith(floor, both));
  expect(asked.at(-1)).toEqual(['ana', 'ben']);
});

test('AP3 asks no policy: neither an excluded channel, nor none at all, nor a notice that was not read', async () => {
  for (const policy of [someTerms({ excludedChannels: ['chat'] }), null]) {
    const directory = directoryWith(floor, aTeam('care', { policy }), { ...ana, acknowledged: null });
    expect((await read('sam', directory)).map(keyOf)).toContain('submission:one');
  }
});

test('AP8 is told by what the led agents have, of whichever team it is, and read again where something waits', () => {
  const topics = approvalsView.topics(view, eyesOf('sam'), floor);
  expect(topics).toEqual(['directory', 'agent.ana', 'agent.ben']);
  const shows = (before: typeof waits, fact: InteractionFact) =>
    approvalsView.shows(changed(before, 'one', [fact]), view, eyesOf('sam'), floor);
  const plain = anInteraction('one', accepted('ana'));
  const back = { kind: 'taken-back', agent: 'ana', of: 4 } as const;
  expect([shows(plain, submitted('ana')), shows(waits, wrote), shows(waits, back), shows(plain, wrote)]).toEqual([
    ...Array(3).fill('read-again'),
    undefined,
  ]);
});
