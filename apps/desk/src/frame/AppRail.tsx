import { LogOut } from 'lucide-react';
import type { ReactNode } from 'react';
import { Avatar } from '../look/Avatar.tsx';
import { Button } from '../look/Button.tsx';
import { Go } from '../look/Go.tsx';
import { Mark } from '../look/Mark.tsx';
import { Panel } from '../look/Panel.tsx';
import { Button as AriaButton } from 'react-aria-components/Button';
import { texts } from '../texts/en.ts';
import styles from './AppRail.module.css';

export interface RailSection {
  name: string;
  links: readonly { href: string; name: string; icon: ReactNode; count?: ReactNode; isCurrent: boolean }[];
}

export interface AppRailProps {
  /** Each a landmark of its own: "Main", and what other rights bring. */
  sections: readonly RailSection[];
  you: { id: string; name: string; email?: string };
  onSignOut(): void;
}

export function AppRail({ sections, you, onSignOut }: AppRailProps) {
  return (
    <div className={styles.rail}>
      <span className={styles.mark}>
        <Mark size={26} />
      </span>
      {sections.map(({ name, links }) => (
        <nav key={name} className={styles.section} aria-label={name}>
          {links.map(({ href, name: link, icon, count, isCurrent }) => (
            <Go key={href} className={styles.link} href={href} aria-current={isCurrent ? 'page' : undefined}>
              {icon}
              <span>
                {link}
                {count}
              </span>
            </Go>
          ))}
        </nav>
      ))}
      <div className={styles.you}>
        <Panel
          title={you.name}
          placement="top start"
          trigger={
            <AriaButton className={styles.account} aria-label={texts.navigation.account}>
              <Avatar id={you.id} name={you.name} />
            </AriaButton>
          }
        >
          {you.email && <p className={styles.email}>{you.email}</p>}
          <Button onPress={onSignOut}>
            <LogOut size={14} aria-hidden="true" />
            {texts.navigation.signOut}
          </Button>
        </Panel>
      </div>
    </div>
  );
}
