// Which saved replies a word finds: by shortcut, title and text, without regard to accents and capitals; what begins so
// first, then in the customer's language first.
import type { EntityOf } from '@oriel/protocol';

type SavedReply = EntityOf<'savedReply'>;

/** More nobody goes through with arrow keys. */
export const foundMax = 50;

export const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

export interface Searchable {
  reply: SavedReply;
  shortcut: string;
  title: string;
  text: string;
}

/** Made once for a list, not with every key. */
export const searchable = (replies: readonly SavedReply[]): Searchable[] =>
  replies.map((reply) => ({
    reply,
    shortcut: plain(reply.shortcut),
    title: plain(reply.title),
    text: plain(reply.text),
  }));

/** 0 is best; null: not found. */
function rank({ shortcut, title, text }: Searchable, sought: string): number | null {
  if (shortcut.startsWith(sought)) return 0;
  if (title.startsWith(sought)) return 1;
  if (shortcut.includes(sought) || title.includes(sought)) return 2;
  return text.includes(sought) ? 3 : null;
}

export function foundReplies(replies: readonly Searchable[], word: string, language: string | null): SavedReply[] {
  const sought = plain(word);
  const strange = ({ reply }: Searchable) => (reply.language === null || reply.language === language ? 0 : 1);
  return replies
    .flatMap((each) => {
      const ranked = rank(each, sought);
      return ranked === null ? [] : [{ each, ranked }];
    })
    .toSorted(
      (a, b) =>
        a.ranked - b.ranked || strange(a.each) - strange(b.each) || a.each.title.localeCompare(b.each.title, 'en'),
    )
    .slice(0, foundMax)
    .map(({ each }) => each.reply);
}
