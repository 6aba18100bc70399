/**
 * Whether the people for whom seats are kept are there: each one's own desk is looked at, from a page that is no seat
 * and so counts for nothing. Nothing is ever done in their names.
 */
import type { Client, ViewHandle } from '@oriel/client';

export type Person = {
  /** Available, and below the limit to which work is pushed: somebody who left it all lying gets no more. */
  hasRoom(): boolean;
};

export function personAt(client: Client): Person {
  let desk: ViewHandle | undefined;
  return {
    hasRoom() {
      const you = client.you.peek();
      if (you?.kind !== 'person') return false;
      desk ??= client.open({ view: 'desk', agent: you.id });
      if (desk.staleSince.peek() !== null) return false;
      const agent = desk.one('agent', you.id);
      if (!agent?.connected || agent.mode !== 'available') return false;
      // Those who come to the people's own channel are in the first of their groups.
      const [group] = agent.groups;
      const held = desk.all('interaction').filter((one) => one.agent === you.id && one.group === group?.id);
      return group?.mode === 'available' && held.length < group.soft;
    },
  };
}
