// How a ring is told in this browser. The browser asks for its permission when the switch is pressed, and never before.
import { useState } from 'react';
import { useSignal } from '../live/signals.ts';
import { Switch } from '../look/Switch.tsx';
import { texts } from '../texts/en.ts';
import styles from './OwnSeat.module.css';
import { keepRingWays, ringWays } from './ring.ts';

export function RingSettings() {
  const ways = useSignal(ringWays);
  const [isBlocked, setBlocked] = useState(false);
  const notify = async (isOn: boolean) => {
    const isAllowed = !isOn || ('Notification' in globalThis && (await Notification.requestPermission()) === 'granted');
    setBlocked(!isAllowed);
    keepRingWays({ ...ringWays.peek(), notification: isOn && isAllowed });
  };
  return (
    <>
      <Switch isOn={ways.pageTitle} onChange={(pageTitle) => keepRingWays({ ...ways, pageTitle })}>
        {texts.ring.pageTitle}
      </Switch>
      <Switch isOn={ways.sound} onChange={(sound) => keepRingWays({ ...ways, sound })}>
        {texts.ring.sound}
      </Switch>
      <Switch isOn={ways.notification} onChange={(isOn) => void notify(isOn)}>
        {texts.ring.notification}
      </Switch>
      <p className={styles.more} role="status">
        {isBlocked ? texts.ring.blocked : texts.ring.inThisBrowser}
      </p>
    </>
  );
}
