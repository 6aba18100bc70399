// The page around the chat window, as signals: is the window shown, what is the visitor's name, and what the page is told.
// Only the window that holds this one is heard, and only under the origin that it gave when it made the iframe; the server
// lets no other site do that (`frame-ancestors`). Opened by itself, the chat is a page of its own and always shown.
import { signal, type ReadonlySignal } from '@preact/signals-core';
import { readToPanel, type ToPage } from '../frames.ts';

export interface Page {
  /** False: the chat is a page of its own, and nothing can close it. */
  readonly isFramed: boolean;
  readonly isShown: ReadonlySignal<boolean>;
  /** A number that grows whenever the window has been opened: focus goes into it. */
  readonly openings: ReadonlySignal<number>;
  name(): string | undefined;
  tell(words: ToPage): void;
}

/** The page's own origin as the loader put it into the address; null: not given, and then nobody is heard or told. */
export function originIn(hash: string): string | null {
  const given = hash.slice(1);
  return URL.canParse(given) && new URL(given).origin === given ? given : null;
}

/** A name that is too long is cut, not refused, and not in the middle of a character. */
export const cutName = (name: string, unitsMax: number): string | undefined =>
  name
    .trim()
    .slice(0, unitsMax)
    .replace(/[\ud800-\udbff]$/, '')
    .trim() || undefined;

export function openPage(self: Window, nameUnitsMax: number): Page {
  const isFramed = self.parent !== self;
  const origin = originIn(self.location.hash);
  const isShown = signal(!isFramed);
  const openings = signal(isFramed ? 0 : 1);
  let name: string | undefined;

  self.addEventListener('message', ({ source, origin: from, data }) => {
    if (!isFramed || source !== self.parent || from !== origin) return;
    const words = readToPanel(data);
    if (!words) return;
    name = cutName(words.name ?? '', nameUnitsMax);
    const isOpening = words.oriel === 'shown' && !isShown.peek();
    isShown.value = words.oriel === 'shown';
    if (isOpening) openings.value += 1;
  });

  return {
    isFramed,
    isShown,
    openings,
    name: () => name,
    tell: (words) => {
      if (isFramed && origin) self.parent.postMessage(words, origin);
    },
  };
}
