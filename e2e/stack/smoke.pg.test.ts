import { expect, test } from 'vitest';
import { joinPerson, seatAgent, startFloor, until } from './floor.ts';

test('a message goes from a customer to an agent, and her draft to her supervisor', async () => {
  const floor = await startFloor();
  try {
    const ana = await seatAgent(floor, 'ana@oriel.test');
    const { token } = await floor.beginChat('Priya');
    const priya = floor.join(token);
    const chat = priya.open({ view: 'chat' });
    await priya.do({ kind: 'say', text: 'hello?' });
    const desk = ana.client.open({ view: 'desk', agent: ana.id });
    const ringing = await until(() => desk.all('interaction').find(({ state }) => state === 'ringing'), 'it rings');
    expect(await ana.client.do({ kind: 'accept', interaction: ringing.id })).toHaveProperty('did');

    const sam = await joinPerson(floor, 'sam@oriel.test');
    const watched = sam.open({ view: 'desk', agent: ana.id });
    await until(() => watched.status.value.is === 'open', 'Sam watches');
    const editor = ana.drafts.editor(ringing.id, 'reply');
    editor.input('Hello Pr');
    editor.input('Hello Priya');
    await until(() => [...watched.drafts.value.values()].some(({ text }) => text === 'Hello Priya'), 'the draft shows');
    expect(await ana.client.do({ kind: 'reply', interaction: ringing.id, text: 'Hello Priya' })).toHaveProperty('did');
    editor.sent();
    await until(() => chat.all('message').some(({ text }) => text === 'Hello Priya'), 'Priya reads it');
    await until(() => watched.drafts.value.size === 0, 'the draft is over');
  } finally {
    await floor.stop();
  }
});
