import type { ReactNode } from 'react';
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs';
import styles from './Tabs.module.css';

interface TabsProps<Id extends string> {
  name: string;
  tabs: readonly { id: Id; name: string; count?: number }[];
  chosen: Id;
  onChoose(id: Id): void;
  /** What the chosen tab shows. */
  children: ReactNode;
}

export function Tabs<Id extends string>({ name, tabs, chosen, onChoose, children }: TabsProps<Id>) {
  return (
    <AriaTabs className={styles.tabs} selectedKey={chosen} onSelectionChange={(key) => onChoose(key as Id)}>
      <TabList className={styles.list} aria-label={name}>
        {tabs.map((tab) => (
          <Tab key={tab.id} id={tab.id} className={styles.tab}>
            {tab.name}
            {tab.count !== undefined && ` ${tab.count}`}
          </Tab>
        ))}
      </TabList>
      <TabPanel key={chosen} id={chosen} className={styles.panel}>
        {children}
      </TabPanel>
    </AriaTabs>
  );
}
