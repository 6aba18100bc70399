// What somebody else does on this desk is told at once: who, and what, for whom; own focus and text stay as they are.
import type { ViewHandle } from '@oriel/client';
import { effect } from '@preact/signals-core';
import { useEffect, useRef } from 'react';
import { useToasts } from '../app/toasts.tsx';
import { namesOf, type CategoryTree } from '../categories/tree.ts';
import { firstName } from '../look/person.ts';
import { setByOther } from './standing.ts';
import { told, toldAct, toldEdit } from './told.ts';

/** Stays long enough to be read after a call; the conversation's own line stays for good. */
const lastsMs = 60_000;

export function useToldByOthers(desk: ViewHandle, agent: string, tree: CategoryTree): void {
  const { tell } = useToasts();
  // Read when something is told: a changed tree tells nothing again.
  const newest = useRef(tree);
  useEffect(() => {
    newest.current = tree;
  }, [tree]);
  useEffect(() => {
    const known = new Set<string>();
    /** What is completed leaves the desk with the line that says so. */
    const customers = new Map<string, string>();
    /** What had been set before this page looked is shown with it, and not told. */
    let setBefore: number | null = null;
    return effect(() => {
      for (const { id, customerName } of desk.all('interaction')) customers.set(id, customerName);
      for (const entry of desk.all('entry')) {
        if (known.has(entry.id)) continue;
        known.add(entry.id);
        const text = told(entry, customers.get(entry.interaction) ?? null, (ids) => namesOf(newest.current, ids));
        tell({ id: entry.id, text, tone: 'loud', lastsMs });
      }
      for (const edit of desk.all('edit')) {
        if (known.has(edit.id)) continue;
        known.add(edit.id);
        const text = toldEdit(edit, firstName(edit.by?.name ?? ''), edit.customerName);
        tell({ id: edit.id, text, tone: 'loud', lastsMs });
      }
      const seat = desk.one('agent', agent);
      if (!seat) return;
      const set = setByOther(seat);
      if (set && setBefore !== null && set.at > setBefore)
        tell({ id: set.id, text: toldAct('stand', firstName(set.by), { setTo: set }, set.at), tone: 'loud', lastsMs });
      setBefore = set?.at ?? setBefore ?? 0;
    });
  }, [desk, agent, tell]);
}
