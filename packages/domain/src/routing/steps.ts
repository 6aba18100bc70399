// The strategy: the steps in which something is given out, as data. What is meant for somebody goes through its own step
// first, then everybody's; after the last it stays waiting and says why.

export type Step = 'same-agent' | 'target' | 'target-team' | 'others' | 'anybody';

/** How long each step lasts; the last has no end. */
export const strategy: readonly { step: Step; durationMs: number | null }[] = [
  /** Who had this customer last, while they are there: as long as a customer waits without noticing. */
  { step: 'same-agent', durationMs: 20_000 },
  /** The agent it was transferred to, or who put it off: two rings. */
  { step: 'target', durationMs: 60_000 },
  /** The team it was transferred to: there may be somebody free in it soon. */
  { step: 'target-team', durationMs: 300_000 },
  /** Whoever has the skill or the language it was transferred to, but for the one who handed it on. */
  { step: 'others', durationMs: 300_000 },
  { step: 'anybody', durationMs: null },
];

const lasts = (step: Step): number => strategy.find((each) => each.step === step)?.durationMs ?? 0;

export const stepMs = {
  'same-agent': lasts('same-agent'),
  target: lasts('target'),
  'target-team': lasts('target-team'),
  others: lasts('others'),
} as const;

/** No step is longer. */
export const longestStepMs = Math.max(...Object.values(stepMs));

/** A step that ends then is not over yet. One that ends later than any step lasts began before the clock was set back. */
export const lastsStill = (until: number | null, now: number): boolean =>
  until !== null && until > now && until <= now + longestStepMs;
