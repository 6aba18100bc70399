import type { Receiver } from '../../apps/server/src/hub/viewing.ts';
import { draftMark } from '../people/agent.ts';
import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'a customer is told letters that are not sent',
  found: /a draft goes to/,
  plant: () => ({
    views: (views) => ({
      attach(viewer, receiver) {
        if (viewer.kind !== 'customer') return views.attach(viewer, receiver);
        const typed = { kind: 'focus', agent: draftMark, interaction: null } as const;
        const changed: Receiver = {
          page: receiver.page,
          send: (frame, view) => receiver.send(frame.t === 'signals' ? { ...frame, signals: [typed] } : frame, view),
          sendDraft: (frame, view) => receiver.sendDraft(frame, view),
          drop: (view) => receiver.drop(view),
        };
        return views.attach(viewer, changed);
      },
    }),
  }),
};
