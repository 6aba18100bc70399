// The sequence of calls to the ports around the agent's path: what happens between a frame's receipt and its answer.
// Deliveries to whoever looks are calls too, so one that comes before the answer shows.
import type { Around } from './floor.ts';

export interface PortCalls {
  around: Pick<Around, 'commits' | 'bus' | 'views'>;
  /** For each command, in order: the calls from its receipt to its answer. */
  spans: string[][];
  pending(): number;
  /** Frames that went to views, whoever's. */
  delivered(): number;
}

export function portCalls(): PortCalls {
  const spans: string[][] = [];
  const open = new Set<string[]>();
  let delivered = 0;
  const call = (name: string) => {
    for (const span of open) span.push(name);
  };
  return {
    spans,
    pending: () => open.size,
    delivered: () => delivered,
    around: {
      commits: (commits) => ({
        async commit(act) {
          const span = [`commit ${act.command.kind}`];
          const isAsked = act.by.kind !== 'system';
          if (isAsked) spans.push(span);
          open.add(span);
          try {
            return await commits.commit(act);
          } finally {
            span.push('answer');
            open.delete(span);
          }
        },
      }),
      bus: (bus) => ({
        publish(items) {
          call(`publish ${items.map(({ kind }) => kind).join(' ')}`);
          bus.publish(items);
        },
        subscribe: (take) => bus.subscribe(take),
      }),
      views: (views) => ({
        attach: (viewer, receiver) =>
          views.attach(viewer, {
            page: receiver.page,
            send(frame, view) {
              delivered += 1;
              call(`deliver ${frame.t}`);
              receiver.send(frame, view);
            },
            sendDraft(frame) {
              delivered += 1;
              call('deliver draft');
              return receiver.sendDraft(frame);
            },
            drop: (view) => receiver.drop(view),
          }),
      }),
    },
  };
}
