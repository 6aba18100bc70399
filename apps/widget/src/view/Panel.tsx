// The whole window: head, log, text box, who reads.
import type { Acts, Shown } from './shown.ts';
import { Composer } from './Composer.tsx';
import { Head } from './Head.tsx';
import { Log } from './Log.tsx';
import { TroubleLine } from './TroubleLine.tsx';

interface PanelProps {
  shown: Shown;
  acts: Acts;
  /** What stood in the text box when the page was left. */
  unsent: string;
}

export function Panel({ shown, acts, unsent }: PanelProps) {
  const closeOnEscape = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.isComposing) acts.close?.();
  };
  return (
    <div class="panel" onKeyDown={closeOnEscape}>
      <Head channel={shown.channel} agent={shown.agent} close={acts.close} />
      <main>
        <Log shown={shown} sayAgain={acts.sayAgain} />
        <TroubleLine trouble={shown.trouble} reload={acts.reload} />
        <Composer unsent={unsent} openings={shown.openings} keepUnsent={acts.keepUnsent} say={acts.say} />
        <p class="readers" dir="auto">
          {shown.readers}
        </p>
      </main>
    </div>
  );
}
