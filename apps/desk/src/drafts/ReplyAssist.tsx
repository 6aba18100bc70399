// What helps to write a reply: saved replies by a sign, the gaps they leave, emoji, quotations. It comes after the field
// is there, and works on the field as its writer would. Nothing in here sends anything but the opening of the view that a
// list shows, when it is first called.
import type { EntityOf } from '@oriel/protocol';
import { MessageSquareText, SmilePlus, TextQuote } from 'lucide-react';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useSession, useView } from '../live/session.tsx';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Panel } from '../look/Panel.tsx';
import { firstName } from '../look/person.ts';
import { Skeleton } from '../look/states.tsx';
import { texts } from '../texts/en.ts';
import { insertInto } from './insert.ts';
import { nameGiven, type Values } from './placeholders.ts';
import styles from './ReplyAssist.module.css';
import { useGaps } from './useGaps.ts';
import { useWordMenu, type Field } from './useWordMenu.ts';

const SavedReplies = lazy(() => import('./SavedReplies.tsx'));
const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'));
const QuoteChoice = lazy(() => import('./QuoteChoice.tsx'));

export interface ReplyAssistProps {
  field: Field;
  text: string;
  interaction: EntityOf<'interaction'>;
  /** Of the conversation. */
  language: string | null;
}

export default function ReplyAssist({ field, text, interaction, language }: ReplyAssistProps) {
  const { you } = useSession();
  const [isCalled, setCalled] = useState(false);
  const menu = useWordMenu(field, '/');
  const { left, onGaps } = useGaps(field, text);
  if (menu && !isCalled) setCalled(true);
  const replies = useView(isCalled ? { view: 'saved-replies', agent: you.id } : null);
  const now = useMinute();
  const { id, customerName, channelName } = interaction;
  const values = useMemo((): Values => {
    const customer = nameGiven(customerName);
    return {
      'customer.name': customer,
      'customer.firstName': customer && firstName(customer),
      'agent.name': you.name,
      'agent.firstName': firstName(you.name),
      'channel.name': channelName,
      date: new Date(now).toLocaleDateString(language ?? 'en-GB', { day: 'numeric', month: 'long' }),
    };
  }, [customerName, channelName, you.name, language, now]);

  const insert = (what: string) => {
    const area = field.current;
    if (area) insertInto(area, { from: area.selectionStart, to: area.selectionEnd }, what);
  };
  const quote = (quoted: string) => {
    const area = field.current;
    if (!area) return;
    const at = area.selectionEnd;
    const isStart = at === 0 || area.value[at - 1] === '\n';
    insertInto(area, { from: at, to: at }, `${isStart ? '' : '\n'}${quoted}\n\n`);
  };
  const call = () => {
    const before = field.current?.value[field.current.selectionStart - 1];
    insert(before === undefined || /\s/.test(before) ? '/' : ' /');
  };

  return (
    <>
      {menu && replies && (
        <Suspense fallback={null}>
          <SavedReplies menu={menu} replies={replies} language={language} values={values} onGaps={onGaps} />
        </Suspense>
      )}
      <span className={styles.tools} role="group" aria-label={texts.composer.tools}>
        <Button variant="quiet" size="icon" aria-label={texts.composer.savedReplies} onPress={call}>
          <MessageSquareText size={15} aria-hidden="true" />
        </Button>
        <Tool name={texts.composer.emoji} icon={<SmilePlus size={15} aria-hidden="true" />} onChosen={insert}>
          {(choose) => <EmojiPicker onChoose={choose} />}
        </Tool>
        <Tool name={texts.composer.quote} icon={<TextQuote size={15} aria-hidden="true" />} onChosen={quote}>
          {(choose) => <QuoteChoice interaction={id} onChoose={choose} />}
        </Tool>
      </span>
      {left !== null && (
        <output className={styles.gap}>
          <bdi>{texts.composer.gap(left)}</bdi>
          <kbd aria-hidden="true">Tab</kbd>
        </output>
      )}
    </>
  );
}

interface ToolProps {
  name: string;
  icon: ReactNode;
  children(choose: (text: string) => void): ReactNode;
  onChosen(text: string): void;
}

/** A button with a panel; what is chosen there is written when the panel is gone and the focus can go back. */
function Tool({ name, icon, children, onChosen }: ToolProps) {
  const [isOpen, setOpen] = useState(false);
  const choose = (text: string) => {
    setOpen(false);
    // The panel holds the focus as long as it is there.
    setTimeout(() => onChosen(text));
  };
  return (
    <Panel
      title={name}
      placement="top start"
      isOpen={isOpen}
      onOpenChange={setOpen}
      trigger={
        <Button variant="quiet" size="icon" aria-label={name}>
          {icon}
        </Button>
      }
    >
      <Suspense fallback={<Skeleton name={texts.loading} />}>{children(choose)}</Suspense>
    </Panel>
  );
}
