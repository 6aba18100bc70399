// What an agent reads when somebody else acts on their desk: the one sentence, for the notice that they get and for the
// panel in which whoever acts reads it beforehand.
import type { EntityOf } from '@oriel/protocol';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';

export type ToldAct = 'accept' | 'ask' | 'comment' | 'complete';

/** `who`: as the agent calls them. `customer`: whose interaction it is, where that is known. */
export function toldAct(act: ToldAct, who: string, text: string, customer: string | null): string {
  const sentence = texts.byOthers[act === 'ask' ? 'accept' : act](who);
  return `${sentence}${text === '' ? '' : `: ${text}`}${customer === null ? '' : ` · ${customer}`}`;
}

export function told(entry: EntityOf<'entry'>, customer: string | null): string {
  const act = entry.what === 'comment' ? 'comment' : entry.event === 'completed' ? 'complete' : 'accept';
  return toldAct(act, firstName(entry.by?.name ?? ''), entry.text, customer);
}
