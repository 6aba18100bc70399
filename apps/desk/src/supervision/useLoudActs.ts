// The acts in the strip *{agent} will see*: commands on the agent's behalf, under the supervisor's own name. A refusal is
// shown to the supervisor alone.
import { useSession } from '../live/session.tsx';
import { commandOf as standCommand } from '../agents/standing.ts';
import type { Command } from '@oriel/protocol';
import { texts } from '../texts/en.ts';
import type { Saved, SharedChange } from '../customers/change.ts';
import type { LoudActGiven, LoudActName } from './LoudAct.tsx';
import type { Staged } from './LoudRecord.tsx';

export interface LoudActs {
  /** A sentence when it was refused; null when it is done. */
  give(act: LoudActName, interaction: string | undefined, given: LoudActGiven): Promise<string | null>;
  /** Saves a change of the record. */
  save(staged: Staged): Promise<Saved | { refused: string }>;
}

export function useLoudActs(agent: string): LoudActs {
  const { client } = useSession();
  return {
    async give(act, interaction, given) {
      const command = commandOf(act, agent, interaction, given);
      if (!command) return texts.refusals['not-found'];
      const outcome = await client.do(command);
      if ('did' in outcome) return null;
      return 'refused' in outcome ? texts.refusals[outcome.refused] : texts.offline;
    },
    async save({ interaction, change }) {
      const outcome = await client.do({ ...recordCommand(interaction, change), for: agent });
      if ('did' in outcome) return 'saved';
      if (!('refused' in outcome)) return { refused: texts.offline };
      return outcome.refused === 'record-changed' ? 'changed' : { refused: texts.refusals[outcome.refused] };
    },
  };
}

function recordCommand(interaction: string, change: SharedChange) {
  if (change.kind !== 'set-field') return { ...change, interaction };
  const { before: _, ...rest } = change;
  return { ...rest, interaction };
}

function commandOf(
  act: LoudActName,
  agent: string,
  interaction: string | undefined,
  { text, until, target, disposition, ticks, mentions, language, of, setTo }: LoudActGiven,
): Command | undefined {
  if (act === 'ask') return { kind: 'ask', for: agent };
  if (act === 'stand') return setTo ? { ...standCommand(setTo), for: agent } : undefined;
  if (interaction === undefined) return undefined;
  switch (act) {
    case 'comment':
      return { kind: act, interaction, text, ...(mentions.length > 0 && { mentions: [...mentions] }), for: agent };
    case 'defer':
      return { kind: act, interaction, until, for: agent };
    case 'transfer':
      return target ? { kind: act, interaction, to: target.to, ...(text && { comment: text }), for: agent } : undefined;
    case 'approve':
      return { kind: act, interaction, of };
    case 'return':
      return { kind: 'return-for-change', interaction, of, text };
    case 'complete':
      return { kind: act, interaction, ...(disposition !== null && { disposition }), for: agent };
    case 'set-language':
      return { kind: act, interaction, language, for: agent };
    case 'save-categories':
      return ticks
        ? { kind: act, interaction, categories: [...ticks.chosen], seen: ticks.over, for: agent }
        : undefined;
    case 'accept':
    case 'resume':
      return { kind: act, interaction, for: agent };
  }
}
