/**
 * The fields that a bot agent writes in, over the client's drafts. A desk keeps an editor for every interaction it ever
 * had, for as long as its page lives; a bot's page lives for weeks, so it turns to a new leaf whenever nothing is begun.
 */
import { type Client, type DraftEditor, drafts } from '@oriel/client';

export type What = 'reply' | 'comment';

/** Editors on one leaf: some hours' work. */
const leafMost = 60;

export function fieldsOf(client: Client) {
  let leaf = drafts(client);
  const used = new Map<string, DraftEditor>();
  const begun = new Set<string>();
  const keyOf = (interaction: string, what: What) => `${interaction}/${what}`;

  function editor(interaction: string, what: What): DraftEditor {
    const key = keyOf(interaction, what);
    if (!used.has(key) && used.size >= leafMost && begun.size === 0) {
      leaf.end();
      leaf = drafts(client);
      used.clear();
    }
    const found = used.get(key) ?? leaf.editor(interaction, what);
    used.set(key, found);
    return found;
  }

  return {
    write(interaction: string, what: What, text: string): void {
      begun.add(keyOf(interaction, what));
      editor(interaction, what).input(text);
    },
    /** The text has been given away. */
    sent(interaction: string, what: What): void {
      begun.delete(keyOf(interaction, what));
      editor(interaction, what).sent();
    },
    /** What was begun there is nobody's any more. */
    forget(interaction: string): void {
      for (const what of ['reply', 'comment'] as const) begun.delete(keyOf(interaction, what));
    },
    end: () => leaf.end(),
  };
}
