// Gives a command and tells when it was refused or there is no connection. Resolves with the result, or undefined.
import type { Command, Result } from '@oriel/protocol';
import { useCallback } from 'react';
import { useToasts } from '../app/toasts.tsx';
import { useSession } from '../live/session.tsx';
import { texts } from '../texts/en.ts';

export function useActs(): (command: Command) => Promise<Result | undefined> {
  const { client } = useSession();
  const { tell } = useToasts();
  return useCallback(
    async (command) => {
      const outcome = await client.do(command);
      if ('did' in outcome) return outcome.did;
      const text = 'refused' in outcome ? texts.refusals[outcome.refused] : texts.offline;
      tell({ text, tone: 'late', lastsMs: 8_000 });
      return undefined;
    },
    [client, tell],
  );
}
