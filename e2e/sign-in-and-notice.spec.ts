// Signing in, and the notice of live monitoring that an agent reads before entering routing mode (domain.md §4).
import { expect, test } from './test.ts';

test('“asked when entering routing mode”: signing in at /desk shows the notice; acknowledged, one is available', async ({
  people,
}) => {
  const ana = await people.stranger();
  await ana.goto('/desk');
  await expect(ana.getByLabel('E-mail', { exact: true })).toHaveCount(1);
  await expect(ana.getByLabel('Password', { exact: true })).toHaveCount(1);
  await expect(ana.getByRole('button', { name: 'Sign in', exact: true })).toHaveCount(1);
  await ana.getByLabel('E-mail').fill('ana@oriel.test');
  await ana.getByLabel('Password').fill('wrong');
  await ana.getByRole('button', { name: 'Sign in' }).click();
  await expect(ana.getByRole('alert')).toHaveText('That e-mail and password do not belong together.');
  await ana.getByLabel('Password').fill('oriel');
  await ana.getByRole('button', { name: 'Sign in' }).click();
  const notice = ana.getByRole('dialog', { name: 'Live monitoring' });
  await expect(notice).toContainText('Your desk can be watched live while you work.');
  await expect(notice).toContainText('letter by letter');
  await notice.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(notice).toBeHidden();
  await expect(ana.getByText(/^Available/)).toBeVisible();
  await ana.reload();
  await expect(ana.getByText(/^Available/)).toBeVisible();
  await expect(notice).toBeHidden();
});

test('“always there to read”: the notice can be read again, in the same words', async ({ people }) => {
  const ana = await people.at('ana', '/desk');
  const notice = ana.getByRole('dialog', { name: 'Live monitoring' });
  const words = await notice.getByRole('paragraph').first().textContent();
  await notice.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(notice).toBeHidden();
  await ana.getByRole('button', { name: 'Live monitoring' }).click();
  await expect(notice.getByRole('paragraph').first()).toHaveText(words!);
  await expect(notice.getByRole('button', { name: 'Acknowledge' })).toHaveCount(0);
});

test('who does not acknowledge is not in routing mode, and is asked again when entering it', async ({ people }) => {
  const ana = await people.at('ana', '/desk');
  const notice = ana.getByRole('dialog', { name: 'Live monitoring' });
  await notice.getByRole('button', { name: 'Close' }).click();
  await expect(ana.getByText('Not in routing mode')).toBeVisible();
  await ana.getByRole('button', { name: 'Enter routing mode' }).click();
  await notice.getByRole('button', { name: 'Acknowledge' }).click();
  await expect(ana.getByText(/^Available/)).toBeVisible();
});

test('each lands on their own page', async ({ people }) => {
  const landings = {
    ana: '/desk',
    sam: '/supervision/agents',
    dee: '/monitoring-log',
    max: '/settings/live-monitoring',
  };
  for (const [person, path] of Object.entries(landings)) {
    const page = await people.at(person as keyof typeof landings, '/');
    await expect(page).toHaveURL(path);
    await page.context().close();
  }
});
