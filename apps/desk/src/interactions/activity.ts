// An interaction's facts as the sentences of its history: one a fact, what somebody said several times in a row as one.
// The table is total: a fact of a new kind has no sentence, and does not compile.
import type { EntityOf, EntryEvent } from '@oriel/protocol';
import { texts } from '../texts/en.ts';
import { lasting } from '../texts/times.ts';
import { sentence } from './lines.ts';

type Entry = EntityOf<'entry'>;
type Deed = EntryEvent | 'wrote' | 'replied' | 'commented';

/** What a sentence may need beside its own fact. */
interface Told {
  entry: Entry;
  /** The categories it names. */
  about: readonly string[];
  /** Since it rang, where it rang before. */
  rangForMs: number | null;
  /** How often in a row. */
  count: number;
  /** What the customer is called now. */
  customer: string;
}

const { activity } = texts;
const plain = ({ entry, about }: Told): string => sentence(entry, about);
const afterRinging = ({ entry, about, rangForMs }: Told): string =>
  rangForMs === null ? sentence(entry, about) : activity.after(sentence(entry, about), inSeconds(rangForMs));

const sentences: Record<Deed, (told: Told) => string> = {
  opened: ({ customer }) => activity.opened(customer),
  reopened: ({ customer }) => activity.reopened(customer),
  wrote: ({ customer, count }) => activity.wrote(customer, count),
  replied: ({ entry, count }) => activity.replied(by(entry), count),
  commented: ({ entry, count }) => activity.commented(by(entry), count),
  offered: plain,
  missed: afterRinging,
  withdrawn: afterRinging,
  accepted: afterRinging,
  completed: plain,
  deferred: plain,
  returned: plain,
  transferred: plain,
  resumed: plain,
  submitted: plain,
  approved: plain,
  'returned-for-change': plain,
  'taken-back': plain,
  lost: plain,
  undelivered: plain,
  'language-set': plain,
  categorized: plain,
  rerouted: plain,
  renamed: plain,
};

const by = ({ by: who }: Entry): string => who?.name ?? '';

const inSeconds = (ms: number): string => (ms < 60_000 ? `${Math.max(1, Math.round(ms / 1000))} s` : lasting(ms));

const deedOf = ({ event, what, from }: Entry): Deed =>
  event ?? (what === 'comment' ? 'commented' : from === 'customer' ? 'wrote' : 'replied');

export interface ActivityLine {
  id: string;
  /** Of the first and the last, where they are several. */
  at: number;
  until: number;
  text: string;
}

/** `entries` by version; the newest line first. `names` of categories by their ids. */
export function activityOf(
  entries: readonly Entry[],
  customer: string,
  names: (categories: readonly string[]) => string[] = () => [],
): ActivityLine[] {
  const told: (Told & { deed: Deed; until: number })[] = [];
  let rangAt: number | null = null;
  for (const entry of entries) {
    const deed = deedOf(entry);
    const last = told.at(-1);
    if (entry.what !== 'event' && last?.deed === deed && last.entry.by?.id === entry.by?.id) {
      last.count += 1;
      last.until = entry.at;
      continue;
    }
    const rangForMs = rangAt === null ? null : entry.at - rangAt;
    told.push({ entry, about: names(entry.categories), deed, rangForMs, count: 1, customer, until: entry.at });
    if (entry.what === 'event') rangAt = deed === 'offered' ? entry.at : null;
  }
  return told
    .map(({ deed, until, ...each }) => ({
      id: each.entry.id,
      at: each.entry.at,
      until,
      text: sentences[deed]({ ...each }),
    }))
    .reverse();
}
