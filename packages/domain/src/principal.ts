// Who acts or looks. The system is a principal too: deadlines, routing and presence act under its name.

export type Principal =
  | { kind: 'person'; id: string }
  | { kind: 'customer'; id: string; channel: string }
  | { kind: 'system' };

export const system: Principal = { kind: 'system' };

/** The name under which facts are recorded and idempotency keys are kept. */
export function principalKey(by: Principal): string {
  return by.kind === 'system' ? 'system' : `${by.kind}:${by.id}`;
}
