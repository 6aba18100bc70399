// Where the agent has the composer, the watcher has two things apart: a scratch pad that is silent, and a strip that is not.
import type { ViewHandle } from '@oriel/client';
import type { EntityOf } from '@oriel/protocol';
import { shownTicks, type Ticks } from '../categories/ticks.ts';
import { useSession } from '../live/session.tsx';
import { firstName } from '../look/person.ts';
import type { Saved } from '../customers/change.ts';
import type { LoudActName } from './LoudAct.tsx';
import { LoudRecord, type Staged } from './LoudRecord.tsx';
import { LoudStrip } from './LoudStrip.tsx';
import { ScratchPad } from './ScratchPad.tsx';
import type { LoudActs } from './useLoudActs.ts';

type Interaction = EntityOf<'interaction'>;

/** A reply of the agent's waits for approval there. */
const isPending = (interaction: Interaction | undefined, agent: string): boolean =>
  interaction?.agent === agent && interaction.submitted?.is === 'pending';

interface WatcherPlaceProps {
  scratch: string;
  onScratch(text: string): void;
  /** In a sentence: "Ana". */
  agent: string;
  agentId: string;
  desk: ViewHandle;
  /** The one that is open. */
  interaction: Interaction | undefined;
  seat: EntityOf<'agent'>;
  ringing: readonly Interaction[];
  acts: LoudActs;
  /** Ticked in the window *Categories* of the open one, and not saved. */
  ticks: Ticks | null;
  onSaved(): void;
  /** A change of the record that waits to be saved, or not. */
  staged: Staged | null;
  onStagedEnd(saved: Saved): void;
}

/** What can be done with an interaction of the agent's. */
const possibleIn: Partial<Record<Interaction['state'], readonly LoudActName[]>> = {
  ongoing: ['defer', 'transfer', 'complete'],
  deferred: ['resume'],
  completed: ['resume'],
};

export function WatcherPlace({
  scratch,
  onScratch,
  agent,
  agentId,
  desk,
  interaction,
  seat,
  ringing,
  acts,
  ticks,
  onSaved,
  staged,
  onStagedEnd,
}: WatcherPlaceProps) {
  const { you } = useSession();
  const takes = interaction?.state === 'waiting' ? interaction : ringing[0];
  const isTheirs = interaction !== undefined && (interaction.agent === null || interaction.agent === agentId);
  const possible: LoudActName[] = [
    ...(interaction ? (['comment'] as const) : []),
    ...(isPending(interaction, agentId) ? (['approve', 'return'] as const) : []),
    'ask',
    ...(seat.mode === 'off' ? [] : (['stand'] as const)),
    ...(takes ? (['accept'] as const) : []),
    ...(interaction && isTheirs && shownTicks(interaction, ticks).isEdited ? (['save-categories'] as const) : []),
    ...(isTheirs ? (['set-language'] as const) : []),
    ...(interaction && interaction.agent === agentId ? (possibleIn[interaction.state] ?? []) : []),
  ];
  const concerned = (act: LoudActName) =>
    act === 'accept' ? takes : act === 'ask' || act === 'stand' ? undefined : interaction;
  return (
    <>
      <ScratchPad text={scratch} onText={onScratch} />
      <LoudStrip
        agent={agent}
        you={firstName(you.name)}
        agentId={agentId}
        desk={desk}
        seat={seat}
        concerned={concerned}
        acts={possible}
        ticks={ticks}
        onAct={async (act, given) => {
          const refused = await acts.give(act, concerned(act)?.id, given);
          if (act === 'save-categories' && refused === null) onSaved();
          return refused;
        }}
        besides={
          staged && (
            <LoudRecord
              staged={staged}
              agent={agent}
              you={firstName(you.name)}
              customer={interaction?.customerName ?? ''}
              onSave={acts.save}
              onEnd={onStagedEnd}
            />
          )
        }
      />
    </>
  );
}
