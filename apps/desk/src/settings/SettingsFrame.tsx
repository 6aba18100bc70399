// Settings: the list of sections at the side, found by a word of what stands in them, and the one that is open beside it.
import { useState, type ReactNode } from 'react';
import { Go } from '../look/Go.tsx';
import { SearchField } from '../look/SearchField.tsx';
import { texts } from '../texts/en-settings.ts';
import styles from './Settings.module.css';

export interface Section {
  path: string;
  name: string;
  /** What stands there, in words one may look for. */
  words: string;
  icon: ReactNode;
}

interface SettingsFrameProps {
  sections: readonly Section[];
  path: string;
  children: ReactNode;
}

export function SettingsFrame({ sections, path, children }: SettingsFrameProps) {
  const [sought, setSought] = useState('');
  const words = sought.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  const found = sections.filter((section) => {
    const all = `${section.name} ${section.words}`.toLocaleLowerCase();
    return words.every((word) => all.includes(word));
  });
  return (
    <div className={styles.frame}>
      <div className={styles.side}>
        {sections.length > 1 && <SearchField placeholder={texts.find} text={sought} onText={setSought} />}
        <nav aria-label={texts.sections}>
          <ul className={styles.sections}>
            {found.map(({ path: href, name, icon }) => (
              <li key={href}>
                <Go href={href} aria-current={href === path ? 'page' : undefined}>
                  {icon}
                  {name}
                </Go>
              </li>
            ))}
          </ul>
        </nav>
        <output className={styles.none}>{found.length === 0 && texts.noSection}</output>
      </div>
      <div className={styles.section}>{children}</div>
    </div>
  );
}
