// Where the agent has the composer, the watcher has two things apart: a scratch pad that is silent, and a strip that is not.
import type { EntityOf } from '@oriel/protocol';
import { useSession } from '../live/session.tsx';
import { firstName } from '../look/person.ts';
import type { LoudActName } from './LoudAct.tsx';
import { LoudStrip } from './LoudStrip.tsx';
import { ScratchPad } from './ScratchPad.tsx';
import type { LoudActs } from './useLoudActs.ts';

type Interaction = EntityOf<'interaction'>;

interface WatcherPlaceProps {
  scratch: string;
  onScratch(text: string): void;
  agent: string;
  /** The one that is open. */
  interaction: Interaction | undefined;
  ringing: readonly Interaction[];
  acts: LoudActs;
}

export function WatcherPlace({ scratch, onScratch, agent, interaction, ringing, acts }: WatcherPlaceProps) {
  const { you } = useSession();
  const takes = interaction?.state === 'waiting' ? interaction : ringing[0];
  const possible: LoudActName[] = [
    ...(interaction ? (['comment'] as const) : []),
    'ask',
    ...(takes ? (['accept'] as const) : []),
    ...(interaction?.state === 'ongoing' ? (['complete'] as const) : []),
  ];
  const concerned = (act: LoudActName) => (act === 'accept' ? takes : interaction);
  return (
    <>
      <ScratchPad text={scratch} onText={onScratch} />
      <LoudStrip
        agent={agent}
        you={firstName(you.name)}
        customerOf={(act) => (act === 'ask' ? null : (concerned(act)?.customerName ?? null))}
        acts={possible}
        onAct={(act, text) => acts.give(act, concerned(act)?.id, text)}
      />
    </>
  );
}
