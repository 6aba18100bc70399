/** A reason not to start that a person can act on. The message is the one sentence printed; nothing has been touched. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** The system's own word for what went wrong, such as ENOENT or ECONNREFUSED; without it the message. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message;
}
