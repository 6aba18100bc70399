-- A policy has hours, minutes of a week and purposes to pick from: rows equal the fold of their facts, also for what was
-- there before.
update directory
   set listed = jsonb_set(listed, '{policy}',
                          '{"zone": "UTC", "hours": null, "weekMinutes": null, "purposes": []}' || (listed -> 'policy'))
 where listed ->> 'kind' = 'team' and jsonb_typeof(listed -> 'policy') = 'object';
