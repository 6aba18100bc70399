import type { ViewHandle } from '@oriel/client';
import { AtSign, Check } from 'lucide-react';
import { useComputed } from '../live/signals.ts';
import { Button } from '../look/Button.tsx';
import { useMinute } from '../look/clock.tsx';
import { Go } from '../look/Go.tsx';
import { firstName } from '../look/person.ts';
import { texts } from '../texts/en.ts';
import { clockOrDay } from '../texts/times.ts';
import type { Hand } from './hand.ts';
import styles from './Mentions.module.css';
import type { DeskPlace } from './place.ts';

interface MentionsProps {
  desk: ViewHandle;
  agent: string;
  place: DeskPlace;
  hand: Hand;
}

/** Where colleagues named this agent, until the agent says that they have seen it. Nothing, where there is none. */
export function Mentions({ desk, agent, place, hand }: MentionsProps) {
  const now = useMinute();
  const mentions = useComputed(() => desk.one('mentions', agent)?.list ?? [], [desk, agent]);
  if (mentions.length === 0) return null;
  return (
    <section className={styles.mentions} aria-labelledby="mentions">
      <h2 id="mentions" className={styles.title}>
        {texts.mentions.title}
      </h2>
      <ul className={styles.list}>
        {mentions.toReversed().map(({ id, interaction, customerName, by, at }) => (
          <li key={id} className={styles.mention}>
            <AtSign size={14} aria-hidden="true" />
            <Go
              href={hand.href({ ...place, inbox: undefined, open: interaction })}
              className={styles.link}
              onClick={() => hand.dismissMention?.(id)}
            >
              <bdi>{texts.mentions.told(firstName(by.name), customerName)}</bdi>
              <time className={styles.at}>{clockOrDay(at, now)}</time>
            </Go>
            {hand.dismissMention && (
              <Button
                variant="quiet"
                size="icon"
                aria-label={`${texts.mentions.dismiss}: ${customerName}`}
                onPress={() => hand.dismissMention?.(id)}
              >
                <Check size={14} aria-hidden="true" />
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
