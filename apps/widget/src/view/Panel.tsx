// The whole window: head, log, text box, who reads.
import { texts } from '../texts.ts';
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
  return (
    <main class="panel" aria-label={texts.panel}>
      <Head channel={shown.channel} agent={shown.agent} close={acts.close} />
      <Log shown={shown} sayAgain={acts.sayAgain} />
      <TroubleLine trouble={shown.trouble} reload={acts.reload} />
      <Composer unsent={unsent} openings={shown.openings} keepUnsent={acts.keepUnsent} say={acts.say} />
      <p class="readers" dir="auto">
        {shown.readers}
      </p>
    </main>
  );
}
