// The drafts of an agent's own desk, on top of a client: an editor for each reply and comment, kept for the life of the
// page, so that a change of interaction loses nothing. A chat window does not import this room: it carries the masking.
import type { DraftWhat } from '@oriel/protocol';
import { computed, effect, signal } from '@preact/signals-core';
import type { Client } from '../client.ts';
import type { ViewHandle } from '../views/handle.ts';
import { draftKey } from '../views/live-values.ts';
import { openEditor } from './editor.ts';
import type { DraftEditor, DrivenEditor } from './editor.ts';
import { keptDrafts } from './kept-drafts.ts';
import type { DraftStorage, KeptDrafts } from './kept-drafts.ts';
import { watchDrafts } from './watched.ts';

/** Empty editors that are kept, the last ones used: more than one person goes back to, and no more for a long shift. */
export const idleEditorsMax = 100;

export interface Drafts {
  /** The same editor for the same interaction and kind. Ask for it once signed in (`client.you`). */
  editor(interaction: string, what: DraftWhat): DraftEditor;
  /** Reads and subscribes: the interactions in which something stands here that was not sent. */
  unsent(): string[];
  /** Writes what is kept and lets go of the client. */
  end(): void;
}

/** `storage`: where drafts survive a reload; a browser's `localStorage`. */
export function drafts(client: Client, { storage }: { storage?: DraftStorage } = {}): Drafts {
  const { line, page, now } = client;
  const editors = new Map<string, { editor: DrivenEditor; stop: () => void }>();
  const stops: (() => void)[] = [watchDrafts(client)];
  const desk = signal<ViewHandle | null>(null);
  const opened = signal<readonly { interaction: string; editor: DraftEditor }[]>([]);

  const you = computed(() => client.you.value?.id ?? null);
  stops.push(
    effect(() => {
      const agent = you.value;
      if (agent === null) return;
      // Other tabs' drafts and the server's copies come with one's own desk, as to anybody who sees it.
      const handle = client.open({ view: 'desk', agent });
      desk.value = handle;
      return () => handle.close();
    }),
    effect(() => {
      if (line.connection.value > 0) editors.forEach(({ editor }) => editor.connected());
    }),
    line.onSignals((values) => {
      for (const value of values) {
        if (value.kind !== 'draft-end' || value.agent !== you.peek()) continue;
        const editor = editors.get(draftKey(value))?.editor;
        // A copy that nobody has open here would come back as news some day.
        if (editor) editor.overThere();
        else keptHere()?.remove(draftKey(value));
      }
    }),
    line.surroundings.watch((happening) => {
      if (happening === 'page-hidden' || happening === 'page-gone') editors.forEach(({ editor }) => editor.keepNow());
    }),
  );

  /** What is left empty is not kept for ever. */
  function letGo(): void {
    const idle = [...editors].filter(([, { editor }]) => editor.isIdle());
    for (const [key, { editor, stop }] of idle.slice(0, Math.max(0, idle.length - idleEditorsMax))) {
      editors.delete(key);
      stop();
      editor.end();
      opened.value = opened.peek().filter((one) => one.editor !== editor);
    }
  }

  function keptHere(): KeptDrafts | null {
    const person = you.peek();
    return storage && person !== null ? keptDrafts(storage, person, now) : null;
  }

  function open(interaction: string, what: DraftWhat, key: string): { editor: DrivenEditor; stop: () => void } {
    const seen = computed(() => desk.value?.drafts.value.get(key) ?? null);
    const editor = openEditor({
      ...{ interaction, what, key, page, line, now, seen },
      kept: keptHere(),
      isUnderWay: (masked) =>
        client.outbox
          .peek()
          .some(
            ({ command, state }) =>
              command.kind === what &&
              command.interaction === interaction &&
              state !== 'refused' &&
              isSameButForDots(command.text, masked),
          ),
    });
    // What there is now, the editor began with.
    let isNews = false;
    const stop = seen.subscribe(() => isNews && editor.seenChanged());
    isNews = true;
    return { editor, stop };
  }

  return {
    editor(interaction, what) {
      const key = draftKey({ interaction, what });
      const known = editors.get(key);
      const used = known ?? open(interaction, what, key);
      const { editor } = used;
      // The last one used stands last.
      editors.delete(key);
      editors.set(key, used);
      if (known) return editor;
      // Asked for while a screen is drawn, which must not change what is drawn.
      queueMicrotask(() => {
        opened.value = [...opened.peek(), { interaction, editor }];
        letGo();
      });
      return editor;
    },
    unsent: () => opened.value.flatMap(({ interaction, editor }) => (editor.text.value === '' ? [] : [interaction])),
    end() {
      editors.forEach(({ editor, stop }) => {
        editor.end();
        stop();
      });
      stops.forEach((stop) => stop());
    },
  };
}

/** What is sent shows the end of a card number, or all of what proved to be none; spaces around it are not sent. */
function isSameButForDots(sent: string, draft: string): boolean {
  const [one, other] = [sent.trim(), draft.trim()];
  return one.length === other.length && [...one].every((char, i) => char === [...other][i] || [...other][i] === '•');
}
