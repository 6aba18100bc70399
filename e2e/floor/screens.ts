// Where things are on the screens, by role and name: the names that people's habits and other programs hold on to.
import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

export interface Customer {
  name: string;
  page: Page;
  /** The chat window, inside its iframe. */
  chat: FrameLocator;
  log: Locator;
  say(text: string): Promise<void>;
}

export const currentInteractions = (place: Page | Locator): Locator =>
  place.getByRole('list', { name: 'Current interactions' });

/** A customer's card among the ongoing ones of a desk: the element that has border and background. */
export const cardOf = (page: Page, customer: string): Locator =>
  currentInteractions(page).getByRole('listitem').filter({ hasText: customer });

export const conversation = (page: Page): Locator => page.getByRole('region', { name: 'Conversation' });

/** A line of the open conversation: the element that has border and background. */
export const lineOf = (page: Page, text: string): Locator =>
  conversation(page).getByRole('log', { name: 'Messages' }).getByRole('listitem').filter({ hasText: text });

export const reply = (page: Page): Locator => page.getByRole('textbox', { name: 'Reply' });

export const tab = (page: Page, name: 'Ongoing' | 'Deferred' | 'History'): Locator =>
  page.getByRole('tab', { name: new RegExp(`^${name}`) });

/** A shared inbox of the desk, by name. */
export const inbox = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Inboxes', exact: true }).getByRole('link', { name: new RegExp(`^${name}`) });

export const ownInbox = (page: Page, name: string): Locator =>
  page.getByRole('list', { name: 'Own inboxes' }).getByRole('link', { name: new RegExp(`^${name}`) });

export const agentsTable = (page: Page): Locator => page.getByRole('table', { name: 'Agents' });

export const rowOf = (page: Page, agent: string): Locator =>
  agentsTable(page).getByRole('row', { name: new RegExp(`^${agent}`) });

/** A chip among the current interactions of a row. */
export const chipOf = (page: Page, agent: string, customer: string): Locator =>
  currentInteractions(rowOf(page, agent)).getByRole('listitem').filter({ hasText: customer });

export const dots = (place: Page | Locator, agent: string): Locator =>
  place.getByRole('img', { name: `${agent} is typing` });

export const draftOf = (page: Page, agent: string): Locator =>
  page.getByRole('region', { name: `${agent} is writing` });

export const notices = (page: Page): Locator => page.getByRole('region', { name: 'Notices' });

export const loudStrip = (page: Page, agent: string): Locator =>
  page.getByRole('region', { name: `${agent} will see` });

export const record = (page: Page): Locator => page.getByRole('region', { name: 'Customer record' });

export const notFound = (page: Page): Locator => page.getByRole('heading', { name: 'Not found' });

/** Accepts what rings, and has it open. */
export async function accept(page: Page, customer: string): Promise<void> {
  const ringing = page.getByRole('list', { name: 'Ringing' }).getByRole('listitem').filter({ hasText: customer });
  await ringing.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: customer, level: 2 }).waitFor();
}

/** Opens a card of one's own or of a watched desk. */
export async function openCard(page: Page, customer: string): Promise<void> {
  await cardOf(page, customer).getByRole('link', { name: customer }).click();
  await conversation(page).getByRole('heading', { name: customer, level: 2 }).waitFor();
}

/** The agent's own status in the bar: a word, a shape, and each channel group. */
export const ownStatus = (page: Page): Locator => page.getByRole('button', { name: /^(Available|Busy|Full|Away)/ });

/** Sets oneself available, or away with a reason; in one channel group, or in all. */
export async function setOwn(page: Page, choice: string, group?: string): Promise<void> {
  await ownStatus(page).click();
  const panel = page.getByRole('dialog', { name: 'Availability' });
  if (group) await panel.getByRole('button', { name: group, exact: true }).click();
  await panel.getByRole('button', { name: choice, exact: true }).click();
  await expect(panel).toBeHidden();
}

/** A loud act: the button in the strip, then the same name in the dialog that says what the agent will read. */
export async function actLoudly(page: Page, agent: string, act: string): Promise<void> {
  await loudStrip(page, agent).getByRole('button', { name: act }).click();
  await page.getByRole('dialog', { name: act }).getByRole('button', { name: act, exact: true }).click();
}
