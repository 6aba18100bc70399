// What goes over a page's sockets, in both directions: for what must not be on the wire at all, not only not on the screen.
import type { Page } from '@playwright/test';

export interface Wire {
  sent: string[];
  received: string[];
}

export function recordWire(page: Page): Wire {
  const wire: Wire = { sent: [], received: [] };
  page.on('websocket', (socket) => {
    // Draft frames are bytes with their text in UTF-8: read as text, what was written is found in them.
    socket.on('framesent', ({ payload }) => wire.sent.push(payload.toString()));
    socket.on('framereceived', ({ payload }) => wire.received.push(payload.toString()));
  });
  return wire;
}

/** Without the heartbeat, which comes and goes whatever happens. */
export const withoutBeats = (frames: readonly string[]): string[] =>
  frames.filter((frame) => !/^\{"t":"(beat|alive)"/.test(frame));
