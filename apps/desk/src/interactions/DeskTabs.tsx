import type { ReactNode } from 'react';
import { Tabs } from '../look/Tabs.tsx';
import { texts } from '../texts/en.ts';

export type DeskTab = 'ongoing' | 'history';

interface DeskTabsProps {
  chosen: DeskTab;
  onChoose(tab: DeskTab): void;
  ongoing: number;
  children: ReactNode;
}

export function DeskTabs({ chosen, onChoose, ongoing, children }: DeskTabsProps) {
  const tabs = [
    { id: 'ongoing' as const, name: texts.desk.ongoing, count: ongoing },
    { id: 'history' as const, name: texts.desk.history },
  ];
  return (
    <Tabs name={texts.desk.tabs} tabs={tabs} chosen={chosen} onChoose={onChoose}>
      {children}
    </Tabs>
  );
}
