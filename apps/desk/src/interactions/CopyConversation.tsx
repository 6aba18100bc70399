// The open conversation to take along: shown whole, then copied, saved or printed. Made from one request; nobody else sees
// that it was made.
import { useEffect, useState } from 'react';
import { useToasts } from '../app/toasts.tsx';
import { useCategories } from '../categories/known.ts';
import { namesOf } from '../categories/tree.ts';
import { Button } from '../look/Button.tsx';
import { Dialog } from '../look/Dialog.tsx';
import { ErrorState, Skeleton } from '../look/states.tsx';
import { Switch } from '../look/Switch.tsx';
import { texts } from '../texts/en.ts';
import { dayAndClock } from '../texts/times.ts';
import styles from './CopyConversation.module.css';
import { copiedLines, copiedText, wholeConversation, type WholeConversation } from './copied.ts';

interface CopyConversationProps {
  interaction: string;
  /** The agent's whose watched desk this is. */
  desk: string | undefined;
  onClose(): void;
}

export function CopyConversation({ interaction, desk, onClose }: CopyConversationProps) {
  const [whole, setWhole] = useState<WholeConversation | 'missing' | null>(null);
  const [isWhole, setIsWhole] = useState(false);
  useEffect(() => {
    let isOver = false;
    void wholeConversation(interaction, desk).then((had) => !isOver && setWhole(had ?? 'missing'));
    return () => {
      isOver = true;
    };
  }, [interaction, desk]);
  const { tree } = useCategories();
  const { tell } = useToasts();
  const had = whole === 'missing' ? null : whole;
  const lines = had ? copiedLines(had, isWhole, (ids) => namesOf(tree, ids)) : [];
  const copy = async (text: string) => {
    const isCopied = await navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
    tell({ text: isCopied ? texts.copy.copied : texts.copy.notCopied, lastsMs: 6_000 });
  };
  return (
    <Dialog
      title={texts.copy.title}
      size="wide"
      isOpen
      onClose={onClose}
      acts={
        had && (
          <>
            <Button onPress={() => void copy(copiedText(had, lines))} variant="primary">
              {texts.copy.copy}
            </Button>
            <Button onPress={() => save('conversation.txt', copiedText(had, lines))}>{texts.copy.saveText}</Button>
            <Button onPress={() => save('conversation.json', JSON.stringify(had, null, 1))}>
              {texts.copy.saveJson}
            </Button>
            <Button onPress={() => window.print()}>{texts.copy.print}</Button>
          </>
        )
      }
    >
      {whole === null && <Skeleton name={texts.loading} rows={5} />}
      {whole === 'missing' && <ErrorState>{texts.copy.missing}</ErrorState>}
      {had && (
        <>
          <div className={styles.screen}>
            <Switch isOn={isWhole} onChange={setIsWhole}>
              {texts.copy.whole}
            </Switch>
          </div>
          <article className={styles.copy} data-print>
            <h3>
              <bdi>{texts.copy.heading(had.interaction.customerName)}</bdi>
            </h3>
            <p className={styles.when}>{had.interaction.channelName}</p>
            <ol>
              {lines.map(({ id, at, by, text }) => (
                <li key={id} className={styles.line}>
                  <p className={styles.when}>
                    {by !== undefined && (
                      <>
                        <bdi className={styles.by}>{by}</bdi>{' '}
                      </>
                    )}
                    <time dateTime={new Date(at).toISOString()}>{dayAndClock(at)}</time>
                  </p>
                  <p className={styles.text} dir="auto">
                    {text}
                  </p>
                </li>
              ))}
            </ol>
          </article>
        </>
      )}
    </Dialog>
  );
}

function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }));
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
