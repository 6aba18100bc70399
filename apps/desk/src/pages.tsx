// The pages that an agent's app has.
import { MessageSquare } from 'lucide-react';
import { OwnDesk } from './agents/OwnDesk.tsx';
import { deskPlace } from './agents/place.ts';
import type { Page } from './app/pages.ts';
import { texts } from './texts/en.ts';

export const agentsPages: readonly Page[] = [
  {
    path: '/desk',
    may: (you) => you.roles.includes('agent'),
    show: (_params, search) => <OwnDesk place={deskPlace(search)} />,
    link: {
      section: texts.navigation.main,
      name: texts.navigation.desk,
      icon: <MessageSquare size={18} aria-hidden="true" />,
    },
  },
];
