import { texts } from '../texts.ts';
import { Avatar } from './Avatar.tsx';
import { Close } from './icons.tsx';

interface HeadProps {
  channel: string;
  agent: string | null;
  close: (() => void) | null;
}

export function Head({ channel, agent, close }: HeadProps) {
  return (
    <div class="head">
      {agent && <Avatar name={agent} />}
      <div class="who">
        {/* Takes the focus where the text box does not. */}
        <h1 dir="auto" tabIndex={-1}>
          {channel}
        </h1>
        {agent && <p dir="auto">{texts.with(agent)}</p>}
      </div>
      {close && (
        <button type="button" class="icon" aria-label={texts.close} onClick={close}>
          <Close />
        </button>
      )}
    </div>
  );
}
