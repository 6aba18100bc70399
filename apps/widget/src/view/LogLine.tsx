// One line of the log: a day, a note, or a message. A message's words are text nodes, in the direction of their own
// language; what looks like an address is followed without telling where from.
import { passages, pieces, type Piece } from '@oriel/client';
import type { Delivery, Line, MessageLine } from '../chat/lines.ts';
import { texts } from '../texts.ts';
import { Tick } from './icons.tsx';

interface LogLineProps {
  line: Line;
  sayAgain: (id: string) => void;
}

export function LogLine({ line, sayAgain }: LogLineProps) {
  if (line.is === 'day') return <p class="day">{line.text}</p>;
  if (line.is === 'message') return <Message line={line} sayAgain={sayAgain} />;
  return (
    <p class="note">
      <bdi>{line.text}</bdi>
      {line.more && <span>{line.more}</span>}
    </p>
  );
}

function Message({ line, sayAgain }: { line: MessageLine; sayAgain: (id: string) => void }) {
  const { from, name, text, isFirst, isLast, delivery } = line;
  const isNamed = isFirst && from === 'agent';
  return (
    <div class="message" data-from={from} data-first={isFirst} data-delivery={delivery}>
      {isNamed ? (
        <p class="name" dir="auto">
          {name}
        </p>
      ) : (
        <span class="unseen">{from === 'you' ? texts.youSaid : texts.agentSaid(name)}</span>
      )}
      {passages(text).map(({ isQuoted, text: said }, index) =>
        isQuoted ? (
          <blockquote key={index} class="words" dir="auto">
            {pieces(said).map(pieceOf)}
          </blockquote>
        ) : (
          <p key={index} class="words" dir="auto">
            {pieces(said).map(pieceOf)}
          </p>
        ),
      )}
      {delivery === 'refused' && line.id !== null ? (
        <p class="refused" role="alert">
          {texts.notSent}{' '}
          <button type="button" class="plain" onClick={() => sayAgain(line.id!)}>
            {texts.tryAgain}
          </button>
        </p>
      ) : (
        isLast && <Below time={line.time} delivery={delivery} />
      )}
    </div>
  );
}

const pieceOf = ({ text, href, host }: Piece, index: number) =>
  href ? (
    <a key={index} href={href} target="_blank" rel="noopener noreferrer nofollow ugc" dir="ltr" data-host={host}>
      {text}
    </a>
  ) : (
    text
  );

/** Not read out when it changes: "sending" and "sent" after every message would drown what is said. */
function Below({ time, delivery }: { time: string; delivery: Delivery | null }) {
  return (
    <p class="below" aria-live="off">
      <bdi>{time}</bdi>
      {delivery && <span class="delivery"> · {wordFor[delivery]}</span>}
      {delivery === 'sent' && <Tick />}
    </p>
  );
}

const wordFor: Record<Delivery, string> = {
  sending: texts.sending,
  waiting: texts.waiting,
  sent: texts.sent,
  refused: texts.notSent,
};
