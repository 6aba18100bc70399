// Which message is quoted: the newest first, by arrows or pointer. What is quoted is a message's own words, not what it
// quoted in turn.
import { quotation, spoken } from '@oriel/client';
import { entriesOrder } from '@oriel/domain';
import { useEffect, useId, useMemo, useRef, useState } from 'react';
import { useView } from '../live/session.tsx';
import { useComputed } from '../live/signals.ts';
import { Choices, type ChoicesKeys } from '../look/Choices.tsx';
import { texts } from '../texts/en.ts';
import { clock } from '../texts/times.ts';
import styles from './QuoteChoice.module.css';

interface QuoteChoiceProps {
  interaction: string;
  onChoose(text: string): void;
}

export default function QuoteChoice({ interaction, onChoose }: QuoteChoiceProps) {
  const id = useId();
  const view = useView({ view: 'conversation', interaction });
  const entries = useComputed(() => entriesOrder(view?.all('entry') ?? []), [view]);
  const [active, setActive] = useState<string>();
  const keys = useRef<ChoicesKeys>(null);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const messages = useMemo(() => entries.filter(({ what }) => what === 'message').toReversed(), [entries]);
  const choices = useMemo(
    () =>
      messages.map(({ id: message, text, by, at }) => ({
        id: message,
        title: spoken(text),
        more: `${by?.name ?? ''} · ${clock(at)}`,
      })),
    [messages],
  );
  return (
    // A listbox's keys are taken here; its options are named by `aria-activedescendant`.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={box}
      className={styles.box}
      role="group"
      aria-label={texts.composer.quoteWhich}
      tabIndex={0}
      aria-activedescendant={active}
      onKeyDown={(event) => {
        if (event.key === 'Tab' || !keys.current?.press(event.key)) return;
        event.preventDefault();
      }}
    >
      <Choices
        id={id}
        name={texts.composer.quoteWhich}
        choices={choices}
        onChoose={(chosen) => {
          const message = messages.find((each) => each.id === chosen);
          if (message) onChoose(quotation(message.text));
        }}
        onActive={setActive}
        empty={view ? texts.composer.nothingToQuote : texts.loading}
        keys={keys}
      />
    </div>
  );
}
