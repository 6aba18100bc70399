-- How an agent stands in each channel group, who set it, and misses in a row. Nobody was told apart before: nothing to fold.
alter table agents
  add column mode_by text,
  add column groups jsonb not null default '{}',
  add column misses jsonb not null default '{}';
