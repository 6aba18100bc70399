// A reply that came back unsent is put into the field again, once, where nothing stands there; else it is offered beside
// what does. Nothing that is unsent is ever written over.
import type { DraftEditor } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { useEffect, useState } from 'react';

const keyOf = (interaction: string): string => `oriel-came-back:${interaction}`;

/** `add` puts it below what was written meanwhile; null: there is nothing to offer. */
export function usePutBack(
  { id, submitted }: EntityOf<'interaction'>,
  isMine: boolean,
  reply: DraftEditor,
): { text: string; add(): void } | null {
  const back = isMine && submitted && submitted.is !== 'pending' ? submitted : null;
  const [offered, setOffered] = useState<string | null>(null);
  const version = back === null ? null : String(back.version);
  const text = back?.text ?? '';
  useEffect(() => {
    // On this machine it is put back once: who then throws it away is not given it again.
    if (version === null || localStorage.getItem(keyOf(id)) === version) return;
    if (reply.text.peek() !== '') return setOffered(version);
    localStorage.setItem(keyOf(id), version);
    reply.putBack(text);
  }, [id, version, text, reply]);
  if (version === null || offered !== version) return null;
  return {
    text,
    add() {
      localStorage.setItem(keyOf(id), version);
      setOffered(null);
      reply.putBack(`${reply.text.peek()}\n${text}`);
    },
  };
}
