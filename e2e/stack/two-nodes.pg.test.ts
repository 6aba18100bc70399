// Two nodes on one database and a real NATS between them: who sits on the one is served and seen on the other, and
// whatever becomes of NATS, nothing acknowledged is lost and everybody converges.
import { drafts, watchDrafts } from '@oriel/client';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { joinPerson, seatAgent, until, type Agent } from './floor.ts';
import { startTwoNodes, type TwoNodes } from './two-nodes.ts';

let nodes: TwoNodes;
let ana: Agent;
beforeAll(async () => {
  nodes = await startTwoNodes();
  ana = await seatAgent(nodes.blue, 'ana@oriel.test', { page: 'ana-page' });
});
afterAll(() => nodes.stop());

test('N1 what is committed on one node is seen on the other at once', async () => {
  const { blue, green } = nodes;
  const sam = await joinPerson(green, 'sam@oriel.test');
  const watched = sam.open({ view: 'desk', agent: ana.id });
  await until(() => watched.status.value.is === 'open', 'Sam watches on green').catch((e) => {
    console.log(JSON.stringify(watched.status.value), JSON.stringify(green.log.lines), JSON.stringify(blue.log.lines));
    throw e;
  });
  const customer = green.join((await green.beginChat('Priya Nair')).token);
  await customer.do({ kind: 'say', text: 'hello?' });
  const desk = ana.client.open({ view: 'desk', agent: ana.id });
  const at = performance.now();
  const { id } = await until(
    () => desk.all('interaction').find(({ state }) => state === 'ringing'),
    'it rings on blue',
  );
  await until(() => watched.all('interaction').find((one) => one.id === id), 'Sam sees it ring on green');
  console.log(`rang on both nodes within ${(performance.now() - at).toFixed(0)} ms`);
  expect(await ana.client.do({ kind: 'accept', interaction: id })).toHaveProperty('did');
  await until(() => watched.all('interaction').find((one) => one.state === 'ongoing'), 'Sam sees it accepted');
  expect(blue.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
  expect(green.log.lines.filter(({ level }) => level === 'error')).toEqual([]);
});
