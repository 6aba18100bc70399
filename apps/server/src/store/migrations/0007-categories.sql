-- Categories are saved; what a policy excludes, and whether a team wants a disposition.
alter table interactions add column categories_version integer not null default 0;

-- Rows equal the fold of their facts, also for what was there before.
update directory set listed = listed || '{"dispositionMandatory": false}' where listed ->> 'kind' = 'team';
update directory set listed = jsonb_set(listed, '{policy,excludedCategories}', '[]')
 where listed ->> 'kind' = 'team' and jsonb_typeof(listed -> 'policy') = 'object';
