// Where a message can be when its server dies, in the order in which it passes; the answer is written
// after `before-publish` and before `before-delivery`: whoever looks is told only after it (S2).
export const points = [
  'received',
  'before-commit',
  'committed',
  'before-publish',
  'before-delivery',
  'delivered',
] as const;
export type Point = (typeof points)[number];

/** What the harness tells a server that can die at a point: at which, and how often it is passed before. */
export interface Armed {
  point: Point;
  passes: number;
}
