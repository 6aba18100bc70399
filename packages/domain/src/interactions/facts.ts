// What can happen to an interaction. `said` facts are those that the customer sees something of (P3).

export type InteractionFact =
  | { kind: 'opened'; channel: string; team: string; customer: string; customerName: string }
  | { kind: 'wrote'; text: string }
  | { kind: 'reopened' }
  | { kind: 'offered'; agent: string; until: number }
  | { kind: 'missed'; agent: string }
  /** The agent it rang at went away before the time was over: back, without a miss. */
  | { kind: 'withdrawn'; agent: string }
  | { kind: 'accepted'; agent: string }
  | { kind: 'replied'; text: string }
  | { kind: 'commented'; text: string }
  | { kind: 'completed'; agent: string };

export type InteractionFactKind = InteractionFact['kind'];

/** The facts that move the customer's own counter. */
export const saidKinds: ReadonlySet<InteractionFactKind> = new Set(['wrote', 'replied', 'accepted', 'completed']);
