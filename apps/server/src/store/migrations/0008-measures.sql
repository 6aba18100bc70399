-- More of an agent's day: what was put off, handed over and taken back, and how long interactions were open in front of
-- them. Rows equal the fold of their facts, also for what was there before.
alter table day_counts
  add column deferred int not null default 0,
  add column transferred int not null default 0,
  add column resumed int not null default 0,
  add column handled_ms bigint not null default 0;

insert into day_counts (agent, date, deferred, transferred, resumed, version)
  select agent, date,
         count(*) filter (where kind = 'deferred'),
         count(*) filter (where kind = 'transferred'),
         count(*) filter (where kind = 'resumed'), 1
    from (
      select coalesce(f.payload ->> 'from', f.payload ->> 'agent') as agent, f.kind,
             to_char(to_timestamp(f.at / 1000.0) at time zone d.zone, 'YYYY-MM-DD') as date
        from facts f, deployment d
       where f.stream = 'interaction' and f.kind in ('deferred', 'transferred', 'resumed')
    ) counted
   group by agent, date
  on conflict (agent, date) do update set deferred = excluded.deferred, transferred = excluded.transferred,
    resumed = excluded.resumed, version = day_counts.version + 1;
