// What an agent reads when somebody else acts on their desk: the one sentence, for the notice that they get and for the
// panel in which whoever acts reads it beforehand.
import type { EntityOf } from '@oriel/protocol';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';

export type ToldAct = 'accept' | 'ask' | 'comment' | 'complete';

/** `who`: as the agent calls them. Asking for an interaction is accepting the next one. */
export function toldAct(act: ToldAct, who: string, text: string): string {
  if (act === 'comment') return text === '' ? texts.byOthers.comment(who) : `${texts.byOthers.comment(who)}: ${text}`;
  return texts.byOthers[act === 'ask' ? 'accept' : act](who);
}

export function told(entry: EntityOf<'entry'>, customer: string | undefined): string {
  const act = entry.what === 'comment' ? 'comment' : entry.event === 'completed' ? 'complete' : 'accept';
  const sentence = toldAct(act, firstName(entry.by?.name ?? ''), entry.text);
  return customer === undefined ? sentence : `${sentence} · ${customer}`;
}
