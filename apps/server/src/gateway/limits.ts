// Limits of the gateway that are no part of the wire (those are in protocol/limits.ts), each with the reason for its value.
import { frameBytesMax } from '@oriel/protocol';

/** Three pings fit in `connectedWithinMs`: one lost packet is no silence. */
export const pingEveryMs = 15_000;
/** How often a connection is looked at: silence and slowness are noticed this much too late at most. */
export const lookEveryMs = 5_000;
/** Frames of a person that may come at once: two seconds of typing and acting that a stall of ours has piled up. */
export const personFramesBurstMax = 400;
/** A whole draft is as much work as one frame more for so many units: masking the longest one takes some 20 ms. */
export const draftUnitsPerFrame = 500;
/** A page sends one splice a frame; a batch of all that 128 KiB hold would keep everybody waiting for a minute. */
export const splicesPerFrameMax = 16;
/** Revisions count keys: this is years of typing, and with what follows it fits PostgreSQL's integer. */
export const draftRevisionMax = 1_000_000_000;
/** Before it is known who is there, only a hello is due: its token has at most 200 characters. */
export const helloBytesMax = 2 * 1024;
/** What may wait while it is being found out who is there: a page's first views. */
export const earlyBytesMax = 64 * 1024;
/** Connections that have not said who they are: a floor of some thousand pages may reconnect in the same second. */
export const strangersMax = 2_000;
/** `ws` refuses larger messages by itself, with 1009; below that we close with a code of the table. */
export const socketPayloadMax = 2 * frameBytesMax;
/** Bytes not yet taken by the network beyond which drafts are dropped and come whole later: a second of a slow line. */
export const draftBytesMax = 256 * 1024;
/** Beyond this for `slowForMs`, the connection is closed: it would show an old picture, and reconnecting brings a new one. */
export const slowBytesMax = 2 * 1024 * 1024;
export const slowForMs = 10_000;
/** Beyond this at once, but for one frame: memory is everybody's, and a stuck page must not cost more of it (RF14). */
export const floodBytesMax = 4 * 1024 * 1024;
/** A peer that does not answer our close in this time is cut. */
export const closeWithinMs = 2_000;
