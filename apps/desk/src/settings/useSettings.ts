// What the pages of Settings share: saving with a way back, and who changed something last.
import type { Command } from '@oriel/protocol';
import { useCallback } from 'react';
import { useToasts } from '../app/toasts.tsx';
import { useSession } from '../live/session.tsx';
import { texts as common } from '../texts/en.ts';
import { texts } from '../texts/en-settings.ts';

/** Long enough to read what was done and to take it back. */
const undoForMs = 10_000;

/** Resolves with why not, in words; null: it is done. Some commands are one act: the first *no* ends it. */
export type Save = (commands: readonly Command[], done: string, undo?: readonly Command[]) => Promise<string | null>;

export function useSave(): Save {
  const { client } = useSession();
  const { tell } = useToasts();
  return useCallback(
    async (commands, done, undo) => {
      const give = async (all: readonly Command[]): Promise<string | null> => {
        for (const command of all) {
          const outcome = await client.do(command);
          if (!('did' in outcome)) return 'refused' in outcome ? common.refusals[outcome.refused] : common.offline;
        }
        return null;
      };
      const no = await give(commands);
      if (no !== null) return no;
      const takeBack = async (back: readonly Command[]) => {
        const why = await give(back);
        tell(why === null ? { text: texts.undone, lastsMs: 4_000 } : { text: why, tone: 'late', lastsMs: 8_000 });
      };
      tell({
        text: done,
        ...(undo && { act: { name: texts.undo, onPress: () => void takeBack(undo) } }),
        lastsMs: undoForMs,
      });
      return null;
    },
    [client, tell],
  );
}
