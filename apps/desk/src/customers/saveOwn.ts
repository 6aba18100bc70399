// A change of the record by the agent's own hand: saved at once, with a notice that takes it back. Taking back is a change
// like any other, and meets what has happened since.
import type { Client } from '@oriel/client';
import type { Command, Result } from '@oriel/protocol';
import type { Toast } from '../look/Toasts.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-record.ts';
import { labelOf, type RecordChange, type Saved } from './change.ts';

/** Long enough to read what was done and to take it back. */
const undoForMs = 10_000;

interface Around {
  client: Client;
  tell(toast: Omit<Toast, 'id'>): void;
}

export async function saveOwn(around: Around, interaction: string, change: RecordChange): Promise<Saved> {
  const outcome = await around.client.do(commandOf(interaction, change));
  if ('did' in outcome) {
    const back = undoOf(change, outcome.did);
    const undo = async () => {
      if ((await give(around, interaction, back)) === 'changed')
        around.tell({ text: texts.notUndone, tone: 'late', lastsMs: undoForMs });
    };
    around.tell({
      text: toldOf(change),
      act: { name: texts.undo, onPress: () => void undo() },
      lastsMs: undoForMs,
    });
    return 'saved';
  }
  return refused(around, outcome);
}

async function give(around: Around, interaction: string, change: RecordChange): Promise<Saved> {
  const outcome = await around.client.do(commandOf(interaction, change));
  return 'did' in outcome ? 'saved' : refused(around, outcome);
}

type Outcome = Awaited<ReturnType<Client['do']>>;

function refused({ tell }: Around, outcome: Exclude<Outcome, { did: unknown }>): Saved {
  if ('refused' in outcome && outcome.refused === 'record-changed') return 'changed';
  if ('refused' in outcome && outcome.refused === 'unchanged') return 'saved';
  tell({
    text: 'refused' in outcome ? common.refusals[outcome.refused] : common.offline,
    tone: 'late',
    lastsMs: 8_000,
  });
  return 'not';
}

export function commandOf(interaction: string, change: RecordChange): Command {
  switch (change.kind) {
    case 'set-field': {
      const { before: _, ...rest } = change;
      return { ...rest, interaction };
    }
    case 'merge': {
      const { kind, other, first } = change;
      return { kind, interaction, other, first };
    }
    case 'unmerge':
      return { kind: change.kind, interaction, record: change.record };
    default:
      return { ...change, interaction };
  }
}

/** The change that brings back what was there before. */
export function undoOf(change: RecordChange, { record }: Result): RecordChange {
  switch (change.kind) {
    case 'set-field':
      return { ...change, text: change.before, before: change.text, seen: record?.version ?? 0 };
    case 'add-tag':
      return { kind: 'remove-tag', text: change.text };
    case 'remove-tag':
      return { kind: 'add-tag', text: change.text };
    case 'add-note':
      return { kind: 'remove-note', note: `${record?.id}.${record?.version}` };
    case 'remove-note':
      return { kind: 'restore-note', note: change.note };
    case 'restore-note':
      return { kind: 'remove-note', note: change.note };
    case 'merge': {
      const { mine, other, first, name } = change;
      return { kind: 'unmerge', record: first === mine ? other : mine, first, mine, name };
    }
    case 'unmerge': {
      const { mine, record: apart, first, name } = change;
      return { kind: 'merge', mine, other: mine === apart ? first : apart, first, name };
    }
  }
}

function toldOf(change: RecordChange): string {
  switch (change.kind) {
    case 'set-field': {
      const label = labelOf(change.field, texts.fields);
      return change.text === '' ? texts.emptied(label) : texts.saved(label);
    }
    case 'add-tag':
    case 'remove-tag':
      return texts.told[change.kind](change.text);
    case 'merge':
    case 'unmerge':
      return texts.told[change.kind](change.name);
    case 'add-note':
    case 'remove-note':
    case 'restore-note':
      return texts.told[change.kind];
  }
}
