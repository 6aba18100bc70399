// What an agent reads when somebody else acts on their desk: the one sentence, for the notice that they get and for the
// panel in which whoever acts reads it beforehand.
import type { EntityOf, Field } from '@oriel/protocol';
import { handedTo } from '../interactions/lines.ts';
import { firstName } from '../look/person.ts';
import { fieldNames, texts } from '../texts/en.ts';
import { languageName } from '../texts/languages.ts';
import { clockAhead } from '../texts/times.ts';

export type ToldAct =
  | 'accept'
  | 'ask'
  | 'comment'
  | 'complete'
  | 'defer'
  | 'transfer'
  | 'resume'
  | 'save-categories'
  | 'set-language'
  | 'approve'
  | 'return'
  | 'stand';

/** What somebody may save in a customer's record for an agent. */
export type ToldEdit = Pick<EntityOf<'edit'>, 'what' | 'field' | 'text'>;

/** What an act says besides: its words, until when, to whom. */
export interface Told {
  text?: string;
  until?: number;
  to?: string;
  /** By name: what it is about, or what came of it. */
  categories?: readonly string[];
  /** By its code; null: not known. */
  language?: string | null;
  /** Set to what, and in which channel group if not in all. */
  setTo?: { to: string; group: string | undefined };
  /** Whose interaction it is, where that is known. */
  customer?: string | null;
}

/** `who`: as the agent calls them. `now`: when it is told. Asking for an interaction is accepting the next one. */
export function toldAct(act: ToldAct, who: string, besides: Told, now: number): string {
  return withCustomer(sentenceOf(act, who, besides, now), besides.customer ?? null);
}

const withCustomer = (sentence: string, customer: string | null): string =>
  customer === null ? sentence : `${sentence} · ${customer}`;

/** What the agent reads besides, where saved categories take it away from them. */
export const toldReroute = (skills: readonly string[], customer: string | null): string =>
  withCustomer(texts.byOthers.reroute(skills), customer);

function sentenceOf(
  act: ToldAct,
  who: string,
  { text = '', until, to = '…', categories = [], language = null, setTo }: Told,
  now: number,
): string {
  const words = texts.byOthers;
  switch (act) {
    case 'comment':
      return withText(words.comment(who), text);
    case 'return':
      return withText(words.return(who), text);
    case 'defer':
      return words.defer(who, until === undefined ? '…' : clockAhead(until, now));
    case 'transfer':
      return withText(words.transfer(who, to), text);
    case 'ask':
      return words.accept(who);
    case 'stand':
      return texts.stand.set(who, setTo?.to ?? '…', setTo?.group);
    case 'complete':
      return categories.length > 0 ? words.completeAs(who, categories.join(', ')) : words.complete(who);
    case 'save-categories':
      return categories.length > 0 ? words.categorize(who, categories.join(', ')) : words.uncategorize(who);
    case 'set-language':
      return words.setLanguage(who, language && languageName(language));
    case 'accept':
    case 'resume':
    case 'approve':
      return words[act](who);
  }
}

/** What was saved in the record of this customer. */
export function toldEdit({ what, field, text }: ToldEdit, who: string, customer: string): string {
  const words = texts.byOthers;
  const label =
    field === null ? '' : ((fieldNames as Partial<Record<Field, string>>)[field] ?? field.slice('own:'.length));
  const sentences: Record<ToldEdit['what'], string> = {
    'set-field': text === '' ? words.emptyField(who, label) : words.setField(who, label, text),
    'add-tag': words.addTag(who, text),
    'remove-tag': words.removeTag(who, text),
    'add-note': withText(words.addNote(who), text),
  };
  return `${sentences[what]} · ${customer}`;
}

const withText = (sentence: string, text: string): string => (text === '' ? sentence : `${sentence}: ${text}`);

const actOf: Partial<Record<NonNullable<EntityOf<'entry'>['event']>, ToldAct>> = {
  accepted: 'accept',
  completed: 'complete',
  deferred: 'defer',
  transferred: 'transfer',
  resumed: 'resume',
  categorized: 'save-categories',
  'language-set': 'set-language',
  approved: 'approve',
  'returned-for-change': 'return',
};

/** `names` of categories by their ids. */
export function told(
  entry: EntityOf<'entry'>,
  customer: string | null,
  names: (ids: readonly string[]) => string[],
): string {
  const categories = names(entry.categories);
  if (entry.event === 'rerouted') return toldReroute(categories, customer);
  const act = entry.what === 'comment' ? 'comment' : ((entry.event && actOf[entry.event]) ?? 'accept');
  const to = handedTo(entry) ?? (entry.agent ? firstName(entry.agent.name) : undefined);
  const besides = {
    text: entry.text,
    until: entry.until ?? undefined,
    to,
    customer,
    categories,
    language: entry.language,
  };
  return toldAct(act, firstName(entry.by?.name ?? ''), besides, entry.at);
}
