// What the page and the chat window inside it say to each other by postMessage: a handful of words, each way, and nothing
// that anybody wrote, except the name that the page gives its visitor. Who may say them is checked by the hearer, by
// window and by origin; what arrives is checked here, for a page may send anything.

/** From the page to the chat window. */
export type ToPanel = { oriel: 'shown' | 'hidden'; name?: string };

/** From the chat window to the page. */
export type ToPage =
  /** It can hear now. */
  | { oriel: 'ready' }
  | { oriel: 'close' }
  | {
      oriel: 'state';
      /** Answers that the visitor has not seen. */
      unread: number;
      /** There is a chat to come back to: load the window with the next page, so that answers are noticed. */
      isOngoing: boolean;
    };

type Words = Record<string, unknown> | null | undefined;

export function readToPanel(heard: unknown): ToPanel | undefined {
  const { oriel, name } = (heard as Words) ?? {};
  if (oriel !== 'shown' && oriel !== 'hidden') return undefined;
  return typeof name === 'string' ? { oriel, name } : { oriel };
}

export function readToPage(heard: unknown): ToPage | undefined {
  const { oriel, unread, isOngoing } = (heard as Words) ?? {};
  if (oriel === 'ready' || oriel === 'close') return { oriel };
  return oriel === 'state' && Number.isSafeInteger(unread) && typeof isOngoing === 'boolean'
    ? { oriel, unread: unread as number, isOngoing }
    : undefined;
}
