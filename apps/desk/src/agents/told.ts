// What an agent reads when somebody else acts on their desk: the one sentence, for the notice that they get and for the
// panel in which whoever acts reads it beforehand.
import type { EntityOf } from '@oriel/protocol';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';
import { clockAhead } from '../texts/times.ts';

export type ToldAct = 'accept' | 'ask' | 'comment' | 'complete' | 'defer' | 'transfer' | 'resume';

/** What an act says besides: its words, until when, to whom. */
export interface Told {
  text?: string;
  until?: number;
  to?: string;
  /** Whose interaction it is, where that is known. */
  customer?: string | null;
}

/** `who`: as the agent calls them. `now`: when it is told. Asking for an interaction is accepting the next one. */
export function toldAct(act: ToldAct, who: string, besides: Told, now: number): string {
  const sentence = sentenceOf(act, who, besides, now);
  return (besides.customer ?? null) === null ? sentence : `${sentence} · ${besides.customer}`;
}

function sentenceOf(act: ToldAct, who: string, { text = '', until, to = '…' }: Told, now: number): string {
  const words = texts.byOthers;
  switch (act) {
    case 'comment':
      return withText(words.comment(who), text);
    case 'defer':
      return words.defer(who, until === undefined ? '…' : clockAhead(until, now));
    case 'transfer':
      return withText(words.transfer(who, to), text);
    case 'ask':
      return words.accept(who);
    case 'accept':
    case 'complete':
    case 'resume':
      return words[act](who);
  }
}

const withText = (sentence: string, text: string): string => (text === '' ? sentence : `${sentence}: ${text}`);

const actOf: Partial<Record<NonNullable<EntityOf<'entry'>['event']>, ToldAct>> = {
  accepted: 'accept',
  completed: 'complete',
  deferred: 'defer',
  transferred: 'transfer',
  resumed: 'resume',
};

export function told(entry: EntityOf<'entry'>, customer: string | null): string {
  const act = entry.what === 'comment' ? 'comment' : ((entry.event && actOf[entry.event]) ?? 'accept');
  const to = entry.teamName ?? (entry.agent ? firstName(entry.agent.name) : undefined);
  const besides = { text: entry.text, until: entry.until ?? undefined, to, customer };
  return toldAct(act, firstName(entry.by?.name ?? ''), besides, entry.at);
}
