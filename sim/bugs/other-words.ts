import type { Receiver } from '../../apps/server/src/hub/viewing.ts';
import type { Bug } from './bug.ts';

export const bug: Bug = {
  what: 'a screen shows another state than the log has',
  found: /sees in desk/,
  plant: () => ({
    views: (views) => ({
      attach(viewer, receiver) {
        const changed: Receiver = {
          page: receiver.page,
          send: (frame, view) =>
            receiver.send(
              frame.t === 'changed'
                ? {
                    ...frame,
                    entities: frame.entities.map((entity) =>
                      entity.kind === 'interaction' && entity.state === 'ongoing'
                        ? { ...entity, answered: !entity.answered }
                        : entity,
                    ),
                  }
                : frame,
              view,
            ),
          sendDraft: (frame, view) => receiver.sendDraft(frame, view),
          drop: (view) => receiver.drop(view),
        };
        return views.attach(viewer, changed);
      },
    }),
  }),
};
