// One line on the connection, above the text box, while something is wrong; read out when it changes.
import type { Trouble } from '../chat/chat.ts';
import { texts } from '../texts.ts';

export function TroubleLine({ trouble, reload }: { trouble: Trouble; reload: () => void }) {
  return (
    <div class="trouble" role="status" data-trouble={trouble}>
      {trouble && (
        <p>
          <span>{texts[trouble]}</span>
          {trouble === 'outdated' && (
            <button type="button" class="plain" onClick={reload}>
              {texts.reload}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
