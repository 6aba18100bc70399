-- The monitoring log: append-only, with a sequence of its own (S3, P3: it is in no stream and moves no version). *until*
-- is a second entry that names the first.
create table monitoring_log (
  seq bigint generated always as identity primary key,
  at bigint not null,
  what text not null check (what in ('desk', 'conversation', 'agents', 'until')),
  by text not null,
  by_name text not null,
  agent text,
  agent_name text,
  interaction text,
  teams jsonb not null,
  purpose text,
  opened bigint references monitoring_log (seq)
);
create unique index monitoring_log_until on monitoring_log (opened) where opened is not null;

create function monitoring_log_is_append_only() returns trigger language plpgsql as $$
begin raise exception 'the monitoring log is append-only'; end $$;
create trigger monitoring_log_append_only before update or delete or truncate on monitoring_log
  for each statement execute function monitoring_log_is_append_only();
