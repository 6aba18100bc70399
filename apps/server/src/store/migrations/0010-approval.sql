-- Approval before sending: a reply that waits for it, or came back unsent; and whose replies need it.
alter table interactions add column submitted jsonb;
create index interactions_submitted on interactions (agent) where submitted is not null;

-- Rows equal the fold of their facts, also for people who were there before.
update directory set listed = listed || '{"repliesNeedApproval": false}' where listed ->> 'kind' = 'person';
