// What somebody else does on this desk is told at once: who, and what, for whom; own focus and text stay as they are.
import type { ViewHandle } from '@oriel/client';
import { effect } from '@preact/signals-core';
import type { EntityOf } from '@oriel/protocol';
import { useEffect } from 'react';
import { useToasts } from '../app/toasts.tsx';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';

/** Stays long enough to be read after a call; the conversation's own line stays for good. */
const lastsMs = 60_000;

export function useToldByOthers(desk: ViewHandle): void {
  const { tell } = useToasts();
  useEffect(() => {
    const told = new Set<string>();
    /** What is completed leaves the desk with the line that says so. */
    const customers = new Map<string, string>();
    return effect(() => {
      for (const { id, customerName } of desk.all('interaction')) customers.set(id, customerName);
      for (const entry of desk.all('entry')) {
        if (told.has(entry.id)) continue;
        told.add(entry.id);
        tell({ id: entry.id, text: sentence(entry, customers.get(entry.interaction)), tone: 'loud', lastsMs });
      }
    });
  }, [desk, tell]);
}

function sentence(entry: EntityOf<'entry'>, customer: string | undefined): string {
  const who = firstName(entry.by?.name ?? '');
  const told = texts.byOthers;
  const what =
    entry.what === 'comment'
      ? `${told.comment(who)}: ${entry.text}`
      : told[entry.event === 'completed' ? 'complete' : 'accept'](who);
  return customer === undefined ? what : `${what} · ${customer}`;
}
