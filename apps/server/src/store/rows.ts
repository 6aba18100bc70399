// How entities stand in the tables: one row an entity, snake case, read and written whole.
import type { Agent, Customer, Fact, Interaction } from '@oriel/domain';
import { dayCounts, emailKey, nextDue, phoneKey, saidKinds } from '@oriel/domain';
import type { Field } from '@oriel/protocol';
import type { DayCounts } from './commits.ts';

export interface InteractionRow {
  id: string;
  version: number;
  said: number;
  state: Interaction['state'];
  channel: string;
  team: string;
  customer: string;
  customer_name: string;
  agent: string | null;
  answered: boolean;
  waits_since: number | null;
  created_at: number;
  state_at: number;
  last: Interaction['last'];
  submitted: Interaction['submitted'];
  categories: string[];
  language: string | null;
  categories_version: number;
  queued_at: number | null;
  came_by: Interaction['cameBy'];
  target: string | null;
  target_team: string | null;
  target_until: number | null;
  target_why: Interaction['targetWhy'];
  rings_until: number | null;
  deferred_until: number | null;
  last_agent: string | null;
  due_at: number | null;
}

export const interactionRow = (interaction: Interaction): InteractionRow => ({
  id: interaction.id,
  version: interaction.version,
  said: interaction.said,
  state: interaction.state,
  channel: interaction.channel,
  team: interaction.team,
  customer: interaction.customer,
  customer_name: interaction.customerName,
  agent: interaction.agent,
  answered: interaction.answered,
  waits_since: interaction.waitsSince,
  created_at: interaction.createdAt,
  state_at: interaction.stateAt,
  last: interaction.last,
  submitted: interaction.submitted,
  categories: interaction.categories,
  language: interaction.language,
  categories_version: interaction.categoriesVersion,
  queued_at: interaction.queuedAt,
  came_by: interaction.cameBy,
  target: interaction.target,
  target_team: interaction.targetTeam,
  target_until: interaction.targetUntil,
  target_why: interaction.targetWhy,
  rings_until: interaction.ringsUntil,
  deferred_until: interaction.deferredUntil,
  last_agent: interaction.lastAgent,
  due_at: nextDue(interaction),
});

export const interactionOf = (row: InteractionRow): Interaction => ({
  id: row.id,
  version: row.version,
  said: row.said,
  state: row.state,
  channel: row.channel,
  team: row.team,
  customer: row.customer,
  customerName: row.customer_name,
  agent: row.agent,
  answered: row.answered,
  waitsSince: row.waits_since,
  createdAt: row.created_at,
  stateAt: row.state_at,
  last: row.last,
  submitted: row.submitted,
  categories: row.categories,
  language: row.language,
  categoriesVersion: row.categories_version,
  queuedAt: row.queued_at,
  cameBy: row.came_by,
  target: row.target,
  targetTeam: row.target_team,
  targetUntil: row.target_until,
  targetWhy: row.target_why,
  ringsUntil: row.rings_until,
  deferredUntil: row.deferred_until,
  lastAgent: row.last_agent,
});

export interface AgentRow {
  id: string;
  version: number;
  connected: boolean;
  connected_at: number | null;
  mode: Agent['mode'];
  reason: Agent['reason'];
  mode_at: number;
  mentions: Agent['mentions'];
  mode_by: string | null;
  groups: Agent['groups'];
  misses: Agent['misses'];
}

export const agentRow = (agent: Agent): AgentRow => ({
  id: agent.id,
  version: agent.version,
  connected: agent.connected,
  connected_at: agent.connectedAt,
  mode: agent.mode,
  reason: agent.reason,
  mode_at: agent.modeAt,
  mentions: agent.mentions,
  mode_by: agent.modeBy,
  groups: agent.groups,
  misses: agent.misses,
});

export const agentOf = (row: AgentRow): Agent => ({
  id: row.id,
  version: row.version,
  connected: row.connected,
  connectedAt: row.connected_at,
  mode: row.mode,
  reason: row.reason,
  modeAt: row.mode_at,
  mentions: row.mentions,
  modeBy: row.mode_by,
  groups: row.groups,
  misses: row.misses,
});

export type DayRow = Omit<DayCounts, 'handledMs'> & { handled_ms: number };

export const dayRow = ({ handledMs, ...day }: DayCounts): DayRow => ({ ...day, handled_ms: handledMs });
export const dayOf = ({ handled_ms: handledMs, ...day }: DayRow): DayCounts => ({ ...day, handledMs });

/** What is counted, as its columns are called. */
export const dayColumns = dayCounts.map((count) => (count === 'handledMs' ? 'handled_ms' : count));

export interface CustomerRow {
  id: string;
  version: number;
  channel: string;
  name: string;
  since: number;
  fields: Customer['fields'];
  tags: Customer['tags'];
  notes: number[];
  removed_notes: number[];
  merged_into: string | null;
  merged_at: number | null;
  email_key: string | null;
  phone_key: string | null;
}

export function customerRow(customer: Customer): CustomerRow {
  const { id, version, channel, name, since, fields, tags, notes, removedNotes, mergedInto, mergedAt } = customer;
  const textOf = (field: Field) => fields.find((each) => each.field === field)?.text ?? '';
  return {
    ...{ id, version, channel, name, since, fields, tags, notes },
    removed_notes: removedNotes,
    merged_into: mergedInto,
    merged_at: mergedAt,
    email_key: emailKey(textOf('email')),
    phone_key: phoneKey(textOf('phone')),
  };
}

export const customerOf = (row: CustomerRow): Customer => ({
  id: row.id,
  version: row.version,
  channel: row.channel,
  name: row.name,
  since: row.since,
  fields: row.fields,
  tags: row.tags,
  notes: row.notes,
  removedNotes: row.removed_notes,
  mergedInto: row.merged_into,
  mergedAt: row.merged_at,
});

export interface FactRow {
  stream: Fact['stream'];
  id: string;
  version: number;
  kind: Fact['kind'];
  by: string;
  on_behalf_of: string | null;
  at: number;
  said: number | null;
  payload: Record<string, unknown>;
}

/** A fact without its text, and the text. `said` is the customer's counter after the fact, if it moved it. */
export function factRow(fact: Fact, said: number | null): { row: FactRow; text: string | null } {
  const { stream, id, version, kind, by, onBehalfOf, at, ...payload } = fact;
  const { text = null, ...rest } = payload as { text?: string };
  const moved = stream === 'interaction' && saidKinds.has(kind);
  return {
    row: { stream, id, version, kind, by, on_behalf_of: onBehalfOf, at, said: moved ? said : null, payload: rest },
    text,
  };
}

/** Facts whose text stands apart, in `bodies` or `customer_texts`. */
export const withText: ReadonlySet<Fact['kind']> = new Set<Fact['kind']>([
  ...(['wrote', 'replied', 'commented', 'transferred', 'renamed'] as const),
  ...(['field-set', 'tag-added', 'note-added'] as const),
  ...(['submitted', 'approved', 'returned-for-change'] as const),
]);

/** The fact again. An erased text reads as empty. */
export function factOf(row: FactRow & { text: string | null }): Fact {
  const text = withText.has(row.kind) ? { text: row.text ?? '' } : {};
  return {
    stream: row.stream,
    id: row.id,
    version: row.version,
    kind: row.kind,
    by: row.by,
    onBehalfOf: row.on_behalf_of,
    at: row.at,
    ...row.payload,
    ...text,
  } as Fact;
}
