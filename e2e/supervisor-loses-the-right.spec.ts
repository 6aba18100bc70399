// “Losing a right ends the sight at once” (domain.md §4): whatever the right rested on, the watched desk closes within a
// second, and nothing that is written afterwards leaves the server for the one who may not see it any more.
import { samWatchesAnaWith } from './floor/scenes.ts';
import { draftOf, notFound, reply } from './floor/screens.ts';
import type { Programs } from './floor/programs.ts';
import { expect, test } from './test.ts';

const losses: Record<string, (programs: Programs) => Promise<unknown>> = {
  'the role is revoked': async (programs) =>
    (await programs.person('max')).do({
      kind: 'revoke-role',
      person: await programs.idOf('sam'),
      role: 'supervisor',
    }),
  'the team is led by somebody else': async (programs) =>
    (await programs.person('max')).do({ kind: 'unlead-team', person: await programs.idOf('sam'), team: 'orders' }),
  'the agent leaves the team': async (programs) =>
    (await programs.person('max')).do({ kind: 'leave-team', person: await programs.idOf('ana') }),
  'the policy is withdrawn': async (programs) =>
    (await programs.person('max')).do({ kind: 'withdraw-policy', team: 'orders' }),
  'the policy has a new version, not acknowledged yet': (programs) =>
    programs.changePolicy('orders', { purpose: 'Another one.' }),
};

for (const [loss, happens] of Object.entries(losses)) {
  test(`${loss}: the watched desk closes within a second, and no later draft is sent`, async ({ floor, people }) => {
    const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
    await floor.programs.idOf('sam');
    await reply(ana).pressSequentially('Before');
    await expect(draftOf(sam, 'Ana')).toContainText('Before');
    await happens(floor.programs);
    await expect(notFound(sam)).toBeVisible({ timeout: 1_000 });
    await expect(draftOf(sam, 'Ana')).toHaveCount(0);
    await expect(sam.getByText('Priya')).toHaveCount(0);
    const heard = people.wire(sam).received.length;

    // She goes on, wherever the notice stands in the way of her mouse.
    const priya = await (await floor.programs.customer('Priya')).open({ view: 'chat' });
    const isTold = () => [...priya.typing.value.values()].some(({ until }) => until > Date.now());
    await reply(ana).evaluate((box) => box instanceof HTMLElement && box.focus());
    if (loss !== 'the policy has a new version, not acknowledged yet') {
      await ana.keyboard.type(' and afterwards');
      await expect(reply(ana)).toHaveValue('Before and afterwards');
    }
    await expect.poll(isTold).toBe(true);
    // A round trip of Sam's own, behind which nothing of before can come.
    await sam.goto('/');
    await sam.getByRole('main').or(sam.getByRole('heading')).first().waitFor();
    const later = people.wire(sam).received.slice(heard).join('\n');
    expect(later).not.toContain('afterwards');
    // Who still leads the team goes on knowing who waits there; who does not knows nothing of it.
    if (/role|led by/.test(loss)) expect(later).not.toContain('Priya');
  });
}

test('signing out ends the sight in every tab', async ({ floor, people }) => {
  const { ana, sam } = await samWatchesAnaWith({ floor, people }, 'Priya');
  const other = await sam.context().newPage();
  await other.goto('/supervision/agents');
  await other.getByRole('button', { name: 'Account' }).click();
  await other.getByRole('button', { name: 'Sign out' }).click();
  await expect(other.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await expect(sam.getByRole('button', { name: 'Sign in' })).toBeVisible();
  const heard = people.wire(sam).received.length;
  await reply(ana).pressSequentially('Afterwards');
  await expect(reply(ana)).toHaveValue('Afterwards');
  expect(people.wire(sam).received.slice(heard).join('')).toBe('');
});
