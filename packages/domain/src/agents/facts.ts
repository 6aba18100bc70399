// What can happen to an agent's seat. Nothing here, or anywhere, is about how somebody types (S10).

export type AwayReason = 'missed' | 'self';

export type AgentFact =
  /** Named in a comment, the entry `{interaction}.{version}`. */
  | { kind: 'mentioned'; entry: string; interaction: string; customerName: string }
  /** Has seen it. */
  | { kind: 'mention-dismissed'; entry: string }
  | { kind: 'connected' }
  | { kind: 'gone' }
  | { kind: 'entered-routing' }
  | { kind: 'left-routing' }
  | { kind: 'became-available' }
  | { kind: 'went-away'; reason: AwayReason }
  /** How long interactions of theirs were open in front of them, since it was last said; never what they did meanwhile. */
  | { kind: 'handled'; spans: HandledSpan[] };

export interface HandledSpan {
  interaction: string;
  ms: number;
}
