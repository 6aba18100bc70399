// A bound query as SQL, for reading a list. It agrees with `matches` (packages/domain) but for text, which is compared
// there alone: PostgreSQL and JavaScript do not agree on what is the same letter in small. So a reading asks both.
import type { BoundQuery, Condition } from '@oriel/domain';

export interface Where {
  sql: string;
  values: unknown[];
}

export function whereOf({ agent, team, conditions }: BoundQuery, now: number): Where {
  const values: unknown[] = [];
  const value = (one: unknown) => `$${values.push(one)}`;
  const one = (condition: Condition): string | undefined => {
    switch (condition.on) {
      case 'state':
      case 'team':
      case 'channel':
        return `${condition.on} = any(${value(condition.ids)})`;
      case 'assignee':
      case 'language': {
        const column = condition.on === 'assignee' ? 'agent' : 'language';
        const named = `${column} = any(${value(condition.ids.filter((id) => id !== null))})`;
        return `(coalesce(${named}, false)${condition.ids.includes(null) ? ` or ${column} is null` : ''})`;
      }
      case 'category':
        return `categories ?| ${value(condition.ids)}::text[]`;
      case 'age':
        return `created_at ${condition.is === 'over' ? '<' : '>'} ${value(now - condition.ms)}`;
      case 'unanswered':
        return 'waits_since is not null';
      case 'text':
        return undefined;
    }
  };
  const mine = `agent = ${value(agent)}`;
  const all = [
    `state <> 'completed'`,
    team === null ? mine : `(${mine} or team = ${value(team)})`,
    ...conditions.flatMap((condition) => {
      const sql = one(condition);
      return sql === undefined ? [] : [condition.not ? `not (${sql})` : sql];
    }),
  ];
  return { sql: all.join(' and '), values };
}
