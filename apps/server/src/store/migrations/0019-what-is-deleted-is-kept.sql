-- Saved replies and away reasons can be deleted, and taken back: those from before are there.
update directory set listed = listed || '{"isDeleted": false}' where listed ->> 'kind' in ('savedReply', 'awayReason');
