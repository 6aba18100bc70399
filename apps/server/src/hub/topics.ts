// Which topics an item is published under. A node listens only to the topics of the views open on it.
import { personOf, type Directory } from '@oriel/domain';
import type { Item } from '../bus/bus.ts';

export const topic = {
  interaction: (id: string) => `interaction.${id}`,
  agent: (id: string) => `agent.${id}`,
  team: (id: string) => `floor.${id}`,
  customer: (id: string) => `customer.${id}`,
  /** Those whose inbox asks the same. */
  inbox: (scope: string) => `inbox.${scope}`,
  directory: 'directory',
  /** Whatever routing looks at. */
  routing: 'routing',
} as const;

export function topicsOf(item: Item, directory: Directory): string[] {
  switch (item.kind) {
    case 'interaction': {
      const { before, after } = item;
      const agents = [before?.agent, after.agent].filter((id): id is string => !!id);
      return [
        topic.interaction(after.id),
        topic.customer(after.customer),
        // A transfer leaves one team and enters another: both are told.
        ...new Set([before?.team ?? after.team, after.team].map(topic.team)),
        ...new Set(agents.map(topic.agent)),
        topic.routing,
      ];
    }
    case 'agent':
      return [topic.agent(item.after.id), ...teamTopics(directory, item.after.id), topic.routing];
    case 'day':
      return teamTopics(directory, item.after.agent);
    case 'customer':
      // Whom it is merged into, or was, shows it too. What was done on an agent's behalf is told on their desk.
      return [
        ...new Set(
          [item.after.id, item.before?.mergedInto, item.after.mergedInto]
            .filter((id) => !!id)
            .map((id) => topic.customer(id!)),
        ),
        ...new Set(item.facts.flatMap(({ onBehalfOf }) => (onBehalfOf === null ? [] : [topic.agent(onBehalfOf)]))),
      ];
    case 'listed':
      return [topic.directory];
    case 'inbox':
      return [topic.inbox(item.after.scope)];
    case 'typing':
      return [topic.customer(item.customer), ...teamTopics(directory, item.agent)];
    case 'draft-whole':
    case 'draft-splice':
    case 'draft-over':
    case 'focus':
      return [topic.agent(item.agent)];
  }
}

const teamTopics = (directory: Directory, agent: string): string[] => {
  const team = personOf(directory, agent)?.team;
  return team ? [topic.team(team)] : [];
};
