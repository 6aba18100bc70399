-- Channel groups: a ring is as long as its group says, and directories from before know their fields.
alter table interactions add column rings_until bigint;

-- Rows equal the fold of their facts, also for what was there before: a ring was 30 s.
update interactions set rings_until = state_at + 30000 where state = 'ringing';
update directory set listed = listed || '{"group": "realtime", "priority": 0}' where listed ->> 'kind' = 'channel';
update directory set listed = listed || '{"skills": [], "languages": []}' where listed ->> 'kind' = 'person';
