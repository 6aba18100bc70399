// What can happen to an agent's seat. Nothing here, or anywhere, is about how somebody types (S10).

/** `missed`, `idle` and `self` are nobody's to name; any other is the id of an away reason of the directory. */
export type AwayReason = string;

/** Without a group: in all of them. */
export type AgentFact =
  /** Named in a comment, the entry `{interaction}.{version}`. */
  | { kind: 'mentioned'; entry: string; interaction: string; customerName: string }
  /** Has seen it. */
  | { kind: 'mention-dismissed'; entry: string }
  | { kind: 'connected' }
  | { kind: 'gone' }
  | { kind: 'entered-routing' }
  | { kind: 'left-routing' }
  | { kind: 'became-available'; group?: string }
  | { kind: 'went-away'; reason: AwayReason; group?: string }
  /** A ring in this group was missed, and nothing follows yet. */
  | { kind: 'let-ring'; group: string }
  /** A ring in this group was answered: the misses in a row are over. */
  | { kind: 'answered-ring'; group: string }
  /** How long interactions of theirs were open in front of them, since it was last said; never what they did meanwhile. */
  | { kind: 'handled'; spans: HandledSpan[] };

export interface HandledSpan {
  interaction: string;
  ms: number;
}
