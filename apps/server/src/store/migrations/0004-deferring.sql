-- Deferring, transferring, resuming: when it comes back, whom it is kept for, who had this customer last.
alter table interactions
  add column target text,
  add column target_team text,
  add column target_until bigint,
  add column target_why text,
  add column deferred_until bigint,
  add column last_agent text;
create index interactions_deferred on interactions (agent) where state = 'deferred';

-- Rows equal the fold of their facts, also for what was there before: a reopened one is kept for 20 s (sameAgentMs).
update interactions set last_agent = (
  select f.payload ->> 'agent' from facts f
   where f.stream = 'interaction' and f.id = interactions.id and f.kind = 'accepted' order by f.version desc limit 1
);
update interactions i set target = i.last_agent, target_until = moved.at + 20000, target_why = 'had-this-customer'
  from (
    select distinct on (id) id, kind, at from facts
     where stream = 'interaction'
       and kind in ('opened', 'reopened', 'offered', 'missed', 'withdrawn', 'accepted', 'completed')
     order by id, version desc
  ) moved
 where moved.id = i.id and moved.kind = 'reopened' and i.last_agent is not null;
