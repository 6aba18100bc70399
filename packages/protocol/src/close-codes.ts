// Why a connection ends. The hundreds are the client's policy: 40xx reconnect, 41xx reconnect later, 42xx sign in again,
// 43xx reload the page, 44xx stop. Codes below 4000 are the network's: reconnect.

export const closeCodes = {
  /** The server closes on purpose, nothing is wrong: another node takes over. */
  draining: 4000,
  /** A fault ended this session; a new one starts clean. */
  fault: 4001,
  /** It said no hello within `helloWithinMs`, or answered no ping within `connectedWithinMs`: a slow line, not a stranger. */
  silent: 4002,
  /** The connection could not take what was sent to it and its queue is full. */
  tooSlow: 4100,
  /** More frames a second than the limit. */
  tooFast: 4101,
  /** The principal holds more connections than the limit. */
  tooMany: 4102,
  /** No database at the moment. */
  unavailable: 4103,
  /** Nobody is signed in with what it brought, or the session is over. */
  signedOut: 4200,
  /** Another version of the wire. */
  reload: 4300,
  /** Not a frame of the protocol. */
  malformed: 4400,
  /** Larger than the limit. */
  tooLarge: 4401,
  /** Anything else before hello. */
  beforeHello: 4402,
} as const;

export type CloseName = keyof typeof closeCodes;
export type AfterClose = 'reconnect' | 'reconnect-later' | 'sign-in-again' | 'reload' | 'stop';

/** What a client does after a close with this code. Unknown codes of the network mean: reconnect. */
export function afterClose(code: number): AfterClose {
  if (code === 1009) return 'stop';
  if (code < 4000) return 'reconnect';
  const policies: AfterClose[] = ['reconnect', 'reconnect-later', 'sign-in-again', 'reload', 'stop'];
  return policies[Math.floor((code - 4000) / 100)] ?? 'stop';
}
