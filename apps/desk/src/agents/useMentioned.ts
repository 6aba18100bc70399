// A colleague has named this agent in a comment: told once, with a way there. The list on the desk keeps it.
import type { ViewHandle } from '@oriel/client';
import { effect } from '@preact/signals-core';
import { useEffect, useEffectEvent } from 'react';
import { useToasts } from '../app/toasts.tsx';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';

/** Stays long enough to be read after a call. */
const lastsMs = 60_000;

export function useMentioned(
  desk: ViewHandle,
  agent: string,
  onOpen: (interaction: string, mention: string) => void,
): void {
  const { tell } = useToasts();
  const open = useEffectEvent(onOpen);
  useEffect(() => {
    /** What was there when the desk opened stands in its list, and is no news. */
    let known: Set<string> | null = null;
    return effect(() => {
      const mentions = desk.one('mentions', agent);
      if (!mentions) return;
      const news = known === null ? [] : mentions.list.filter(({ id }) => !known?.has(id));
      known = new Set(mentions.list.map(({ id }) => id));
      for (const { id, interaction, customerName, by } of news) {
        tell({
          // The comment itself is told under the same id, and once is enough.
          id,
          text: texts.mentions.told(firstName(by.name), customerName),
          tone: 'loud',
          act: { name: texts.mentions.open, onPress: () => open(interaction, id) },
          lastsMs,
        });
      }
    });
  }, [desk, agent, tell]);
}
