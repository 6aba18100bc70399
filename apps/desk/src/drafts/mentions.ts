// Which colleagues a comment names: "@" and the whole name, of those who may read the interaction, at the start of a word.
// Found in the text as it stands when it is sent, so that whatever was changed, taken back or typed by hand counts as it
// reads.
import { mentionsMax, type Mention } from '@oriel/protocol';

export interface Reader {
  id: string;
  name: string;
}

/** Of several of one name the first is meant: the one chosen last stands first. */
export function mentionsIn(text: string, readers: readonly Reader[]): Mention[] {
  const byLength = readers.toSorted((a, b) => b.name.length - a.name.length);
  const found: Mention[] = [];
  for (let at = text.indexOf('@'); at !== -1; at = text.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}]/u.test(text[at - 1]!)) continue;
    const reader = byLength.find(
      ({ name }) =>
        name !== '' && text.startsWith(name, at + 1) && !/^[\p{L}\p{N}]/u.test(text.slice(at + 1 + name.length)),
    );
    if (reader) found.push({ at, length: reader.name.length + 1, person: reader.id });
  }
  return found.slice(0, mentionsMax);
}
