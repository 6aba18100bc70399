// The acts in the strip *{agent} will see*: commands on the agent's behalf, under the supervisor's own name. A refusal is
// shown to the supervisor alone.
import { useSession } from '../live/session.tsx';
import type { Command } from '@oriel/protocol';
import { texts } from '../texts/en.ts';
import type { LoudActName } from './LoudAct.tsx';

export interface LoudActs {
  /** A sentence when it was refused; null when it is done. */
  give(act: LoudActName, interaction: string | undefined, text: string): Promise<string | null>;
}

export function useLoudActs(agent: string): LoudActs {
  const { client } = useSession();
  return {
    async give(act, interaction, text) {
      const command = commandOf(act, agent, interaction, text);
      if (!command) return texts.refusals['not-found'];
      const outcome = await client.do(command);
      if ('did' in outcome) return null;
      return 'refused' in outcome ? texts.refusals[outcome.refused] : texts.offline;
    },
  };
}

function commandOf(
  act: LoudActName,
  agent: string,
  interaction: string | undefined,
  text: string,
): Command | undefined {
  if (act === 'ask') return { kind: 'ask', for: agent };
  if (interaction === undefined) return undefined;
  return act === 'comment' ? { kind: act, interaction, text, for: agent } : { kind: act, interaction, for: agent };
}
