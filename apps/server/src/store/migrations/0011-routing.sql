-- Since when something is in routing, whatever rang meanwhile, and what brought it there.
alter table interactions add column queued_at bigint, add column came_by text;

-- Rows equal the fold of their facts, also for what was there before.
update interactions i set queued_at = came.at, came_by = came.kind
  from (
    select distinct on (id) id, at, kind from facts
     where stream = 'interaction' and kind in ('opened', 'reopened', 'transferred', 'returned', 'lost', 'rerouted')
     order by id, version desc
  ) came
 where came.id = i.id and i.state in ('waiting', 'ringing');
