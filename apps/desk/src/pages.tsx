// The pages that an agent's app has. The entry says where the desk comes from: at once, or when it is opened.
import { MessageSquare } from 'lucide-react';
import type { ReactNode } from 'react';
import { deskPlace, type DeskPlace } from './agents/place.ts';
import type { Page } from './app/pages.ts';
import { texts } from './texts/en.ts';

export const agentsPages = (desk: (place: DeskPlace) => ReactNode): readonly Page[] => [
  {
    path: '/desk',
    may: (you) => you.roles.includes('agent'),
    show: (_params, search) => desk(deskPlace(search)),
    link: {
      section: texts.navigation.main,
      name: texts.navigation.desk,
      icon: <MessageSquare size={18} aria-hidden="true" />,
    },
  },
];
