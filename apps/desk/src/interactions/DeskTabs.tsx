import type { ReactNode } from 'react';
import { Tabs } from '../look/Tabs.tsx';
import { texts } from '../texts/en.ts';

export type DeskTab = 'ongoing' | 'deferred' | 'history';

interface DeskTabsProps {
  chosen: DeskTab;
  onChoose(tab: DeskTab): void;
  ongoing: number;
  deferred: number;
  children: ReactNode;
}

export function DeskTabs({ chosen, onChoose, ongoing, deferred, children }: DeskTabsProps) {
  const tabs = [
    { id: 'ongoing' as const, name: texts.desk.ongoing, count: ongoing },
    { id: 'deferred' as const, name: texts.desk.deferred, count: deferred },
    { id: 'history' as const, name: texts.desk.history },
  ];
  return (
    <Tabs name={texts.desk.tabs} tabs={tabs} chosen={chosen} onChoose={onChoose}>
      {children}
    </Tabs>
  );
}
