import { ArrowLeft, ChevronDown } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../look/Avatar.tsx';
import { DropDown, type Choice } from '../look/DropDown.tsx';
import { Freshness } from '../look/Freshness.tsx';
import { Go } from '../look/Go.tsx';
import { firstName } from '../look/person.ts';
import { ToggleButton } from '../look/ToggleButton.tsx';
import { texts } from '../texts/en-supervision.ts';
import styles from './WatchFrame.module.css';

export interface WatchFrameProps {
  agent: { id: string; name: string };
  backHref: string;
  /** Everybody the viewer may watch, this one among them; read when the list of them is opened. */
  others: readonly Choice[];
  onOthers(isOpen: boolean): void;
  onWatch(id: string): void;
  /** Of this week's, by all together; null: without bound. */
  minutesLeft: number | null;
  follow: { isOn: boolean; onChange(isOn: boolean): void };
  status: ReactNode;
  staleSince: number | null;
  children: ReactNode;
}

/** The violet frame: round everything that is seen here, and seen by nobody that it is seen. */
export function WatchFrame({
  agent,
  backHref,
  others,
  onOthers,
  onWatch,
  minutesLeft,
  follow,
  status,
  staleSince,
  children,
}: WatchFrameProps) {
  return (
    <div className={styles.frame}>
      <header className={styles.bar}>
        <Go className={styles.back} href={backHref} data-back="true">
          <ArrowLeft size={15} className={styles.turns} aria-hidden="true" />
          {texts.watch.back}
        </Go>
        <div className={styles.middle}>
          <div className={styles.who}>
            <h1 className={styles.heading}>
              <span className={styles.words}>{texts.watch.watching}</span>{' '}
              <span className={styles.agent}>
                <Avatar id={agent.id} name={agent.name} />
                <bdi>{agent.name}</bdi>
                <ChevronDown size={15} aria-hidden="true" />
              </span>
            </h1>
            <DropDown
              name={texts.watch.another}
              className={styles.over}
              choices={others}
              chosen={agent.id}
              onOpenChange={onOthers}
              onChoose={onWatch}
            />
          </div>
          <span className={styles.silent}>
            {texts.watch.silent(firstName(agent.name))}
            {minutesLeft !== null && ` · ${texts.watch.minutesLeft(minutesLeft)}`}
          </span>
        </div>
        <div className={styles.end}>
          <span className={styles.follow}>
            <ToggleButton isOn={follow.isOn} onChange={follow.onChange}>
              {texts.watch.follow}
            </ToggleButton>
          </span>
          {status}
          <Freshness staleSince={staleSince} />
        </div>
      </header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
